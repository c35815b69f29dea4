import type { RequestContext } from '../server/request-context.ts';

import { blocksOf, type Block } from './blocks.ts';
import type { Bucket } from './buckets.ts';
import { cellReader, type CountedCell, type Region } from './cells.ts';
import type { Counting } from './counting.ts';
import { keyOf, type Dimensions } from './group.ts';
import type { PersonalSource, Stock } from './statistics-source.ts';

/**
 * Adds up all records of the viewer's region, told in blocks (`blocks.ts`): those of private persons where whole blocks are
 * asked for, the others always. What is not told is held back, as is what is nothing: the two look alike.
 */
export async function countInBlocks(
  context: RequestContext,
  source: PersonalSource,
  counting: Counting,
  region: Region,
): Promise<void> {
  const reader = cellReader(context, source, counting, region);
  const stocks = counting.wanted.stocksOf(source);
  for (const event of Object.values(source.events)) {
    const flows = Object.keys(counting.wanted.flowsOf(source, event));
    const values = counting.wanted.valuesOf(event);
    if (flows.length + values.length > 0) {
      const { personal, others } = await reader.cells(event, counting.wanted.flowsOf(source, event), stocks.length > 0);
      const blocks: readonly TellBlock[] = [
        ...blocksOf(personal).map((block) => ({ ...block, isPersonal: true })),
        ...others.map((cell) => ({ cells: [cell], isTold: true, isPersonal: false })),
      ];
      const met = new Met();
      const sumOf = (flow: string, cells: readonly CountedCell[]) =>
        cells.reduce((sum, { sums }) => sum + (sums[flows.indexOf(flow)] ?? 0n), 0n);
      addWhole(blocks, flows, counting, met, (flow, group, cells) => {
        counting.totals.add(group, flow, sumOf(flow, cells));
      });
      for (const [name, value] of values) {
        const known = await reader.values(event, value);
        addWhole(blocks, [name], counting, met, (_, group, cells) => {
          for (const { value: each, records } of cells.flatMap(({ key }) => known.get(key) ?? [])) {
            counting.totals.addValue(group, name, each, records);
          }
        });
      }
      holdBackTheRest(source, [...flows, ...values.map(([name]) => name)], counting, met);
      for (const [name, { plus, minus, at }] of stocks) {
        for (const flow of flows.filter((one) => one === plus || one === minus)) {
          addPast(blocks, name, at, source, counting, (cells) => (flow === plus ? 1n : -1n) * sumOf(flow, cells));
        }
      }
    }
  }
}

interface TellBlock extends Block<CountedCell> {
  readonly isPersonal: boolean;
}

/** In which groups events of private persons were met, by number. */
class Met {
  readonly #keys = new Set<string>();

  note(name: string, group: Dimensions): void {
    this.#keys.add(`${name} ${keyOf(group)}`);
  }

  has(name: string, group: Dimensions): boolean {
    return this.#keys.has(`${name} ${keyOf(group)}`);
  }
}

/** Tells the numbers of each block that lies in one group and one period as a whole, and holds back those of the others. */
function addWhole(
  blocks: readonly TellBlock[],
  names: readonly string[],
  { args, buckets, totals }: Counting,
  met: Met,
  tell: (name: string, group: Dimensions, cells: readonly CountedCell[]) => void,
): void {
  for (const { cells, isTold, isPersonal } of blocks) {
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
          met.note(name, group);
        }
      }
    }
  }
}

/** Adds one part of a stock: a flow of all blocks before the day, where they lie in one group as wholes. */
function addPast(
  blocks: readonly TellBlock[],
  name: string,
  at: Stock['at'],
  source: PersonalSource,
  counting: Counting,
  sumOf: (cells: readonly CountedCell[]) => bigint,
): void {
  const { args, buckets, totals } = counting;
  const met = new Met();
  for (const bucket of buckets) {
    const day = at === 'START' ? bucket.from : bucket.to;
    let isFirst = true;
    for (const { cells, isTold, isPersonal } of blocks) {
      const past = cells.filter(({ from }) => from < day);
      isFirst &&= !isPersonal || past.length === 0;
      const groups = new Map<string, Dimensions>();
      for (const { dimensions } of past) {
        if (dimensions !== null) {
          const group = { ...dimensions, ...periodOf(bucket, args) };
          groups.set(keyOf(group), group);
        }
      }
      const isWhole =
        isTold &&
        groups.size === 1 &&
        past.length === cells.length &&
        past.every(({ dimensions }) => dimensions !== null);
      for (const group of groups.values()) {
        if (isWhole) {
          totals.add(group, name, sumOf(past));
        } else {
          totals.holdBack(group, name);
        }
        if (isPersonal) {
          met.note(name, group);
        }
      }
    }
    if (isFirst) {
      // The office's records begin on that day: that there were none before it is no secret of anybody's.
      for (const group of totals.dimensions()) {
        if (group.period === undefined || group.period.from === bucket.from) {
          met.note(name, group);
        }
      }
    }
  }
  holdBackTheRest(source, [name], counting, met);
}

/** Holds back the numbers of groups in which no event of a private person was met: it looks as if there were too few. */
function holdBackTheRest(
  { columns, person }: PersonalSource,
  names: readonly string[],
  { args, totals }: Counting,
  met: Met,
): void {
  const isByKind = columns.debtorKind === person.kind;
  const mayBePrivate = (debtorKind: string | null | undefined) =>
    !isByKind || (debtorKind !== 'AGENCY' && debtorKind !== 'ENTERPRISE');
  if (args.filter?.debtorKind && !args.filter.debtorKind.some(mayBePrivate)) {
    return;
  }
  for (const group of totals.dimensions()) {
    if (!('debtorKind' in group) || mayBePrivate(group.debtorKind)) {
      for (const name of names) {
        if (!met.has(name, group)) {
          totals.holdBack(group, name);
        }
      }
    }
  }
}

function periodOf(bucket: Bucket, { groupBy }: Counting['args']): Pick<Dimensions, 'period'> {
  return groupBy.includes('PERIOD') ? { period: bucket } : {};
}
