import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { RunningGateway } from '../gateway.ts';
import { startTinyGateway } from '../verification/support/tiny-gateway.ts';
import { tinyCases } from '../verification/support/tiny-graph.ts';

/*
 * GraphQL over HTTP, first edition (September 2026): what it demands of a server, by section, a test for each MUST and SHOULD.
 * https://http-spec.graphql.org/September2026/
 *
 * Two SHOULDs are not followed:
 * - "Body": a legacy client (`Accept: application/json`) should get the statuses of the new media type. It gets 200 and 400, and
 *   `application/json` throughout, as before that edition: clients and proxies count on it.
 * - "URL": a decision to refuse should not depend on the contents of a request. `GATEWAY_DOCUMENTS=trusted` does just that.
 */

const RESULT = 'application/graphql-response+json';
const RESULT_UTF8 = `${RESULT}; charset=utf-8`;
const JSON_UTF8 = 'application/json; charset=utf-8';

let gateway: RunningGateway;

beforeAll(async () => {
  const assets = () =>
    Promise.resolve({
      status: 200,
      contentType: 'application/json',
      body: '{"data":null,"errors":[{"message":"down"}]}',
    });
  gateway = await startTinyGateway(
    { REQUEST_BODY_BYTES: '4096', REQUEST_READ_MS: '1000' },
    { cases: tinyCases, assets },
  );
});
afterAll(() => gateway.stop());

interface Reply {
  readonly status: number;
  readonly type: string | null;
  readonly headers: Headers;
  readonly body: {
    readonly data?: unknown;
    readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
  };
}

async function reply(path: string, init: RequestInit): Promise<Reply> {
  const response = await fetch(`${gateway.url}${path}`, init);
  const body = await response.text();
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    headers: response.headers,
    body: body === '' ? {} : (JSON.parse(body) as Reply['body']),
  };
}

/** POST with a JSON body. A text is sent as it is. */
function post(body: unknown, headers: Record<string, string> = {}): Promise<Reply> {
  const sent = typeof body === 'string' ? body : JSON.stringify(body);
  return reply('/graphql', {
    method: 'POST',
    headers: { accept: RESULT, 'content-type': 'application/json', ...headers },
    body: sent,
  });
}

function get(parameters: Record<string, string>, init: RequestInit = {}): Promise<Reply> {
  const headers = { accept: RESULT, 'apollo-require-preflight': '1' };
  return reply(`/graphql?${new URLSearchParams(parameters)}`, { headers, ...init });
}

const QUERY = 'query Titles($id: ID = "c1") { case(id: $id) { title } }';
const DATA = { data: { case: { title: 'case c1' } } };

describe('URL', () => {
  it('MUST enable requests to a schema at a URL', async () => {
    expect((await post({ query: QUERY })).body).toEqual(DATA);
  });

  it('SHOULD use the relevant 4xx or 5xx status where it forbids a request', async () => {
    const refused = await post({ query: QUERY }, { authorization: 'Bearer nonsense' });
    expect([refused.status, refused.type]).toEqual([401, RESULT_UTF8]);
  });
});

describe('Serialization format', () => {
  it('MUST support JSON', async () => {
    expect((await post({ query: '{ cases(first: 1) { id } }' })).body).toEqual({ data: { cases: [{ id: 'c1' }] } });
  });

  it('MUST assume UTF-8 where a media type does not say it', async () => {
    const body = Buffer.from(JSON.stringify({ query: '{ case(id: "执") { title } }' }), 'utf8');
    const response = await reply('/graphql', {
      method: 'POST',
      headers: { accept: RESULT, 'content-type': 'application/json' },
      body,
    });
    expect(response.body).toEqual({ data: { case: null } });
  });
});

