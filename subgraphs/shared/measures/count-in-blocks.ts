import { breather } from '../breather.ts';
import type { RequestContext } from '../server/request-context.ts';

import { blocksOf, type Block } from './blocks.ts';
import type { Bucket } from './buckets.ts';
import { cellReader, type Cells, type CountedCell, type Region } from './cells.ts';
import type { Counting } from './counting.ts';
import type { Dialect } from './dialect.ts';
import { keyOf, type Dimensions } from './group.ts';
import type { Divided } from './persons-found.ts';
import type { Flow, PersonalSource, Stock } from './statistics-source.ts';

/**
 * Adds up all records of the viewer's region, told in blocks (`blocks.ts`): those of private persons where whole blocks are
 * asked for, the others always. What is not told is held back, as is what is nothing: the two look alike.
 *
 * @returns what holds back the numbers of all groups in which no event of a private person was met; to be called when no
 *   more groups are made
 */
export async function countInBlocks(
  context: RequestContext,
  source: PersonalSource,
  counting: Counting,
  region: Region,
): Promise<() => void> {
  const { wanted, totals, store } = counting;
  const reader = cellReader(context, source, counting, region);
  const stocks = wanted.stocksOf(source);
  const met = new Met();
  const ofStocks = (flows: Readonly<Record<string, Flow>>) =>
    stocks.flatMap(([name, stock]) =>
      Object.keys(flows)
        .filter((flow) => flow === stock.plus || flow === stock.minus)
        .map((flow) => ({ name, at: stock.at, flow, sign: flow === stock.plus ? 1n : -1n })),
    );
  for (const event of Object.values(source.events)) {
    const all = wanted.flowsOf(source, event);
    const divided = dividedAlike(all, store.dialect).map((one) => ({
      ...one,
      withPast: ofStocks(one.flows).length > 0,
    }));
    const read = divided.length > 0 ? await reader.cells(event, divided) : [];
    for (const [at, { flows }] of divided.entries()) {
      const blocks = blocksIn(read[at]);
      const sumOf = (flow: string, cells: readonly CountedCell[]) =>
        cells.reduce((sum, { sums }) => sum + (sums[Object.keys(flows).indexOf(flow)] ?? 0n), 0n);
      await addWhole(blocks, Object.keys(flows), counting, met, (flow, group, cells) => {
        totals.add(group, flow, sumOf(flow, cells));
      });
      for (const { name, at: moment, flow, sign } of ofStocks(flows)) {
        await addPast(blocks, { name, flow, at: moment }, counting, met, (cells) => sign * sumOf(flow, cells));
      }
    }
    for (const [name, value] of wanted.valuesOf(event)) {
      const standFor = [`${value(store.dialect)} is not null`];
      const [cells] = await reader.cells(event, [{ flows: {}, standFor, withPast: false }]);
      const blocks = blocksIn(cells);
      const known = await reader.values(event, value);
      await addWhole(blocks, [name], counting, met, (_, group, cells) => {
        for (const { value: each, records } of cells.flatMap(({ key }) => known.get(key) ?? [])) {
          totals.addValue(group, name, each, records);
        }
      });
    }
  }
  return () => {
    holdBackTheRest(source, counting, met);
  };
}

/** The flows of an event by the events that they are divided into blocks by: all, or those that add to an amount. */
function dividedAlike(flows: Readonly<Record<string, Flow>>, dialect: Dialect): Omit<Divided, 'withPast'>[] {
  const standFor = ([, flow]: [string, Flow]) => flow.standsFor?.(dialect) ?? [];
  const alike = Map.groupBy(Object.entries(flows), (entry) => JSON.stringify(standFor(entry)));
  return [...alike.values()].map((entries) => ({
    standFor: entries.slice(0, 1).flatMap(standFor),
    flows: Object.fromEntries(entries),
  }));
}

function blocksIn({ personal, others }: Cells = { personal: [], others: [] }): readonly TellBlock[] {
  return [
    ...blocksOf(personal).map((block) => ({ ...block, isPersonal: true })),
    ...others.map((cell) => ({ cells: [cell], isTold: true, isPersonal: false })),
  ];
}

interface TellBlock extends Block<CountedCell> {
  readonly isPersonal: boolean;
}

/** In which groups events of private persons were met, by number; a stock is met by each of its flows. */
class Met {
  readonly #numbers = new Map<string, Set<string>>();

  /** A number that may be held back, wherever nothing of it is met. `of`: the flow, where the number is a stock. */
  expect(name: string, of = name): Set<string> {
    const known = this.#numbers.get(`${name} ${of}`) ?? new Set();
    this.#numbers.set(`${name} ${of}`, known);
    return known;
  }

  note(group: Dimensions, name: string, of = name): void {
    this.expect(name, of).add(keyOf(group));
  }

  /** In all groups of that period. */
  noteAll(period: Bucket, name: string, of: string): void {
    this.expect(name, of).add(period.from);
  }

