import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { connect, type DatabaseAddress, type DatabaseKind } from '../subgraphs/shared/database/connect.ts';
import { migrate, migrationFiles, migrationsFolder } from '../subgraphs/shared/database/migrate.ts';
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
  if (statements === '') return null;
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
      return sql.trim();
    } finally {
      await database.close();
    }
  } finally {
    if (address.kind === 'sqlite') await rm(address.file, { force: true });
    else await dropDatabase(mysqlUrl, scratch);
  }
}

async function dropDatabase(mysqlUrl: string, name: string): Promise<void> {
  const server = await createConnection(mysqlUrl);
  await server.query('drop database if exists ??', [name]);
  await server.end();
}
