import type { Condition, Filter } from '../../shared/lists/filter.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';

import { JudgmentPerformance, type Judgment } from './judgment.entity.ts';

type Performance = MemberOf<typeof JudgmentPerformance>;

/** When a judgment was performed: without enforcement, after it was applied for, or not at all. */
export function performanceOf({
  performedOn,
  enforcementCaseId,
}: Pick<Judgment, 'performedOn' | 'enforcementCaseId'>): Performance {
  if (performedOn === null) {
    return 'NOT_PERFORMED';
  }
  return enforcementCaseId === null ? 'BEFORE_ENFORCEMENT' : 'IN_ENFORCEMENT';
}

const CONDITIONS: Record<Performance, Condition> = {
  BEFORE_ENFORCEMENT: { performedOn: { $ne: null }, enforcementCaseId: null },
  IN_ENFORCEMENT: { performedOn: { $ne: null }, enforcementCaseId: { $ne: null } },
  NOT_PERFORMED: { performedOn: null },
};

/** The same condition as a filter over stored records. */
export const performanceFilter: Filter<Performance[]> = {
  type: () => [JudgmentPerformance.type],
  description: '履行情况 Performed at one of these times.',
  property: 'enforcementCaseId',
  looksAt: ['performedOn'],
  condition: (members) =>
    members.length === 0 ? { enforcementCaseId: { $in: [] } } : { $or: members.map((member) => CONDITIONS[member]) },
};
