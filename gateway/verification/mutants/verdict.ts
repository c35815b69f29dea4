/** What became of one mutant. */
export interface Verdict {
  /** What was deleted, e.g. `cases Party.idNumber` or `cases Party as committee`. */
  readonly mutant: string;
  /**
   * `killed`: it was noticed. `equivalent`: it changes nothing for anybody, as `how` proves. `survived`: somebody sees
   * more than they may, and nothing says so.
   */
  readonly outcome: 'killed' | 'equivalent' | 'survived';
  /** Who or what noticed it; why it is equivalent. */
  readonly how: string;
}

/** How many there are of an outcome. */
export function countOf(verdicts: readonly Verdict[], outcome: Verdict['outcome']): number {
  return verdicts.filter((verdict) => verdict.outcome === outcome).length;
}
