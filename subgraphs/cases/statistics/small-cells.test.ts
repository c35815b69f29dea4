import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { Viewer } from '../../shared/access/viewer.ts';
import { RegionClosure } from '../../shared/database/closure.entity.ts';
import { CourtDirectory } from '../../shared/database/directory.entity.ts';
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

/** All who are told whole counts and see no rows: what they put together must isolate nobody either. */
const VIEWERS: readonly Viewer[] = [
  ANALYST,
  { ...ANALYST, audience: 'committee', region: '350900' },
  { ...ANALYST, audience: 'assessment', region: '350902' },
];

/** A case in a small world: months count from January of its first year. */
interface Trait {
  readonly court: number;
  readonly typeCode: 'FIRST_ENFORCEMENT' | 'RESUMED';
  readonly debtorKind: 'PERSON' | 'ENTERPRISE' | 'AGENCY';
  readonly cause: string;
  readonly filed: number;
  readonly concluded: number | null;
  readonly person: number;
  readonly recovered?: string;
}

const COURTS = [
  { regionCode: '350902', courtCode: '闽0902' },
  { regionCode: '350921', courtCode: '闽0921' },
  { regionCode: '350900', courtCode: '闽09' },
  { regionCode: '360102', courtCode: '赣0102' },
  // A court whose case lies in another region than the court, and a case of a region that nobody knows.
  { regionCode: '350921', courtCode: '闽0902' },
  { regionCode: '999999', courtCode: '赣0102' },
] as const;
const WITHIN: Readonly<Record<string, readonly string[]>> = {
  [COUNTRY]: ['350902', '350921', '350900', '360102', '999999'],
  '350900': ['350902', '350921', '350900'],
  '350902': ['350902'],
  '350921': ['350921'],
  '360102': ['360102'],
};

const PROFILE = fc.record({
  court: fc.constantFrom(0, 0, 0, 0, 1, 1, 2, 3, 4, 4, 5),
  typeCode: fc.constantFrom('FIRST_ENFORCEMENT', 'FIRST_ENFORCEMENT', 'RESUMED'),
  debtorKind: fc.constantFrom('PERSON', 'PERSON', 'PERSON', 'ENTERPRISE', 'AGENCY'),
  cause: fc.constantFrom('买卖合同纠纷', '民间借贷纠纷'),
  filed: fc.nat(17),
});

/** A few profiles shared by many cases, so that the numbers of persons are around the threshold. */
const WORLD: fc.Arbitrary<Trait[]> = fc.array(PROFILE, { minLength: 1, maxLength: 12 }).chain((profiles) =>
  fc.array(
    fc
      .record({
        profile: fc.constantFrom(...profiles),
        person: fc.nat(60),
        took: fc.option(fc.constantFrom(0, 1, 5, 12), { freq: 4 }),
      })
      .map(({ profile, person, took }) => ({
        ...profile,
        person,
        concluded: took === null ? null : profile.filed + took,
      })),
    { maxLength: 150, size: 'max' },
  ),
) as fc.Arbitrary<Trait[]>;

const GROUPINGS = [[], ['REGION'], ['COURT'], ['TYPE_CODE'], ['DEBTOR_KIND'], ['CAUSE'], ['REGION', 'DEBTOR_KIND']];
const FILTERS = [
  {},
  { region: '350900' },
  { region: '350902' },
  { court: '闽0902' },
  { debtorKind: ['PERSON'] },
  { debtorKind: ['ENTERPRISE', 'AGENCY'] },
  { typeCode: ['RESUMED'] },
  { cause: '民间借贷纠纷' },
];