describe('Request', () => {
  it('MUST support POST', async () => {
    expect((await post({ query: QUERY })).status).toBe(200);
  });

  it.each([
    ['a variable', { variables: { id: 'c2' } }, 'case c2'],
    ['an operation name', { operationName: 'Titles' }, 'case c1'],
    ['an extension', { extensions: { anything: [1] } }, 'case c1'],
  ])('takes %s', async (_, more, title) => {
    expect((await post({ query: QUERY, ...more })).body).toEqual({ data: { case: { title } } });
  });

  it('MUST ignore properties that it does not understand', async () => {
    expect((await post({ query: QUERY, unknown: 1, id: {} })).body).toEqual(DATA);
  });

  it('takes null for absent', async () => {
    const parameters = { operationName: null, variables: null, extensions: null };
    expect((await post({ query: QUERY, ...parameters })).body).toEqual(DATA);
  });

  it('SHOULD reject a POST without a content type', async () => {
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    const body = JSON.stringify({ query: QUERY });
    socket.write(`POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
    expect(await text(socket)).toMatch(/^HTTP\/1.1 415 /);
  });

  it('MUST take UTF-8 named as such, and refuses another encoding', async () => {
    expect((await post({ query: QUERY }, { 'content-type': 'application/json; charset=utf-8' })).status).toBe(200);
    expect((await post({ query: QUERY }, { 'content-type': 'application/json; charset=gbk' })).status).toBe(415);
  });
});

describe('GET', () => {
  it('takes the parameters of the query string', async () => {
    const response = await get({ query: QUERY, variables: '{"id":"c2"}', operationName: 'Titles', extensions: '{}' });
    expect([response.status, response.body]).toEqual([200, { data: { case: { title: 'case c2' } } }]);
  });

  it.each(['variables', 'extensions', 'operationName'])('takes an empty %s for an absent one', async (name) => {
    const response = await get({ query: QUERY, [name]: '' });
    expect([response.status, response.body]).toEqual([200, DATA]);
  });

  it.each(['variables', 'extensions'])('takes %s=null for absent', async (name) => {
    expect((await get({ query: QUERY, [name]: 'null' })).body).toEqual(DATA);
  });

  it('takes operationName=null for the name "null"', async () => {
    expect((await get({ query: '{ a: __typename } query null { b: __typename }', operationName: 'null' })).status).toBe(
      422,
    );
    expect(
      (await get({ query: 'query A { a: __typename } query null { b: __typename }', operationName: 'null' })).body,
    ).toEqual({ data: { b: 'Query' } });
  });

  it('refuses variables that are no JSON, and a parameter that is there twice', async () => {
    expect((await get({ query: QUERY, variables: 'x' })).status).toBe(422);
    const twice = `/graphql?${new URLSearchParams({ query: QUERY })}&variables=&variables=%7B%7D`;
    const headers = { accept: RESULT, 'apollo-require-preflight': '1' };
    expect((await reply(twice, { headers })).status).toBe(422);
  });

  it('MUST NOT run mutations: 405 with Allow', async () => {
    const response = await get({ query: 'mutation { countAgain }' });
    expect([response.status, response.headers.get('allow'), response.type]).toEqual([405, 'POST', RESULT_UTF8]);
    expect(response.body).not.toHaveProperty('data');
  });

  it('refuses what another site could send without a preflight', async () => {
    const response = await get({ query: QUERY }, { headers: { accept: RESULT } });
    expect([response.status, response.type]).toEqual([403, RESULT_UTF8]);
  });

  it('answers HEAD like GET, without a body (RFC 9110, 9.3.2)', async () => {
    const response = await get(
      { query: QUERY },
      { method: 'HEAD', headers: { accept: RESULT, 'content-type': 'application/json' } },
    );
    expect([response.status, response.type, response.body]).toEqual([200, RESULT_UTF8, {}]);
  });
});

describe('Body', () => {
  it('MUST support application/graphql-response+json, MUST name it, and SHOULD name UTF-8', async () => {
    expect((await post({ query: QUERY })).type).toBe(RESULT_UTF8);
  });

  it.each([
    ['the only one', RESULT, RESULT_UTF8],
    ['the heavier', 'application/json;q=0.5, application/graphql-response+json;q=0.9', RESULT_UTF8],
    ['the recommended', 'application/graphql-response+json, application/json;q=0.9', RESULT_UTF8],
    ['the other', 'application/json, application/graphql-response+json;q=0.5', JSON_UTF8],
    ['with a parameter', 'application/graphql-response+json; charset=utf-8', RESULT_UTF8],
    ['any', '*/*', JSON_UTF8],
  ])('MUST respect Accept, %s: %s', async (_, accept, type) => {
    expect((await post({ query: QUERY }, { accept })).type).toBe(type);
    // A refusal of the gateway itself, before GraphQL, too.
    expect((await post('{', { accept })).type).toBe(type);
    expect((await post({ query: QUERY }, { accept, authorization: 'Bearer nonsense' })).type).toBe(type);
  });

  it('SHOULD respond with 406 where no media type is acceptable, and MUST then not run the request', async () => {
    const response = await post({ query: QUERY }, { accept: 'text/html, application/xml' });
    expect([response.status, response.type]).toEqual([406, JSON_UTF8]);
    expect(response.body).not.toHaveProperty('data');
  });

  it('SHOULD follow a legacy client: application/json with 200 and 400, as before', async () => {
    const accept = 'application/json';
    expect(await post({ query: QUERY }, { accept })).toMatchObject({ status: 200, type: JSON_UTF8 });
    expect(await post({ query: '{ nothing }' }, { accept })).toMatchObject({ status: 400, type: JSON_UTF8 });
    expect(await post({ query: '{ assetCount }' }, { accept })).toMatchObject({ status: 200, type: JSON_UTF8 });
    expect(await post({ query: 7 }, { accept })).toMatchObject({ status: 400, type: JSON_UTF8 });
  });
});

describe('Status codes', () => {
  it('SHOULD be 200 for data without errors', async () => {
    expect((await post({ query: QUERY })).status).toBe(200);
  });

  it('SHOULD be 294 for data with errors, and MUST be 2xx', async () => {
    const response = await post({ query: '{ cases(first: 1) { id assets { kind } } }' });
    expect(response.status).toBe(294);
    expect(response.body).toMatchObject({ data: { cases: [{ id: 'c1', assets: null }] }, errors: [{}] });
  });

  it('SHOULD be 294 for errors with data that is null', async () => {
    const response = await post({ query: '{ assetCount }' });
    expect([response.status, response.body.data]).toEqual([294, null]);
    expect(response.body.errors).toHaveLength(1);
  });

  it.each([
    ['400: the body is no JSON', () => post('{"query":'), 400],
    ['422: not a well-formed request, a list', () => post([{ query: QUERY }]), 422],
    ['422: not a well-formed request, no query', () => post({ qeury: QUERY }), 422],
    ['422: not a well-formed request, a number for a query', () => post({ query: 7 }), 422],
    ['422: not a well-formed request, a list of variables', () => post({ query: QUERY, variables: [7] }), 422],
    ['422: not a well-formed request, a text of extensions', () => post({ query: QUERY, extensions: '{}' }), 422],
    ['422: not a well-formed request, a number for a name', () => post({ query: QUERY, operationName: 1 }), 422],
    ['400: the document cannot be parsed', () => post({ query: '{' }), 400],
    ['422: the document is not valid', () => post({ query: '{ nothing }' }), 422],
    ['422: a literal is not valid', () => post({ query: '{ cases(first: "x") { id } }' }), 422],
    [
      '422: a limit of documents',
      () => post({ query: `{ ${'a: __typename '.repeat(70)}}`.replaceAll('a:', () => `a${(n += 1)}:`) }),
      422,
    ],
    ['422: no operation of that name', () => post({ query: QUERY, operationName: 'Other' }), 422],
    [
      '422: several operations and no name',
      () => post({ query: 'query A { __typename } query B { __typename }' }),
      422,
    ],
    ['422: a variable cannot be coerced', () => post({ query: QUERY, variables: { id: {} } }), 422],
    ['422: a variable is missing', () => post({ query: 'query ($id: ID!) { case(id: $id) { id } }' }), 422],
    ['405: another method', () => reply('/graphql', { method: 'PUT', headers: { accept: RESULT } }), 405],
    ['415: another content type', () => post({ query: QUERY }, { 'content-type': 'application/xml' }), 415],
    ['413: the body is too large', () => post({ query: QUERY, extensions: { x: 'x'.repeat(5_000) } }), 413],
    ['401: the token is not accepted', () => post({ query: QUERY }, { authorization: 'Bearer x' }), 401],
    ['404: the document is not known', () => post({ documentId: 'unknown' }), 404],
    [
      '404: its hash is not known',
      () => post({ query: QUERY, extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } }),
      422,
    ],
  ])('SHOULD be %s', async (_, ask, status) => {
    const response = await ask();
    expect([response.status, response.type]).toEqual([status, RESULT_UTF8]);
    expect(response.body).not.toHaveProperty('data');
    expect(response.body.errors?.length).toBeGreaterThan(0);
    expect(response.body.errors?.[0]?.extensions.code).toMatch(/^[A-Z_]+$/);
  });

  it('SHOULD be 405 with Allow for an unsupported method', async () => {
    const response = await reply('/graphql', { method: 'DELETE', headers: { accept: RESULT } });
    expect(response.headers.get('allow')).toBe('GET, HEAD, POST');
  });

  it.each([
    [
      '408: the request does not come in time',
      `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\ncontent-type: application/json\r\n\r\n{`,
      408,
    ],
    ['414: the address is too long', `GET /graphql?query=${'x'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`, 414],
    ['431: a header is too large', `GET /graphql HTTP/1.1\r\nhost: x\r\nx-long: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ])('SHOULD be %s', async (_, sent, status) => {
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    socket.write(sent);
    expect(await text(socket)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });

  it('has a reason phrase for 294', async () => {
    const phrase = await new Promise((resolve, reject) => {
      const headers = { accept: RESULT, 'content-type': 'application/json' };
      const asked = httpRequest(`${gateway.url}/graphql`, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusMessage);
      });
      asked.on('error', reject).end('{"query":"{ assetCount }"}');
    });
    expect(phrase).toBe('Partial Success');
  });
});

describe('Validation', () => {
  it('SHOULD apply the rules of the GraphQL specification', async () => {
    for (const query of [
      '{ case(id: "c1") }',
      'query ($x: Int) { __typename }',
      '{ ...F } fragment F on Court { name }',
    ]) {
      expect((await post({ query })).body.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    }
  });
});

let n = 0;
