import type { Row } from '../../shared/database/entity-class.ts';
import { sealOf } from '../seal.ts';

import type { AgencyPerformance } from './agency-performance.entity.ts';
import type { ScoreItem } from './score-item.entity.ts';

/** The seal of a settled score: agency, period, scheme, points, and each item with its evidence. */
export function sealOfPerformance(
  performance: Omit<Row<AgencyPerformance>, 'seal' | 'isCurrent'>,
  items: readonly Row<ScoreItem>[],
): string {
  const { agencyId, schemeId, periodFrom, periodTo, state, version, replacesId } = performance;
  const { deducted, added, score, scoredOn } = performance;
  return sealOf([
    [agencyId, schemeId, periodFrom, periodTo, state, version, replacesId, deducted, added, score, scoredOn],
    ...items
      .toSorted((left, right) => (left.id < right.id ? -1 : 1))
      .map((item) => [
        item.ruleId,
        item.kind,
        item.points,
        item.caseNumber,
        item.conduct,
        item.occurredOn,
        ...aboutTheCase(item),
      ]),
  ]);
}

/** Nothing where the office kept none of it, so that seals made before it was kept still match. */
function aboutTheCase({ cause, orderedDuty, amountOwed, performanceDueOn }: Row<ScoreItem>): (string | null)[] {
  return cause === null && orderedDuty === null ? [] : [cause, orderedDuty, amountOwed, performanceDueOn];
}
