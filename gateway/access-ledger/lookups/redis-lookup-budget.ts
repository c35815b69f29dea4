import type { SharedRedis } from '../../limits/shared-redis.ts';

import { memoryBudget, type LookupBudget } from './lookup-budget.ts';

/**
 * Counts by minutes of Redis's own clock. Gives 1 where the identifiers were taken, or 0 and the seconds until there is room for
 * them; -1 where there never is.
 */
const TAKE = `
local seconds = tonumber(redis.call('TIME')[1])
local minute = math.floor(seconds / 60)
local hour, identifiers = tonumber(ARGV[1]), tonumber(ARGV[2])
local known = redis.call('HGETALL', KEYS[1])
local spent, minutes, sum = {}, {}, identifiers
for at = 1, #known, 2 do
  local when = tonumber(known[at])
  if when <= minute - 60 then
    redis.call('HDEL', KEYS[1], known[at])
  else
    spent[when] = tonumber(known[at + 1])
    sum = sum + spent[when]
    table.insert(minutes, when)
  end
end
if sum <= hour then
  redis.call('HINCRBY', KEYS[1], minute, identifiers)
  redis.call('EXPIRE', KEYS[1], 3660)
  return { 1, 0 }
end
table.sort(minutes)
local over = sum - hour
for _, when in ipairs(minutes) do
  over = over - spent[when]
  if over <= 0 then
    return { 0, math.max(1, (when + 60) * 60 - seconds) }
  end
end
return { 0, -1 }
`;

/**
 * A budget of lookups that several gateways share. While Redis is gone each gateway counts by itself, from what was spent at it in
 * that time: a viewer may then look up as many at each.
 *
 * @param perHour the most identifiers of one viewer in any sixty minutes
 */
export function redisLookupBudget(redis: SharedRedis, perHour: number): LookupBudget {
  const local = memoryBudget(perHour);
  return {
    take(viewer, identifiers) {
      const shared = redis.run(TAKE, 'lookups', viewer, [perHour, identifiers]);
      return shared === undefined
        ? local.take(viewer, identifiers)
        : shared.then(
            ([isTaken, seconds = -1]) =>
              isTaken === 1
                ? { isTaken: true }
                : { isTaken: false, retryAfterSeconds: seconds < 0 ? undefined : seconds },
            () => local.take(viewer, identifiers),
          );
    },
  };
}
