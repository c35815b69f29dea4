import { describe, expect, it } from '@jest/globals';

import { startDeadline } from './deadline.ts';

describe('a fetch’s deadline', () => {
  it('aborts when its time is over, with the reason', async () => {
    const deadline = startDeadline(1);
    expect(deadline.abortReason).toBeUndefined();
    await new Promise<void>((resolve) => deadline.onAbort(resolve));
    expect(deadline.abortReason).toBe('deadline');
  });

  it('keeps the first reason when aborted twice, and calls the last callback once', () => {
    const deadline = startDeadline(600_000);
    const called: string[] = [];
    deadline.onAbort(() => called.push('first attempt'));
    deadline.onAbort(() => called.push('second attempt'));
    deadline.abort('clients-left');
    deadline.abort('deadline');
    expect(deadline.abortReason).toBe('clients-left');
    expect(called).toEqual(['second attempt']);
  });

  it('calls a callback at once if it is already aborted', () => {
    const deadline = startDeadline(600_000);
    deadline.abort('clients-left');
    let isCalled = false;
    deadline.onAbort(() => (isCalled = true));
    expect(isCalled).toBe(true);
  });

  it('calls no callback after its end', () => {
    const deadline = startDeadline(600_000);
    let isCalled = false;
    deadline.onAbort(() => (isCalled = true));
    deadline.end();
    deadline.abort('clients-left');
    expect(isCalled).toBe(false);
  });
});
