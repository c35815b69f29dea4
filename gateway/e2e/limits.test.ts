import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import type { RunningGateway } from '../gateway.ts';
import { limitsWith } from '../verification/support/limits-with.ts';
import { postQuery, startTinyGateway } from '../verification/support/tiny-gateway.ts';
import { tinyAssets, tinyCases } from '../verification/support/tiny-graph.ts';

let gateway: RunningGateway;
let fetches = 0;

beforeAll(async () => {
  const env = {
    REQUEST_BODY_BYTES: '2048',
    REQUEST_READ_MS: '300',
  };
  const counted: typeof tinyCases = (request) => {
    fetches += 1;
    return tinyCases(request);
  };
  const limits = await limitsWith({
    ...{ depth: 6, aliases: 4, rootFields: 3, tokens: 100, conditions: 2, directives: 5, operations: 2, fragments: 2 },
    ...{ introspections: 1, listLength: 4, textLength: 60, values: 6, valueDepth: 3, characters: 1000 },
  });
  gateway = await startTinyGateway(env, { cases: counted, assets: tinyAssets }, limits);
});

afterAll(() => gateway.stop());

beforeEach(() => {
  fetches = 0;
});

/** Sends the target as it is, one byte for each character. */
async function getRaw(url: URL, target: string): Promise<string> {
  const socket = connect(Number(url.port), url.hostname);
  socket.write(`GET ${target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`, 'latin1');
  return text(socket);
}

function codes(result: Awaited<ReturnType<typeof postQuery>>): unknown[] | undefined {
  return result.errors?.map(({ extensions }) => extensions['code']);
}

describe('a document over a limit is refused before any fetch:', () => {
  const nested = '{ cases { court { cases { court { cases { court { name } } } } } } }';
  it.each([
    ['depth', nested, 'COST_LIMIT_EXCEEDED', 'The request has 7 levels of nested fields; at most 6 are allowed.'],
    [
      'depth in fragments',
      'fragment C on Court { cases { court { cases { court { name } } } } } { cases { court { ...C } } }',
      'COST_LIMIT_EXCEEDED',
      'The request has 7 levels of nested fields; at most 6 are allowed.',
    ],
    [
      'aliases',
      '{ cases { a: id b: id c: id d: id e: id } }',
      'COST_LIMIT_EXCEEDED',
      'The request has 5 aliases; at most 4 are allowed.',
    ],
    [
      'root fields',
      'query { assetCount b: assetCount ...F } fragment F on Query { c: assetCount d: assetCount }',
      'COST_LIMIT_EXCEEDED',
      'The request has 4 root fields; at most 3 are allowed.',
    ],
  ])('%s', async (_limit, query, code, message) => {
    const result = await postQuery(gateway, query);
    expect(result.status).toBe(400);
    expect(codes(result)).toEqual([code]);
    expect(result.errors?.[0]?.message).toBe(message);
    expect(fetches).toBe(0);
  });

  it('tokens', async () => {
    const result = await postQuery(gateway, `{ cases { ${'id '.repeat(200)} } }`);
    expect([result.status, codes(result), fetches]).toEqual([400, ['GRAPHQL_PARSE_FAILED'], 0]);
  });

  it('the size of the body', async () => {
    const result = await postQuery(gateway, `{ cases { id } } # ${'x'.repeat(4000)}`);
    expect([result.status, codes(result), fetches]).toEqual([413, ['BAD_REQUEST'], 0]);
  });

  it('the size of a body without a length', async () => {
    const stream = new Blob([JSON.stringify({ query: `{ cases { id } } # ${'x'.repeat(4000)}` })]).stream();
    const result = await postQuery(gateway, '', undefined, { body: stream, duplex: 'half' } as RequestInit);
    expect([result.status, codes(result), fetches]).toEqual([413, ['BAD_REQUEST'], 0]);
  });

  it.each([
    ['depth', nested],
    ['aliases', '{ cases { a: id b: id c: id d: id e: id } }'],
    ['tokens', `{ cases { ${'id '.repeat(200)} } }`],
  ])('%s, also with a warm cache', async (_limit, query) => {
    const cold = await postQuery(gateway, query);
    await postQuery(gateway, '{ cases { court { cases { court { name } } } } }');
    const warm = await postQuery(gateway, query);
    expect([cold.status, codes(cold)]).toEqual([warm.status, codes(warm)]);
    expect(warm.status).toBe(400);
  });

  it('a document within all limits is answered', async () => {
    const result = await postQuery(gateway, '{ cases { court { cases { court { name } } } } }');
    expect([result.status, result.errors, fetches]).toEqual([200, undefined, 1]);
  });
});

