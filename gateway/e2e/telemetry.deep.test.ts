import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';

import { readConfig } from '../config.ts';
import { createGateway, type RunningGateway } from '../gateway.ts';
import { limitsWith } from '../verification/support/limits-with.ts';
import { rawRequest } from '../verification/support/raw-request.ts';
import { TINY_SUPERGRAPH, tinyAssets, tinyCases } from '../verification/support/tiny-graph.ts';

/** What stands for a person in requests. Every place that a client can write has one of them. */
const CANARIES = ['350902199001011234', '张三丰', 'canaryname', 'CanaryOperation'];

interface Span {
  readonly traceId: string;
  readonly name: string;
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
}

const lines: string[] = [];
const sent: string[] = [];
const spans: Span[] = [];
let collector: Server;
let gateway: RunningGateway;

beforeAll(async () => {
  collector = createServer((request, response) => {
    void json(request).then((body) => {
      sent.push(JSON.stringify(body));
      const { resourceSpans } = body as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] };
      spans.push(...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)));
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  const variables = {
    ...{ GATEWAY_PORT: '0', ACCESS_LEDGER: 'memory', ACCESS_RULES: 'none', METRICS_PORT: '0', PLANNER_MS: '30000' },
    ...{ TRACES_URL: `http://127.0.0.1:${(collector.address() as AddressInfo).port}/v1/traces`, TRACES_SHARE: '1' },
    ...{ REQUEST_BODY_BYTES: '4096', REQUEST_READ_MS: '1000' },
  };
  gateway = await createGateway(readConfig(variables), {
    ...{ supergraphSdl: TINY_SUPERGRAPH, subgraphs: { cases: tinyCases, assets: tinyAssets } },
    limits: await limitsWith({ aliases: 3, budget: 2_000, refill: 1 }),
    logger: pino({ level: 'info' }, { write: (line: string) => void lines.push(line) }),
  });
});
afterAll(async () => {
  await gateway.stop();
  collector.closeAllConnections();
  collector.close();
});

async function metrics(): Promise<string> {
  return (await fetch(gateway.metricsUrl ?? '')).text();
}

/** The sum of all series of a metric whose labels have this text. */
function sumOf(text: string, metric: string, labels = ''): number {
  const series = text.split('\n').filter((line) => line.startsWith(`${metric}{`) || line.startsWith(`${metric} `));
  return series
    .filter((line) => line.includes(labels))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
}

function post(body: string, headers: Record<string, string> = {}): Promise<unknown> {
  return fetch(`${gateway.url}/graphql`, {
    ...{ method: 'POST', body },
    headers: { 'content-type': 'application/json', ...headers },
  }).then((response) => response.text());
}

const ask = (query: string, more: object = {}): Promise<unknown> => post(JSON.stringify({ query, ...more }));

/** What is no HTTP request. */
async function noHttp(text: string): Promise<void> {
  const { hostname, port } = new URL(gateway.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined).resume();
  socket.write(text);
  await once(socket, 'close');
}

