import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { allCandidates, APOLLO_EXECUTOR } from './candidates.ts';
import { openTrial } from './trial.ts';
import { WORLDS } from './worlds/all.ts';

/** The same on every run, so that a red test is one's own doing; `npm run diff-fuzz` goes where no seed has been. */
const SEED = Number(process.env['DIFFERENTIAL_SEED'] ?? 3);
const OPERATIONS_PER_WORLD = 500;

describe(`${OPERATIONS_PER_WORLD * Object.keys(WORLDS).length} random operations, seed ${SEED}`, () => {
  it.each(Object.entries(WORLDS))(
    'over the %s world are answered as one schema answers them',
    async (_, makeWorld) => {
      const trial = await openTrial(await makeWorld(), allCandidates);
      const ours = trial.candidates.map(({ name }) => name).filter((name) => name !== APOLLO_EXECUTOR);
      try {
        await fc.assert(
          fc.asyncProperty(trial.arbitrary, async (tried) => {
            expect(Object.fromEntries(await trial.differences(tried, ours))).toEqual({});
          }),
          { numRuns: OPERATIONS_PER_WORLD, seed: SEED },
        );
      } finally {
        await trial.close();
      }
    },
    600_000,
  );
});
