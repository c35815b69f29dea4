import { addDecimals, compareDecimals, subtractDecimals } from '../../shared/scalars/decimal.ts';

/** The marks and caps of a scheme; a null cap is no limit. Points have two decimals. */
export interface Marks {
  readonly fullMarks: string;
  readonly deductionCap: string | null;
  readonly bonusCap: string | null;
}

export interface RuleCap {
  readonly id: string;
  readonly kind: 'DEDUCTION' | 'BONUS';
  readonly cap: string | null;
}

export interface ScoredItem {
  readonly ruleId: string;
  readonly points: string;
}

export interface Score {
  /** Points deducted and added, within all caps. */
  readonly deducted: string;
  readonly added: string;
  readonly score: string;
}

/**
 * Full marks minus deductions plus bonuses: each rule's points up to the rule's cap, all deductions up to the
 * scheme's, all bonuses up to the scheme's; never below 0. An item whose rule is not in `rules` does not count.
 */
export function scoreOf(marks: Marks, rules: readonly RuleCap[], items: readonly ScoredItem[]): Score {
  const deducted = within(marks.deductionCap, pointsOf('DEDUCTION', rules, items));
  const added = within(marks.bonusCap, pointsOf('BONUS', rules, items));
  const score = addDecimals(subtractDecimals(marks.fullMarks, deducted), added);
  return { deducted, added, score: compareDecimals(score, '0') < 0 ? '0.00' : score };
}

function pointsOf(kind: RuleCap['kind'], rules: readonly RuleCap[], items: readonly ScoredItem[]): string {
  const byRule = rules
    .filter((rule) => rule.kind === kind)
    .map(({ id, cap }) =>
      within(cap, addDecimals(...items.filter(({ ruleId }) => ruleId === id).map(({ points }) => points))),
    );
  return addDecimals(...byRule);
}

function within(cap: string | null, points: string): string {
  return cap !== null && compareDecimals(points, cap) > 0 ? addDecimals(cap) : points;
}
