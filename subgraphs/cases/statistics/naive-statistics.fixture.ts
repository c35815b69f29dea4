import fc from 'fast-check';

import type { Viewer } from '../../shared/access/viewer.ts';
import { COUNTRY, SUPREME_COURT } from '../../shared/database/under.ts';
import { blocksOf, type Cell } from '../../shared/measures/blocks.ts';
import { rate } from '../../shared/measures/rate.ts';
import { periodBuckets, type Period, type PeriodUnit } from '../../shared/scalars/period.ts';

/** Statistics of cases over a random world, evaluated case by case: what the statements must add up to. */

/** Regions by level; one that no tree knows is in none. */
const REGIONS: Readonly<Record<string, readonly [province: string, city?: string, county?: string]>> = {
  '350000': ['350000'],
  '350900': ['350000', '350900'],
  '350902': ['350000', '350900', '350902'],
  '350921': ['350000', '350900', '350921'],
  '360000': ['360000'],
  '360100': ['360000', '360100'],
  '360102': ['360000', '360100', '360102'],
};
const COURTS_ABOVE: Readonly<Record<string, readonly string[]>> = {
  最高法: [SUPREME_COURT],
  闽: [SUPREME_COURT, '闽'],
  闽09: [SUPREME_COURT, '闽', '闽09'],
  闽0902: [SUPREME_COURT, '闽', '闽09', '闽0902'],
  闽0921: [SUPREME_COURT, '闽', '闽09', '闽0921'],
  赣: [SUPREME_COURT, '赣'],
  赣0102: [SUPREME_COURT, '赣', '赣0102'],
};
const REGION_OF_COURT: Readonly<Record<string, string>> = {
  闽: '350000',
  闽09: '350900',
  闽0902: '350902',
  闽0921: '350921',
  赣: '360000',
  赣0102: '360102',
};
const LEVELS = ['PROVINCE', 'CITY', 'COUNTY'] as const;
type Level = (typeof LEVELS)[number];

/** The trees of the world as their tables store them. */
export const TREE_ROWS = {
  regions: Object.entries(REGIONS).flatMap(([descendant, above]) => [
    { ancestor: COUNTRY, descendant, ancestorLevel: 'NATIONAL' },
    ...above.map((ancestor, at) => ({ ancestor: ancestor ?? '', descendant, ancestorLevel: LEVELS[at] ?? '' })),
  ]),
  courts: Object.entries(COURTS_ABOVE).flatMap(([descendant, above]) =>
    above.map((ancestor) => ({ ancestor, descendant, ancestorLevel: 'ANY' })),
  ),
  directory: Object.entries(REGION_OF_COURT).map(([courtCode, regionCode]) => ({ courtCode, regionCode })),
};

export interface NaiveCase {
  readonly courtCode: string;
  readonly regionCode: string;
  readonly typeCode: 'FIRST_ENFORCEMENT' | 'RESUMED';
  readonly debtorKind: 'PERSON' | 'ENTERPRISE' | 'AGENCY';
  readonly cause: string;
  readonly filedOn: string;
  readonly concludedOn: string | null;
  readonly method: 'VOLUNTARY' | 'FORCED' | 'SETTLED' | 'PROCEDURE_TERMINATED' | null;
  readonly settlementPerformed: boolean;
  /** In cents. */
  readonly claimed: number;
  readonly recovered: number;
  readonly preserved: boolean;
  readonly debtors: readonly { readonly idNumber: string | null; readonly name: string }[];
}

const GROUPABLE = ['REGION', 'COURT', 'PERIOD', 'TYPE_CODE', 'DEBTOR_KIND', 'CAUSE'] as const;
type GroupBy = (typeof GROUPABLE)[number];

export interface Filter {
  readonly region?: string | undefined;
  readonly court?: string | undefined;
  readonly typeCode?: readonly string[] | undefined;
  readonly debtorKind?: readonly string[] | undefined;
  readonly cause?: string | undefined;
}

