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
 * Filters with which MariaDB passes over more than ten thousand entries of an index before a page is full, for some orders. It
 * walks through the order's index and expects what meets the filter, and lies at the viewer's courts, to be spread evenly over
 * it, but it is not: open cases are the last by day of conclusion, cases due in a month are together by day of filing, those
 * that a leader leads are few. An index of each filter with each order would mend it, and be written with each case.
 */
const PASSED_OVER: Readonly<Record<string, readonly string[]>> = {
  enforcementCases: [
    'cluesGiven',
    'concluded',
    'conclusionMethod',
    'due',
    'inabilityFound',
    'ledByLeader',
    'nextActor',
    'nodeLate',
    'nodeOverdue',
    'preservationGuided',
    'preserved',
    'propertyFound',
    'resumed',
    'status',
    'typeCode',
  ],
  assistedCases: ['late'],
  controlMeasures: ['delegated'],
  consumptionRestrictions: ['inForceOn', 'liftReason'],
  dishonestListings: ['ground', 'inForceOn', 'removalPending', 'removalReason'],
  publishedDishonestListings: ['court', 'region'],
};

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
  readonly type: string | null;
  /** Rows that one run of the step read, on average. */
  readonly r_rows: number | string | null;
  /** How many of a hundred of them were kept. */
  readonly r_filtered: number | string | null;
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
          found.push(
            ...faultsOf(plan)
              .filter(({ how }) => how !== 'passes over' || !isKnown(coordinate, what))
              .map(({ how, rows }) => `${what}: ${how} ${rows} rows`),
          );
        }
      }
      expect(found).toEqual([]);
    });
  });
}

function isKnown(coordinate: string, what: string): boolean {
  const filters = PASSED_OVER[coordinate.split('.')[1] ?? ''] ?? [];
  return filters.some((filter) => what.startsWith(`filtered by ${filter}: `));
}

interface Fault {
  readonly how: 'scans' | 'sorts' | 'passes over';
  readonly rows: number;
}

function faultsOf(plan: readonly Step[]): Fault[] {
  return plan.flatMap(({ type, r_rows: rows, r_filtered: kept, Extra }): Fault[] => {
    // A step that was never run has none.
    const read = Number.isFinite(Number(rows)) ? Number(rows) : 0;
    const sorted = Extra?.includes('filesort') ? Math.round((read * Number(kept ?? 100)) / 100) : 0;
    if (type === 'ALL' && read > MOST_READ) {
      return [{ how: 'scans', rows: read }];
    }
    if (sorted > MOST_READ) {
      return [{ how: 'sorts', rows: sorted }];
    }
    return read > MOST_READ ? [{ how: 'passes over', rows: read }] : [];
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
