import { describe, expect, it } from '@jest/globals';

import { PUBLIC_VIEWER, type Viewer } from '../../subgraphs/shared/access/viewer.ts';

import { loadLimits, type Limits } from './audience-limits.ts';
import { openBudgets } from './budgets.ts';
import { localBuckets } from './token-bucket.ts';

const defaults = await loadLimits();
const limits: Limits = {
  ...defaults,
  audiences: { ...defaults.audiences, court: { ...defaults.audiences.court, budget: 100, refill: 10 } },
  address: { budget: 150, refill: 10 },
};

function judge(subject: string): Viewer {
  return { ...PUBLIC_VIEWER, audience: 'court', subject, court: '闽09' };
}

function start() {
  let now = 0;
  const budgets = openBudgets(
    limits,
    localBuckets(() => now),
  );
  return {
    wait: (seconds: number) => (now += seconds * 1_000),
    settle: budgets.settle,
    spend(cost: number, viewer = judge('one'), address = '10.0.0.1'): unknown {
      try {
        return budgets.spend({ viewer, address }, cost);
      } catch (error) {
        return (error as { extensions: unknown }).extensions;
      }
    },
  };
}

describe('the budget of a viewer', () => {
  it('is spent until it is empty, says when to come back, and refills', () => {
    const { spend, wait } = start();
    expect(spend(80)).toBe(undefined);
    expect(spend(50)).toEqual({
      ...{ code: 'RATE_LIMITED', cost: 50, limit: 100, retryAfterSeconds: 3 },
      refillsAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
    wait(2.9);
    expect(spend(50)).toMatchObject({ retryAfterSeconds: 1 });
    wait(0.1);
    expect(spend(50)).toBe(undefined);
  });

  it('never holds more than its size', () => {
    const { spend, wait } = start();
    wait(1_000);
    expect(spend(101)).toMatchObject({ code: 'RATE_LIMITED' });
    expect(spend(100)).toBe(undefined);
  });

  it('gets back what was paid too much, and pays what was paid too little', () => {
    const { spend, settle } = start();
    spend(100);
    settle({ viewer: judge('one'), address: '10.0.0.1' }, -60);
    expect(spend(60)).toBe(undefined);
    expect(spend(1)).toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('is its own: another viewer has another, though at the same address', () => {
    const { spend } = start();
    expect(spend(100, judge('one'))).toBe(undefined);
    expect(spend(50, judge('two'))).toBe(undefined);
  });

  it('does not help a client with many tokens: its address has a limit of its own', () => {
    const { spend } = start();
    spend(100, judge('one'));
    expect(spend(60, judge('two'))).toMatchObject({ code: 'RATE_LIMITED', limit: 150 });
    expect(spend(60, judge('two'), '10.0.0.2')).toBe(undefined);
    // What was refused for the address was not paid by the viewer.
    expect(spend(40, judge('two'), '10.0.0.3')).toBe(undefined);
  });

  it('is the address’s where there is no token', () => {
    const { spend } = start();
    const { budget } = limits.audiences.public;
    const own = openBudgets(
      { ...limits, address: { budget: budget * 9, refill: 1 } },
      localBuckets(() => 0),
    );
    void own.spend({ viewer: PUBLIC_VIEWER, address: '10.0.0.1' }, budget);
    expect(() => own.spend({ viewer: PUBLIC_VIEWER, address: '10.0.0.1' }, 1)).toThrow('try again');
    expect(own.spend({ viewer: PUBLIC_VIEWER, address: '10.0.0.2' }, 1)).toBe(undefined);
    expect(spend(1)).toBe(undefined);
  });
});
