import { breather } from '../breather.ts';
import type { Trees } from '../database/trees.ts';
import type { RequestContext } from '../server/request-context.ts';

import { bucketFinder, type Bucket } from './buckets.ts';
import type { Counting } from './counting.ts';
import { COLUMN_OF } from './dimensions.ts';
import { BEFORE, scan, type Scan } from './event-scan.ts';
import { keyOf, type Dimensions } from './group.ts';
import { count, groupColumn, type Event, type Flow, type Source, type Stock, type Value } from './statistics-source.ts';
import type { StatisticsArgs } from './statistics-types.ts';

/**
 * Adds up a source's records, none held back: those that the viewer may see, or all of a region where the records are of
 * no private person. One statement for each kind of event.
 */
export async function countExactly(context: RequestContext, source: Source, counting: Counting): Promise<void> {
  const base = baseOf(source, counting);
  const stocks = counting.wanted.stocksOf(source);
  const past = new Past(counting);
  for (const event of Object.values(source.events)) {
    const flows = counting.wanted.flowsOf(source, event);
    if (Object.keys(flows).length > 0) {
      await addFlows(context, event, flows, base, counting, stocks.length > 0 ? past : null);
    }
    for (const [name, value] of counting.wanted.valuesOf(event)) {
      await addValues(context, event, name, value, base, counting);
    }
  }
  for (const [name, stock] of stocks) {
    await past.addStock(name, stock);
  }
}

async function addFlows(
  context: RequestContext,
  event: Event,
  flows: Readonly<Record<string, Flow>>,
  base: Base,
  { args, buckets, totals, store }: Counting,
  past: Past | null,
): Promise<void> {
  const rows = await scan(context, store, { ...base, event, flows, since: args.period.from, withPast: past !== null });
  const rest = breather();
  const bucketOf = bucketFinder(buckets, base.grain);
  const names = Object.keys(flows);
  for (const { time, columns, sums } of rows) {
    await rest();
    const dimensions = dimensionsOf(columns, args, context.trees);
    const bucket = time === BEFORE ? null : bucketOf(time);
    past?.note(names, dimensions, bucket, sums);
    if (bucket !== null) {
      totals.addAll({ ...dimensions, ...periodOf(bucket, args) }, names, sums);
    }
  }
}

async function addValues(
  context: RequestContext,
  event: Event,
  name: string,
  value: Value,
  base: Base,
  { args, buckets, totals, store }: Counting,
): Promise<void> {
  const each = value(store.dialect);
  const rows = await scan(context, store, {
    ...base,
    event,
    flows: { records: count() },
    when: `${each} is not null`,
    by: { ...base.by, value: each },
    since: args.period.from,
    withPast: false,
  });
  const rest = breather();
  const bucketOf = bucketFinder(buckets, base.grain);
  for (const { time, columns, sums } of rows) {
    await rest();
    const group = {
      ...dimensionsOf(columns, args, context.trees),
      ...periodOf(bucketOf(time), args),
    };
    totals.addValue(group, name, Number(columns['value']), sums[0] ?? 0n);
  }
}

/** What each flow was before the period and in each of its parts, by group. */
class Past {
  readonly #counting: Counting;
  readonly #flows = new Map<string, Map<string, { dimensions: Dimensions; sums: Map<Bucket | null, bigint> }>>();

  constructor(counting: Counting) {
    this.#counting = counting;
  }

  /** @param bucket null for all before the period */
  note(flows: readonly string[], dimensions: Dimensions, bucket: Bucket | null, sums: readonly bigint[]): void {
    const key = keyOf(dimensions);
    flows.forEach((flow, at) => {
      const groups =
        this.#flows.get(flow) ?? new Map<string, { dimensions: Dimensions; sums: Map<Bucket | null, bigint> }>();
      const group = groups.get(key) ?? { dimensions, sums: new Map<Bucket | null, bigint>() };
      group.sums.set(bucket, (group.sums.get(bucket) ?? 0n) + (sums[at] ?? 0n));
      this.#flows.set(flow, groups.set(key, group));
    });
  }

  /** Adds a stock: where it is 0 it makes no group. */
  async addStock(name: string, { plus, minus, at }: Stock): Promise<void> {
    const rest = breather();
    const { args, buckets, totals } = this.#counting;
    for (const [flow, sign] of [
      [plus, 1n],
      [minus, -1n],
    ] as const) {
      for (const { dimensions, sums } of this.#flows.get(flow)?.values() ?? []) {
        await rest();
        let stock = sums.get(null) ?? 0n;
        for (const bucket of buckets) {
          const change = sums.get(bucket) ?? 0n;
          const shown = at === 'START' ? stock : stock + change;
          if (shown !== 0n) {
            totals.add({ ...dimensions, ...periodOf(bucket, args) }, name, sign * shown);
          }
          stock += change;
        }
      }
    }
  }
}

type Base = ReturnType<typeof baseOf>;

function baseOf(source: Source, { args, scope, store }: Counting) {
  const by = Object.fromEntries(
    args.groupBy.flatMap((dimension) =>
      dimension === 'PERIOD'
        ? []
        : [[COLUMN_OF[dimension], groupColumn(source, COLUMN_OF[dimension], store.dialect) ?? 'null']],
    ),
  );
  return {
    source,
    by,
    until: args.period.to,
    grain: !args.groupBy.includes('PERIOD') ? 'NONE' : args.periodUnit === 'YEAR' ? 'YEAR' : 'MONTH',
    scope,
    filter: args.filter,
  } as const satisfies Partial<Scan>;
}

/** The group of what was counted at a region, a court and so on; regions are rolled up here, not row by row. */
function dimensionsOf(
  columns: Readonly<Record<string, string | null>>,
  { groupBy, regionLevel }: StatisticsArgs,
  trees: Trees,
): Dimensions {
  return Object.fromEntries(
    groupBy.flatMap((dimension) => {
      if (dimension === 'PERIOD') {
        return [];
      }
      const value = columns[COLUMN_OF[dimension]] ?? null;
      return [[COLUMN_OF[dimension], dimension === 'REGION' ? (trees.regionAt(regionLevel, value) ?? value) : value]];
    }),
  );
}

function periodOf(bucket: Bucket, { groupBy }: StatisticsArgs): Pick<Dimensions, 'period'> {
  return groupBy.includes('PERIOD') ? { period: bucket } : {};
}
