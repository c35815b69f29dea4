import { dateOf } from '../calendar.ts';

import type { World } from './case-facts.ts';
import { DEFAULT_LAST_DAY, defaultWorld } from './default-world.ts';
import { gansuLast } from './gansu-plan.ts';
import { gansuWorld } from './gansu.ts';
import { LOAD_LAST_DAY, loadWorld } from './load.ts';

/** Which sample world: the default set, Gansu's, or any number of cases for load tests. */
export type WorldChoice = { readonly set: 'default' | 'gansu' } | { readonly set: 'load'; readonly cases: number };

/** The world of a choice and a seed number; equal arguments give equal worlds, byte for byte. */
export function worldOf(choice: WorldChoice, seed: number): World {
  if (choice.set === 'load') {
    return loadWorld(seed, choice.cases);
  }
  return choice.set === 'gansu' ? gansuWorld(seed) : defaultWorld(seed);
}

/** The last day of a world, which is its "today": what is overdue or in force is so on that day. */
export function lastDayOf({ set }: WorldChoice): string {
  return { default: DEFAULT_LAST_DAY, gansu: dateOf(gansuLast), load: dateOf(LOAD_LAST_DAY) }[set];
}
