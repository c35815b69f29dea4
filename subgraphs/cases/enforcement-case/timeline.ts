import { storedValue } from '../../shared/database/stored-record.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';

import { TimelineNode } from './case-enums.ts';
import { CaseNode } from './case-parts.entity.ts';
import type { EnforcementCase } from './enforcement-case.entity.ts';

type Step = MemberOf<typeof TimelineNode>;

const POSITION: ReadonlyMap<string, number> = new Map(
  Object.keys(TimelineNode.type).map((step, position) => [step, position]),
);

/**
 * The whole timeline of a case in the order of its steps. Filing and conclusion come from the case itself, even where
 * they are also recorded as steps.
 */
export function timelineOf(own: EnforcementCase, recorded: readonly CaseNode[]): CaseNode[] {
  const between = recorded
    .filter((step) => !['FILED', 'CONCLUDED'].includes(nodeOf(step)))
    .toSorted((a, b) => (POSITION.get(nodeOf(a)) ?? 0) - (POSITION.get(nodeOf(b)) ?? 0));
  return [stepOf(own, 'FILED', null, own.filedOn), ...between, stepOf(own, 'CONCLUDED', own.dueOn, own.concludedOn)];
}

/** Also of a step whose node cannot be shown: the other steps can. */
function nodeOf(step: CaseNode): string {
  return String(storedValue(step, 'node'));
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