export interface Question {
  readonly viewer: Viewer;
  readonly period: Period;
  readonly groupBy: readonly GroupBy[];
  readonly periodUnit: PeriodUnit;
  readonly regionLevel: Level;
  readonly filter: Filter;
  readonly fields: readonly string[];
}

/** The years in which a world's cases are filed; some are concluded in the third. */
const YEARS = 2;

const dayOf = (year: number, days: number): string => new Date(Date.UTC(year, 0, 1 + days)).toISOString().slice(0, 10);

/** Cases of one place, kind and month are many, so that the numbers of persons are around the threshold. */
const PROFILE = fc.record({
  place: fc.constantFrom<(readonly [string, string])[]>(
    ['闽0902', '350902'],
    ['闽0902', '350902'],
    ['闽0921', '350921'],
    ['闽09', '350900'],
    ['闽', '350000'],
    ['赣0102', '360102'],
    // A case in another region than its court, and one in a region that no tree knows.
    ['闽0902', '350921'],
    ['赣0102', '999999'],
  ),
  typeCode: fc.constantFrom<NaiveCase['typeCode'][]>('FIRST_ENFORCEMENT', 'FIRST_ENFORCEMENT', 'RESUMED'),
  debtorKind: fc.constantFrom<NaiveCase['debtorKind'][]>('PERSON', 'PERSON', 'PERSON', 'ENTERPRISE', 'AGENCY'),
  cause: fc.constantFrom('买卖合同纠纷', '民间借贷纠纷'),
  filed: fc.nat(YEARS * 365 - 31),
});

/** A debtor: by identifier in one of several ways of writing it, or by name alone. */
const DEBTOR = fc.record({
  person: fc.nat(40),
  way: fc.constantFrom<('plain' | 'small and spaced' | 'name' | 'empty')[]>(
    'plain',
    'plain',
    'small and spaced',
    'name',
    'empty',
  ),
});

/** A world whose first cases are filed in that year. */
export const worldFrom = (year: number): fc.Arbitrary<NaiveCase[]> =>
  fc.array(PROFILE, { minLength: 1, maxLength: 10 }).chain((profiles) =>
    fc.array(
      fc
        .record({
          profile: fc.constantFrom(...profiles),
          within: fc.nat(30),
          took: fc.option(fc.constantFrom(0, 1, 40, 200, 400), { freq: 4 }),
          method: fc.constantFrom<NonNullable<NaiveCase['method']>[]>(
            'VOLUNTARY',
            'FORCED',
            'SETTLED',
            'PROCEDURE_TERMINATED',
          ),
          settlementPerformed: fc.boolean(),
          claimed: fc.constantFrom(0, 100, 10_000_01, 99),
          recovered: fc.constantFrom(0, 0, 1, 7_33),
          preserved: fc.boolean(),
          debtors: fc.array(DEBTOR, { maxLength: 2 }),
        })
        .map(({ profile, within, took, method, debtors, ...own }) => {
          const filed = profile.filed + within;
          const isConcluded = took !== null;
          return {
            ...own,
            courtCode: profile.place[0],
            regionCode: profile.place[1],
            typeCode: profile.typeCode,
            debtorKind: profile.debtorKind,
            cause: profile.cause,
            filedOn: dayOf(year, filed),
            concludedOn: isConcluded ? dayOf(year, filed + took) : null,
            method: isConcluded ? method : null,
            debtors: debtors.map(({ person, way }) => ({
              idNumber: { plain: `X${person}`, 'small and spaced': ` x${person} `, name: null, empty: '' }[way],
              name: `张${person}`,
            })),
          };
        }),
      { maxLength: 120, size: 'max' },
    ),
  );

const viewer = (audience: Viewer['audience'], own: Partial<Viewer>): Viewer => ({
  audience,
  subject: `${audience} of the naive oracle`,
  scopes: audience === 'member' || audience === 'public' ? [] : ['statistics:read'],
  region: null,
  court: null,
  unit: null,
  purpose: 'study',
  ...own,
});

