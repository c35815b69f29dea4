import { randomUUID } from 'node:crypto';

import { afterAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';

import { sharedRedis } from '../../limits/shared-redis.ts';
import { redisAnswers, redisLine, URL_OF_REDIS } from '../../verification/support/redis-line.ts';

import type { LookupBudget } from './lookup-budget.ts';
import { redisLookupBudget } from './redis-lookup-budget.ts';

const withRedis = (await redisAnswers('shared lookups')) ? describe : describe.skip;
const opened: { close(): void }[] = [];
afterAll(() => opened.forEach((one) => one.close()));

/** A gateway's budget of a hundred lookups an hour. */
function gateway(url: string): LookupBudget {
  const redis = sharedRedis(url, pino({ level: 'silent' }));
  opened.push(redis);
  return redisLookupBudget(redis, 100);
}

/** Until the first answer came from Redis. */
async function connected(...budgets: readonly LookupBudget[]): Promise<void> {
  for (const budget of budgets) {
    while (!(budget.take(randomUUID(), 0) instanceof Promise)) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

withRedis('lookups that are counted in Redis', () => {
  it('are one budget of all gateways, with the time until there is room again', async () => {
    const [one, other] = [gateway(URL_OF_REDIS), gateway(URL_OF_REDIS)];
    await connected(one, other);
    const viewer = randomUUID();
    expect(await one.take(viewer, 60)).toEqual({ isTaken: true });
    const refused = await other.take(viewer, 60);
    expect(refused.isTaken).toBe(false);
    const { retryAfterSeconds = 0 } = refused as { retryAfterSeconds?: number };
    expect(retryAfterSeconds).toBeGreaterThan(3_000);
    expect(retryAfterSeconds).toBeLessThanOrEqual(3_600);
    expect(await other.take(viewer, 40)).toEqual({ isTaken: true });
    expect(await one.take(viewer, 1)).toMatchObject({ isTaken: false });
    expect(await one.take(randomUUID(), 101)).toEqual({ isTaken: false, retryAfterSeconds: undefined });
    expect(await one.take(randomUUID(), 100)).toEqual({ isTaken: true });
  });

  it('are each gateway’s own while Redis is gone, and still limited', async () => {
    const line = await redisLine();
    opened.push(line);
    const [one, other] = [gateway(line.url), gateway(URL_OF_REDIS)];
    await connected(one, other);
    const viewer = randomUUID();
    expect(await one.take(viewer, 100)).toEqual({ isTaken: true });
    line.cut();
    expect(await one.take(viewer, 100)).toEqual({ isTaken: true });
    expect(await one.take(viewer, 1)).toMatchObject({ isTaken: false });
    expect(await other.take(viewer, 1)).toMatchObject({ isTaken: false });
    line.mend();
    await connected(one);
    expect(await one.take(viewer, 1)).toMatchObject({ isTaken: false });
  });
});
