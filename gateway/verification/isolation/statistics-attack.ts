import { COLUMN_OF } from '../../../subgraphs/shared/measures/dimensions.ts';
import type { Told } from '../../../subgraphs/shared/measures/group.ts';
import type { Statistics } from '../../../subgraphs/shared/measures/rows.ts';
import { canAnswer } from '../../../subgraphs/shared/measures/statistics.ts';
import { parsePeriod, periodBuckets } from '../../../subgraphs/shared/scalars/period.ts';

import { keyOf, type Places } from './places.ts';
import type { Question } from './questions.ts';
import { monthOf, type RecordedEvents } from './recorded-events.ts';
import { ToldNumbers, type Attack } from './told-numbers.ts';

/** A row of statistics as it was told. */
export type Row = Readonly<Record<string, string | number | null>>;

/** A number that is not what the records add up to, or that tells that there is nobody at all. */
export interface Fault {
  readonly is: 'not whole' | 'none is told';
  readonly question: string;
  readonly measure: string;
  readonly told: unknown;
  readonly counted?: unknown;
}

/** An amount that is part of another one: one less the other is an amount as well. */
const PART_OF: Readonly<Record<string, string>> = { onSiteAmount: 'paidAmount' };

/**
 * Puts together what several accounts are told by one kind of statistics. Each number is compared with what the records add up
 * to, and noted with the records that it counts.
 */
export class StatisticsAttack {
  readonly #statistics: Statistics;
  readonly #events: readonly RecordedEvents[];
  readonly #places: Places;
  readonly #told = new Map<string, ToldNumbers>();
  readonly faults: Fault[] = [];
  /** All numbers told, those of no private person included. */
  numbers = 0;

  constructor(statistics: Statistics, events: readonly RecordedEvents[], places: Places) {
    this.#statistics = statistics;
    this.#events = events;
    this.#places = places;
  }

  /** Notes an answer to an account of a region. */
  note(own: string, question: Question, rows: readonly Row[]): void {
    const { measures, sources } = this.#statistics;
    const isByPeriod = question.groupBy.includes('PERIOD');
    const buckets = isByPeriod ? periodBuckets(question.period, question.periodUnit) : [question.period];
    const rowAt = new Map(rows.map((row, at) => [rowKey(row, question), at]));
    const sums = rows.map(() => ({}) as Record<string, Told>);
    const named = Object.entries(measures);
    const isTold = (needed: string): boolean[] =>
      rows.map((row) => named.some(([name, { needs }]) => needs.includes(needed) && row[name] != null));
    const asking = `${own} ${JSON.stringify(question)}`;
    const example = (row: number): string => `${asking} ${JSON.stringify(rows[row])}`;
    for (const source of sources.filter((one) => canAnswer(one, question))) {
      const held = this.#events.filter((events) => events.source === source);
      for (const events of held) {
        const { keys, of } = this.#places.groupsOf(events, own, question);
        const table = keys.map((key) => buckets.map(({ from }) => rowAt.get(`${isByPeriod ? from : ''} ${key}`) ?? -1));
        const months = buckets.map(({ from, to }) => [monthOf(from), monthOf(to)] as const);
        const within = bucketsByMonth(months);
        const rowOf = events.months.map((month, record) => {
          const bucket = within.get(month);
          return bucket === undefined ? -1 : (table[of[record] ?? -1]?.[bucket] ?? -1);
        });
        for (const [flow, values] of Object.entries(events.flows)) {
          addUp(sums, flow, rowOf, values, source);
          this.#noteFlow(events, flow, rowOf, isTold(flow), question, rows, example);
        }
        for (const [name, values] of Object.entries(events.values)) {
          this.#toldOf(`${indexOf(this.#events, events)} ${name}`, name, events).note(
            rowOf,
            isTold(name),
            (record) => !Number.isNaN(values[record]),
            example,
          );
          medians(sums, name, rowOf, values);
        }
        for (const [name, { plus, minus, at }] of Object.entries(source.stocks ?? {})) {
          const flow = [plus, minus].find((one) => one in events.flows);
          if (flow !== undefined) {
            const told = isTold(name);
            months.forEach(([from, to], bucket) => {
              const day = at === 'START' ? from : to;
              const past = events.months.map((month, record) =>
                month < day ? (table[of[record] ?? -1]?.[bucket] ?? -1) : -1,
              );
              addUp(sums, name, past, events.flows[flow] ?? new Float64Array(), source, flow === plus ? 1 : -1, false);
              this.#noteFlow(
                events,
                flow,
                past,
                told.map((one, row) => one && isOfBucket(rows[row], buckets[bucket]?.from, isByPeriod)),
                question,
                rows,
                example,
                true,
              );
            });
            sums.forEach((sum) => (sum[name] ??= 0));
          }
        }
      }
    }
    rows.forEach((row, at) => {
      for (const [measure, { needs, of }] of named) {
        const told = row[measure];
        if (told !== null && told !== undefined) {
          this.numbers += 1;
          const counted = of(sums[at] ?? {}) ?? null;
          if (String(counted) !== String(told) && Number(counted) !== Number(told)) {
            this.faults.push({
              is: 'not whole',
              question: example(at),
              measure: `${measure} (${needs.join()})`,
              told,
              counted,
            });
          }
        }
      }
    });
  }

  attack(): Readonly<Record<string, Attack>> {
    return Object.fromEntries([...this.#told].map(([key, told]) => [key.split(' ')[1] ?? '', told.attack()]));
  }

  #noteFlow(
    events: RecordedEvents,
    flow: string,
    rowOf: Int32Array,
    isTold: readonly boolean[],
    question: Question,
    rows: readonly Row[],
    example: (row: number) => string,
    isStock = false,
  ): void {
    if (!events.isPersonal) {
      return;
    }
    const isAmount = events.amounts.has(flow);
    const whole = PART_OF[flow] ?? flow;
    const of = isAmount ? whole : (Object.keys(events.flows)[0] ?? '');
    const values = events.flows[flow] ?? new Float64Array();
    const told = this.#toldOf(`${indexOf(this.#events, events)} ${of}`, of, events);
    const none = told.note(rowOf, isTold, (record) => !isAmount || values[record] !== 0, example);
    for (const row of isStock || !mayBeOfPersons(question, events) ? [] : none) {
      const kind = rows[row]?.['debtorKind'];
      if (kind !== 'AGENCY' && kind !== 'ENTERPRISE' && rows[row]?.['agencyId'] == null) {
        this.faults.push({ is: 'none is told', question: example(row), measure: flow, told: 0 });
      }
    }
  }

  #toldOf(key: string, of: string, { persons }: RecordedEvents): ToldNumbers {
    const told = this.#told.get(key) ?? new ToldNumbers(of, persons);
    this.#told.set(key, told);
    return told;
  }
}

