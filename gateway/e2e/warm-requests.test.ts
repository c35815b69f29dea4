import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import type { RunningGateway } from '../gateway.ts';
import { limitsWith } from '../verification/support/limits-with.ts';
import { postQuery, startTinyGateway } from '../verification/support/tiny-gateway.ts';
import { tinyAssets, tinyCases } from '../verification/support/tiny-graph.ts';

let gateway: RunningGateway;
const bodies: string[] = [];

beforeAll(async () => {
  const noting: typeof tinyAssets = (request) => {
    bodies.push(request.body);
    return tinyAssets(request);
  };
  gateway = await startTinyGateway({}, { cases: tinyCases, assets: noting }, await limitsWith({ depth: 6 }));
});
afterAll(() => gateway.stop());
beforeEach(() => void bodies.splice(0));

const QUESTION =
  'query Q($n: Int, $with: Boolean = true) { cases(first: $n) { title assets @include(if: $with) { kind } } }';
const JSON_TYPE = { 'content-type': 'application/json', 'accept-language': 'en' };

/** The first request is parsed, validated and planned; the second finds its operation. */
async function twice(body: object, headers: Record<string, string> = JSON_TYPE) {
  const send = async () => {
    const response = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body: JSON.stringify(body) });
    const names = ['content-type', 'cache-control', 'x-content-type-options', 'content-length'];
    return {
      status: response.status,
      headers: names.map((name) => response.headers.get(name)),
      text: await response.text(),
    };
  };
  return [await send(), await send()] as const;
}

describe('an operation that was requested before', () => {
  it.each([
    ['with data', { query: QUESTION, variables: { n: 2 } }],
    ['under another condition', { query: QUESTION, variables: { with: false } }],
    ['by the name of its operation', { query: `${QUESTION} query Other { assetCount }`, operationName: 'Other' }],
    ['with nulls for members', { query: '{ assetCount }', variables: null, operationName: null }],
    ['about the schema', { query: '{ assetCount __schema { queryType { name } } t: __type(name: "Asset") { kind } }' }],
    ['with a variable that is no number', { query: QUESTION, variables: { n: 'x' } }],
    ['without the name of its operation', { query: 'query A { assetCount } query B { assetCount }' }],
  ])('is answered again byte for byte, %s', async (_what, body) => {
    const [first, second] = await twice(body);
    expect(second).toEqual(first);
  });

  it('is answered in the media type that the client accepts', async () => {
    const accept = 'application/graphql-response+json';
    const [first, second] = await twice({ query: '{ assetCount }' }, { ...JSON_TYPE, accept });
    expect(second).toEqual(first);
    expect(second.headers[0]).toContain(accept);
  });

  it('is checked as before: its variables, its content type, its extensions', async () => {
    await twice({ query: QUESTION });
    const bad = await postQuery(gateway, QUESTION, { n: 1.5 });
    expect([bad.status, bad.errors?.[0]?.extensions['code']]).toEqual([400, 'BAD_USER_INPUT']);
    const form = await postQuery(gateway, '', undefined, {
      headers: { 'content-type': 'text/plain', 'accept-language': 'en' },
      body: '{}',
    });
    expect(form.status).toBe(415);
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } };
    const hashed = await postQuery(gateway, '', undefined, { body: JSON.stringify({ query: QUESTION, extensions }) });
    expect(hashed.errors?.[0]?.extensions['code']).toBe('PERSISTED_QUERY_NOT_SUPPORTED');
    expect(bodies.length).toBeLessThanOrEqual(2);
  });

  it('is not found under an empty name, which no operation has', async () => {
    const [cold] = await twice({ query: '{ cases { id } }', operationName: '' });
    await twice({ query: '{ cases { id } }' });
    const [warm] = await twice({ query: '{ cases { id } }', operationName: '' });
    expect(warm).toEqual(cold);
    expect(warm.status).toBe(400);
  });

  it('that was refused is refused again', async () => {
    const deep = '{ cases { court { cases { court { cases { court { name } } } } } } }';
    const [first, second] = await twice({ query: deep });
    expect(first.status).toBe(400);
    expect(second).toEqual(first);
    expect(bodies).toEqual([]);
  });
});

it('equal entities are asked for once, and parallel fetches to one office are one request', async () => {
  const query = '{ cases { court { cases { assets { kind } } } worth } case(id: "c1") { worth } }';
  const { data, errors } = await postQuery(gateway, query);
  expect(errors).toBeUndefined();
  expect(JSON.stringify(data)).toContain('HOUSE');
  expect(bodies).toHaveLength(1);
  const { variables } = JSON.parse(bodies[0]!) as { variables: Record<string, unknown[]> };
  expect(Object.values(variables).map((list) => list.length)).toEqual([3, 3, 1]);
});
