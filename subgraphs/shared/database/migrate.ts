import { mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { MigrationObject } from '@mikro-orm/core';
import { Migration, Migrator } from '@mikro-orm/migrations';

import type { SubgraphDefinition } from '../server/define-subgraph.ts';
import type { SubgraphName } from '../server/subgraph-names.ts';

import { connect, type DatabaseKind } from './connect.ts';
import { notOpened } from './connection-fault.ts';
import { mySqlAddress, type DatabaseAddress } from './database-address.ts';
import { storedBy } from './stored-by.ts';

/**
 * Makes a subgraph's tables where the database is ours: for sample data and tests. Never for an office's own database:
 * that is fitted by views.
 *
 * Migrations are plain SQL files, `migrations/<number>-<what>.<kind>.sql`, so that a database administrator can read them
 * and run them by hand. MikroORM's migrator runs each file in a transaction (MySQL commits after each statement all the
 * same) and records it in `schema_migration`. Returns the names of the files run now.
 */
export async function migrate(definition: SubgraphDefinition, address: DatabaseAddress): Promise<string[]> {
  if (address.kind === 'sqlite') {
    await mkdir(dirname(address.file), { recursive: true });
  }
  const files = await migrationFiles(definition.name, address.kind);
  const migrationsList = await Promise.all(files.map((file) => sqlMigration(definition.name, file)));
  const database = await connect(address, {
    entities: storedBy(definition),
    writable: true,
    extensions: [Migrator],
    migrations: { migrationsList, tableName: 'schema_migration', snapshot: false, silent: true },
  });
  try {
    const done = await database.orm.migrator.up();
    return done.map(({ name }) => name);
  } catch (error) {
    throw notOpened(error, address.kind === 'mysql' ? mySqlAddress(address.url) : address.file);
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

/** An SQL file as a migration of MikroORM. */
async function sqlMigration(subgraph: SubgraphName, name: string): Promise<MigrationObject> {
  const sql = await readFile(join(migrationsFolder(subgraph), name), 'utf8');
  class SqlFile extends Migration {
    override up(): void {
      for (const statement of statementsOf(sql)) {
        this.addSql(statement);
      }
    }
  }
  return { name, class: SqlFile };
}
