import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createConnection } from 'mysql2/promise';

import {
  connect,
  type Database,
  type DatabaseAddress,
  type DatabaseKind,
} from '../subgraphs/shared/database/connect.ts';
import { migrate, migrationFiles, migrationsFolder, statementsOf } from '../subgraphs/shared/database/migrate.ts';
import { storedBy } from '../subgraphs/shared/database/stored-by.ts';
import type { SubgraphDefinition } from '../subgraphs/shared/server/define-subgraph.ts';

/**
 * Writes the migration that leads from what a subgraph's migrations make to what its entities are now: run in a
 * scratch database, compared, and the difference written as `<next number>-<what>.<kind>.sql`. Returns its path, or
 * null where nothing has changed.
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

/** The SQL by which the entities differ from what the migrations make; empty where they agree. */
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
      return await effective(database, statementsOf(sql));
    } finally {
      await database.close();
    }
  } finally {
    if (address.kind === 'sqlite') {
      await rm(address.file, { force: true });
    } else {
      await dropDatabase(mysqlUrl, scratch);
    }
  }
}

/**
 * The statements that change anything when run. MariaDB tells the default of a nullable column otherwise than MySQL
 * does, and MikroORM would set each of them to what it is already.
 */
async function effective(database: Database, statements: readonly string[]): Promise<string> {
  const changing: string[] = [];
  for (const statement of statements) {
    const before = await tablesAsTheyAre(database);
    await database.em.execute(statement);
    if ((await tablesAsTheyAre(database)) !== before) {
      changing.push(`${statement};`);
    }
  }
  return changing.join('\n');
}

async function tablesAsTheyAre({ kind, em }: Database): Promise<string> {
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

async function dropDatabase(mysqlUrl: string, name: string): Promise<void> {
  const server = await createConnection(mysqlUrl);
  await server.query('drop database if exists ??', [name]);
  await server.end();
}
