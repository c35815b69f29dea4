import type { GraphQLResolveInfo } from 'graphql';

import { breather } from '../breather.ts';
import { subtractDecimals } from '../scalars/decimal.ts';
import { yearBefore } from '../scalars/period.ts';
import type { RequestContext } from '../server/request-context.ts';

import { dimensionFields, type DimensionLabels } from './dimension-fields.ts';
import { keyOf, type Group, type Told } from './group.ts';
import { askedOf, measured, wantedFor, WITHHELD_REASON, type Measures } from './measure.ts';
import { OUTSIDE, wholeParents } from './parents.ts';
import { rate } from './rate.ts';
import type { Source } from './statistics-source.ts';
import type { StatisticsArgs } from './statistics-types.ts';
import { rowMaker, statistics } from './statistics.ts';
import { storeFor } from './store-for.ts';

/** A kind of statistics: the records it counts, and its measures over them. */
export interface Statistics {
  readonly sources: readonly Source[];
  readonly measures: Measures;
  /** Chinese labels of the values of its own dimensions. */
  readonly labels?: DimensionLabels;
}

/** Ratios of a row's measures to those of another group, by measure; null where the other is 0, not known or withheld. */
export type Ratios = Readonly<Record<string, string | null>>;

/** What the rows of one request are compared with, each read when it is first asked for. */
export interface Compared {
  yearOnYear(): Promise<Ratios>;
  shareOfParent(): Promise<Ratios | null>;
}

/** What is said of a share of a region that is above the viewer's own. */
const OUTSIDE_REASON = '上一级地区不在统计范围内 The region above is one of which you could only be told a part.';

/** The rows of a request: dimensions, the measures it selects, and what they are compared with. */
export async function rowsOf(
  context: RequestContext,
  { sources, measures, labels = {} }: Statistics,
  args: StatisticsArgs,
  info: GraphQLResolveInfo,
) {
  const asked = askedOf(info, measures);
  const wanted = wantedFor(measures, asked);
  const store = storeFor(context, args.freshness);
  const count = (other: StatisticsArgs) => statistics(context, store, sources, other, wanted);
  const groups = await count(args);
  const lastYear = once(async () => byKey(await count({ ...args, period: yearBefore(args.period) })));
  const parents = once(() => wholeParents(context, args, count));
  const needed = Object.entries(measures).flatMap(([name, { needs }]) => (asked.has(name) ? needs : []));
  const isHeldBack = ({ sums }: Group) => needed.some((name) => sums[name] === null);
  const ratios = (group: Group, other: Group | undefined, of: (part: Told, whole: Told) => string | null): Ratios => ({
    withheldReason: isHeldBack(group) || (other !== undefined && isHeldBack(other)) ? WITHHELD_REASON : null,
    ...Object.fromEntries(
      Object.entries(measures)
        .filter(([name]) => asked.has(name))
        .map(([name, measure]) => [
          name,
          other === undefined ? null : of(measure.of(group.sums), measure.of(other.sums)),
        ]),
    ),
  });
  const dimensionsOf = rowMaker(args, context, store.asOf);
  const shown = Object.fromEntries(Object.entries(measures).filter(([name]) => asked.has(name)));
  const comparison: Comparison = { lastYear, parents, ratios };
  const rowFor = (group: Group) => ({
    ...dimensionFields(group.dimensions, labels),
    ...dimensionsOf(group),
    ...measured(group, shown),
    compared: new ComparedGroup(group, comparison),
  });
  const rows: ReturnType<typeof rowFor>[] = [];
  const rest = breather();
  for (const group of groups) {
    await rest();
    rows.push(rowFor(group));
  }
  return rows;
}

/** What all rows of a request share. */
interface Comparison {
  readonly lastYear: () => Promise<ReadonlyMap<string, Group>>;
  readonly parents: () => ReturnType<typeof wholeParents>;
  readonly ratios: (group: Group, other: Group | undefined, of: (part: Told, whole: Told) => string | null) => Ratios;
}

/** A class, since there are thousands of rows, and hardly one is compared. */
class ComparedGroup implements Compared {
  readonly #group: Group;
  readonly #comparison: Comparison;

  constructor(group: Group, comparison: Comparison) {
    this.#group = group;
    this.#comparison = comparison;
  }

  async yearOnYear(): Promise<Ratios> {
    const { period, ...columns } = this.#group.dimensions;
    const before = { ...columns, ...(period && { period: yearBefore(period) }) };
    return this.#comparison.ratios(this.#group, (await this.#comparison.lastYear()).get(keyOf(before)), growth);
  }

  async shareOfParent(): Promise<Ratios | null> {
    const parent = (await this.#comparison.parents())(this.#group);
    if (parent === OUTSIDE) {
      return { withheldReason: OUTSIDE_REASON };
    }
    return parent === null ? null : this.#comparison.ratios(this.#group, parent, share);
  }
}

function byKey(groups: readonly Group[]): ReadonlyMap<string, Group> {
  return new Map(groups.map((group) => [keyOf(group.dimensions), group]));
}

/** This number against an earlier one, as a change: 0.25 is a quarter more. */
function growth(now: Told, before: Told): string | null {
  return isNumber(now) && isNumber(before) ? rate(subtractDecimals(String(now), String(before)), before) : null;
}

function share(part: Told, whole: Told): string | null {
  return isNumber(part) && isNumber(whole) ? rate(part, whole) : null;
}

function isNumber(told: Told): told is number | string {
  return told !== null && told !== undefined;
}

function once<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let value: Promise<Value> | undefined;
  return () => (value ??= read());
}
