import { SUBGRAPHS } from '../../../subgraphs/definitions.ts';
import { openRowGround } from '../../../subgraphs/shared/testing/row-ground.ts';
import { loadAudiences } from '../../authorization/audiences.ts';

import { filterFaults, runFilterMutants } from './filter-mutants.ts';
import { BaselineError, type MutantResult } from './mutant.ts';
import { audienceFaults, runAudienceMutants } from './rules/audience-mutants.ts';
import { openRuleBaseline, ruleFaults, runRuleMutants } from './rules/rule-mutants.ts';

/**
 * Every rule of the access maps deleted, and every scope that an audience lacks given to it.
 *
 * @param only the name of the only mutant to run
 * @throws BaselineError
 */
export async function* runAllRuleMutants(only?: string): AsyncGenerator<MutantResult> {
  const [baseline, audiences] = [await openRuleBaseline(), await loadAudiences()];
  requireNone([...ruleFaults(baseline), ...audienceFaults(audiences)]);
  yield* runRuleMutants(baseline, only);
  yield* runAudienceMutants(audiences, only);
}

/**
 * Every row filter of every subgraph deleted, by audience.
 *
 * @param only the name of the only mutant to run
 * @throws BaselineError
 */
export async function* runAllFilterMutants(only?: string): AsyncGenerator<MutantResult> {
  for (const definition of Object.values(SUBGRAPHS)) {
    const ground = await openRowGround(definition);
    try {
      requireNone(await filterFaults(ground));
      yield* runFilterMutants(ground, only);
    } finally {
      await ground.close();
    }
  }
}

function requireNone(faults: readonly string[]): void {
  if (faults.length > 0) {
    throw new BaselineError(faults);
  }
}
