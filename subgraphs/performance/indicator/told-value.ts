import { countedOver } from '../../shared/measures/counted-over.ts';
import { FEWEST_PERSONS } from '../../shared/measures/fewest-persons.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';

import type { CourtIndicatorValue } from './court-indicator-value.entity.ts';

/**
 * Whether the viewer may not be told the value. Threat: the rate of a small court tells those who see no cases how single
 * persons fared. So, as in statistics, they are told what stands for ten private persons or more. Where nobody counted the
 * persons, there may be fewer. A court and a year are one cell of a fixed division, so no two values can be subtracted.
 */
export function isWithheld(context: Pick<RequestContext, 'viewer'>, { persons }: CourtIndicatorValue): boolean {
  return countedOver(context) === 'REGION' && (persons ?? 0) < FEWEST_PERSONS;
}
