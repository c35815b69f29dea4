import { randomUUID } from 'node:crypto';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

import { afterAll, describe, expect, it } from '@jest/globals';
import { createClient } from '@redis/client';
import { pino } from 'pino';

import { redisBuckets } from './redis-buckets.ts';
import type { TokenBuckets } from './token-bucket.ts';

const URL_OF_REDIS = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379';
const logger = pino({ level: 'silent' });
const SIZE = { budget: 100, refill: 1 };

const isThere = await answers();
if (!isThere) {
  process.stderr.write(`shared budgets are not tested: no Redis at ${URL_OF_REDIS}\n`);
}
const withRedis = isThere ? describe : describe.skip;

async function answers(): Promise<boolean> {
  const client = createClient({ url: URL_OF_REDIS, socket: { connectTimeout: 500, reconnectStrategy: false } });
  client.on('error', () => undefined);
  return client.connect().then(
    () => (client.destroy(), true),
    () => false,
  );
}

/** A line to Redis that can be cut, and mended. */
async function cuttableLine() {
  const { hostname, port } = new URL(URL_OF_REDIS);
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => [near, far].forEach((one) => one.destroy()));
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => ((isCut = true), sockets.forEach((socket) => socket.destroy())),
    mend: () => (isCut = false),
    close: () => server.close(),
  };
}

/** Until the first answer came from Redis: then another gateway sees what was taken. */
async function connected(...all: readonly TokenBuckets[]): Promise<void> {
  for (const buckets of all) {
    for (;;) {
      const taken = buckets.take(randomUUID(), 0, SIZE);
      if (taken instanceof Promise) {
        await taken;
        break;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

withRedis('budgets in Redis', () => {
  const opened: { close(): unknown }[] = [];
  afterAll(async () => {
    for (const one of opened) {
      await one.close();
    }
  });

  it('are shared by gateways, and refused by the amount that is missing', async () => {
    const [one, other] = [redisBuckets(URL_OF_REDIS, logger), redisBuckets(URL_OF_REDIS, logger)];
    opened.push(one, other);
    await connected(one, other);
    const name = randomUUID();
    expect(await one.take(name, 60, SIZE)).toEqual({ isEnough: true, waitMs: 0 });
    const refused = await other.take(name, 60, SIZE);
    expect(refused.isEnough).toBe(false);
    expect(refused.waitMs).toBeGreaterThan(10_000);
    expect(refused.waitMs).toBeLessThanOrEqual(20_000);
    expect(await other.take(name, 30, SIZE)).toMatchObject({ isEnough: true });
    expect(await one.take(name, -30, SIZE)).toMatchObject({ isEnough: true });
    expect(await one.take(name, 500, SIZE, true)).toMatchObject({ isEnough: true });
    expect(await other.take(name, 1, SIZE)).toMatchObject({ isEnough: false });
  });

  it('are each gateway’s own while Redis is gone, and shared again afterwards', async () => {
    const line = await cuttableLine();
    const [one, other] = [redisBuckets(line.url, logger), redisBuckets(URL_OF_REDIS, logger)];
    opened.push(one, other, line);
    await connected(one, other);
    line.cut();
    const name = randomUUID();
    expect(await other.take(name, 100, SIZE)).toMatchObject({ isEnough: true });
    expect(await one.take(name, 100, SIZE)).toMatchObject({ isEnough: true });
    expect(await one.take(name, 100, SIZE)).toMatchObject({ isEnough: false });
    line.mend();
    await connected(one);
    expect(await one.take(name, 90, SIZE)).toMatchObject({ isEnough: false });
  });
});
