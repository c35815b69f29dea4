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
  const told = { GATEWAY_PORT: '0', ACCESS_LEDGER: 'memory', ACCESS_RULES: 'none' };
  gateway = await createGateway(readConfig(told), { supergraphSdl: TINY_SUPERGRAPH, logger });
});
afterAll(() => gateway.stop());

describe('the request log', () => {
  it.each([
    ['that leads nowhere', 'GET', '/canary-name', {}, 404],
    ['with a method that is not taken there', 'POST', '/canary-name', {}, 405],
    ['of a login that failed', 'GET', '/canary-name', { authorization: 'nothing' }, 401],
    ['to a probe by way of another', 'GET', '/health/canary-name/../live', {}, 200],
    ['to the graph by way of another', 'GET', '/canary-name/../graphql?query=canary-name', {}, 400],
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

/** `fetch` would write the path out first. */
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