/** Viewers of each audience; members and the public may not read statistics. */
export const VIEWERS_OF: Readonly<
  Record<'court' | 'committee' | 'assessment' | 'analyst' | 'member' | 'public', readonly Viewer[]>
> = {
  court: [SUPREME_COURT, '闽', '闽09', '闽0902', '赣0102'].map((court) => viewer('court', { court })),
  committee: ['350000', '350900', '350902', '360102'].map((region) => viewer('committee', { region })),
  assessment: ['350000', '350900', '350921'].map((region) => viewer('assessment', { region })),
  analyst: [COUNTRY, COUNTRY, '350000', '350900', '360000'].map((region) => viewer('analyst', { region })),
  member: [viewer('member', { unit: '91110000600037341L' })],
  public: [viewer('public', {})],
};
export type NaiveAudience = keyof typeof VIEWERS_OF;
export const AUDIENCES = Object.keys(VIEWERS_OF) as NaiveAudience[];

/** A question of an audience about a world of that year and the years around it. */
export function questionOf(audience: NaiveAudience, year: number): fc.Arbitrary<Question> {
  const anyPeriod = fc
    .tuple(fc.nat(YEARS * 365), fc.integer({ min: 1, max: 800 }))
    .map(([from, days]) => ({ from: dayOf(year, from), to: dayOf(year, from + days) }));
  const wholeMonths = fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 24 })).map(([from, months]) => {
    const first = (at: number) => `${year + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`;
    return { from: first(from), to: first(from + months) };
  });
  const wholeYears = fc
    .tuple(fc.nat(YEARS), fc.integer({ min: 1, max: 2 }))
    .map(([from, years]) => ({ from: `${year + from}-01-01`, to: `${year + from + years}-01-01` }));
  const choice = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { freq: 3, nil: undefined });
  return fc.record({
    viewer: fc.constantFrom(...VIEWERS_OF[audience]),
    period:
      audience === 'court'
        ? fc.oneof(anyPeriod, wholeMonths, wholeYears)
        : fc.oneof(wholeMonths, wholeYears, wholeYears, { weight: 1, arbitrary: anyPeriod }),
    groupBy: fc.subarray([...GROUPABLE], { maxLength: 3 }),
    periodUnit: fc.constantFrom<PeriodUnit[]>('YEAR', 'QUARTER', 'MONTH'),
    regionLevel: fc.constantFrom<Level[]>(...LEVELS),
    filter: fc.oneof(
      { weight: 2, arbitrary: fc.constant<Filter>({}) },
      {
        weight: 3,
        arbitrary: fc.record<Filter>({
          region: choice<string | undefined>('350000', '350900', '350902', '360102', undefined, undefined),
          court: choice<string | undefined>('闽09', '闽0902', '赣', undefined, undefined, undefined),
          typeCode: choice<string[] | undefined>(['RESUMED'], ['RESUMED', 'FIRST_ENFORCEMENT'], [], undefined),
          debtorKind: choice<string[] | undefined>(
            ['PERSON'],
            ['AGENCY', 'ENTERPRISE'],
            ['AGENCY', 'PERSON'],
            undefined,
          ),
          cause: choice<string | undefined>('买卖合同纠纷', '没有的案由', undefined),
        }),
      },
    ),
    fields: fc.subarray(Object.keys(MEASURES), { minLength: 1 }),
  });
}

/** A flow: its event, what a case adds, and, of an amount, whether it adds to it at all. */
interface NaiveFlow {
  readonly event: 'filedOn' | 'concludedOn';
  readonly of: (own: NaiveCase) => number;
  readonly isAmount?: boolean;
}

const isPerformed = ({ method, settlementPerformed }: NaiveCase) =>
  method === 'VOLUNTARY' || method === 'FORCED' || (method === 'SETTLED' && settlementPerformed);

