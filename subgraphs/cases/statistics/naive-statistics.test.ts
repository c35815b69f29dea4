import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { CourtClosure, RegionClosure } from '../../shared/database/closure.entity.ts';
import { CourtDirectory } from '../../shared/database/directory.entity.ts';
import { formatPeriod } from '../../shared/scalars/period.ts';
import { perDepth } from '../../shared/testing/depth.ts';
import { describeOnEachDatabase, type Scratch } from '../../shared/testing/scratch-database.ts';
import { TerminationCheck } from '../enforcement-case/case-parts.entity.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.entity.ts';
import { Party } from '../party/party.entity.ts';
import { cases } from '../subgraph.ts';
import { caseRow, checkRow, partyRow } from '../testing/sample-rows.ts';

import { expectedOf, groupKey, type Expected } from './naive-statistics.fixture.ts';
import { AUDIENCES, questionOf, TREE_ROWS, worldFrom, type NaiveCase, type Question } from './naive-world.fixture.ts';

/** Random questions of each audience; `NAIVE_QUESTIONS` asks another number of them. */
const QUESTIONS = Number(process.env['NAIVE_QUESTIONS'] ?? perDepth({ quick: 40, deep: 600 }));
/** Questions about one world. */
const PER_WORLD = perDepth({ quick: 20, deep: 60 });

/** Where the mart of these cases is. */
const MARTS = await mkdtemp(join(tmpdir(), 'lianzhi-mart-'));

afterAll(() => rm(MARTS, { recursive: true }));

describeOnEachDatabase(
  cases,
  'case statistics, beside a naive evaluation',
  (scratch) => {
    beforeAll(async () => {
      await scratch.insert(RegionClosure, ...TREE_ROWS.regions);
      await scratch.insert(CourtClosure, ...TREE_ROWS.courts);
      await scratch.insert(CourtDirectory, ...TREE_ROWS.directory);
    });

    it(`are the same to the digit, live and from a mart, for ${QUESTIONS} random questions of each audience`, async () => {
      const runs = Math.ceil((scratch.kind === 'sqlite' ? QUESTIONS : QUESTIONS / 10) / PER_WORLD);
      const seeds = fc.sample(fc.integer(), { numRuns: runs, seed: SEED });
      let told = 0;
      let withheld = 0;
      for (const seed of seeds) {
        const [world = []] = fc.sample(worldFrom(YEAR), { numRuns: 1, seed });
        await fill(scratch, world);
        await scratch.buildMart();
        for (const audience of AUDIENCES) {
          const questions = fc.sample(questionOf(audience, YEAR), { numRuns: PER_WORLD, seed });
          for (const question of questions) {
            const expected = expectedOf(world, question);
            const answer = await asked(scratch, question);
            const about = `seed ${seed}: ${literalOf(question)} of ${JSON.stringify(question.viewer)}`;
            compare(about, question, answer, expected);
            // The same answer from the mart, in the same order.
            expect([about, await asked(scratch, question, 'MART')]).toEqual([about, answer]);
            if ('rows' in expected) {
              const values = [...expected.rows.values()].flatMap((row) => Object.values(row));
              told += values.filter((value) => value !== null).length;
              withheld += values.filter((value) => value === null).length;
            }
          }
        }
      }
      // The worlds are near the threshold: much is told, and much is not.
      expect(Math.min(told, withheld) / (told + withheld)).toBeGreaterThan(0.1);
    }, 7_200_000);
  },
  { martFolder: MARTS },
);

/** The first year of every world. */
const YEAR = 2019;
const SEED = Number(process.env['NAIVE_SEED'] ?? 20_261_127);

type Answer = Awaited<ReturnType<Scratch['ask']>>;

