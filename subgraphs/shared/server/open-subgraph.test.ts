import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';

import { performance } from '../../performance/subgraph.ts';
import { migrate } from '../database/migrate.ts';
import { scratchAddress, type ScratchAddress } from '../testing/scratch-address.ts';
import { SUPREME_COURT_VIEWER } from '../testing/viewers.ts';

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

  it('says how many statements a request sent to the database', async () => {
    const sent: string[] = [];
    const subgraph = await openSubgraph(performance, {
      ...{ ...options, viewerOf: () => SUPREME_COURT_VIEWER, onStatement: (sql) => void sent.push(sql) },
    });
    const ask = (query: string) =>
      subgraph.handler({ body: JSON.stringify({ query }), headers: {}, signal: new AbortController().signal });
    await ask('{ agencies(first: 1) { nodes { id } } }');
    sent.splice(0);
    const { statements, body } = await ask(
      '{ agencies(first: 1) { totalCount nodes { id } } b: agencies(first: 2) { nodes { id } } }',
    );
    expect(JSON.parse(body)).not.toHaveProperty('errors');
    expect(statements).toBe(sent.length);
    expect(statements).toBeGreaterThan(1);
    await subgraph.close();
  });

  it('does not check its database for a caller who has left', async () => {
    const subgraph = await openSubgraph(performance, options);
    expect([await subgraph.ready(), await subgraph.ready(AbortSignal.abort())]).toEqual([true, false]);
    await subgraph.close();
  });

  it('is not, where nothing says who sees one of its records', async () => {
    const without = { ...performance, visibility: performance.visibility.slice(1) };
    await expect(openSubgraph(without, options)).rejects.toThrow('Agency has no entry');
  });
});
