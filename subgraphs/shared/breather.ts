import { setImmediate } from 'node:timers/promises';

/**
 * So long may work keep a process from everything else, in milliseconds. Short, because a request that waits for it needs several
 * turns: to the gateway, to an office, and back.
 */
const AT_ONCE_MS = 2;

/**
 * For long work in a loop: `const rest = breather(); for (…) { await rest(); … }`, or without waiting where nothing is returned.
 * Returns a promise only where the process has done nothing else for a while; then everything that waits goes first.
 */
export function breather(now: () => number = () => performance.now()): () => Promise<void> | undefined {
  let since = now();
  return () => {
    if (now() - since < AT_ONCE_MS) {
      return undefined;
    }
    return setImmediate().then(() => {
      since = now();
    });
  };
}