describe('a malformed value is refused before any fetch and not repeated:', () => {
  const CANARY = 'canary11010519491231002X';
  it.each([
    ['a custom scalar in the document', `{ cases(filedOn: "${CANARY}") { id } }`, undefined, 'filedOn'],
    ['a number in the document', `{ cases(first: "${CANARY}") { id } }`, undefined, 'first'],
    ['an enum value in the document', `{ cases(status: ${CANARY}) { id } }`, undefined, 'status'],
    ['a null in the document', '{ case(id: null) { id } }', undefined, 'id'],
    ['a custom scalar as a variable', 'query ($d: Date) { cases(filedOn: $d) { id } }', { d: CANARY }, 'd'],
    ['a null for a variable with a default', 'query ($i: ID = "c1") { case(id: $i) { id } }', { i: null }, 'i'],
    [
      'a null for a condition with a default',
      'query ($s: Boolean = true) { assetCount @skip(if: $s) }',
      { s: null },
      's',
    ],
    ['an enum value as a variable', 'query ($s: CaseStatus) { cases(status: $s) { id } }', { s: CANARY }, 's'],
  ])('%s', async (_where, query, variables, field) => {
    const { status, errors, text } = await postQuery(gateway, query, variables);
    expect(status).toBe(400);
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.extensions).toEqual({
      code: 'BAD_USER_INPUT',
      field,
      fault: expect.any(String),
      expected: expect.any(String),
    });
    expect(text).not.toContain('canary');
    expect(fetches).toBe(0);
  });

  it('a string where the parser expects none', async () => {
    const { status, text } = await postQuery(gateway, `{ cases { "${CANARY}" } }`);
    expect(status).toBe(400);
    expect(text).toContain('Expected Name, found String');
    expect(text).not.toContain('canary');
  });
});

/** `{"query":"{assetCount} #你"}`, its last character in GBK. */
const GBK = Buffer.concat([Buffer.from('{"query":"{assetCount} #'), Buffer.from([0xc4, 0xe3]), Buffer.from('"}')]);