const FLOWS = {
  newCases: { event: 'filedOn', of: () => 1 },
  preserved: { event: 'filedOn', of: ({ preserved }) => (preserved ? 1 : 0) },
  concluded: { event: 'concludedOn', of: () => 1 },
  performed: { event: 'concludedOn', of: (own) => (isPerformed(own) ? 1 : 0) },
  terminated: { event: 'concludedOn', of: ({ method }) => (method === 'PROCEDURE_TERMINATED' ? 1 : 0) },
  claimed: { event: 'concludedOn', of: ({ claimed }) => claimed, isAmount: true },
  recovered: { event: 'concludedOn', of: ({ recovered }) => recovered, isAmount: true },
} as const satisfies Record<string, NaiveFlow>;
type FlowName = keyof typeof FLOWS;

/** A number that is not told is null. */
type Sums = Readonly<Record<FlowName | 'carriedOver', number | null>>;
type Shown = number | string | null;

const yuan = (cents: number | null): Shown =>
  cents === null ? null : `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
const plus = (left: number | null, right: number | null) => (left === null || right === null ? null : left + right);
const over = (top: number | null, bottom: number | null): Shown =>
  top === null || bottom === null ? null : shortRate(rate(top, bottom));

/** As the graph writes decimals: two places at least, no zeros beyond. */
function shortRate(text: string | null): string | null {
  return text === null ? null : text.replace(/(\.\d{2}\d*?)0+$/, '$1');
}

export const MEASURES: Readonly<
  Record<string, { readonly needs: readonly (keyof Sums)[]; readonly of: (sums: Sums) => Shown }>
> = {
  total: { needs: ['carriedOver', 'newCases'], of: (s) => plus(s.carriedOver, s.newCases) },
  carriedOver: { needs: ['carriedOver'], of: (s) => s.carriedOver },
  newCases: { needs: ['newCases'], of: (s) => s.newCases },
  preserved: { needs: ['preserved'], of: (s) => s.preserved },
  preservationRate: { needs: ['preserved', 'newCases'], of: (s) => over(s.preserved, s.newCases) },
  concluded: { needs: ['concluded'], of: (s) => s.concluded },
  conclusionRate: {
    needs: ['concluded', 'carriedOver', 'newCases'],
    of: (s) => over(s.concluded, plus(s.carriedOver, s.newCases)),
  },
  performed: { needs: ['performed'], of: (s) => s.performed },
  terminated: { needs: ['terminated'], of: (s) => s.terminated },
  claimedAmount: { needs: ['claimed'], of: (s) => yuan(s.claimed) },
  recoveredAmount: { needs: ['recovered'], of: (s) => yuan(s.recovered) },
  recoveryRate: { needs: ['recovered', 'claimed'], of: (s) => over(s.recovered, s.claimed) },
};

/** What a question must be answered with: refused, with the argument at fault, or rows by their group. */
export type Expected =
  | { readonly refused: 'RIGHTS' | 'filter.region' | 'filter.court' | 'period' }
  | { readonly rows: ReadonlyMap<string, Readonly<Record<string, Shown>>>; readonly mayBeEmpty: boolean };

const isWithin = (region: string, ancestor: string | null) =>
  ancestor === COUNTRY ||
  region === ancestor ||
  ((REGIONS[region] ?? []) as readonly (string | undefined)[]).includes(ancestor ?? '');
const isAt = (court: string, ancestor: string | null) => (COURTS_ABOVE[court] ?? []).includes(ancestor ?? '');
const isWhole = ({ from, to }: Period) => from.endsWith('-01') && to.endsWith('-01');
const rollUp = (region: string, level: Level) => REGIONS[region]?.[LEVELS.indexOf(level)] ?? region;

/** The name of a group, from a row of an answer or from a case. */
export function groupKey(question: Question, of: Readonly<Record<GroupBy, string | null>>): string {
  return question.groupBy.map((dimension) => of[dimension]).join(' | ');
}

export function expectedOf(world: readonly NaiveCase[], question: Question): Expected {
  const { viewer: who, filter, period, groupBy, fields } = question;
  if (!who.scopes.includes('statistics:read')) {
    return { refused: 'RIGHTS' };
  }
  const refused = refusedFilter(question);
  if (refused !== null) {
    return { refused };
  }
  const isCourt = who.audience === 'court';
  if (!isCourt && !isWhole(period)) {
    return { refused: 'period' };
  }
  const buckets = groupBy.includes('PERIOD') ? periodBuckets(period, question.periodUnit) : [period];
  const needs = new Set(fields.flatMap((field) => MEASURES[field]?.needs ?? []));
  const keyOf = (own: NaiveCase, bucket: Period): string =>
    groupKey(question, {
      REGION: rollUp(own.regionCode, question.regionLevel),
      COURT: own.courtCode,
      PERIOD: bucket.from,
      TYPE_CODE: own.typeCode,
      DEBTOR_KIND: own.debtorKind,
      CAUSE: own.cause,
    });
  const isAsked = (own: NaiveCase): boolean =>
    (isCourt ? isAt(own.courtCode, who.court) : isWithin(own.regionCode, who.region)) &&
    (filter.region === undefined || isWithin(own.regionCode, filter.region)) &&
    (filter.court === undefined || isAt(own.courtCode, filter.court)) &&
    (filter.typeCode === undefined || filter.typeCode.includes(own.typeCode)) &&
    (filter.debtorKind === undefined || filter.debtorKind.includes(own.debtorKind)) &&
    (filter.cause === undefined || filter.cause === own.cause);
  const isOnlyPlaces = groupBy.every((dimension) => ['PERIOD', 'REGION', 'COURT'].includes(dimension));
  const asked = world.filter(isAsked);
  const groups = new Map<string, { bucket: Period; debtorKind: string | null }>();
  for (const own of asked) {
    for (const bucket of buckets) {
      groups.set(keyOf(own, bucket), { bucket, debtorKind: groupBy.includes('DEBTOR_KIND') ? own.debtorKind : null });
    }
  }
  for (const bucket of groupBy.length === 0 || (groupBy.length === 1 && groupBy[0] === 'PERIOD') ? buckets : []) {
    groups.set(groupBy.length === 0 ? '' : bucket.from, { bucket, debtorKind: null });
  }
  // Whoever is told whole counts is told of every court of the region, also where there is nothing.
  for (const [courtCode, regionCode] of isCourt || !isOnlyPlaces ? [] : Object.entries(REGION_OF_COURT)) {
    if (
      isWithin(regionCode, who.region) &&
      isWithin(regionCode, filter.region ?? COUNTRY) &&
      isAt(courtCode, filter.court ?? SUPREME_COURT)
    ) {
      for (const bucket of buckets) {
        groups.set(keyOf({ courtCode, regionCode } as NaiveCase, bucket), { bucket, debtorKind: null });
      }
    }
  }
  const partition = isCourt ? null : new Partition(world, question);
  const rows = new Map<string, Readonly<Record<string, Shown>>>();
  for (const [key, { bucket, debtorKind }] of groups) {
    const members = asked.filter((own) => keyOf(own, bucket) === key);
    const sums = (partition === null ? countedSums : partition.toldSums.bind(partition))(members, bucket, debtorKind);
    rows.set(key, Object.fromEntries(fields.map((field) => [field, MEASURES[field]?.of(sums) ?? null])));
    // Of places alone, one that has a row at all has one for each period.
    const periods = isOnlyPlaces && groupBy.length > 0 ? buckets : [bucket];
    const isNamed = groupBy.every((dimension) => dimension === 'PERIOD');
    if (isCourt && !isNamed && !periods.some((each) => exists(members, each, needs))) {
      rows.delete(key);
    }
    if (partition !== null && !isOnlyPlaces && !partition.tellsOf(members, bucket, needs)) {
      rows.delete(key);
    }
  }
  return { rows, mayBeEmpty: !isCourt };
}

function refusedFilter({ viewer: who, filter }: Question): 'filter.region' | 'filter.court' | null {
  const known = (region: string | null) => (region !== null && region in REGIONS ? region : null);
  if (who.audience === 'court') {
    if (who.court === SUPREME_COURT) {
      return null;
    }
    if (filter.court !== undefined && !isAt(filter.court, who.court)) {
      return 'filter.court';
    }
    const own = known(REGION_OF_COURT[who.court ?? ''] ?? null);
    return filter.region !== undefined && (own === null || !isWithin(filter.region, own)) ? 'filter.region' : null;
  }
  if (who.region === COUNTRY) {
    return null;
  }
  if (filter.region !== undefined && !isWithin(filter.region, who.region)) {
    return 'filter.region';
  }
  const place = filter.court === undefined ? undefined : REGION_OF_COURT[filter.court];
  return filter.court !== undefined && (place === undefined || !isWithin(place, who.region)) ? 'filter.court' : null;
}

const isIn = (day: string | null, { from, to }: Period) => day !== null && from <= day && day < to;

/** All of them, counted. */
function countedSums(members: readonly NaiveCase[], bucket: Period): Sums {
  const flow = (name: FlowName) =>
    members.filter((own) => isIn(own[FLOWS[name].event], bucket)).reduce((sum, own) => sum + FLOWS[name].of(own), 0);
  const before = (day: string | null) => day !== null && day < bucket.from;
  return {
    ...(Object.fromEntries(Object.keys(FLOWS).map((name) => [name, flow(name as FlowName)])) as Record<
      FlowName,
      number
    >),
    carriedOver:
      members.filter(({ filedOn }) => before(filedOn)).length -
      members.filter(({ concludedOn }) => before(concludedOn)).length,
  };
}

/** Whether a group has a row: something asked for happened in it, or was carried over into it. */
function exists(members: readonly NaiveCase[], bucket: Period, needs: ReadonlySet<string>): boolean {
  const events = new Set<'filedOn' | 'concludedOn'>(
    [...needs].flatMap((need) =>
      need === 'carriedOver' ? (['filedOn', 'concludedOn'] as const) : [FLOWS[need as FlowName].event],
    ),
  );
  return members.some((own) =>
    [...events].some((event) => {
      const day = own[event];
      return isIn(day, bucket) || (needs.has('carriedOver') && day !== null && day < bucket.from);
    }),
  );
}

interface NaiveCell extends Cell {
  readonly own: NaiveCase;
  readonly day: string;
}

interface NaiveBlock {
  readonly cells: readonly NaiveCell[];
  readonly isTold: boolean;
}

const isPrivate = ({ debtorKind }: NaiveCase) => debtorKind === 'PERSON';

/** The blocks that numbers are told by: each event is a cell of its own, at the finest levels. */
class Partition {
  readonly #blocks = new Map<string, readonly NaiveBlock[]>();
  readonly #filter: Filter;

  constructor(world: readonly NaiveCase[], question: Question) {
    const { viewer: who, filter } = question;
    this.#filter = filter;
    const top = who.region === COUNTRY ? (filter.region ?? COUNTRY) : (who.region ?? '');
    const province = top === COUNTRY ? COUNTRY : (REGIONS[top]?.[0] ?? top);
    const until = question.period.to.endsWith('-01-01')
      ? question.period.to
      : `${Number(question.period.to.slice(0, 4)) + 1}-01-01`;
    const read = world.filter((own) => isPrivate(own) && isWithin(own.regionCode, province));
    for (const [name, { event, of, ...flow }] of Object.entries(FLOWS)) {
      const kind = 'isAmount' in flow ? name : event;
      const events = read.filter((own) => {
        const day = own[event];
        return day !== null && day < until && (!('isAmount' in flow) || of(own) !== 0);
      });
      this.#blocks.set(kind, blocksOf(events.map((own, at) => cellOf(own, own[event] ?? '', world.indexOf(own), at))));
    }
  }

  toldSums(members: readonly NaiveCase[], bucket: Period, debtorKind: string | null): Sums {
    const isOfNobody =
      (this.#filter.debtorKind !== undefined && !this.#filter.debtorKind.includes('PERSON')) ||
      debtorKind === 'AGENCY' ||
      debtorKind === 'ENTERPRISE';
    const counted = countedSums(members, bucket);
    const flows = Object.entries(FLOWS).map(([name, flow]) => {
      const told = this.#isToldOver('isAmount' in flow ? name : flow.event, members, bucket) ?? isOfNobody;
      return [name, told ? counted[name as FlowName] : null] as const;
    });
    const isPartTold = (event: string): boolean =>
      this.#isToldOver(event, members, pastOf(bucket)) ??
      (isOfNobody || bucket.from <= beginningOf(this.#blocks.get(event) ?? []));
    return {
      ...(Object.fromEntries(flows) as Record<FlowName, number | null>),
      carriedOver: isPartTold('filedOn') && isPartTold('concludedOn') ? counted.carriedOver : null,
    };
  }

  /** Whether a group of kinds or causes is named: because something is told of it. */
  tellsOf(members: readonly NaiveCase[], bucket: Period, needs: ReadonlySet<string>): boolean {
    const others = members.filter((own) => !isPrivate(own));
    return [...needs].some((need) => {
      if (need === 'carriedOver') {
        return (['filedOn', 'concludedOn'] as const).some((event) =>
          [bucket, pastOf(bucket)].some(
            (period) =>
              this.#isToldOver(event, members, period) === true || others.some((own) => isIn(own[event], period)),
          ),
        );
      }
      const flow = FLOWS[need as FlowName];
      const isAmount = 'isAmount' in flow;
      return (
        this.#isToldOver(isAmount ? need : flow.event, members, bucket) === true ||
        others.some((own) => isIn(own[flow.event], bucket) && (!isAmount || flow.of(own) !== 0))
      );
    });
  }

  /** Whether the events of a group in a period are whole blocks that are told; null where there are none of private persons. */
  #isToldOver(kind: string, members: readonly NaiveCase[], period: Period): boolean | null {
    const own = new Set(members);
    const isMember = ({ own: each, day }: NaiveCell) => own.has(each) && isIn(day, period);
    const met = (this.#blocks.get(kind) ?? []).filter(({ cells }) => cells.some(isMember));
    return met.length === 0 ? null : met.every(({ cells, isTold }) => isTold && cells.every(isMember));
  }
}

const pastOf = ({ from }: Period): Period => ({ from: '0000-01-01', to: from });

/** The first day of the first year that has events; the beginning of time where that is not told. */
function beginningOf(blocks: readonly NaiveBlock[]): string {
  const first = blocks.flatMap(({ cells }) => cells.map(({ day }) => day.slice(0, 4))).sort()[0];
  const isTold = blocks.some((block) => block.isTold && block.cells.some(({ day }) => day.slice(0, 4) === first));
  return first !== undefined && isTold ? `${first}-01-01` : '';
}

function cellOf(own: NaiveCase, day: string, id: number, _at: number): NaiveCell {
  const month = Number(day.slice(5, 7));
  const [province = '-', city = '-', county = '-'] = REGIONS[own.regionCode] ?? [];
  const names = own.debtors
    .map(({ idNumber, name }) => (idNumber === null || idNumber === '' ? name : idNumber))
    .sort();
  const person = (names[0] ?? `case ${id}`).trim().toUpperCase();
  return {
    own,
    day,
    size: 1,
    persons: [[person]],
    path: [
      day.slice(0, 4),
      province,
      city,
      county,
      own.courtCode,
      String(Math.ceil(month / 6)),
      String(Math.ceil(month / 3)),
      day.slice(0, 7),
      own.debtorKind,
      own.typeCode,
      own.cause,
    ],
  };
}
