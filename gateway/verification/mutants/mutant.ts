/** What became of one mutant. */
export interface MutantResult {
  /** What was changed, e.g. `cases Party.idNumber`, `cases Party as committee`, or the meaning of a mutation. */
  readonly mutant: string;
  /**
   * `killed`: a test fails, or a comparison differs. `equivalent`: the change has no effect for any viewer, as `reason`
   * proves. `survived`: somebody sees more than they may, and no test fails.
   */
  readonly outcome: Outcome;
  /** The test or difference that killed it; why it is equivalent. */
  readonly reason: string;
}

export const OUTCOMES = ['killed', 'equivalent', 'survived'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export function countOf(results: readonly MutantResult[], outcome: Outcome): number {
  return results.filter((result) => result.outcome === outcome).length;
}

/** The tests fail without any mutant, so that a failure with one would prove nothing. */
export class BaselineError extends Error {
  constructor(failures: readonly string[]) {
    super(`Failures without any mutant:\n${failures.join('\n')}`);
    this.name = 'BaselineError';
  }
}

export async function collect(results: AsyncIterable<MutantResult>): Promise<readonly MutantResult[]> {
  const collected: MutantResult[] = [];
  for await (const result of results) {
    collected.push(result);
  }
  return collected;
}