function compare(about: string, question: Question, { data, errors }: Answer, expected: Expected): void {
  if ('refused' in expected) {
    const at = errors?.map(({ extensions }) => extensions['field'] ?? extensions['code']);
    expect([about, at]).toEqual([
      about,
      [expected.refused === 'RIGHTS' ? 'UNAUTHORIZED_FIELD_OR_TYPE' : expected.refused],
    ]);
    return;
  }
  expect([about, errors]).toEqual([about, undefined]);
  const rows = data?.['caseStatistics'] as unknown as Record<string, string | number | null>[];
  const got = new Map(
    rows.map((row) => [
      groupKey(question, {
        REGION: (row['regionCode'] ?? null) as string | null,
        COURT: (row['courtCode'] ?? null) as string | null,
        PERIOD: fromOf(String(row['period'])),
        TYPE_CODE: (row['typeCode'] ?? null) as string | null,
        DEBTOR_KIND: (row['debtorKind'] ?? null) as string | null,
        CAUSE: (row['cause'] ?? null) as string | null,
      }),
      Object.fromEntries(question.fields.map((field) => [field, row[field]])),
    ]),
  );
  expect(got.size).toBe(rows.length);
  // Which rows tell nothing at all is decided by the trees, not by the cases. A row that tells nothing but a stock of 0 is there
  // where cases of its group came and went before the period, and says no more than one that is not there.
  const isShown = ([, row]: [string, object]) =>
    !expected.mayBeEmpty || Object.values(row).some((value) => value !== null && Number(value) !== 0);
  const sorted = (rows: Iterable<[string, object]>) =>
    [...rows].filter(isShown).toSorted(([a], [b]) => (a < b ? -1 : 1));
  expect([about, sorted(got)]).toEqual([about, sorted(expected.rows)]);
}

/** The first day of a period as it is written. */
function fromOf(period: string): string {
  const quarter = /^(\d{4})-Q(\d)$/.exec(period);
  if (quarter) {
    return `${quarter[1]}-${String((Number(quarter[2]) - 1) * 3 + 1).padStart(2, '0')}-01`;
  }
  return period.includes('/') ? period.slice(0, 10) : `${period}-01-01`.slice(0, 10);
}

async function asked(scratch: Scratch, question: Question, freshness = 'LIVE'): Promise<Answer> {
  return scratch.ask(`{ ${literalOf(question).replace('(', `(freshness: ${freshness}, `)} }`, {}, question.viewer);
}

function literalOf({ period, groupBy, periodUnit, regionLevel, filter, fields }: Question): string {
  const text = (value: string | undefined) => (value === undefined ? 'null' : JSON.stringify(value));
  const list = (values: readonly string[] | undefined) => (values === undefined ? 'null' : `[${values.join(' ')}]`);
  const conditions =
    `region: ${text(filter.region)}, court: ${text(filter.court)}, cause: ${text(filter.cause)}, ` +
    `typeCode: ${list(filter.typeCode)}, debtorKind: ${list(filter.debtorKind)}`;
  return (
    `caseStatistics(period: "${formatPeriod(period)}", groupBy: [${groupBy.join(' ')}], periodUnit: ${periodUnit}, ` +
    `regionLevel: ${regionLevel}, filter: { ${conditions} }) ` +
    `{ period regionCode courtCode typeCode debtorKind cause ${fields.join(' ')} }`
  );
}

async function fill(scratch: Scratch, world: readonly NaiveCase[]): Promise<void> {
  await scratch.empty(Party, TerminationCheck, EnforcementCase);
  const id = (at: number) => `c${at}`;
  const yuan = (cents: number) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
  const rows = world.map((own, at) =>
    caseRow(id(at), {
      caseNumber: `（${YEAR}）闽0902执${at + 1}号`,
      courtCode: own.courtCode,
      regionCode: own.regionCode,
      typeCode: own.typeCode,
      debtorKind: own.debtorKind,
      cause: own.cause,
      filedOn: own.filedOn,
      concludedOn: own.concludedOn,
      conclusionMethod: own.method,
      settlementPerformed: own.settlementPerformed,
      claimAmount: yuan(own.claimed),
      recoveredAmount: yuan(own.recovered),
      preservedOn: own.preserved ? own.filedOn : null,
    }),
  );
  const parties = world.flatMap((own, at) =>
    own.debtors.map(({ idNumber, name }, debtor) =>
      partyRow(`p${id(at)}-${debtor}`, id(at), { kind: own.debtorKind, idNumber, name }),
    ),
  );
  if (rows.length > 0) {
    await scratch.insert(EnforcementCase, ...rows);
    await scratch.insert(TerminationCheck, ...rows.slice(0, 1).map((row) => checkRow(row.id)));
  }
  if (parties.length > 0) {
    await scratch.insert(Party, ...parties);
  }
}
