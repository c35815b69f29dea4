import { badInput } from '../bad-input.ts';
import { breather } from '../breather.ts';

import { keyOf, MOST_GROUPS, type Dimensions, type Group, type Told } from './group.ts';
import type { Source } from './statistics-source.ts';
import type { Wanted } from './wanted.ts';

/** Collects the numbers of all groups, from all sources. */
export class Totals {
  readonly #kinds = new Map<string, 'COUNT' | 'MONEY'>();
  readonly #groups = new Map<string, { dimensions: Dimensions; sums: Map<string, bigint> }>();
  readonly #values = new Map<string, Map<string, Map<number, bigint>>>();
  readonly #heldBack = new Map<string, Set<string>>();

  /** @param sources those whose wanted numbers are collected: where a group has none of them, it is 0 */
  constructor(sources: readonly Source[], wanted: Wanted) {
    for (const source of sources) {
      for (const event of Object.values(source.events)) {
        for (const [name, { kind }] of Object.entries(wanted.flowsOf(source, event))) {
          this.#kinds.set(name, kind);
        }
      }
      for (const [name] of wanted.stocksOf(source)) {
        this.#kinds.set(name, 'COUNT');
      }
    }
  }

  /**
   * Makes a group, even if nothing is counted in it.
   * @throws badInput where there are more than 10,000
   */
  group(dimensions: Dimensions): Map<string, bigint> {
    const key = keyOf(dimensions);
    const known = this.#groups.get(key);
    if (known !== undefined) {
      return known.sums;
    }
    if (this.#groups.size === MOST_GROUPS) {
      throw badInput(
        `asks for more than ${MOST_GROUPS} groups`,
        'fewer dimensions, a longer unit or a shorter period',
        'groupBy',
      );
    }
    const sums = new Map<string, bigint>();
    this.#groups.set(key, { dimensions, sums });
    return sums;
  }

  add(dimensions: Dimensions, name: string, amount: bigint): void {
    this.addAll(dimensions, [name], [amount]);
  }

  /** Adds several numbers of one group, each amount to the name at the same place. */
  addAll(dimensions: Dimensions, names: readonly string[], amounts: readonly bigint[]): void {
    const sums = this.group(dimensions);
    names.forEach((name, at) => sums.set(name, (sums.get(name) ?? 0n) + (amounts[at] ?? 0n)));
  }

  /** Adds a whole number that so many records have, for a median. */
  addValue(dimensions: Dimensions, name: string, value: number, records: bigint): void {
    this.group(dimensions);
    const key = keyOf(dimensions);
    const byName = this.#values.get(key) ?? new Map<string, Map<number, bigint>>();
    const counts = byName.get(name) ?? new Map<number, bigint>();
    counts.set(value, (counts.get(value) ?? 0n) + records);
    this.#values.set(key, byName.set(name, counts));
  }

  /** Holds a number of a group back, whatever is added to it. Makes no group: one of which nothing is told is not named. */
  holdBack(dimensions: Dimensions, name: string): void {
    const key = keyOf(dimensions);
    this.#heldBack.set(key, (this.#heldBack.get(key) ?? new Set()).add(name));
  }

  /** The dimensions of the groups made so far. */
  dimensions(): readonly Dimensions[] {
    return [...this.#groups.values()].map(({ dimensions }) => dimensions);
  }

  /** The groups, in a fixed order. */
  async groups(): Promise<Group[]> {
    const rest = breather();
    const groups: Group[] = [];
    for (const [key, { dimensions, sums: counted }] of [...this.#groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
      await rest();
      const sums: Record<string, Told> = {};
      for (const [name, kind] of this.#kinds) {
        sums[name] = told(counted.get(name) ?? 0n, kind);
      }
      this.#values.get(key)?.forEach((counts, name) => (sums[name] = medianOf(counts)));
      this.#heldBack.get(key)?.forEach((name) => (sums[name] = null));
      groups.push({ dimensions, sums });
    }
    return groups;
  }
}

function told(sum: bigint, kind: 'COUNT' | 'MONEY'): Told {
  return kind === 'MONEY' ? yuan(sum) : Number(sum);
}

/** Cents as yuan with two decimals. */
function yuan(cents: bigint): string {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The middle value; halfway between the two middle ones where their number is even. */
function medianOf(counts: ReadonlyMap<number, bigint>): string {
  const values = [...counts].sort(([a], [b]) => a - b);
  const all = values.reduce((sum, [, records]) => sum + records, 0n);
  const at = (place: bigint): number => {
    let passed = 0n;
    for (const [value, records] of values) {
      passed += records;
      if (passed > place) {
        return value;
      }
    }
    throw new Error('There is no such place.');
  };
  return String((at((all - 1n) / 2n) + at(all / 2n)) / 2);
}
