import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { perDepth } from '../../../subgraphs/shared/testing/depth.ts';

import { allCandidates, APOLLO_GATEWAY, COMPILED_HIVE } from './candidates.ts';
import { openTrial } from './trial.ts';
import { WORLDS, type WorldName } from './worlds/all.ts';

/** The same on every run, so that only a change of the code can fail the test; `npm run diff-fuzz` takes other seeds. */
const SEED = Number(process.env['DIFFERENTIAL_SEED'] ?? 3);
const OPERATIONS_PER_WORLD = perDepth({ quick: 40, deep: 500 });

/**
 * The largest share of operations that Hive's planner may refuse in each world. It cannot plan interface objects
 * (`library`) and chains of `@requires` behind a key of several fields (`shop`). Apollo's planner may refuse none.
 */
const HIVE_REFUSES: Readonly<Record<WorldName, number>> = {
  library: 0.85,
  shop: 0.6,
  grid: 0,
  market: 0.35,
  registry: 0,
};

describe(`${OPERATIONS_PER_WORLD * Object.keys(WORLDS).length} random operations, seed ${SEED}`, () => {
  it.each(Object.keys(WORLDS) as WorldName[])(
    'over the %s world are answered as the merged schema answers them',
    async (world) => {
      const trial = await openTrial(await WORLDS[world](), allCandidates);
      const ours = trial.candidates.map(({ name }) => name).filter((name) => name !== APOLLO_GATEWAY);
      const refusals: string[] = [];
      try {
        await fc.assert(
          fc.asyncProperty(trial.arbitrary, async (testCase) => {
            const differences = await trial.differences(testCase, ours, undefined, (name) => refusals.push(name));
            expect(Object.fromEntries(differences)).toEqual({});
          }),
          { numRuns: OPERATIONS_PER_WORLD, seed: SEED },
        );
      } finally {
        await trial.close();
      }
      expect(refusals.filter((name) => name !== COMPILED_HIVE)).toEqual([]);
      expect(refusals.length).toBeLessThanOrEqual(OPERATIONS_PER_WORLD * HIVE_REFUSES[world]);
    },
    600_000,
  );
});
