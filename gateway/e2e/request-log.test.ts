import { request } from 'node:http';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';

import { readConfig } from '../config.ts';
import { createGateway, type RunningGateway } from '../gateway.ts';
import { TINY_SUPERGRAPH } from '../verification/support/tiny-graph.ts';

const lines: string[] = [];
let gateway: RunningGateway;

beforeAll(async () => {
  const logger = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  const variables = { GATEWAY_PORT: '0', ACCESS_LEDGER: 'memory', ACCESS_RULES: 'none' };
  gateway = await createGateway(readConfig(variables), { supergraphSdl: TINY_SUPERGRAPH, logger });
});
afterAll(() => gateway.stop());

describe('the request log', () => {
  it.each([
    ['to an unknown path', 'GET', '/canary-name', {}, 404],
    ['with a wrong method', 'POST', '/canary-name', {}, 405],
    ['with a failed login', 'GET', '/canary-name', { authorization: 'nothing' }, 401],
    ['to a probe with dot segments', 'GET', '/health/canary-name/../live', {}, 200],
    ['to the graph with dot segments', 'GET', '/canary-name/../graphql?query=canary-name', {}, 400],
  ])('holds no path %s', async (_what, method, path, headers, status) => {
    lines.splice(0);
    expect(await statusOf(method, path, headers)).toBe(status);
    for (let left = 100; left > 0 && !lines.join('').includes('"status"'); left -= 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(lines.join('')).toContain('"status"');
    expect(lines.join('')).not.toContain('canary-name');
  });
});

/** Uses `http.request`, because `fetch` would normalise the path. */
function statusOf(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<number | undefined> {
  const { hostname, port } = new URL(gateway.url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path, headers, agent: false }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode));
    });
    sent.on('error', reject).end();
  });
}
