import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';

import { performance } from '../../performance/subgraph.ts';
import { migrate } from '../database/migrate.ts';
import { scratchAddress, type ScratchAddress } from '../testing/scratch-address.ts';

import { openSubgraph, type OpenOptions } from './open-subgraph.ts';

let scratch: ScratchAddress;
let options: OpenOptions;

beforeAll(async () => {
  scratch = await scratchAddress('sqlite', 'open_subgraph');
  await migrate(performance, scratch.address);
  options = { database: scratch.address, cursorKey: 'a key for tests', logger: pino({ level: 'silent' }) };
});
afterAll(() => scratch.remove());

describe('a subgraph that is opened', () => {
  it('answers 401 to everything where nobody says who vouches for requests', async () => {
    const subgraph = await openSubgraph(performance, options);
    for (const query of ['{ __typename }', '{ _service { sdl } }', '{ agencies { totalCount } }']) {
      const request = { body: JSON.stringify({ query }), headers: {}, signal: new AbortController().signal };
      expect((await subgraph.handler(request)).status).toBe(401);
    }
    await subgraph.close();
  });

  it('is not, where nothing says who sees one of its records', async () => {
    const without = { ...performance, visibility: performance.visibility.slice(1) };
    await expect(openSubgraph(without, options)).rejects.toThrow('Agency has no entry');
  });
});
