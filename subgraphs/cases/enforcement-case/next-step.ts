import type { MemberOf } from '../../shared/schema/labelled-enum.ts';

import { TimelineNode, type CaseActor } from './case-enums.ts';
import type { CaseNode } from './case-parts.entity.ts';

type Step = MemberOf<typeof TimelineNode>;
type Actor = MemberOf<typeof CaseActor>;

const STEPS = Object.keys(TimelineNode.type) as Step[];

/**
 * Who does a step. The command centre sends the inquiries over the network for all cases of its court
 * (最高人民法院关于进一步完善执行权制约机制加强执行监督的意见, 2021: 事务集约); the officer in charge does all else. A court that divides
 * its work otherwise changes this function.
 */
export function actorOf(step: Step): Actor {
  return step === 'NETWORK_INQUIRY' ? 'COMMAND_CENTRE' : 'OFFICER';
}

/** The steps of an actor. */
export function stepsOf(actor: Actor): Step[] {
  return STEPS.filter((step) => actorOf(step) === actor);
}

/**
 * The next step of a case under way: of its steps that are not done, the one due first, those without a due day last.
 * `steps` includes the conclusion, so that there is always one. Seeds and views store it with the case, so that lists
 * are filtered and sorted by it.
 */
export function nextStep(steps: readonly Pick<CaseNode, 'node' | 'dueOn' | 'doneOn'>[]): {
  node: Step;
  dueOn: string | null;
} | null {
  const [next] = steps
    .filter(({ doneOn }) => doneOn === null)
    .toSorted(
      (a, b) =>
        (a.dueOn ?? '9999-12-31').localeCompare(b.dueOn ?? '9999-12-31') ||
        STEPS.indexOf(a.node) - STEPS.indexOf(b.node),
    );
  return next ? { node: next.node, dueOn: next.dueOn } : null;
}