describeOnEachDatabase(cases, 'small cells', (scratch) => {
  // Each world lies before the last one, whose open cases it does not carry over.
  let year = 2190;

  beforeAll(async () => {
    await insertClosures(scratch, {
      regions: [
        ['350000', '350900', '350902', '350921'],
        ['360000', '360102'],
      ],
      courts: [['闽09', '闽0902', '闽0921'], ['赣0102']],
    });
    await scratch.insert(
      RegionClosure,
      { ancestor: '350900', descendant: '350902', ancestorLevel: 'CITY' },
      { ancestor: '350900', descendant: '350921', ancestorLevel: 'CITY' },
    );
    await scratch.insert(CourtDirectory, ...COURTS.slice(0, 4));
  });

  it('isolates fewer than ten private persons by no arithmetic over all answers to all who are told counts', async () => {
    await fc.assert(
      fc.asyncProperty(WORLD, async (world) => {
        year -= 4;
        await fill(scratch, year, world);
        const answers: Answer[] = [];
        for (const viewer of VIEWERS) {
          answers.push(...(await everyAnswer(scratch, viewer, year, world)));
        }
        for (const { told, counted, question } of answers) {
          // What is told is whole: it is the number of those cases, exactly.
          expect({ question, told }).toEqual({ question, told: counted.reduce((sum, times) => sum + times, 0) });
        }
        // Events that every answer counts alike cannot be told apart by sums and differences of answers.
        const events = Array.from({ length: 2 * world.length }, (_, at) => at);
        const alike = Map.groupBy(events, (at) => answers.map(({ counted }) => counted[at]).join());
        for (const [times, members] of alike) {
          const isolated = new Set(
            members
              .map((at) => world[at % world.length])
              .flatMap((trait) => (trait?.debtorKind === 'PERSON' ? [trait.person] : [])),
          );
          if (/[1-9]/.test(times) && isolated.size > 0) {
            expect(isolated.size).toBeGreaterThanOrEqual(10);
          }
        }
      }),
      { numRuns: scratch.kind === 'sqlite' ? 8 : 3, endOnFailure: true },
    );
  }, 240_000);

  const ALIKE = {
    court: 0,
    typeCode: 'RESUMED',
    debtorKind: 'PERSON',
    cause: '劳动争议',
    filed: 1,
    concluded: 3,
  } as const;

  it.each<[string, Trait[]]>([
    ['one person has twelve cases', Array.from({ length: 12 }, () => ({ ...ALIKE, person: 1 }))],
    [
      'nine persons have a case of each of two causes',
      Array.from({ length: 18 }, (_, at) => ({ ...ALIKE, person: at % 9, ...(at < 9 && { cause: '买卖合同纠纷' }) })),
    ],
    ['there are none at all', []],
  ])('count persons and not cases: where %s, the number is withheld, never 0', async (_, world) => {
    year -= 4;
    await fill(scratch, year, world);
    const { data } = await scratch.ask(
      `{ caseStatistics(period: "${year}") { newCases concluded recoveredAmount withheld withheldReason scope } }`,
      {},
      ANALYST,
    );
    expect(data).toEqual({
      caseStatistics: [
        {
          newCases: null,
          concluded: null,
          recoveredAmount: null,
          withheld: true,
          withheldReason: expect.stringContaining('无或不足十人'),
          scope: 'REGION',
        },
      ],
    });
  });

  it('tells what is too small for a court and month at the next level above it that is large enough', async () => {
    year -= 4;
    // Nine in March and forty in October at one court, five at another: the year of the city is exact.
    await fill(scratch, year, [
      ...persons(9, { ...ALIKE, filed: 2 }),
      ...persons(40, { ...ALIKE, filed: 9 }),
      ...persons(5, { ...ALIKE, court: 1, filed: 9 }),
    ]);
    const told = async (args: string, viewer = ANALYST) => {
      const { data, errors } = await scratch.ask(`{ caseStatistics(${args}) { regionCode newCases } }`, {}, viewer);
      expect(errors).toBeUndefined();
      return (data?.['caseStatistics'] as unknown as { newCases: number | null }[]).map(({ newCases }) => newCases);
    };
    expect(await told(`period: "${year}", filter: { region: "350900" }`)).toEqual([54]);
    expect(await told(`period: "${year}", filter: { court: "闽0902" }`)).toEqual([null]);
    expect(await told(`period: "${year}-01-01/${year + 2}-01-01"`)).toEqual([54]);
    expect(await told(`period: "${year}-03"`)).toEqual([null]);
    expect(await told(`period: "${year}"`, VIEWERS[1])).toEqual([54]);
    expect(await told(`period: "${year}"`, VIEWERS[2])).toEqual([null]);
  });

  it('does not hold back agencies and enterprises, which are no private persons', async () => {
    year -= 4;
    await fill(scratch, year, [
      { ...ALIKE, debtorKind: 'AGENCY', person: 1 },
      { ...ALIKE, debtorKind: 'ENTERPRISE', person: 2 },
      { ...ALIKE, person: 3 },
    ]);
    const { data } = await scratch.ask(
      `{ caseStatistics(period: "${year}", groupBy: [DEBTOR_KIND]) { debtorKind newCases withheld } }`,
      {},
      ANALYST,
    );
    expect(data?.['caseStatistics']).toEqual([
      { debtorKind: 'AGENCY', newCases: 1, withheld: false },
      { debtorKind: 'ENTERPRISE', newCases: 1, withheld: false },
    ]);
  });

  it('shows a court the same cells in full', async () => {
    year -= 4;
    await fill(scratch, year, [{ ...ALIKE, person: 1 }]);
    const { data } = await scratch.ask(`{ caseStatistics(period: "${year}") { newCases withheld scope } }`);
    expect(data).toEqual({ caseStatistics: [{ newCases: 1, withheld: false, scope: 'JURISDICTION' }] });
  });

  it('tells an amount where ten persons add to it, not where one of ten does', async () => {
    const told = async (recovering: number) => {
      year -= 4;
      await fill(
        scratch,
        year,
        persons(20, ALIKE).map((trait, at) => ({ ...trait, recovered: at < recovering ? '7.00' : '0.00' })),
      );
      const { data } = await scratch.ask(
        `{ caseStatistics(period: "${year}") { concluded recoveredAmount recoveryRate withheld } }`,
        {},
        ANALYST,
      );
      return data?.['caseStatistics'];
    };
    const heldBack = [{ concluded: 20, recoveredAmount: null, recoveryRate: null, withheld: true }];
    expect(await told(0)).toEqual(heldBack);
    expect(await told(1)).toEqual(heldBack);
    expect(await told(9)).toEqual(heldBack);
    expect(await told(10)).toMatchObject([{ concluded: 20, recoveredAmount: '70.00', withheld: false }]);
  });

  it('does not tell none from few in a group that another number names', async () => {
    const filedOf = async (others: number) => {
      year -= 4;
      // Forty concluded this year, filed the year before; of the same cause some were filed this year.
      await fill(scratch, year, [
        ...persons(40, { ...ALIKE, filed: 0, concluded: 14 }),
        ...persons(others, { ...ALIKE, filed: 13, concluded: null }),
        ...persons(40, { ...ALIKE, cause: '买卖合同纠纷', filed: 13, concluded: null }),
      ]);
      const { data } = await scratch.ask(
        `{ caseStatistics(period: "${year + 1}", groupBy: [CAUSE]) { cause newCases concluded petitions } }`,
        {},
        ANALYST,
      );
      return data?.['caseStatistics'];
    };
    const none = await filedOf(0);
    expect(none).toEqual([
      { cause: '买卖合同纠纷', newCases: 40, concluded: null, petitions: null },
      { cause: '劳动争议', newCases: null, concluded: 40, petitions: null },
    ]);
  });

  it('does not depend on natural persons who owe with an enterprise', async () => {
    const told = async (kind: 'PERSON' | 'ENTERPRISE') => {
      year -= 4;
      await fill(scratch, year, persons(3, { ...ALIKE, debtorKind: 'ENTERPRISE' }));
      await scratch.insert(Party, partyRow(`q${year}`, `${year}-0`, { role: 'DEBTOR', kind, idNumber: 'co-debtor' }));
      const { data } = await scratch.ask(
        `{ caseStatistics(period: "${year}", groupBy: [DEBTOR_KIND, CAUSE]) { cause newCases claimedAmount withheld } }`,
        {},
        ANALYST,
      );
      return data?.['caseStatistics'];
    };
    const alone = await told('ENTERPRISE');
    expect(alone).toMatchObject([{ newCases: 3, withheld: false }]);
    expect(await told('PERSON')).toEqual(alone);
  });

  it.each<[string, (person: number) => string | null]>([
    ['an empty identifier', () => ''],
    ['no identifier', () => null],
    ['two identifiers in one', () => '35090219800101001x,35090219800101002X'],
    ['one identifier in two ways', (person) => (person % 2 === 0 ? '35090219800101001x' : ' 35090219800101001X')],
    ['the word that stands for many', () => 'MANY'],
  ])('counts persons with %s once', async (_, idNumberOf) => {
    year -= 4;
    await fill(scratch, year, persons(12, ALIKE), idNumberOf);
    const { data } = await scratch.ask(`{ caseStatistics(period: "${year}") { newCases } }`, {}, ANALYST);
    expect(data).toEqual({ caseStatistics: [{ newCases: null }] });
  });

  it('names every region, so that one with few cases looks like one with none', async () => {
    year -= 4;
    await fill(scratch, year, persons(12, { ...ALIKE, court: 1 }));
    const { data } = await scratch.ask(
      `{ caseStatistics(period: "${year}", groupBy: [REGION]) { regionCode newCases } }`,
      {},
      VIEWERS[1],
    );
    expect(data?.['caseStatistics']).toEqual([
      { regionCode: '350900', newCases: null },
      { regionCode: '350902', newCases: null },
      { regionCode: '350921', newCases: 12 },
    ]);
  });

  describe('refuses those who see no rows', () => {
    it.each(['2021-01-15/2021-12-31', '2021-01-01/2021-12-31'])('a period of days: %s', async (period) => {
      const { errors } = await scratch.ask(`{ caseStatistics(period: "${period}") { newCases } }`, {}, ANALYST);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'period' });
    });

    it.each([
      ['a region that is not theirs', '{ region: "360102" }', 'filter.region'],
      ['the province around theirs', '{ region: "350000" }', 'filter.region'],
      ['a court of another region', '{ court: "赣0102" }', 'filter.court'],
    ])('%s: they could be told a part at most', async (_, filter, field) => {
      const question = `{ caseStatistics(period: "2021", filter: ${filter}) { newCases } }`;
      const { errors } = await scratch.ask(question, {}, VIEWERS[1]);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field });
    });
  });
});