describe('a request that is not one GraphQL operation is refused:', () => {
  const json = { 'content-type': 'application/json', 'accept-language': 'en' };
  const refusals: readonly (readonly [string, RequestInit, number, string])[] = [
    ['a batch', { headers: json, body: '[{"query":"{assetCount}"},{"query":"{assetCount}"}]' }, 400, 'BAD_REQUEST'],
    [
      'a form, which any site may send',
      { headers: { 'content-type': 'text/plain', 'accept-language': 'en' }, body: '{"query":"{assetCount}"}' },
      415,
      'BAD_REQUEST',
    ],
    ['a compressed body', { headers: { ...json, 'content-encoding': 'gzip' }, body: 'x' }, 415, 'BAD_REQUEST'],
    ['a broken body', { headers: json, body: '{"query":' }, 400, 'BAD_REQUEST'],
    [
      'a hash instead of a document',
      { headers: json, body: `{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"${'a'.repeat(64)}"}}}` },
      200,
      'PERSISTED_QUERY_NOT_SUPPORTED',
    ],
    [
      'an operation that the document lacks',
      { headers: json, body: '{"query":"query A{assetCount}","operationName":"B"}' },
      400,
      'OPERATION_RESOLUTION_FAILURE',
    ],
    ['an unknown method', { method: 'PUT' }, 405, 'BAD_REQUEST'],
    ['a body in GBK', { headers: json, body: GBK }, 400, 'BAD_REQUEST'],
    [
      'a body that says it is in GBK',
      {
        headers: { 'content-type': 'application/json; charset=gbk', 'accept-language': 'en' },
        body: '{"query":"{assetCount}"}',
      },
      415,
      'BAD_REQUEST',
    ],
  ];
  it.each(refusals)('%s', async (_what, init, status, code) => {
    const result = await postQuery(gateway, '', undefined, { headers: {}, ...init });
    expect([result.status, codes(result), result.data]).toEqual([status, [code], undefined]);
  });

  it('a query string in GBK, or with characters that are not encoded, is never read as other text', async () => {
    const query = 'query ($s: String) { assetCount }';
    const address = (name: string): string =>
      `${gateway.url}/graphql?query=${encodeURIComponent(query)}&variables=%7B%22s%22%3A%22${name}%22%7D`;
    const headers = { 'apollo-require-preflight': '1' };
    const inGbk = await fetch(address('%C4%E3'), { headers });
    expect([inGbk.status, await inGbk.text()]).toEqual([400, expect.stringContaining('UTF-8')]);
    expect(await getRaw(new URL(gateway.url), `/graphql?query=${Buffer.from('你').toString('latin1')}`)).toMatch(
      /^HTTP\/1.1 400 /,
    );
    // In UTF-8 it is read: what is refused then is the unused variable.
    expect(await (await fetch(address('%E4%BD%A0'), { headers })).text()).toContain('GRAPHQL_VALIDATION_FAILED');
    expect(await (await fetch(address('100%'), { headers })).text()).toContain('GRAPHQL_VALIDATION_FAILED');
  });

  it('a body with a byte-order mark is answered', async () => {
    const result = await postQuery(gateway, '', undefined, { body: '\ufeff{"query":"{ assetCount }"}' });
    expect(result.data).toEqual({ assetCount: 3 });
  });

  it('a GET query without a CORS preflight, while one with a preflight header is answered', async () => {
    const address = `${gateway.url}/graphql?query=${encodeURIComponent('{ assetCount }')}`;
    expect((await fetch(address)).status).toBe(400);
    const allowed = await fetch(address, { headers: { 'apollo-require-preflight': '1' } });
    expect(await allowed.json()).toEqual({ data: { assetCount: 3 } });
  });
});

describe('every response', () => {
  it.each(['/graphql', '/health/live', '/nothing', '/../../package.json', '/%2e%2e/package.json'])(
    'to %s has the request id and forbids sniffing',
    async (path) => {
      const response = await fetch(`${gateway.url}${path}`, { headers: { 'x-request-id': 'given-id-1' } });
      expect(response.headers.get('x-request-id')).toBe('given-id-1');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    },
  );

  it('replaces a request id that could end a log line', async () => {
    const response = await fetch(`${gateway.url}/health/live`, { headers: { 'x-request-id': 'a b"c' } });
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([
    ['is not HTTP', 'nonsense\r\n\r\n', '400'],
    ['has headers without end', `GET / HTTP/1.1\r\nhost: x\r\nx-long: ${'x'.repeat(20_000)}`, '431'],
    ['stops in its headers', 'POST /graphql HTTP/1.1\r\nhost: x\r\n', '408'],
    [
      'stops in its body',
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{',
      '408',
    ],
  ])('to a request that %s has them too', async (_what, sent, status) => {
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(sent);
    const answer = await text(socket);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toMatch(/x-request-id: [0-9a-f-]{36}\r\n/);
    expect(answer).toContain('x-content-type-options: nosniff');
  });
});
