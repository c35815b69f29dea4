import type { World } from './case-facts.ts';
import { defaultWorld } from './default-world.ts';
import { gansuWorld } from './gansu.ts';
import { loadWorld } from './load.ts';

/** Which sample world: the default set, Gansu's, or any number of cases for load tests. */
export type WorldChoice = { readonly set: 'default' | 'gansu' } | { readonly set: 'load'; readonly cases: number };

/** The world of a choice and a seed number; equal arguments give equal worlds, byte for byte. */
export function worldOf(choice: WorldChoice, seed: number): World {
  if (choice.set === 'load') {
    return loadWorld(seed, choice.cases);
  }
  return choice.set === 'gansu' ? gansuWorld(seed) : defaultWorld(seed);
}
