import { randomUUID } from 'node:crypto';

import { afterAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';

import { redisAnswers, redisLine, URL_OF_REDIS } from '../verification/support/redis-line.ts';

import { redisBuckets } from './redis-buckets.ts';
import { sharedRedis } from './shared-redis.ts';
import type { TokenBuckets } from './token-bucket.ts';

const SIZE = { budget: 100, refill: 1 };
const withRedis = (await redisAnswers('shared budgets')) ? describe : describe.skip;

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
  const opened: { close(): void }[] = [];
  afterAll(() => opened.forEach((one) => one.close()));
  const gateway = (url: string): TokenBuckets => {
    const redis = sharedRedis(url, pino({ level: 'silent' }));
    opened.push(redis);
    return redisBuckets(redis);
  };

  it('are shared by gateways, and refused by the amount that is missing', async () => {
    const [one, other] = [gateway(URL_OF_REDIS), gateway(URL_OF_REDIS)];
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
    const line = await redisLine();
    const [one, other] = [gateway(line.url), gateway(URL_OF_REDIS)];
    opened.push(line);
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
