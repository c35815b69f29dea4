import type { Random } from 'fast-check';

/** Chances, out of fast-check's generator, so that a seed gives the same operations again. */
export interface Dice {
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** True in `percent` of a hundred throws. */
  chance(percent: number): boolean;
  /** @throws where the list is empty */
  pick<Item>(items: readonly Item[]): Item;
}

export function diceOf(random: Random): Dice {
  const between = (least: number, most: number): number => random.nextInt(least, most);
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