/** A number told to somebody, and how often it counts the filing of each case, then the conclusion of each. */
interface Answer {
  readonly question: string;
  readonly told: number;
  readonly counted: readonly number[];
}

async function everyAnswer(scratch: Scratch, viewer: Viewer, year: number, world: readonly Trait[]): Promise<Answer[]> {
  const periods = [
    { args: `period: "${year}"`, from: 0, months: 12, step: 12 },
    { args: `period: "${year}-01-01/${year + 2}-01-01", periodUnit: MONTH`, from: 0, months: 24, step: 1 },
    { args: `period: "${year}-04-01/${year + 1}-10-01", periodUnit: QUARTER`, from: 3, months: 18, step: 3 },
    { args: `period: "${year}-02-01/${year + 1}-06-01"`, from: 1, months: 16, step: 16 },
  ];
  const questions = periods.flatMap(({ args, ...period }) =>
    GROUPINGS.flatMap((groupBy) =>
      FILTERS.filter((filter) => groupBy.length === 0 || Object.keys(filter).length === 0)
        .filter((filter) => isAllowed(viewer, filter))
        .map((filter) => ({ args, period, groupBy, filter })),
    ),
  );
  const selection = 'period regionCode courtCode typeCode debtorKind cause newCases concluded carriedOver';
  const fields = questions.map(({ args, groupBy, filter, period }, at) => {
    const by = [...groupBy, ...(period.step < period.months ? ['PERIOD'] : [])];
    return `q${at}: caseStatistics(${args}, filter: ${literal(filter)}, groupBy: [${by.join(' ')}]) { ${selection} }`;
  });
  const answers: Record<string, Record<string, string | number | null>[]> = {};
  for (let at = 0; at < fields.length; at += 20) {
    const { data, errors } = await scratch.ask(`{ ${fields.slice(at, at + 20).join(' ')} }`, {}, viewer);
    expect(errors).toBeUndefined();
    Object.assign(answers, data);
  }
  return questions.flatMap(({ period, filter }, at) =>
    (answers[`q${at}`] ?? []).flatMap((row) => {
      const [from, until] = monthsOf(String(row['period']), year, period);
      const isCounted = (trait: Trait) => isOf(trait, viewer, filter, row);
      const times = (counts: (month: number) => boolean, event: 'filed' | 'concluded', by: number) =>
        world.map((trait) => {
          const month = trait[event];
          return month !== null && counts(month) && isCounted(trait) ? by : 0;
        });
      const none = world.map(() => 0);
      const within = (month: number) => month >= from && month < until;
      const before = (month: number) => month < from;
      const measures = {
        newCases: [...times(within, 'filed', 1), ...none],
        concluded: [...none, ...times(within, 'concluded', 1)],
        carriedOver: [...times(before, 'filed', 1), ...times(before, 'concluded', -1)],
      };
      return Object.entries(measures).flatMap(([name, counted]) => {
        const told = row[name];
        return told === null || told === undefined
          ? []
          : [
              {
                question: `${viewer.audience} ${fields[at] ?? ''} ${JSON.stringify(row)} ${name}`,
                told: Number(told),
                counted,
              },
            ];
      });
    }),
  );
}

