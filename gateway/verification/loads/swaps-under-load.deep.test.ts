import { expect, it } from '@jest/globals';

import { swapUnderLoad } from './swaps-under-load.ts';

it('no request fails when the supergraph is swapped under load, and each is answered by one generation', async () => {
  const { errors, errorCodes, mixed, answeredBy } = await swapUnderLoad(12, 4);
  expect({ errors, errorCodes, mixed }).toEqual({ errors: 0, errorCodes: [], mixed: 0 });
  expect(answeredBy.cases).toBeGreaterThan(0);
  expect(answeredBy.assets).toBeGreaterThan(0);
});
