import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';

import { bearerHeaders, type Bearer } from '../authentication/issuing/personas.ts';
import { readConfig } from '../config.ts';
import { createGateway, type RunningGateway } from '../gateway.ts';
import { TINY_SUPERGRAPH, tinyAssets, tinyCases } from '../verification/support/tiny-graph.ts';
import { HANDLERS, SUPERGRAPHS } from '../verification/support/two-generations.ts';

const CASES = 'query Cases($n: Int) { cases(first: $n) { id } }';
const COUNT = '{ assetCount }';
const TWO = 'query One { assetCount } query Two { case(id: "c2") { title } }';
const OLD = 'query Old { cases { title } }';
const COUNT_AGAIN = 'mutation CountAgain { countAgain }';

let folder: string;
let gateway: RunningGateway;
const bodies: string[] = [];
const logged: Record<string, unknown>[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianzhi-documents-'));
  await put('portal/2.json', { cases: CASES, count: COUNT, two: TWO, again: COUNT_AGAIN });
  await put('portal/1.json', { cases: CASES, old: OLD });
  await put('portal/app.json', { versions: { 1: 'retired' } });
  gateway = await start({ GATEWAY_DOCUMENTS: 'open,public=trusted,analyst=log' });
});
afterAll(async () => {
  await gateway.stop();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  bodies.length = 0;
  logged.length = 0;
});

async function put(name: string, manifest: unknown): Promise<void> {
  const path = join(folder, name);
  await mkdir(join(path, '..'), { recursive: true });
  // Replaced in one step, so that no check sees half of it.
  await writeFile(`${path}.new`, typeof manifest === 'string' ? manifest : JSON.stringify(manifest));
  await rename(`${path}.new`, path);
}

function start(env: Readonly<Record<string, string>>): Promise<RunningGateway> {
  const config = readConfig({
    ...{ GATEWAY_PORT: '0', ACCESS_LEDGER: 'memory', ACCESS_RULES: 'none', PLANNER_MS: '30000' },
    ...{ LEDGER_DEADLINE_MS: '60000', TRUSTED_DOCUMENTS: folder, ...env },
  });
  const noting: typeof tinyCases = (request) => {
    bodies.push(request.body);
    return tinyCases(request);
  };
  const logger = pino({}, { write: (line: string) => void logged.push(JSON.parse(line)) });
  const subgraphs = { cases: noting, assets: tinyAssets };
  return createGateway(config, { supergraphSdl: TINY_SUPERGRAPH, subgraphs, logger });
}

interface Sent {
  readonly status: number;
  readonly code: unknown;
  readonly data: unknown;
}

type Parameters = Readonly<Record<string, unknown>>;

async function post(
  parameters: unknown,
  bearer: Bearer = 'court',
  headers: Record<string, string> = {},
): Promise<Sent> {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': 'en',
      ...headers,
      ...(await bearerHeaders(bearer)),
    },
    body: JSON.stringify(parameters),
  });
  return sentOf(response);
}

async function get(parameters: Parameters, bearer: Bearer = 'court', preflight = true): Promise<Sent> {
  const search = Object.entries(parameters).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  const response = await fetch(`${gateway.url}/graphql?${new URLSearchParams(search as [string, string][])}`, {
    headers: { ...(preflight && { 'apollo-require-preflight': '1' }), ...(await bearerHeaders(bearer)) },
  });
  return sentOf(response);
}

async function sentOf(response: Response): Promise<Sent> {
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] };
  return { status: response.status, code: errors?.[0]?.extensions.code, data };
}

const METHODS: readonly [string, (parameters: Parameters, bearer?: Bearer) => Promise<Sent>][] = [
  ['POST', (parameters, bearer) => post(parameters, bearer)],
  ['GET', (parameters, bearer) => get(parameters, bearer)],
];

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
function hashed(sha256Hash: unknown) {
  return { extensions: { persistedQuery: { version: 1, sha256Hash } } };
}

const ONE_CASE = { status: 200, code: undefined, data: { cases: [{ id: 'c1' }] } };

