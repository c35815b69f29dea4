import { expect, it } from '@jest/globals';

import { collect } from '../mutant.ts';

import { MUTATIONS } from './all-mutations.ts';
import { runAllMutations } from './run-mutations.ts';

const TWO_HOURS_MS = 7_200_000;

it(
  'every mutation of the code is killed by its tests',
  async () => {
    const results = await collect(runAllMutations());
    expect(results.filter(({ outcome }) => outcome !== 'killed')).toEqual([]);
    expect(results).toHaveLength(MUTATIONS.length);
  },
  TWO_HOURS_MS,
);
