import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { addDecimals, compareDecimals, subtractDecimals } from '../../shared/scalars/decimal.ts';

import { scoreOf, type Marks, type RuleCap, type ScoredItem } from './score.ts';

const MARKS: Marks = { fullMarks: '100.00', deductionCap: '60.00', bonusCap: '2.00' };
const RULES: RuleCap[] = [
  { id: 'filed', kind: 'DEDUCTION', cap: '30.00' },
  { id: 'fined', kind: 'DEDUCTION', cap: null },
  { id: 'urged', kind: 'BONUS', cap: '1.50' },
  { id: 'kept', kind: 'BONUS', cap: null },
];
const times = (ruleId: string, points: string, count: number): ScoredItem[] =>
  Array.from({ length: count }, () => ({ ruleId, points }));

describe('the score', () => {
  it('is full marks without deductions', () => {
    expect(scoreOf(MARKS, RULES, [])).toEqual({ deducted: '0.00', added: '0.00', score: '100.00' });
  });

  it('sums exactly where floats would not', () => {
    expect(scoreOf(MARKS, RULES, times('filed', '0.10', 3))).toEqual({
      deducted: '0.30',
      added: '0.00',
      score: '99.70',
    });
  });

  it("deducts no more by one rule than the rule's cap", () => {
    expect(scoreOf(MARKS, RULES, times('filed', '3.00', 12))).toMatchObject({ deducted: '30.00', score: '70.00' });
  });

  it("deducts and adds no more by all rules than the scheme's caps", () => {
    const items = [
      ...times('filed', '3.00', 12),
      ...times('fined', '10.00', 9),
      ...times('urged', '0.50', 9),
      ...times('kept', '1.00', 1),
    ];
    expect(scoreOf(MARKS, RULES, items)).toEqual({ deducted: '60.00', added: '2.00', score: '42.00' });
  });

  it('is never below 0', () => {
    const noCap = { ...MARKS, deductionCap: null };
    expect(scoreOf(noCap, RULES, times('fined', '10.00', 20))).toEqual({
      deducted: '200.00',
      added: '0.00',
      score: '0.00',
    });
  });

  it('is within its caps, and only falls by a deduction and rises by a bonus, for any items', () => {
    const item = fc.record({
      ruleId: fc.constantFrom('filed', 'fined', 'urged', 'kept'),
      points: fc.integer({ min: 1, max: 2000 }).map((cents) => (cents / 100).toFixed(2)),
    });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 30 }), item, (items, one) => {
        const { deducted, added, score } = scoreOf(MARKS, RULES, items);
        expect(compareDecimals(deducted, '60')).toBeLessThanOrEqual(0);
        expect(compareDecimals(added, '2')).toBeLessThanOrEqual(0);
        expect(score).toBe(addDecimals(subtractDecimals('100', deducted), added));
        const isBonus = one.ruleId === 'urged' || one.ruleId === 'kept';
        const moved = compareDecimals(scoreOf(MARKS, RULES, [...items, one]).score, score);
        expect(isBonus ? moved >= 0 : moved <= 0).toBe(true);
      }),
    );
  });
});
