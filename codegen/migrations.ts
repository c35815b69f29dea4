import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openConnection } from '../seed/write/open-connection.ts';
import { connect, type Database, type DatabaseKind } from '../subgraphs/shared/database/connect.ts';
import type { DatabaseAddress } from '../subgraphs/shared/database/database-address.ts';
import { migrate, migrationFiles, migrationsFolder, statementsOf } from '../subgraphs/shared/database/migrate.ts';
import { storedBy } from '../subgraphs/shared/database/stored-by.ts';
import type { SubgraphDefinition } from '../subgraphs/shared/server/define-subgraph.ts';

/**
 * Runs a subgraph's migrations in a scratch database, compares the tables with its entities, and writes the difference
 * as the next migration, `<next number>-<what>.<kind>.sql`.
 * @returns its path, or null where nothing has changed
 */
export async function writeMigration(
  definition: SubgraphDefinition,
  kind: DatabaseKind,
  what: string,
  mysqlUrl: string,
): Promise<string | null> {
  const statements = await pendingStatements(definition, kind, mysqlUrl);
  if (statements === '') {
    return null;
  }
  const folder = migrationsFolder(definition.name);
  const number = String((await migrationFiles(definition.name, kind)).length + 1).padStart(4, '0');
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${number}-${what}.${kind}.sql`);
  await writeFile(path, `${statements}\n`);
  return path;
}

/** The SQL that leads from the tables of the migrations to the entities; empty where they agree. */
export async function pendingStatements(
  definition: SubgraphDefinition,
  kind: DatabaseKind,
  mysqlUrl: string,
): Promise<string> {
  const scratch = `lianzhi_scratch_${definition.name}_${process.pid}`;
  const address: DatabaseAddress =
    kind === 'sqlite'
      ? { kind, file: join(tmpdir(), `${scratch}.sqlite`) }
      : { kind, url: new URL(`/${scratch}`, mysqlUrl).toString() };
  try {
    await migrate(definition, address);
    const database = await connect(address, { entities: storedBy(definition), writable: true });
    try {
      await database.em.execute('drop table schema_migration');
      const sql = await database.orm.schema.getUpdateSchemaSQL({ wrap: false });
      return await statementsWithEffect(database, statementsOf(sql));
    } finally {
      await database.close();
    }
  } finally {
    if (address.kind === 'sqlite') {
      await rm(address.file, { force: true });
    } else {
      await dropDatabase(address.url, scratch);
    }
  }
}

/**
 * The statements that have an effect. MariaDB reports the default of a nullable column differently from MySQL, so
 * MikroORM generates statements that set such columns to their present default.
 */
async function statementsWithEffect(database: Database, statements: readonly string[]): Promise<string> {
  const changing: string[] = [];
  for (const statement of statements) {
    const before = await describeTables(database);
    await database.em.execute(statement);
    if ((await describeTables(database)) !== before) {
      changing.push(`${statement};`);
    }
  }
  return changing.join('\n');
}

async function describeTables({ kind, em }: Database): Promise<string> {
  const queries =
    kind === 'sqlite'
      ? ['select type, name, tbl_name, sql from sqlite_master order by type, name']
      : [
          'select table_name, column_name, ordinal_position, column_type, is_nullable, column_default, collation_name from information_schema.columns where table_schema = database() order by 1, 3',
          'select table_name, index_name, seq_in_index, column_name, non_unique from information_schema.statistics where table_schema = database() order by 1, 2, 3',
          'select table_name, table_collation from information_schema.tables where table_schema = database() order by 1',
        ];
  const answers: unknown[] = [];
  for (const query of queries) {
    answers.push(await em.execute(query));
  }
  return JSON.stringify(answers);
}

async function dropDatabase(url: string, name: string): Promise<void> {
  const server = await openConnection(url, 'server');
  await server.query('drop database if exists ??', [name]);
  await server.end();
}
