import { SUBGRAPHS } from '../../../subgraphs/definitions.ts';
import { openRowGround } from '../../../subgraphs/shared/testing/row-ground.ts';
import { loadAudiences } from '../../authorization/audiences.ts';

import { filterFaults, judgeFilters } from './filters/filter-mutants.ts';
import { NothingDeleted } from './nothing-deleted.ts';
import { audienceFaults, judgeAudiences } from './rules/audience-mutants.ts';
import { faultsOf, judgeRules, openRuleGround } from './rules/rule-mutants.ts';
import type { Verdict } from './verdict.ts';

/** Every rule of the access maps and every right that an audience has not. @throws NothingDeleted */
export async function* judgeAllRules(only?: string): AsyncGenerator<Verdict> {
  const [ground, audiences] = [await openRuleGround(), await loadAudiences()];
  refuse([...faultsOf(ground), ...audienceFaults(audiences)]);
  yield* judgeRules(ground, only);
  yield* judgeAudiences(audiences, only);
}

/** Every record of every subgraph, by audience. @throws NothingDeleted */
export async function* judgeAllFilters(only?: string): AsyncGenerator<Verdict> {
  for (const definition of Object.values(SUBGRAPHS)) {
    const ground = await openRowGround(definition);
    try {
      refuse(await filterFaults(ground));
      yield* judgeFilters(ground, only);
    } finally {
      await ground.close();
    }
  }
}

function refuse(faults: readonly string[]): void {
  if (faults.length > 0) {
    throw new NothingDeleted(faults);
  }
}
