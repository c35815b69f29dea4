import { once } from 'node:events';
import { createServer, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';

import { readConfig } from '../config.ts';
import { createGateway, type RunningGateway } from '../gateway.ts';
import { keySetOf, TEST_AUDIENCE, TEST_ISSUER, testIssuer } from '../verification/support/test-issuer.ts';
import { TINY_SUPERGRAPH } from '../verification/support/tiny-graph.ts';

const lines: string[] = [];
const issuer = await testIssuer('key-1');
let gateway: RunningGateway;
/** Its gateway has no keys: the file does not exist. */
let keyless: RunningGateway;

beforeAll(async () => {
  gateway = await startGateway({});
  keyless = await startGateway({ JWKS: '/nowhere/jwks.json' });
});
afterAll(() => Promise.all([gateway.stop(), keyless.stop()]));

function startGateway(variables: Readonly<Record<string, string>>): Promise<RunningGateway> {
  const logger = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  const trust = { TOKEN_ISSUER: TEST_ISSUER, TOKEN_AUDIENCE: TEST_AUDIENCE };
  const config = readConfig({
    ...{ GATEWAY_PORT: '0', ACCESS_LEDGER: 'memory', ACCESS_RULES: 'none', ...trust },
    ...variables,
  });
  return createGateway(config, { supergraphSdl: TINY_SUPERGRAPH, logger });
}

/** The line is written when the response is closed, shortly after the client has it. */
async function loggedLine(): Promise<string> {
  for (let left = 500; left > 0 && !lines.join('').includes('"status"'); left -= 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return lines.join('');
}

describe('the request log', () => {
  it.each([
    ['to an unknown path', 'GET', '/canary-name', {}, 404],
    ['with a wrong method', 'POST', '/canary-name', {}, 405],
    ['with a failed login', 'GET', '/canary-name', { authorization: 'nothing' }, 401],
    ['to a probe with dot segments', 'GET', '/health/canary-name/../live', {}, 200],
    ['to the graph with dot segments', 'GET', '/canary-name/../graphql?query=canary-name', {}, 400],
  ])('holds no path %s', async (_what, method, path, headers, status) => {
    lines.splice(0);
    expect(await statusOf(gateway, method, path, headers)).toBe(status);
    const logged = await loggedLine();
    expect(logged).toContain('"status"');
    expect(logged).not.toContain('canary-name');
  });

  it.each([
    '/canary-name',
    '/q/canary-name',
    '/q/index-canary-name',
    '/q/openapi-canary-name.csv',
    '/q/runs/canary-name',
    '/q/assets/canary-name',
    '/q/x.canary',
  ])('holds nothing of %s while the gateway has no token keys', async (path) => {
    lines.splice(0);
    const headers = { authorization: `Bearer ${await issuer.token()}` };
    expect(await statusOf(keyless, 'GET', path, headers)).toBe(503);
    const logged = await loggedLine();
    expect(logged).toContain('"status":503');
    expect(logged).not.toContain('canary');
  });

  it('holds no path of a client that left before its answer', async () => {
    const asked: ServerResponse[] = [];
    const provider = createServer((_, response) => {
      asked.push(response);
      if (asked.length === 1) {
        response.writeHead(500).end();
      }
    }).listen(0, '127.0.0.1');
    await once(provider, 'listening');
    const jwks = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/`;
    const waiting = await startGateway({ JWKS: jwks, JWKS_DEADLINE_MS: '60000' });
    lines.splice(0);
    const headers = { authorization: `Bearer ${await issuer.token()}` };
    const left = request(`${waiting.url}/canary-name`, { headers, agent: false }).on('error', () => undefined);
    left.end();
    await once(provider, 'request');
    left.destroy();
    const logged = await loggedLine();
    expect(logged).toContain('"answered":false');
    expect(logged).not.toContain('canary-name');
    asked.at(-1)?.end(keySetOf(issuer));
    await waiting.stop();
    provider.close();
  });
});

/** Uses `http.request`, because `fetch` would normalise the path. */
function statusOf(
  { url }: RunningGateway,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<number | undefined> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path, headers, agent: false }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode));
    });
    sent.on('error', reject).end();
  });
}
