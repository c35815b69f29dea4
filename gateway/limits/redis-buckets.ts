import type { SharedRedis } from './shared-redis.ts';
import { localBuckets, type TokenBuckets } from './token-bucket.ts';

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
 */
export function redisBuckets(redis: SharedRedis): TokenBuckets {
  const local = localBuckets();
  return {
    take(name, amount, size, owes = false) {
      const shared = redis.run(TAKE, 'budget', name, [size.budget, size.refill, amount, owes ? 1 : 0]);
      return shared === undefined
        ? local.take(name, amount, size, owes)
        : shared.then(
            ([isEnough, waitMs]) => ({ isEnough: isEnough === 1, waitMs: waitMs ?? 0 }),
            () => local.take(name, amount, size, owes),
          );
    },
  };
}
