import { describe, expect, it } from '@jest/globals';

import { runLimits } from './run-limits.ts';

const REFUSED = expect.objectContaining({ status: 429, code: 'RATE_LIMITED', headers: { 'retry-after': '10' } });

describe('the limits of runs', () => {
  it('are one for each viewer and one for all', () => {
    const limits = runLimits({ runs: 3, runsOfViewer: 2 });
    limits.begin('甲');
    const end = limits.begin('甲');
    expect(() => limits.begin('甲')).toThrow(REFUSED as never);
    limits.begin('乙');
    expect(() => limits.begin('丙')).toThrow(REFUSED as never);
    end();
    limits.begin('丙');
  });

  it('give the public half, together, and never what the others need', () => {
    const limits = runLimits({ runs: 4, runsOfViewer: 2 });
    limits.begin('public', true);
    limits.begin('public', true);
    expect(() => limits.begin('public', true)).toThrow(REFUSED as never);
    for (const owner of ['甲', '甲', '乙', '乙']) {
      limits.begin(owner);
    }
    expect(() => limits.begin('丙')).toThrow(REFUSED as never);
  });

  it('count a run that ends twice once', () => {
    const limits = runLimits({ runs: 2, runsOfViewer: 2 });
    const end = limits.begin('甲');
    limits.begin('甲');
    end();
    end();
    limits.begin('甲');
    expect(() => limits.begin('甲')).toThrow(REFUSED as never);
  });
});