describe.each(METHODS)('by %s', (_method, send) => {
  it.each<[string, Parameters]>([
    ['documentId', { documentId: 'cases' }],
    ['documentId with the hash of the text', { documentId: `sha256:${sha256(CASES)}` }],
    ['extensions.persistedQuery', hashed('cases')],
    ['extensions.persistedQuery with the hash of the text', hashed(sha256(CASES))],
    ['doc_id', { doc_id: 'cases' }],
    ['two ids of one document', { doc_id: 'cases', ...hashed(sha256(CASES)) }],
    ['an id and the same text', { documentId: 'cases', query: CASES }],
    ['an id and an empty text', { documentId: 'cases', query: '' }],
    ['an id and the name of the operation', { documentId: 'cases', operationName: 'Cases' }],
    ['the exact text', { query: CASES }],
  ])('a known document runs for every audience, named by %s', async (_notation, parameters) => {
    for (const bearer of ['court', 'analyst', 'public'] as const) {
      expect(await send({ ...parameters, variables: { n: 1 } }, bearer)).toEqual(ONE_CASE);
    }
    expect(logged.filter(({ msg }) => msg === 'unknown document')).toEqual([]);
  });

  it.each<[string, Parameters, number, string]>([
    ['an unknown documentId', { documentId: 'nothing' }, 404, 'DOCUMENT_NOT_FOUND'],
    ['an id that JavaScript knows', { documentId: '__proto__' }, 404, 'DOCUMENT_NOT_FOUND'],
    ['an unknown doc_id', { doc_id: 'nothing' }, 404, 'DOCUMENT_NOT_FOUND'],
    ['an unknown documentId with a text', { documentId: 'nothing', query: CASES }, 404, 'DOCUMENT_NOT_FOUND'],
    ['an unknown hash', hashed(sha256('{ __typename }')), 200, 'PERSISTED_QUERY_NOT_FOUND'],
    [
      'a text to be registered',
      { query: '{ __typename }', ...hashed(sha256('{ __typename }')) },
      200,
      'PERSISTED_QUERY_NOT_SUPPORTED',
    ],
    ['a hash of no text', hashed(7), 400, 'BAD_REQUEST'],
    ['no hash at all', { extensions: { persistedQuery: { version: 1 } } }, 400, 'BAD_REQUEST'],
    ['an id and the text of another document', { documentId: 'cases', query: COUNT }, 400, 'BAD_REQUEST'],
    ['an id and free text', { documentId: 'cases', query: '{ __typename }' }, 400, 'BAD_REQUEST'],
    ['ids of two documents', { documentId: 'cases', doc_id: 'count' }, 400, 'BAD_REQUEST'],
    ['an id of a retired version', { documentId: 'old' }, 410, 'DOCUMENT_RETIRED'],
    ['a hash of a retired version', hashed(sha256(OLD)), 410, 'DOCUMENT_RETIRED'],
  ])('%s is refused for every audience', async (_what, parameters, status, code) => {
    for (const bearer of ['court', 'analyst', 'public'] as const) {
      expect(await send(parameters, bearer)).toEqual({ status, code, data: undefined });
    }
    expect(bodies).toEqual([]);
  });

  it('a document with several operations needs the name of one', async () => {
    const two = await send({ documentId: 'two', operationName: 'Two' }, 'public');
    expect(two.data).toEqual({ case: { title: 'case c2' } });
    expect((await send({ documentId: 'two' }, 'public')).code).toBe('OPERATION_RESOLUTION_FAILURE');
  });

  it('a text that was sent with its hash is not known afterwards', async () => {
    const query = `{ cases { id title } } # ${_method}`;
    await send({ query, ...hashed(sha256(query)) });
    await send({ query });
    expect((await send(hashed(sha256(query)))).code).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  it.each([
    ['another text', '{ cases { title } }'],
    ['a known text with one more blank', `${CASES} `],
    ['a known text with a comment', `#\n${CASES}`],
    ['an introspection', '{ __schema { queryType { name } } }'],
    ['the typename alone', '{ __typename }'],
    ['a known text beside another', `${CASES} query More { assetCount }`],
  ])('in trusted mode %s is refused, cold and after another audience ran it', async (_what, query) => {
    const refused = { status: 403, code: 'DOCUMENT_NOT_TRUSTED', data: undefined };
    expect(await send({ query, operationName: null }, 'public')).toEqual(refused);
    for (const bearer of ['court', 'analyst'] as const) {
      await send({ query }, bearer);
      await send({ query }, bearer);
    }
    bodies.length = 0;
    expect(await send({ query }, 'public')).toEqual(refused);
    expect(await send({ query }, 'public')).toEqual(refused);
    expect(bodies).toEqual([]);
  });

  it('in trusted mode a text is refused before it is parsed', async () => {
    expect((await send({ query: '{ no graphql' }, 'public')).code).toBe('DOCUMENT_NOT_TRUSTED');
    expect((await send({ query: '{ no graphql' }, 'court')).code).toBe('GRAPHQL_PARSE_FAILED');
  });

  it('in trusted mode the text of a retired version is refused; elsewhere it is a text like any other', async () => {
    expect(await send({ query: OLD }, 'public')).toEqual({ status: 410, code: 'DOCUMENT_RETIRED', data: undefined });
    expect((await send({ query: OLD }, 'court')).status).toBe(200);
    expect((await send({ query: OLD }, 'analyst')).status).toBe(200);
    expect(logged).toContainEqual(expect.objectContaining({ msg: 'retired document', app: 'portal', version: '1' }));
  });

  it('in log mode another text runs and is logged by its hash and audience, without its text', async () => {
    const query = '{ case(id: "c3") { title } }';
    expect((await send({ query }, 'analyst')).data).toEqual({ case: { title: 'case c3' } });
    await send({ query }, 'court');
    const lines = logged.filter(({ msg }) => msg === 'unknown document');
    expect(lines).toEqual([expect.objectContaining({ documentHash: sha256(query), audience: 'analyst' })]);
    expect(JSON.stringify(logged)).not.toContain('title');
  });

  it('a request without any document is refused', async () => {
    for (const bearer of ['court', 'public'] as const) {
      expect((await send({ variables: {} }, bearer)).code).toBe('BAD_REQUEST');
    }
  });
});

describe('in trusted mode no other shape of a request runs a text:', () => {
  const refused = { status: 400, code: 'BAD_REQUEST', data: undefined };

  it.each<[string, unknown]>([
    ['a batch', [{ query: '{ assetCount }' }]],
    ['a parsed document', { query: { kind: 'Document', definitions: [] } }],
    ['a text in a list', { query: ['{ assetCount }'] }],
    ['a text of a prototype', JSON.parse('{"__proto__":{"query":"{ cases { id } }"},"variables":{}}')],
    ['extensions as text', { query: COUNT, extensions: JSON.stringify(hashed('count').extensions) }],
  ])('%s', async (_what, body) => {
    expect(await post(body, 'public')).toEqual(refused);
  });

  it('a query string with two texts, or a known one and another', async () => {
    for (const search of [`query=${COUNT}&query={__typename}`, `documentId=count&documentId=cases`]) {
      const response = await fetch(`${gateway.url}/graphql?${search}`, {
        headers: { 'apollo-require-preflight': '1' },
      });
      expect(await sentOf(response)).toEqual(refused);
    }
  });

  it('a text in the query string of a POST', async () => {
    const response = await fetch(`${gateway.url}/graphql?query=${encodeURIComponent('{ cases { id } }')}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'en' },
      body: '{"documentId":"count"}',
    });
    expect((await sentOf(response)).data).toEqual({ assetCount: 3 });
  });
});

describe('a GET', () => {
  it('without a header that another site cannot send is refused, for known documents too', async () => {
    expect(await get({ documentId: 'count' }, 'court', false)).toMatchObject({ status: 400, data: undefined });
    expect((await get({ documentId: 'count' })).data).toEqual({ assetCount: 3 });
  });

  it('does not run a mutation', async () => {
    expect(await get({ documentId: 'again' })).toMatchObject({ status: 405, code: 'BAD_REQUEST' });
    expect((await post({ documentId: 'again' })).data).toEqual({ countAgain: 3 });
  });
});

it('a refusal is in the media type that the client accepts, is not stored, and is in the request log', async () => {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': 'en',
      accept: 'application/graphql-response+json',
    },
    body: '{"documentId":"nothing"}',
  });
  expect(response.headers.get('content-type')).toContain('application/graphql-response+json');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.text()).not.toContain('nothing');
  expect(logged.find(({ msg }) => msg === 'request')).toMatchObject({ status: 404, errors: ['DOCUMENT_NOT_FOUND'] });
});

describe('the folder', () => {
  const until = async (condition: () => unknown): Promise<void> => {
    while (!(await condition())) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  it('is read again when a manifest is added, retired and removed', async () => {
    await put('desk/1.json', { titles: '{ cases { title } }' });
    await until(async () => (await post({ documentId: 'titles' }, 'public')).status === 200);
    await until(() => logged.some(({ msg }) => msg === 'trusted documents prepared'));
    await put('desk/app.json', { versions: { 1: 'retired' } });
    await until(async () => (await post({ documentId: 'titles' }, 'public')).code === 'DOCUMENT_RETIRED');
    await rm(join(folder, 'desk'), { recursive: true });
    await until(async () => (await post({ documentId: 'titles' }, 'public')).code === 'DOCUMENT_NOT_FOUND');
  });

  it('with a fault is refused, and the last good documents stay in service', async () => {
    await put('desk/1.json', '{"half":');
    await until(() => logged.some(({ msg }) => msg === 'trusted documents refused'));
    expect(logged.find(({ msg }) => msg === 'trusted documents refused')?.['faults']).toEqual([
      'desk/1.json: it is not JSON.',
    ]);
    expect((await post({ documentId: 'count' }, 'public')).data).toEqual({ assetCount: 3 });
    await put('desk/1.json', { whole: '{ cases { id title } }' });
    await until(async () => (await post({ documentId: 'whole' }, 'public')).status === 200);
    await rm(join(folder, 'desk'), { recursive: true });
  });

  it('with a fault is refused at start, by file and reason', async () => {
    await put('broken/1.json', { x: '{ cases' });
    await expect(start({})).rejects.toThrow('broken/1.json: x is not GraphQL');
    await rm(join(folder, 'broken'), { recursive: true });
  });
});

describe('a new supergraph', () => {
  it('takes over with all documents prepared, and the log names those that do not fit it', async () => {
    const own = await mkdtemp(join(tmpdir(), 'lianzhi-documents-'));
    const [file, documents] = [join(own, 'supergraph.graphql'), join(own, 'documents')];
    await mkdir(join(documents, 'portal'), { recursive: true });
    const manifest = { kept: 'query Kept { cases { keeper } }', lost: 'query Lost { cases { keptByCases } }' };
    await writeFile(join(documents, 'portal', '3.json'), JSON.stringify(manifest));
    await writeFile(file, SUPERGRAPHS.cases);
    const config = readConfig({
      ...{ GATEWAY_PORT: '0', ACCESS_LEDGER: 'memory', ACCESS_RULES: 'none', PLANNER_MS: '30000' },
      ...{ TRUSTED_DOCUMENTS: documents, SUPERGRAPH_FILE: file },
    });
    // The other gateway of this file has its own lines.
    const lines: Record<string, unknown>[] = [];
    const logger = pino({}, { write: (line: string) => void lines.push(JSON.parse(line)) });
    const changing = await createGateway(config, { subgraphs: HANDLERS, logger });
    try {
      const linesOf = (message: string) => lines.filter(({ msg }) => msg === message);
      expect(linesOf('trusted documents prepared')).toEqual([expect.objectContaining({ generation: 1, prepared: 14 })]);
      expect(linesOf('document does not fit the schema')).toEqual([]);

      await writeFile(file, SUPERGRAPHS.assets);
      await changing.reload();
      expect(linesOf('trusted documents prepared')).toContainEqual(
        expect.objectContaining({ generation: 2, prepared: 7 }),
      );
      expect(linesOf('document does not fit the schema')).toEqual([
        expect.objectContaining({ generation: 2, app: 'portal', version: '3', operation: 'Lost' }),
      ]);
      const messages = lines.map(({ msg }) => msg);
      expect(messages.lastIndexOf('trusted documents prepared')).toBeLessThan(messages.lastIndexOf('supergraph ready'));
      expect(JSON.stringify(lines)).not.toContain('keptByCases');
    } finally {
      await changing.stop();
      await rm(own, { recursive: true });
    }
  });
});
