import { beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { Viewer } from '../../shared/access/viewer.ts';
import { COUNTRY } from '../../shared/database/under.ts';
import { insertClosures } from '../../shared/testing/places.ts';
import { describeOnEachDatabase, type Scratch } from '../../shared/testing/scratch-database.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.entity.ts';
import { Party } from '../party/party.entity.ts';
import { cases } from '../subgraph.ts';
import { caseRow, partyRow } from '../testing/sample-rows.ts';

const ANALYST: Viewer = {
  audience: 'analyst',
  subject: 'analyst',
  scopes: ['case:read', 'performance:read', 'statistics:read'],
  region: COUNTRY,
  court: null,
  unit: null,
  purpose: 'study',
};

/**
 * With a different power of two as each claim, a sum of up to 18 digits identifies which of 45 cases it contains; there
 * are two sums.
 */
const CASES_PER_SUM = 45;

/** The traits of a case in a small world. */
interface Trait {
  readonly court: number;
  readonly typeCode: 'FIRST_ENFORCEMENT' | 'RESUMED';
  readonly debtorKind: 'PERSON' | 'ENTERPRISE';
  readonly cause: string;
  readonly person: number;
}

const COURTS = [
  { regionCode: '350902', courtCode: '闽0902' },
  { regionCode: '350921', courtCode: '闽0921' },
  { regionCode: '360102', courtCode: '赣0102' },
];

/** A few profiles shared by up to ninety cases, so that cell sizes are around the threshold. */
const WORLD: fc.Arbitrary<Trait[]> = fc
  .array(
    fc.record({
      court: fc.nat(2),
      typeCode: fc.constantFrom('FIRST_ENFORCEMENT' as const, 'RESUMED' as const),
      debtorKind: fc.constantFrom('PERSON' as const, 'ENTERPRISE' as const),
      cause: fc.constantFrom('买卖合同纠纷', '民间借贷纠纷', '劳动争议'),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .chain((profiles) =>
    fc.array(
      fc.record({ profile: fc.constantFrom(...profiles), person: fc.nat(60) }).map(({ profile, person }) => ({
        ...profile,
        person,
      })),
      { maxLength: 2 * CASES_PER_SUM, size: 'max' },
    ),
  );

const GROUPINGS = ['REGION', 'COURT', 'TYPE_CODE', 'DEBTOR_KIND', 'CAUSE'].reduce<string[][]>(
  (sets, dimension) => [...sets, ...sets.map((set) => [...set, dimension])],
  [[]],
);
const FILTERS = [
  '{}',
  '{ region: "350900" }',
  '{ region: "360102" }',
  '{ court: "闽0902" }',
  '{ typeCode: [RESUMED] }',
  '{ typeCode: [FIRST_ENFORCEMENT, RESUMED] }',
  '{ debtorKind: [ENTERPRISE] }',
  '{ cause: "民间借贷纠纷" }',
  '{ region: "350900", cause: "买卖合同纠纷" }',
];

describeOnEachDatabase(cases, 'small cells', (scratch) => {
  let year = 1900;

  beforeAll(() =>
    insertClosures(scratch, {
      regions: [
        ['350900', '350902', '350921'],
        ['360100', '360102'],
      ],
      courts: [
        ['闽09', '闽0902', '闽0921'],
        ['赣01', '赣0102'],
      ],
    }),
  );

  it('isolates fewer than ten persons by no arithmetic over all results, and reports what it withheld', async () => {
    await fc.assert(
      fc.asyncProperty(WORLD, async (world) => {
        await fill(scratch, ++year, world);
        const rows = await everyAnswer(scratch, year);
        // Which results contain a case: cases contained in the same results cannot be distinguished by any arithmetic.
        const alike = Map.groupBy(world.keys(), (at) => rows.map(({ holds }) => (holds.has(at) ? 1 : 0)).join(''));
        for (const [held, members] of alike) {
          if (held.includes('1')) {
            expect(personsOf(world, members)).toBeGreaterThanOrEqual(10);
          }
        }
        for (const { holds, group, withheld, finest } of rows) {
          const left = [...world.keys()].filter((at) => isOf(world[at]!, group) && !holds.has(at));
          expect(withheld).toBe(left.length > 0);
          // No more than necessary is withheld: together it would be ten.
          const together = Map.groupBy(left, (at) => JSON.stringify(finest.map((name) => world[at]![name])));
          for (const members of together.values()) {
            expect(personsOf(world, members)).toBeLessThan(10);
          }
        }
      }),
      { numRuns: scratch.kind === 'sqlite' ? 12 : 4, endOnFailure: true },
    );
  }, 120_000);

  const ALIKE = { court: 0, typeCode: 'RESUMED', debtorKind: 'PERSON', cause: '劳动争议' } as const;
  it.each<[string, Trait[]]>([
    ['one person has twelve cases', Array.from({ length: 12 }, () => ({ ...ALIKE, person: 1 }))],
    [
      'nine persons have a case of each of two causes',
      Array.from({ length: 18 }, (_, at) => ({ ...ALIKE, person: at % 9, ...(at < 9 && { cause: '买卖合同纠纷' }) })),
    ],
  ])('count persons and not cases: where %s, an analyst sees none', async (_, world) => {
    await fill(scratch, ++year, world);
    const { data } = await scratch.ask(`{ caseStatistics(period: "${year}") { newCases withheld } }`, {}, ANALYST);
    expect(data).toEqual({ caseStatistics: [{ newCases: 0, withheld: true }] });
  });

  it('shows a court the same cells in full', async () => {
    await fill(scratch, ++year, [{ court: 0, typeCode: 'RESUMED', debtorKind: 'PERSON', cause: '遗嘱', person: 1 }]);
    const { data } = await scratch.ask(`{ caseStatistics(period: "${year}") { newCases withheld } }`);
    expect(data).toEqual({ caseStatistics: [{ newCases: 1, withheld: false }] });
  });

  it('denies an analyst months, arbitrary days, and several years in one row', async () => {
    for (const args of [
      'period: "2021-03"',
      'period: "2021-01-01/2021-12-31"',
      'period: "2020-01-01/2022-01-01"',
      'period: "2021", groupBy: [PERIOD], periodUnit: MONTH',
    ]) {
      const { errors } = await scratch.ask(`{ caseStatistics(${args}) { newCases } }`, {}, ANALYST);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'period' });
    }
    const byYear = '{ caseStatistics(period: "2020-01-01/2022-01-01", groupBy: [PERIOD]) { newCases } }';
    expect((await scratch.ask(byYear, {}, ANALYST)).errors).toBeUndefined();
  });

  it('needs no more statements for an analyst than for a court', async () => {
    const question = '{ caseStatistics(period: "2021", groupBy: [COURT]) { newCases } }';
    await scratch.ask(question);
    const forCourt = scratch.statements().length;
    await scratch.ask(question, {}, ANALYST);
    expect(scratch.statements()).toHaveLength(forCourt);
  });
});

interface AnswerRow {
  readonly holds: ReadonlySet<number>;
  readonly group: Partial<Record<'regionCode' | 'courtCode' | 'typeCode' | 'debtorKind' | 'cause', string | string[]>>;
  readonly withheld: boolean;
  /** The traits by which this question must keep records together. */
  readonly finest: readonly ('court' | 'typeCode' | 'debtorKind' | 'cause')[];
}

async function everyAnswer(scratch: Scratch, year: number): Promise<AnswerRow[]> {
  const questions = GROUPINGS.flatMap((groupBy) =>
    (groupBy.length > 1 ? ['{}'] : FILTERS).map((filter) => ({ groupBy, filter })),
  );
  const selection = 'claimedAmount recoveredAmount withheld regionCode courtCode typeCode debtorKind cause';
  const fields = questions.map(
    ({ groupBy, filter }, at) =>
      `q${at}: caseStatistics(period: "${year}", filter: ${filter}, groupBy: [${groupBy.join(' ')}]) { ${selection} }`,
  );
  const { data, errors } = await scratch.ask(`{ ${fields.join(' ')} }`, {}, ANALYST);
  expect(errors).toBeUndefined();
  const answers = data as unknown as Record<string, Record<string, string>[]>;
  return questions.flatMap(({ groupBy, filter }, at) =>
    (answers[`q${at}`] ?? []).map(({ claimedAmount, recoveredAmount, withheld, ...dimensions }) => ({
      holds: new Set([...bitsOf(claimedAmount!, 0), ...bitsOf(recoveredAmount!, CASES_PER_SUM)]),
      group: { ...meant(filter), ...Object.fromEntries(Object.entries(dimensions).filter(([, value]) => value)) },
      withheld: withheld as unknown as boolean,
      finest: finestOf(`${groupBy.join(' ')} ${filter}`),
    })),
  );
}

/** Whether a case matches a filter of the test. */
function meant(filter: string): AnswerRow['group'] {
  return {
    ...(filter.includes('350900') && { regionCode: ['350902', '350921'] }),
    ...(filter.includes('360102') && { regionCode: '360102' }),
    ...(filter.includes('闽0902') && { courtCode: '闽0902' }),
    ...(filter.includes('[RESUMED]') && { typeCode: 'RESUMED' }),
    ...(filter.includes('ENTERPRISE') && { debtorKind: 'ENTERPRISE' }),
    ...(filter.includes('民间借贷') && { cause: '民间借贷纠纷' }),
    ...(filter.includes('买卖合同') && { cause: '买卖合同纠纷' }),
  };
}

function isOf({ court, ...trait }: Trait, group: AnswerRow['group']): boolean {
  const own: Record<string, unknown> = { ...trait, ...COURTS[court] };
  return Object.entries(group).every(([name, value]) => [value].flat().includes(own[name] as string));
}

function finestOf(question: string): AnswerRow['finest'] {
  if (/cause/i.test(question)) {
    return ['court', 'typeCode', 'debtorKind', 'cause'];
  }
  if (/type_?code|debtor_?kind/i.test(question)) {
    return ['court', 'typeCode', 'debtorKind'];
  }
  return /region|court/i.test(question) ? ['court'] : [];
}

function personsOf(world: readonly Trait[], members: Iterable<number>): number {
  return new Set([...members].map((at) => world[at]!.person)).size;
}

function bitsOf(amount: string, first: number): number[] {
  const bits = BigInt(amount.replace('.', ''));
  return Array.from({ length: CASES_PER_SUM }, (_, bit) => bit)
    .filter((bit) => (bits >> BigInt(bit)) & 1n)
    .map((bit) => first + bit);
}

/** Stores a world's cases, all filed and concluded in the year, each identified by the power of two that it claims. */
async function fill(scratch: Scratch, year: number, world: readonly Trait[]): Promise<void> {
  if (world.length === 0) {
    return;
  }
  const cents = (at: number, first: number) => {
    const power = at >= first && at < first + CASES_PER_SUM ? 2n ** BigInt(at - first) : 0n;
    return `${power / 100n}.${String(power % 100n).padStart(2, '0')}`;
  };
  const id = (at: number) => `${year}-${at}`;
  await scratch.insert(
    EnforcementCase,
    ...world.map(({ court, person: _person, ...trait }, at) =>
      caseRow(id(at), {
        ...trait,
        ...COURTS[court],
        caseNumber: `（${year}）闽0902执${at + 1}号`,
        filedOn: `${year}-02-01`,
        concludedOn: `${year}-08-01`,
        conclusionMethod: 'FORCED',
        claimAmount: cents(at, 0),
        recoveredAmount: cents(at, CASES_PER_SUM),
      }),
    ),
  );
  await scratch.insert(
    Party,
    ...world.map(({ person }, at) =>
      partyRow(`p${id(at)}`, id(at), {
        role: 'DEBTOR',
        kind: 'PERSON',
        idNumber: `person ${person}`,
        creditCode: null,
      }),
    ),
  );
}
