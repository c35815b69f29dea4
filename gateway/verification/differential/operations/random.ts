import type { Random } from 'fast-check';

/** Random decisions, drawn from fast-check's generator so that equal seeds make equal operations. */
export interface RandomSource {
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** True in `percent` of a hundred draws. */
  chance(percent: number): boolean;
  /** @throws if the list is empty */
  pick<Item>(items: readonly Item[]): Item;
}

export function randomSource(generator: Random): RandomSource {
  const between = (least: number, most: number): number => generator.nextInt(least, most);
  return {
    between,
    chance: (percent) => between(1, 100) <= percent,
    pick(items) {
      const index = between(0, items.length - 1);
      if (index >= items.length || items.length === 0) {
        throw new Error('Nothing to pick from.');
      }
      return items[index] as (typeof items)[number];
    },
  };
}

/** A number from a text, the same on every run (FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash ^ (hash >>> 15)) >>> 0;
}