/** The months of a row's period, counted as the world counts them. */
function monthsOf(period: string, year: number, whole: { from: number; months: number }): [number, number] {
  const month = (text: string) => (Number(text.slice(0, 4)) - year) * 12 + Number(text.slice(5, 7)) - 1;
  const quarter = /^(\d{4})-Q(\d)$/.exec(period);
  if (quarter) {
    const from = (Number(quarter[1]) - year) * 12 + (Number(quarter[2]) - 1) * 3;
    return [from, from + 3];
  }
  if (/^\d{4}-\d{2}$/.test(period)) {
    return [month(period), month(period) + 1];
  }
  if (/^\d{4}$/.test(period)) {
    return [month(`${period}-01`), month(`${period}-01`) + 12];
  }
  return [whole.from, whole.from + whole.months];
}

interface Filter {
  readonly region?: string;
  readonly court?: string;
  readonly typeCode?: readonly string[];
  readonly debtorKind?: readonly string[];
  readonly cause?: string;
}

function isAllowed({ region }: Viewer, filter: Filter): boolean {
  const own = WITHIN[region ?? ''] ?? [];
  return (
    (filter.region === undefined || (WITHIN[filter.region] ?? []).every((code) => own.includes(code))) &&
    (filter.court === undefined || own.includes('350902'))
  );
}