/** The dimensions of a kind of statistics. */
export function dimensionsOf({ sources }: Statistics): (keyof typeof COLUMN_OF)[] {
  return (Object.keys(COLUMN_OF) as (keyof typeof COLUMN_OF)[]).filter((dimension) =>
    sources.some(({ columns }) => columns[COLUMN_OF[dimension]] !== undefined),
  );
}

/** The field of a row that shows a dimension. */
export function fieldOf(dimension: keyof typeof COLUMN_OF): string {
  const name = COLUMN_OF[dimension];
  const codes: Readonly<Record<string, string>> = {
    region: 'regionCode',
    court: 'courtCode',
    agency: 'agencyId',
    unit: 'unitId',
    campaign: 'campaignId',
  };
  return codes[name] ?? name;
}

function rowKey(row: Row, { groupBy }: Question): string {
  const values = groupBy.flatMap((dimension) => {
    if (dimension === 'PERIOD') {
      return [];
    }
    const value = row[fieldOf(dimension)];
    return [value == null ? null : String(value)];
  });
  return `${groupBy.includes('PERIOD') ? parsePeriod(String(row['period'])).from : ''} ${keyOf(values)}`;
}

function isOfBucket(row: Row | undefined, from: string | undefined, isByPeriod: boolean): boolean {
  return !isByPeriod || parsePeriod(String(row?.['period'])).from === from;
}

/** Whether a question is about records that may be of private persons: not where it asks for agencies alone, or for nobody. */
function mayBeOfPersons({ filter }: Question, { source }: RecordedEvents): boolean {
  if (filter.debtorKind?.length === 0) {
    return false;
  }
  const isByKind = source.columns.debtorKind !== undefined && source.columns.debtorKind === source.person?.kind;
  return !(
    isByKind &&
    filter.debtorKind &&
    filter.debtorKind.every((kind) => kind === 'AGENCY' || kind === 'ENTERPRISE')
  );
}

function bucketsByMonth(months: readonly (readonly [number, number])[]): ReadonlyMap<number, number> {
  const within = new Map<number, number>();
  months.forEach(([from, to], bucket) => {
    for (let month = from; month < to; month += 1) {
      within.set(month, bucket);
    }
  });
  return within;
}

function addUp(
  sums: Record<string, Told>[],
  name: string,
  rowOf: Int32Array,
  values: Float64Array,
  { events }: RecordedEvents['source'],
  sign = 1,
  isFlow = true,
): void {
  const totals = new Float64Array(sums.length);
  rowOf.forEach((row, record) => {
    if (row >= 0) {
      totals[row] = (totals[row] ?? 0) + sign * (values[record] ?? 0);
    }
  });
  const isMoney = isFlow && Object.values(events).some(({ flows }) => flows[name]?.kind === 'MONEY');
  sums.forEach((sum, row) => {
    const total = (totals[row] ?? 0) + (isFlow ? 0 : Number(sum[name] ?? 0));
    sum[name] = isMoney ? yuan(total) : total;
  });
}

/** Cents as yuan with two decimals, exact for whole numbers of them. */
function yuan(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function medians(sums: Record<string, Told>[], name: string, rowOf: Int32Array, values: Float64Array): void {
  const ofRow = sums.map(() => [] as number[]);
  rowOf.forEach((row, record) => {
    const value = values[record] ?? NaN;
    if (row >= 0 && !Number.isNaN(value)) {
      ofRow[row]?.push(value);
    }
  });
  ofRow.forEach((held, row) => {
    held.sort((a, b) => a - b);
    const [low, high] = [held[Math.floor((held.length - 1) / 2)], held[Math.floor(held.length / 2)]];
    const sum = sums[row];
    if (low !== undefined && high !== undefined && sum !== undefined) {
      sum[name] = String((low + high) / 2);
    }
  });
}

function indexOf(all: readonly RecordedEvents[], events: RecordedEvents): number {
  return all.indexOf(events);
}
