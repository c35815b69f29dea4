import { describe, expect, it } from '@jest/globals';

import { startDeadline } from './deadline.ts';

function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

describe('a fetch’s deadline', () => {
  it('aborts when its time is over', async () => {
    const deadline = startDeadline(1, undefined);
    await whenAborted(deadline.signal);
    expect(deadline.givenUp()).toBe('deadline');
  });

  it('aborts when the client leaves, and says so', () => {
    const client = new AbortController();
    const deadline = startDeadline(600_000, client.signal);
    expect(deadline.givenUp()).toBeUndefined();
    client.abort();
    expect(deadline.signal.aborted).toBe(true);
    expect(deadline.givenUp()).toBe('client-left');
    deadline.end();
  });

  it('is over at once for a client that has left already', () => {
    const deadline = startDeadline(600_000, AbortSignal.abort());
    expect(deadline.signal.aborted).toBe(true);
    deadline.end();
  });

  it('does nothing after its end', () => {
    const client = new AbortController();
    const deadline = startDeadline(600_000, client.signal);
    deadline.end();
    client.abort();
    expect(deadline.signal.aborted).toBe(false);
  });
});
