import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { sampleAddresses } from '../seed/load.ts';
import { sampleTargetOf } from '../seed/sample-target.ts';

import { SUBGRAPHS } from './definitions.ts';
import { recordedSubgraph, type RecordedSubgraph } from './doctor/recorded-subgraph.ts';
import type { Viewer } from './shared/access/viewer.ts';
import { connect, type Database } from './shared/database/connect.ts';
import { storedBy } from './shared/database/stored-by.ts';
import { readTrees } from './shared/database/trees.ts';
import { filteredAndOrdered } from './shared/lists/list-queries.ts';
import type { SubgraphDefinition } from './shared/server/define-subgraph.ts';
import { subgraphSchema } from './shared/server/subgraph-schema.ts';
import { MYSQL_URL, mysqlVersion } from './shared/testing/mysql-server.ts';
import { SUPREME_COURT_VIEWER } from './shared/testing/viewers.ts';
import { rowFilter } from './shared/visibility/row-filter.ts';

/**
 * What MariaDB reads for every filter of every list with every order, over the 316,997 cases of Gansu: it scans no large table,
 * and neither sorts nor passes over more than ten thousand records for a page of a hundred. `analyze` runs the very statements
 * and counts the rows of each step.
 */
const MOST_READ = 10_000;

const GANSU = { set: 'gansu' } as const;
const ADDRESSES = sampleAddresses(sampleTargetOf(GANSU, MYSQL_URL));

const SAMPLES = {
  RegionCode: '"620100"',
  CourtCode: '"甘01"',
  Period: '"2017-03"',
  Int: '2017',
  Date: '"2017-03-05"',
  CaseNumber: '"（2017）甘0102执123号"',
  Decimal: '"100000"',
};

/** Who asks with every filter; the others with every order. */
const FILTERING = '甘01';

/** Of every case, of a province, of a prefecture and of one court. */
const VIEWERS: Readonly<Record<string, Viewer>> = Object.fromEntries(
  ['最高法', '甘', '甘01', '甘0102'].map((court) => [court, { ...SUPREME_COURT_VIEWER, court }]),
);

/**
 * Combinations that do read more, and why: nothing narrower than the order's index, or the filter's, serves both, and a third
 * index for each pair of them would cost every insertion more than these lists are asked for.
 */
const EXCEPTIONS: readonly { readonly list: RegExp; readonly why: string }[] = [];

const version = await mysqlVersion();
const isThere = version?.includes('MariaDB') === true && (await hasGansu());
if (!isThere) {
  process.stderr.write(
    `not run, no MariaDB with the databases of Gansu at MYSQL_URL (npm run bench:statistics makes them): the plans of lists\n`,
  );
}

describe('lists over the cases of a province', () => {
  it('are there in every subgraph', () => {
    for (const definition of Object.values(SUBGRAPHS)) {
      expect(filteredAndOrdered(subgraphSchema(definition).executable).length).toBeGreaterThan(4);
    }
  });

  for (const definition of isThere ? Object.values(SUBGRAPHS) : []) {
    describe(`of ${definition.name}`, () => {
      onGansu(definition);
    });
  }
});

interface Step {
  readonly table: string | null;
  readonly type: string | null;
  /** Rows that one run of the step read, on average. */
  readonly r_rows: number | string | null;
  readonly Extra: string | null;
}

function onGansu(definition: SubgraphDefinition): void {
  const { name } = definition;
  let database: Database;
  const recorders: Database[] = [];
  const recorded = new Map<string, RecordedSubgraph>();

  beforeAll(async () => {
    const options = { entities: storedBy(definition), filters: rowFilter(definition.visibility) };
    database = await connect(ADDRESSES[name], options);
    const trees = await readTrees(database.em.fork());
    for (const [court, viewer] of Object.entries(VIEWERS)) {
      const recorder = await connect(ADDRESSES[name], options);
      recorders.push(recorder);
      recorded.set(court, recordedSubgraph(definition, recorder, '2020-12-31', trees, viewer));
    }
  });
  afterAll(async () => {
    await database?.close();
    for (const recorder of recorders) {
      await recorder.close();
    }
  });

  const lists = filteredAndOrdered(subgraphSchema(definition).executable, SAMPLES);
  describe.each(Object.keys(VIEWERS))('for %s', (court) => {
    it.each(lists)('$coordinate scans no large table and sorts few records', async ({ coordinate, shapes }) => {
      const found: string[] = [];
      for (const [what, args] of shapes.filter(([shape]) => court === FILTERING || shape.startsWith('unfiltered'))) {
        const query = `{ ${coordinate.split('.')[1]}(${args}) { edges { node { __typename } } } }`;
        for (const { sql, values } of (await recorded.get(court)?.statementsOf(query)) ?? []) {
          const plan = await database.em.fork().execute<Step[]>(`analyze ${sql}`, [...values]);
          found.push(...faultsOf(plan).map((fault) => `${coordinate}, ${what}: ${fault}`));
        }
      }
      expect(found.filter((fault) => !EXCEPTIONS.some(({ list }) => list.test(fault)))).toEqual([]);
    });
  });
}

function faultsOf(plan: readonly Step[]): string[] {
  return plan.flatMap(({ table, type, r_rows: rows, Extra }) => {
    const read = Number(rows ?? 0);
    if (read <= MOST_READ) {
      return [];
    }
    const how = Extra?.includes('filesort') ? 'sorts' : type === 'ALL' ? 'scans' : 'passes over';
    return [`${how} ${read} rows of ${table}`];
  });
}

async function hasGansu(): Promise<boolean> {
  for (const address of Object.values(ADDRESSES)) {
    const database = await connect(address, { entities: [] }).catch(() => null);
    const rows = await database?.em
      .fork()
      .execute<unknown[]>("select 1 from seed_state where state = 'made' and stamp like 'gansu/%'")
      .catch(() => []);
    await database?.close();
    if (!rows || rows.length === 0) {
      return false;
    }
  }
  return true;
}