function isOf(
  { court, ...trait }: Trait,
  { region }: Viewer,
  filter: Filter,
  row: Record<string, string | number | null>,
): boolean {
  const { regionCode, courtCode } = COURTS[court] ?? COURTS[0];
  return (
    (WITHIN[region ?? ''] ?? []).includes(regionCode) &&
    (filter.region === undefined || (WITHIN[filter.region] ?? []).includes(regionCode)) &&
    (filter.court === undefined || filter.court === courtCode) &&
    (filter.typeCode === undefined || filter.typeCode.includes(trait.typeCode)) &&
    (filter.debtorKind === undefined || filter.debtorKind.includes(trait.debtorKind)) &&
    (filter.cause === undefined || filter.cause === trait.cause) &&
    (row['regionCode'] === null || row['regionCode'] === regionCode) &&
    (row['courtCode'] === null || row['courtCode'] === courtCode) &&
    (row['typeCode'] === null || row['typeCode'] === trait.typeCode) &&
    (row['debtorKind'] === null || row['debtorKind'] === trait.debtorKind) &&
    (row['cause'] === null || row['cause'] === trait.cause)
  );
}

function literal(filter: Filter): string {
  const values = Object.entries(filter).map(([name, value]) =>
    Array.isArray(value) ? `${name}: [${value.join(' ')}]` : `${name}: "${String(value)}"`,
  );
  return `{ ${values.join(', ')} }`;
}

function persons(count: number, trait: Omit<Trait, 'person'>): Trait[] {
  return Array.from({ length: count }, (_, person) => ({ ...trait, person: person + trait.filed * 100 }));
}

/** Stores a world whose first month is January of the year. */
async function fill(
  scratch: Scratch,
  year: number,
  world: readonly Trait[],
  idNumberOf: (person: number) => string | null = (person) => `person ${person}`,
): Promise<void> {
  if (world.length === 0) {
    return;
  }
  const id = (at: number) => `${year}-${at}`;
  const day = (month: number) => `${year + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-11`;
  await scratch.insert(
    EnforcementCase,
    ...world.map(({ court, person: _person, filed, concluded, recovered = '0.00', ...trait }, at) =>
      caseRow(id(at), {
        ...trait,
        recoveredAmount: recovered,
        ...COURTS[court],
        caseNumber: `（${year}）闽0902执${at + 1}号`,
        filedOn: day(filed),
        concludedOn: concluded === null ? null : day(concluded),
        conclusionMethod: concluded === null ? null : 'FORCED',
      }),
    ),
  );
  await scratch.insert(
    Party,
    ...world.map(({ person }, at) =>
      partyRow(`p${id(at)}`, id(at), {
        role: 'DEBTOR',
        kind: world[at]?.debtorKind ?? 'PERSON',
        idNumber: idNumberOf(person),
        creditCode: null,
      }),
    ),
  );
}
