import { describe, expect, it } from '@jest/globals';

import { startDeadline } from './deadline.ts';

describe('a fetch’s deadline', () => {
  it('gives up when its time is over, and says so', async () => {
    const deadline = startDeadline(1);
    expect(deadline.givenUp).toBeUndefined();
    await new Promise<void>((resolve) => deadline.onGiveUp(resolve));
    expect(deadline.givenUp).toBe('deadline');
  });

  it('gives up when told, keeps the first reason, and calls the last one that asked, once', () => {
    const deadline = startDeadline(600_000);
    const called: string[] = [];
    deadline.onGiveUp(() => called.push('first attempt'));
    deadline.onGiveUp(() => called.push('second attempt'));
    deadline.giveUp('clients-left');
    deadline.giveUp('deadline');
    expect(deadline.givenUp).toBe('clients-left');
    expect(called).toEqual(['second attempt']);
  });

  it('calls at once where it has given up already', () => {
    const deadline = startDeadline(600_000);
    deadline.giveUp('clients-left');
    let isCalled = false;
    deadline.onGiveUp(() => (isCalled = true));
    expect(isCalled).toBe(true);
  });

  it('calls nobody after its end', () => {
    const deadline = startDeadline(600_000);
    let isCalled = false;
    deadline.onGiveUp(() => (isCalled = true));
    deadline.end();
    deadline.giveUp('clients-left');
    expect(isCalled).toBe(false);
  });
});
