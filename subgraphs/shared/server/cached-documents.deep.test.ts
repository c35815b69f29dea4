import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';

import { SUPREME_COURT_VIEWER } from '../testing/viewers.ts';

import { CACHED_BYTES, makeSubgraphHandler } from './answer.ts';

const DOCUMENTS = 300;
const CHARACTERS = 30_000;

it('keeps distinct documents within its bytes, however many there are', async () => {
  const handler = makeSubgraphHandler({
    schema: buildSchema('type Query { name: String }'),
    rules: new Map() as never,
    viewerOf: () => SUPREME_COURT_VIEWER,
    makeContext: () => ({ requestId: 'r' }),
    onFault: () => undefined,
  });
  const ask = (query: string) =>
    handler({ body: JSON.stringify({ query }), headers: {}, signal: new AbortController().signal });
  await ask('{ name }');
  const before = heapAfterCollection();
  for (let at = 0; at < DOCUMENTS; at += 1) {
    const fields: string[] = [];
    for (let length = 0; length < CHARACTERS; length += 16) {
      fields.push(`a${at}_${fields.length}: name`);
    }
    expect((await ask(`{ ${fields.join(' ')} }`)).status).toBe(200);
  }
  expect(heapAfterCollection() - before).toBeLessThan(2 * CACHED_BYTES);
});

function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}
