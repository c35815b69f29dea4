import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

import { expect, it } from '@jest/globals';
import { pino } from 'pino';

import { openTraces } from './traces.ts';

/** A port that nothing listens on. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

it('a gateway whose collector is down stops, and its log says that the last traces are lost', async () => {
  const lines: string[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  const traces = openTraces({ url: `http://127.0.0.1:${await closedPort()}/v1/traces`, share: 1 }, logger);
  const traceId = traces.request({
    ...{ route: 'graphql', status: 200, milliseconds: 5, outcome: 'answered', audience: 'public' },
    ...{ errorCodes: new Set<string>(), timings: [], cost: undefined, operationName: undefined },
  });
  expect(traceId).toMatch(/^[0-9a-f]{32}$/);
  await expect(traces.close()).resolves.toBeUndefined();
  expect(lines.join('')).toContain('the last traces were not sent');
});