/** Log lines are written when a response is closed, shortly after the client has it; spans are sent every second. */
async function until(isDone: () => boolean): Promise<void> {
  for (let left = 1_000; left > 0 && !isDone(); left -= 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Without its body. */
const UNFINISHED = 'POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n';
const CHUNKED = 'transfer-encoding: chunked';

const requestLines = (): readonly string[] => lines.filter((line) => line.includes('"msg":"request"'));

describe('metrics and traces', () => {
  it('hold nothing that a client writes', async () => {
    const [number = '', name = '', word = '', operation = ''] = CANARIES;
    spans.splice(0);
    const headers = {
      'x-request-id': word,
      'x-forwarded-for': word,
      traceparent: word,
      baggage: `${word}=1`,
      'user-agent': word,
    };
    await post(
      JSON.stringify({
        query: `query ${operation}($id: ID!) { ${word}: case(id: $id) { title } b: case(id: "${name}") { title } }`,
        ...{ operationName: operation, variables: { id: number }, extensions: { [word]: word } },
      }),
      headers,
    );
    await ask(`query ${operation} { ${word} }`);
    await fetch(`${gateway.url}/${encodeURIComponent(name)}?${word}=${number}`, { headers });
    await fetch(`${gateway.url}/q/${word}.csv?name=${number}`, { headers });
    await until(() => spans.filter((span) => span.name === 'query').length >= 2);
    expect(spans.length).toBeGreaterThan(0);
    const text = await metrics();
    for (const canary of CANARIES) {
      expect(text).not.toContain(canary);
      expect(sent.join('')).not.toContain(canary);
    }
  });

  it('show a request with its phases and fetches, and the log has the id of its trace', async () => {
    spans.splice(0);
    lines.splice(0);
    await ask('{ case(id: "c1") { title worth } }');
    await until(() => spans.length >= 7);
    const root = spans.find(({ name }) => name === 'query');
    expect(spans.map(({ name }) => name).sort()).toEqual([
      ...['execute', 'fetch assets', 'fetch cases', 'parse', 'plan', 'query', 'validate'],
    ]);
    expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1);
    const attributes = root?.attributes.map(({ key }) => key);
    expect(attributes).toContain('graphql.operation.type');
    expect(attributes).not.toContain('graphql.operation.name');
    expect(requestLines().join('')).toContain(`"traceId":"${root?.traceId}"`);
    const text = await metrics();
    expect(sumOf(text, 'lianzhi_subgraph_fetches_total', '"answered"')).toBeGreaterThanOrEqual(2);
    expect(sumOf(text, 'graphql_processing_duration_seconds_count', '"plan"')).toBeGreaterThanOrEqual(1);
    expect(sumOf(text, 'lianzhi_cache_bytes', '"operations"')).toBeGreaterThan(0);
  });

  it('count the cost of what ran, and none of what a limit refused', async () => {
    const costs = async () => {
      const text = await metrics();
      return ['estimated', 'actual'].map((kind) => sumOf(text, 'lianzhi_operation_cost_total', `"${kind}"`));
    };
    const before = await costs();
    lines.splice(0);
    await ask('{ cases(first: 3) { id } }');
    await until(() => requestLines().length > 0);
    const after = await costs();
    expect(after.map((cost, at) => cost - (before[at] ?? 0))).toEqual([10, 4]);
    const dear = 'court { cases { court { cases { court { cases { id } } } } } }';
    expect(await ask(`{ cases { ${dear} } }`)).toContain('COST_LIMIT_EXCEEDED');
    await until(() => requestLines().length > 1);
    expect(await costs()).toEqual(after);
  });

  it('answer at a port of their own only, and there nothing else', async () => {
    expect((await fetch(`${gateway.url}/metrics`)).status).toBe(404);
    expect(new URL(gateway.metricsUrl ?? '').hostname).toBe('127.0.0.1');
    expect((await fetch(new URL('/graphql', gateway.metricsUrl))).status).toBe(404);
  });
});

describe('a request whose client leaves before its answer', () => {
  it('has status 499, and is not counted as answered', async () => {
    const statuses = async () => {
      const text = await metrics();
      return ['499', '200'].map((status) =>
        sumOf(text, 'http_server_requests_total', `"graphql",http_response_status_code="${status}"`),
      );
    };
    const [left = 0, answered = 0] = await statuses();
    lines.splice(0);
    const { hostname, port } = new URL(gateway.url);
    const socket = connect(Number(port), hostname);
    socket.write(`${UNFINISHED}{`);
    while (sumOf(await metrics(), 'http_server_active_requests') === 0) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    socket.resetAndDestroy();
    await until(() => requestLines().length > 0);
    expect(requestLines().join('')).toContain('"status":499,"answered":false');
    expect(await statuses()).toEqual([left + 1, answered]);
  });
});

describe('a refused request', () => {
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${gateway.url}${path}`, { headers });
  it.each<[string, string, () => Promise<unknown>]>([
    ['a syntax error', 'GRAPHQL_PARSE_FAILED', () => ask('{')],
    ['an unknown field', 'GRAPHQL_VALIDATION_FAILED', () => ask('{ canaryname }')],
    ['no such operation', 'OPERATION_RESOLUTION_FAILURE', () => ask('query A { assetCount } query B { assetCount }')],
    [
      'a malformed value',
      'BAD_USER_INPUT',
      () => ask('query ($n: Int) { assetCount(worthOver: $n) }', { variables: { n: 'canaryname' } }),
    ],
    [
      'too many aliases',
      'COST_LIMIT_EXCEEDED',
      () => ask('{ a: assetCount b: assetCount c: assetCount d: assetCount }'),
    ],
    ['an unknown id', 'DOCUMENT_NOT_FOUND', () => post('{"documentId":"canaryname"}')],
    [
      'an unknown hash',
      'PERSISTED_QUERY_NOT_SUPPORTED',
      () => post('{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"canaryname"}}}'),
    ],
    ['a body that is no JSON', 'BAD_REQUEST', () => post('canaryname')],
    ['a body that is too large', 'BAD_REQUEST', () => ask(`{ ${'x'.repeat(5_000)} }`)],
    ['a form of another site', 'BAD_REQUEST', () => post('canaryname', { 'content-type': 'text/plain' })],
    [
      'a token that is none',
      'UNAUTHENTICATED',
      () => post('{"query":"{ assetCount }"}', { authorization: 'Bearer canaryname' }),
    ],
    [
      'a page of another origin',
      'ORIGIN_NOT_ALLOWED',
      () =>
        rawRequest(`${gateway.url}/graphql`, 'OPTIONS', [
          'origin',
          'https://canaryname.example',
          'access-control-request-method',
          'POST',
        ]),
    ],
    ['an unknown path', 'BAD_REQUEST', () => get('/canaryname')],
    ['a path that is no text', 'BAD_REQUEST', () => rawRequest(`${gateway.url}/%ff`, 'GET', [])],
    ['a wrong method', 'BAD_REQUEST', () => rawRequest(`${gateway.url}/graphql`, 'PUT', [])],
    ['an unknown saved query', 'UNAUTHENTICATED', () => get('/q/canaryname.csv')],
    ['what is no HTTP', 'HTTP_400', () => noHttp('canaryname\r\n\r\n')],
    ['headers without end', 'HTTP_431', () => noHttp(`GET / HTTP/1.1\r\nhost: a\r\nx: ${'x'.repeat(40_000)}`)],
    ['a request that never ends', 'HTTP_408', () => noHttp('POST /graphql HTTP/1.1\r\nhost: a\r\n')],
    ['a body that never ends', 'HTTP_408', () => noHttp(`${UNFINISHED}{`)],
    [
      'a body that is no HTTP',
      'HTTP_400',
      () => noHttp(`${UNFINISHED.replace(/content-length: 9/, CHUNKED)}canaryname`),
    ],
  ])('has one log line and one count: %s', async (_what, code, send) => {
    const before = await metrics();
    lines.splice(0);
    await send();
    await until(() => requestLines().length > 0);
    const after = await metrics();
    expect(requestLines()).toHaveLength(1);
    const refusals = 'lianzhi_refusals_total';
    expect(sumOf(after, refusals) - sumOf(before, refusals)).toBe(1);
    expect(sumOf(after, refusals, `error_type="${code}"`) - sumOf(before, refusals, `error_type="${code}"`)).toBe(1);
    expect(lines.join('')).not.toContain('canaryname');
  });

  it('is counted once where its viewer has spent all', async () => {
    const before = await metrics();
    lines.splice(0);
    let refused = 0;
    for (let at = 0; at < 300 && refused === 0; at += 1) {
      refused += String(await ask(`{ a${at}: assetCount }`)).includes('RATE_LIMITED') ? 1 : 0;
    }
    await until(() => requestLines().some((line) => line.includes('RATE_LIMITED')));
    const after = await metrics();
    const labels = 'lianzhi_audience="public",error_type="RATE_LIMITED"';
    expect(sumOf(after, 'lianzhi_refusals_total', labels) - sumOf(before, 'lianzhi_refusals_total', labels)).toBe(1);
    expect(requestLines().filter((line) => line.includes('RATE_LIMITED'))).toHaveLength(1);
  });
});

describe('a gateway without settings for them', () => {
  it('measures nothing and opens no port', async () => {
    const config = readConfig({ GATEWAY_PORT: '0', ACCESS_LEDGER: 'memory', ACCESS_RULES: 'none' });
    expect(config.telemetry).toEqual({ metrics: undefined, traces: undefined });
    const plain = await createGateway(config, {
      ...{ supergraphSdl: TINY_SUPERGRAPH, subgraphs: { cases: tinyCases, assets: tinyAssets } },
      logger: pino({ level: 'silent' }),
    });
    expect(plain.metricsUrl).toBeUndefined();
    await plain.stop();
  });
});
