import { createHash } from 'node:crypto';

import { createClient } from '@redis/client';
import type { Logger } from 'pino';

import { localBuckets, type BucketSize, type Taken, type TokenBuckets } from './token-bucket.ts';

/** A request waits no longer for Redis, in milliseconds; then this process's own bucket decides. */
const ANSWER_MS = 100;
/** After a failure, Redis is left alone for so long, in milliseconds. */
const LEFT_ALONE_MS = 1_000;
const RECONNECT_MS = 1_000;

/**
 * Takes from a bucket in one step, by Redis's own clock, so that gateways with other clocks agree. A bucket is forgotten when it
 * has filled up.
 */
const TAKE = `
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local budget, refill, amount, owes = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[4] == '1'
local known = redis.call('HMGET', KEYS[1], 'level', 'at')
local level = math.min(budget, (tonumber(known[1]) or budget) + (now - (tonumber(known[2]) or now)) / 1000 * refill)
local enough = owes or level >= amount
local left = enough and math.min(budget, level - amount) or level
redis.call('HSET', KEYS[1], 'level', string.format('%.3f', left), 'at', string.format('%.0f', now))
redis.call('PEXPIRE', KEYS[1], math.ceil((budget - left) / refill * 1000) + 1000)
return { enough and 1 or 0, enough and 0 or math.ceil((amount - level) / refill * 1000) }
`;

/**
 * Buckets that several gateways share in Redis. Where Redis is gone, or slow, each gateway goes on with buckets of its own: a
 * viewer may then spend once at each, and nobody is refused for it.
 *
 * Names are kept as hashes: they say who asks.
 */
export function redisBuckets(url: string, logger: Logger): TokenBuckets {
  const local = localBuckets();
  let leftAloneUntil = 0;
  let wasReady = true;
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: { connectTimeout: RECONNECT_MS, reconnectStrategy: () => RECONNECT_MS },
  });
  const note = (isReady: boolean): void => {
    if (isReady !== wasReady) {
      wasReady = isReady;
      logger.warn({ isReady }, isReady ? 'budgets are shared again' : 'budgets are not shared: Redis does not answer');
    }
  };
  client.on('error', () => note(false));
  client.on('ready', () => note(true));
  client.connect().catch(() => note(false));

  const takeShared = async (name: string, amount: number, { budget, refill }: BucketSize, owes: boolean) => {
    const key = `lianzhi:budget:${createHash('sha256').update(name).digest('hex')}`;
    const given = [budget, refill, amount, owes ? 1 : 0].map(String);
    const [isEnough, waitMs] = await inTime(client.eval(TAKE, { keys: [key], arguments: given }) as Promise<number[]>);
    return { isEnough: isEnough === 1, waitMs: waitMs ?? 0 };
  };
  return {
    take(name, amount, size, owes = false): Taken | Promise<Taken> {
      if (!client.isReady || performance.now() < leftAloneUntil) {
        return local.take(name, amount, size, owes);
      }
      return takeShared(name, amount, size, owes).catch(() => {
        leftAloneUntil = performance.now() + LEFT_ALONE_MS;
        note(false);
        return local.take(name, amount, size, owes);
      });
    },
    close() {
      client.destroy();
      return Promise.resolve();
    },
  };
}

async function inTime<Value>(promise: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('Redis did not answer in time.')), ANSWER_MS);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
