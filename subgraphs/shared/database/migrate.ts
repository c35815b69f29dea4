import { mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { createConnection } from 'mysql2/promise';

import type { SubgraphDefinition, SubgraphName } from '../server/define-subgraph.ts';

import { connect, type Database, type DatabaseAddress, type DatabaseKind } from './connect.ts';
import { storedBy } from './stored-by.ts';

/**
 * Makes a subgraph's tables where the database is ours: for sample data and tests. An office's own database is never
 * touched by this; it is fitted by views.
 *
 * Migrations are plain SQL files, `migrations/<number>-<what>.<kind>.sql`, so that a database administrator can read
 * them and run them by hand. Those run are remembered in `schema_migration`. Returns the names of those run now.
 */
export async function migrate(definition: SubgraphDefinition, address: DatabaseAddress): Promise<string[]> {
  await makeDatabase(address);
  const database = await connect(address, { entities: storedBy(definition), writable: true });
  try {
    await database.em.execute('create table if not exists schema_migration (name varchar(190) not null primary key)');
    const rows = await database.em.execute<{ name: string }[]>('select name from schema_migration');
    const done = new Set(rows.map(({ name }) => name));
    const pending = (await migrationFiles(definition.name, database.kind)).filter((name) => !done.has(name));
    for (const name of pending) {
      await run(database, definition.name, name);
    }
    return pending;
  } finally {
    await database.close();
  }
}

/** Where a subgraph's migrations are. */
export function migrationsFolder(subgraph: SubgraphName): string {
  return fileURLToPath(new URL(`../../${subgraph}/migrations/`, import.meta.url));
}

/** The names of a subgraph's migrations for a kind of database, oldest first. */
export async function migrationFiles(subgraph: SubgraphName, kind: DatabaseKind): Promise<string[]> {
  const files = await readdir(migrationsFolder(subgraph)).catch(() => []);
  return files.filter((file) => file.endsWith(`.${kind}.sql`)).sort();
}

/** The statements of a migration: each ends with a semicolon at the end of a line. */
export function statementsOf(sql: string): string[] {
  return sql
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}

async function run(database: Database, subgraph: SubgraphName, name: string): Promise<void> {
  const sql = await readFile(join(migrationsFolder(subgraph), name), 'utf8');
  for (const statement of statementsOf(sql)) {
    await database.em.execute(statement);
  }
  await database.em.execute('insert into schema_migration (name) values (?)', [name]);
}

async function makeDatabase(address: DatabaseAddress): Promise<void> {
  if (address.kind === 'sqlite') {
    await mkdir(dirname(address.file), { recursive: true });
    return;
  }
  const url = new URL(address.url);
  const name = url.pathname.slice(1);
  url.pathname = '/';
  const server = await createConnection(url.toString());
  await server.query('create database if not exists ?? character set utf8mb4', [name]);
  await server.end();
}
