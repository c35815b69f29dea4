import type { Day } from '../../calendar.ts';
import type { ConclusionMethod, TypeCode } from '../case-facts.ts';

/**
 * What decides whether a case counts in a figure, and nothing else: days are whole numbers and amounts whole fen, so
 * that a plan of 300,000 cases is small and its sums are exact. All the rest of a case is drawn when it is told.
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
  /** Of procedure terminations: each condition has its date. */
  readonly compliant: boolean;
  readonly claim: number;
  readonly recovered: number;
  readonly suspension: { readonly from: Day; readonly to: Day } | null;
  readonly extensionDays: number;
  /** The debtor where it is an agency; else the debtor is invented. */
  readonly agencyId: string | null;
}

/** Yuan with two places of a whole number of fen. */
export function yuan(fen: number): string {
  return (fen / 100).toFixed(2);
}
