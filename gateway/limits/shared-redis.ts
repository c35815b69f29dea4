import { createHash } from 'node:crypto';

import { createClient } from '@redis/client';
import type { Logger } from 'pino';

/** A request waits no longer for Redis, in milliseconds; then this process's own count decides. */
const ANSWER_MS = 100;
/** After a failure, Redis is left alone for so long, in milliseconds. */
const LEFT_ALONE_MS = 1_000;
const RECONNECT_MS = 1_000;

/** The Redis in which several gateways count what viewers spend. Who asks it, counts by itself while it is gone. */
export interface SharedRedis {
  /**
   * Runs a script over one key. Names are kept as hashes: they say who asks.
   *
   * @param kind of the key, e.g. `budget`
   * @returns undefined where Redis is known to be gone; rejects where it does not answer in time
   */
  run(script: string, kind: string, name: string, given: readonly (number | string)[]): Promise<number[]> | undefined;
  close(): void;
}

/** Connects, and again whenever the connection is lost. Nothing waits for a connection. */
export function sharedRedis(url: string, logger: Logger): SharedRedis {
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
  // A socket that still connects is not known to `destroy`, and would keep a stopped process alive.
  client.unref();
  client.connect().catch(() => note(false));
  return {
    run(script, kind, name, given) {
      if (!client.isReady || performance.now() < leftAloneUntil) {
        return undefined;
      }
      const key = `lianzhi:${kind}:${createHash('sha256').update(name).digest('hex')}`;
      const answered = client.eval(script, { keys: [key], arguments: given.map(String) }) as Promise<number[]>;
      return inTime(answered).then(
        (answer) => {
          note(true);
          return answer;
        },
        (error: unknown) => {
          leftAloneUntil = performance.now() + LEFT_ALONE_MS;
          note(false);
          throw error;
        },
      );
    },
    close: () => client.destroy(),
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