  /** The numbers of which nothing was met in a group of that period. */
  missing(group: Dimensions, period: Bucket): string[] {
    return [...this.#numbers]
      .filter(([, known]) => !known.has(keyOf(group)) && !known.has(period.from))
      .map(([number]) => number.split(' ')[0] ?? '');
  }
}

/** Tells the numbers of each block that lies in one group and one period as a whole, and holds back those of the others. */
async function addWhole(
  blocks: readonly TellBlock[],
  names: readonly string[],
  { args, buckets, totals }: Counting,
  met: Met,
  tell: (name: string, group: Dimensions, cells: readonly CountedCell[]) => void,
): Promise<void> {
  const rest = breather();
  for (const name of names) {
    met.expect(name);
  }
  for (const { cells, isTold, isPersonal } of blocks) {
    await rest();
    const groups = new Map<string, Dimensions>();
    let isWhole = isTold;
    for (const { from, dimensions } of cells) {
      const bucket = buckets.find((held) => held.from <= from && from < held.to);
      if (dimensions === null || bucket === undefined) {
        isWhole = false;
      } else {
        const group = { ...dimensions, ...periodOf(bucket, args) };
        groups.set(keyOf(group), group);
      }
    }
    for (const group of groups.values()) {
      for (const name of names) {
        if (isWhole && groups.size === 1) {
          tell(name, group, cells);
        } else {
          totals.holdBack(group, name);
        }
        if (isPersonal) {
          met.note(group, name);
        }
      }
    }
  }
}

/** Adds one part of a stock: a flow of all blocks before the day, where they lie in one group as wholes. */
async function addPast(
  blocks: readonly TellBlock[],
  { name, flow, at }: { readonly name: string; readonly flow: string; readonly at: Stock['at'] },
  { args, buckets, totals }: Counting,
  met: Met,
  sumOf: (cells: readonly CountedCell[]) => bigint,
): Promise<void> {
  const rest = breather();
  met.expect(name, flow);
  const beginning = beginningOf(blocks);
  const spans: Span[] = [];
  for (const block of blocks) {
    await rest();
    spans.push(spanOf(block, sumOf(block.cells)));
  }
  for (const bucket of buckets) {
    const day = at === 'START' ? bucket.from : bucket.to;
    for (const { groups, last, isWhole, isPersonal, sum } of spans) {
      await rest();
      for (const { dimensions, first } of groups) {
        if (first < day) {
          const group = { ...dimensions, ...periodOf(bucket, args) };
          if (isWhole && last < day) {
            totals.add(group, name, sum);
          } else {
            totals.holdBack(group, name);
          }
          if (isPersonal) {
            met.note(group, name, flow);
          }
        }
      }
    }
    if (beginning !== null && day <= beginning) {
      met.noteAll(bucket, name, flow);
    }
  }
}

/** What a block's past at any day depends on. */
interface Span {
  /** The groups its cells lie in, each with the first day of its first cell. */
  readonly groups: readonly { readonly dimensions: Dimensions; readonly first: string }[];
  /** The first day of its last cell. */
  readonly last: string;
  /** Whether it is told, and lies in one group as a whole. */
  readonly isWhole: boolean;
  readonly isPersonal: boolean;
  readonly sum: bigint;
}

function spanOf({ cells, isTold, isPersonal }: TellBlock, sum: bigint): Span {
  const groups = new Map<string, { readonly dimensions: Dimensions; readonly first: string }>();
  let last = '';
  for (const { from, dimensions } of cells) {
    last = from > last ? from : last;
    if (dimensions !== null) {
      const key = keyOf(dimensions);
      const known = groups.get(key)?.first ?? from;
      groups.set(key, { dimensions, first: from < known ? from : known });
    }
  }
  const isWhole = isTold && groups.size === 1 && cells.every(({ dimensions }) => dimensions !== null);
  return { groups: [...groups.values()], last, isWhole, isPersonal, sum };
}

/**
 * The first day of the first year in which the region has records: that there were none before it is no secret of anybody's.
 * Null where that year is too small to be told: that it has any would be.
 */
function beginningOf(blocks: readonly TellBlock[]): string | null {
  const personal = blocks.filter(({ isPersonal }) => isPersonal);
  const years = personal.flatMap(({ cells }) => cells.map(({ from }) => from.slice(0, 4))).sort();
  const first = years[0];
  const isTold = personal.some(({ isTold: told, cells }) => told && cells[0]?.from.slice(0, 4) === first);
  return first !== undefined && isTold ? `${first}-01-01` : null;
}

/** Holds back the numbers of groups in which no event of a private person was met: it looks as if there were too few. */
function holdBackTheRest({ columns, person }: PersonalSource, { args, buckets, totals }: Counting, met: Met): void {
  const isByKind = columns.debtorKind === person.kind;
  const mayBePrivate = (debtorKind: string | null | undefined) =>
    !isByKind || (debtorKind !== 'AGENCY' && debtorKind !== 'ENTERPRISE');
  if (args.filter?.debtorKind && !args.filter.debtorKind.some(mayBePrivate)) {
    return;
  }
  for (const group of totals.dimensions()) {
    const isOfAgency = typeof group.agency === 'string';
    if (!isOfAgency && (!('debtorKind' in group) || mayBePrivate(group.debtorKind))) {
      for (const name of met.missing(group, group.period ?? buckets[0] ?? args.period)) {
        totals.holdBack(group, name);
      }
    }
  }
}

function periodOf(bucket: Bucket, { groupBy }: Counting['args']): Pick<Dimensions, 'period'> {
  return groupBy.includes('PERIOD') ? { period: bucket } : {};
}
