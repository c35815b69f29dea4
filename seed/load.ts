import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { SUBGRAPHS } from '../subgraphs/definitions.ts';
import { connect, type Database } from '../subgraphs/shared/database/connect.ts';
import { databaseAddress, type DatabaseAddress } from '../subgraphs/shared/database/database-address.ts';
import { migrate } from '../subgraphs/shared/database/migrate.ts';
import { storedBy } from '../subgraphs/shared/database/stored-by.ts';
import { SUBGRAPH_NAMES, type SubgraphName } from '../subgraphs/shared/server/subgraph-names.ts';

import { writeRows } from './rows/all-rows.ts';
import type { Emit } from './rows/row-writer.ts';
import { setName, type SampleTarget } from './sample-target.ts';
import { worldOf, type WorldChoice } from './world/world.ts';
import { emitTo } from './write/emit-to-sink.ts';
import { mysqlIsMade, openMysqlLoad, type OpenMysqlLoad } from './write/mysql.ts';
import type { Progress } from './write/progress.ts';
import type { SeedStamp } from './write/row-sink.ts';
import { openSqliteLoad, sqliteIsMade, type OpenSqliteLoad } from './write/sqlite.ts';

export interface SampleOptions {
  choice: WorldChoice;
  seed: number;
  target: SampleTarget;
  progress: Progress;
}

export type SampleAddresses = Readonly<Record<SubgraphName, DatabaseAddress>>;

interface Load {
  name: SubgraphName;
  sink: OpenSqliteLoad | OpenMysqlLoad;
  database: Database;
}

/**
 * Makes the five databases of a sample world; those that already hold it stay as they are. An interrupted load leaves
 * nothing that could be mistaken for a complete one.
 */
export async function ensureSampleData(options: SampleOptions): Promise<SampleAddresses> {
  const { choice, seed, progress } = options;
  const addresses = sampleAddresses(options.target);
  const stamp: SeedStamp = { set: setName(choice), seed, version: versionOfSampleData() };
  const missing: SubgraphName[] = [];
  for (const name of SUBGRAPH_NAMES) {
    if (!(await isMade(addresses[name], stamp))) {
      missing.push(name);
    }
  }
  if (missing.length === 0) {
    return addresses;
  }

  const started = Date.now();
  const loads: Load[] = [];
  try {
    for (const name of missing) {
      loads.push(await openLoad(name, addresses[name], stamp));
    }
    const emits = Object.fromEntries(loads.map(({ name, sink, database }) => [name, emitTo(sink, database.em)]));
    await writeRows(worldOf(choice, seed), emits as Partial<Record<SubgraphName, Emit>>, async (cases) => {
      progress.at(cases, null);
      for (const { sink } of loads) {
        await sink.drain();
      }
    });
    for (const { sink } of loads) {
      await sink.done();
    }
  } catch (error) {
    for (const { sink } of loads) {
      await sink.abandon();
    }
    throw error;
  } finally {
    for (const { database } of loads) {
      await database.close();
    }
  }
  const rows = loads.reduce((sum, { sink }) => sum + sink.taken, 0);
  progress.end(`${rows} records in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return addresses;
}

/** The address of each subgraph's sample database. */
export function sampleAddresses(target: SampleTarget): SampleAddresses {
  const address = (name: SubgraphName): DatabaseAddress => {
    if (target.kind === 'sqlite') {
      return { kind: 'sqlite', file: join(target.folder, `${name}.sqlite`) };
    }
    // With the parameters of the URL: they may say how the connection is encrypted.
    const url = new URL(target.url);
    url.pathname = `/${target.prefix ?? 'lianzhi_'}${name}`;
    return databaseAddress(url.toString());
  };
  return Object.fromEntries(SUBGRAPH_NAMES.map((name) => [name, address(name)])) as Record<
    SubgraphName,
    DatabaseAddress
  >;
}

async function openLoad(name: SubgraphName, address: DatabaseAddress, stamp: SeedStamp): Promise<Load> {
  const definition = SUBGRAPHS[name];
  const makeTables = async (target: string): Promise<void> => void (await migrate(definition, databaseAddress(target)));
  const sink =
    address.kind === 'sqlite'
      ? await openSqliteLoad({ file: address.file, stamp, makeTables })
      : await openMysqlLoad({ url: address.url, stamp, makeTables });
  // Only the entities' metadata is read, so an empty in-memory database is enough.
  const database = await connect(
    { kind: 'sqlite', file: ':memory:' },
    { entities: storedBy(definition), writable: true },
  );
  return { name, sink, database };
}

function isMade(address: DatabaseAddress, stamp: SeedStamp): boolean | Promise<boolean> {
  return address.kind === 'sqlite' ? sqliteIsMade(address.file, stamp) : mysqlIsMade(address.url, stamp);
}

/** Code of this folder that only reads rows. */
const ONLY_READS_ROWS = /^(digest|figures|test-data)\//;

/** A hash of everything that the rows are made from: the sample code and data, and the tables. */
function versionOfSampleData(): string {
  const hash = createHash('sha256');
  const root = fileURLToPath(new URL('..', import.meta.url));
  const folders = ['seed', ...SUBGRAPH_NAMES.map((name) => `subgraphs/${name}/migrations`)];
  for (const folder of folders) {
    const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).sort();
    const sources = files.filter((path) => /\.(ts|csv|json|sql)$/.test(path) && !path.endsWith('.test.ts'));
    for (const file of sources.filter((path) => folder !== 'seed' || !ONLY_READS_ROWS.test(path))) {
      hash.update(file).update(readFileSync(join(root, folder, file)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}
