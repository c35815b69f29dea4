import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { PartyNameEnding } from '../../../../subgraphs/cases/party/party-name-ending.entity.ts';
import { SUBGRAPHS } from '../../../../subgraphs/definitions.ts';
import { CourtClosure, RegionClosure } from '../../../../subgraphs/shared/database/closure.entity.ts';
import { connect, type Database } from '../../../../subgraphs/shared/database/connect.ts';
import { AgencyDirectory, CourtDirectory } from '../../../../subgraphs/shared/database/directory.entity.ts';
import { migrationFiles, migrationsFolder, statementsOf } from '../../../../subgraphs/shared/database/migrate.ts';
import { storedBy } from '../../../../subgraphs/shared/database/stored-by.ts';
import { nameEndings } from '../../../../subgraphs/shared/lists/name-part.ts';
import type { SubgraphName } from '../../../../subgraphs/shared/server/subgraph-names.ts';

import { recordsOf, type Stored, type World } from './records.ts';
import { COURTS, closureOf, REGIONS } from './regions.ts';

/** The offices' databases, whose contents can be replaced. */
export interface Databases {
  readonly files: Readonly<Record<SubgraphName, string>>;
  readonly writers: Readonly<Record<SubgraphName, Database>>;
  /** Replaces their contents by a world. */
  load(world: World): Promise<void>;
  remove(): Promise<void>;
}

export async function makeDatabases(offices: readonly SubgraphName[]): Promise<Databases> {
  const folder = await mkdtemp(join(tmpdir(), 'lianzhi-access-'));
  const files = {} as Record<SubgraphName, string>;
  const writers = {} as Record<SubgraphName, Database>;
  for (const name of offices) {
    const address = { kind: 'sqlite', file: join(folder, `${name}.sqlite`) } as const;
    files[name] = address.file;
    writers[name] = await connect(address, { entities: storedBy(SUBGRAPHS[name]), writable: true });
    await makeTables(name, writers[name]);
    await insertRegions(writers[name]);
  }
  return {
    files,
    writers,
    async load(world) {
      for (const name of offices) {
        await replaceAll(writers[name], SUBGRAPHS[name].entities, world);
      }
    },
    async remove() {
      await Promise.all(Object.values(writers).map((writer) => writer.close()));
      await rm(folder, { recursive: true });
    },
  };
}

/** Does what `migrate` does, without waiting for the disk after each statement. */
async function makeTables(name: SubgraphName, { em }: Database): Promise<void> {
  await em.execute('pragma synchronous = off');
  await em.execute('pragma journal_mode = wal');
  for (const file of await migrationFiles(name, 'sqlite')) {
    for (const statement of statementsOf(await readFile(join(migrationsFolder(name), file), 'utf8'))) {
      await em.execute(statement);
    }
  }
}

async function insertRegions({ em }: Database): Promise<void> {
  const forked = em.fork();
  await forked.insertMany(RegionClosure, closureOf(REGIONS));
  await forked.insertMany(CourtClosure, closureOf(COURTS));
  await forked.insertMany(
    CourtDirectory,
    COURTS.map(({ code, region }) => ({ courtCode: code, regionCode: region })),
  );
}

/** The index of names, which follows from the names. */
function endingsIn(world: World): readonly Stored[] {
  return recordsOf(world, 'Party').flatMap(({ id, name }) =>
    nameEndings(String(name)).map((ending) => ({ ending, partyId: id })),
  );
}

async function replaceAll({ em }: Database, entities: readonly (new () => object)[], world: World): Promise<void> {
  await em.fork().transactional(async (within) => {
    for (const entity of entities) {
      await within.nativeDelete(entity, {});
      const records = entity === PartyNameEnding ? endingsIn(world) : recordsOf(world, entity.name);
      if (records.length > 0) {
        await within.insertMany(entity, records as never[]);
      }
    }
    await within.nativeDelete(AgencyDirectory, {});
    const agencies = recordsOf(world, 'Agency directory');
    await within.insertMany(AgencyDirectory, agencies as never[]);
  });
}
