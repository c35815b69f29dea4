import { monthsLater, type Day } from '../../calendar.ts';
import type { ConclusionMethod, TypeCode } from '../case-facts.ts';

/**
 * The data that decides whether a case counts in a figure, and nothing else. Days and fen are whole numbers, so that a
 * plan of 300,000 cases is small and its sums are exact. The rest of a case is drawn when the case is made.
 */
export interface DocketEntry {
  readonly courtCode: string;
  readonly typeCode: TypeCode;
  readonly filed: Day;
  readonly due: Day;
  readonly concluded: Day | null;
  readonly method: ConclusionMethod | null;
  readonly settlementPerformed: boolean;
  readonly property: boolean | null;
  /** Only of procedure terminations: each condition has its date. */
  readonly compliant: boolean;
  readonly claim: number;
  readonly recovered: number;
  readonly suspension: { readonly from: Day; readonly to: Day } | null;
  readonly extensionDays: number;
  /** The debtor agency; null where the debtor is an invented person or enterprise. */
  readonly agencyId: string | null;
}

/** A whole number of fen as yuan with two decimals. */
export function yuan(fen: number): string {
  return (fen / 100).toFixed(2);
}

/**
 * The day by which a case should be concluded: six months from filing, plus the days of its suspensions and of the
 * extensions by the court's president (最高人民法院关于人民法院办理执行案件若干期限的规定, art. 1).
 */
export function statutoryDue(filed: Day, suspendedDays = 0, extensionDays = 0): Day {
  return monthsLater(filed, 6) + suspendedDays + extensionDays;
}
