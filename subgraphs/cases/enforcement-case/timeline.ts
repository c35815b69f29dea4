import type { MemberOf } from '../../shared/schema/labelled-enum.ts';

import { TimelineNode } from './case-enums.ts';
import { CaseNode } from './case-parts.entity.ts';
import type { EnforcementCase } from './enforcement-case.entity.ts';

type Step = MemberOf<typeof TimelineNode>;

const POSITION = new Map(Object.keys(TimelineNode.type).map((step, position) => [step, position]));

/**
 * The whole timeline of a case in the order of its steps. Filing and conclusion come from the case itself, even where
 * they are also recorded as steps.
 */
export function timelineOf(own: EnforcementCase, recorded: readonly CaseNode[]): CaseNode[] {
  const between = recorded
    .filter(({ node }) => node !== 'FILED' && node !== 'CONCLUDED')
    .toSorted((a, b) => (POSITION.get(a.node) ?? 0) - (POSITION.get(b.node) ?? 0));
  return [stepOf(own, 'FILED', null, own.filedOn), ...between, stepOf(own, 'CONCLUDED', own.dueOn, own.concludedOn)];
}

function stepOf(
  { id, courtCode, regionCode }: EnforcementCase,
  node: Step,
  dueOn: string | null,
  doneOn: string | null,
): CaseNode {
  const doneLate = doneOn === null ? null : dueOn !== null && doneOn > dueOn;
  const step = { id: `${id}-${node}`, caseId: id, courtCode, regionCode, node, dueOn, doneOn, doneLate };
  return Object.assign(new CaseNode(), step);
}
