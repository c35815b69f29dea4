import { expect, it } from '@jest/globals';

import { loadAudiences } from '../gateway/authorization/audiences.ts';
import { performance } from '../subgraphs/performance/subgraph.ts';

import { generateSchemas } from './schemas.ts';

it('nothing is generated from a subgraph that does not say of each record who sees it', async () => {
  const without = { ...performance, visibility: performance.visibility.slice(1) };
  const audiences = await loadAudiences();
  expect(() => generateSchemas([without], audiences)).toThrow('Agency has no entry');
});
