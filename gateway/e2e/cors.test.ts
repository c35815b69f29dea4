import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { RunningGateway } from '../gateway.ts';
import { startTinyGateway } from '../verification/support/tiny-gateway.ts';
import { tinyAssets, tinyCases } from '../verification/support/tiny-graph.ts';

const APP = 'https://app.example.cn';
const OTHER = 'https://app.example.cn.evil.example';

let gateway: RunningGateway;
let closed: RunningGateway;

beforeAll(async () => {
  const subgraphs = { cases: tinyCases, assets: tinyAssets };
  gateway = await startTinyGateway({ CORS_ORIGINS: `${APP}, http://localhost:5173` }, subgraphs);
  closed = await startTinyGateway({}, subgraphs);
});
afterAll(async () => {
  await gateway.stop();
  await closed.stop();
});

function ask(to: RunningGateway, path: string, init: RequestInit & { headers?: Record<string, string> }) {
  return fetch(`${to.url}${path}`, init);
}

function preflight(to: RunningGateway, path: string, origin: string, method = 'POST') {
  const asked = {
    'access-control-request-method': method,
    'access-control-request-headers': 'authorization,content-type',
  };
  return ask(to, path, { method: 'OPTIONS', headers: { origin, ...asked } });
}

function corsHeaders({ headers }: Response): readonly string[] {
  return [...headers.keys()].filter((name) => name.startsWith('access-control-'));
}

const QUERY = { method: 'POST', body: '{"query":"{ assetCount }"}' };
const JSON_TYPE = { 'content-type': 'application/json' };

describe('a page of a listed origin', () => {
  it('is told by a preflight without a token what it may send, for two hours', async () => {
    const response = await preflight(gateway, '/graphql', APP);
    expect(response.status).toBe(204);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': APP,
      'access-control-allow-methods': 'GET, POST',
      'access-control-max-age': '7200',
      vary: 'access-control-request-method, access-control-request-headers, origin',
    });
    expect(response.headers.get('access-control-allow-headers')?.split(', ')).toEqual(
      expect.arrayContaining(['authorization', 'content-type', 'x-request-id']),
    );
  });

  it('may change own saved queries, and only read elsewhere', async () => {
    const methods = async (path: string) =>
      (await preflight(gateway, path, APP)).headers.get('access-control-allow-methods');
    expect(await methods('/q/own/mine')).toBe('GET, HEAD, POST, PUT, DELETE');
    expect(await methods('/q/overdue.json')).toBe('GET, HEAD');
    expect(await methods('/schema.graphql')).toBe('GET, HEAD');
  });

  it('may read an answer, its request id, and when to come again', async () => {
    const response = await ask(gateway, '/graphql', { ...QUERY, headers: { ...JSON_TYPE, origin: APP } });
    expect(await response.json()).toEqual({ data: { assetCount: 3 } });
    expect(response.headers.get('access-control-allow-origin')).toBe(APP);
    const exposed = response.headers.get('access-control-expose-headers')?.split(', ');
    expect(exposed).toEqual(expect.arrayContaining(['x-request-id', 'retry-after', 'etag', 'content-disposition']));
  });

  it.each([
    ['401', { authorization: 'Bearer nonsense' }, 401],
    ['415', { 'content-type': 'text/plain' }, 415],
  ])('may read a refusal with status %s', async (_, headers, status) => {
    const response = await ask(gateway, '/graphql', { ...QUERY, headers: { ...JSON_TYPE, origin: APP, ...headers } });
    expect(response.status).toBe(status);
    expect(response.headers.get('access-control-allow-origin')).toBe(APP);
  });

  it('is never answered with * or allowed credentials that the browser holds', async () => {
    for (const response of [
      await preflight(gateway, '/graphql', APP),
      await ask(gateway, '/graphql', { ...QUERY, headers: { ...JSON_TYPE, origin: APP } }),
      await ask(gateway, '/q/', { headers: { origin: APP } }),
    ]) {
      expect(response.headers.get('access-control-allow-credentials')).toBeNull();
      expect([...response.headers.values()]).not.toContain('*');
    }
  });

  it('gets no tokens of the explorer’s personas', async () => {
    expect((await preflight(gateway, '/personas.json', APP, 'GET')).status).toBe(403);
    expect(corsHeaders(await ask(gateway, '/personas.json', { headers: { origin: APP } }))).toEqual([]);
  });
});

describe('a page of another origin', () => {
  it.each([OTHER, 'http://app.example.cn', 'https://app.example.cn:8443', 'null'])(
    'such as %s is refused at its preflight, and may read nothing',
    async (origin) => {
      const refused = await preflight(gateway, '/graphql', origin);
      expect(refused.status).toBe(403);
      expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'ORIGIN_NOT_ALLOWED' } }] });
      expect(corsHeaders(refused)).toEqual([]);
      const response = await ask(gateway, '/graphql', { ...QUERY, headers: { ...JSON_TYPE, origin } });
      expect(corsHeaders(response)).toEqual([]);
      expect(response.headers.get('vary')).toContain('origin');
    },
  );

  it('is any, where none is listed', async () => {
    expect((await preflight(closed, '/graphql', APP)).status).toBe(403);
    const response = await ask(closed, '/graphql', { ...QUERY, headers: { ...JSON_TYPE, origin: APP } });
    expect(corsHeaders(response)).toEqual([]);
  });
});

it('an answer that differs between viewers still says so to caches', async () => {
  const { headers } = await ask(gateway, '/schema.graphql', {});
  expect(headers.get('vary')).toBe('authorization, origin');
});

it('OPTIONS without an origin is answered as before', async () => {
  const response = await ask(gateway, '/graphql', { method: 'OPTIONS' });
  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toBe('GET, HEAD, POST');
});
