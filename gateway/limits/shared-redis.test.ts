import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

import { afterEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';

import { sharedRedis, type SharedRedis } from './shared-redis.ts';

const closing: (() => unknown)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

/** Answers each script with `1`, the first one late. */
async function slowRedis() {
  let scripts = 0;
  const server = createServer((socket) => {
    socket.unref().on('error', () => undefined);
    socket.setEncoding('utf8').on('data', (text: string) => {
      // Each command is an array of texts.
      for (const command of text.split(/^\*\d+\r\n/m).slice(1)) {
        const isScript = command.includes('EVAL');
        scripts += isScript ? 1 : 0;
        setTimeout(() => socket.write(isScript ? '*1\r\n:1\r\n' : '+OK\r\n'), isScript && scripts === 1 ? 400 : 0);
      }
    });
  }).listen(0, '127.0.0.1');
  server.unref();
  await once(server, 'listening');
  closing.push(() => server.close());
  return `redis://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function connect() {
  const lines: string[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  const redis = sharedRedis(await slowRedis(), logger);
  closing.unshift(() => redis.close());
  return { redis, messages: () => lines.map((line) => (JSON.parse(line) as { msg: string }).msg) };
}

/** Asks until Redis is asked. */
async function ask(redis: SharedRedis): Promise<unknown> {
  for (;;) {
    const answer = redis.run('return {1}', 'test', 'name', []);
    if (answer !== undefined) {
      return answer.catch(() => 'late');
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The sockets that keep this process alive, when those that other tests are closing are gone. */
async function lastingSockets(): Promise<number> {
  const seen: number[] = [];
  for (;;) {
    seen.push(process.getActiveResourcesInfo().filter((kind) => kind === 'TCPSocketWrap').length);
    if (seen.length > 5 && new Set(seen.slice(-5)).size === 1) {
      return seen.at(-1) as number;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe('a Redis that several gateways share', () => {
  it('keeps no process alive', async () => {
    const before = await lastingSockets();
    const { redis } = await connect();
    await ask(redis);
    expect(await lastingSockets()).toBe(before);
  });

  it('is said to be shared again after one late answer', async () => {
    const { redis, messages } = await connect();
    expect(await ask(redis)).toBe('late');
    expect(messages()).toEqual(['budgets are not shared: Redis does not answer']);
    expect(await ask(redis)).toEqual([1]);
    expect(messages()).toEqual(['budgets are not shared: Redis does not answer', 'budgets are shared again']);
  });
});
