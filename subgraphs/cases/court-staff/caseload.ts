import { batched } from '../../shared/loading/load.ts';
import { countedOver } from '../../shared/measures/counted-over.ts';
import type { Told } from '../../shared/measures/group.ts';
import { wantedFor } from '../../shared/measures/measure.ts';
import { statistics } from '../../shared/measures/statistics.ts';
import { storeFor } from '../../shared/measures/store-for.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { casesHandled } from '../statistics/case-measures.ts';
import { caseSource } from '../statistics/case-source.ts';

import type { CourtStaff } from './court-staff.entity.ts';

/**
 * Cases that a court handled in a year, as `caseStatistics` counts them for the viewer: null where they are withheld.
 * All courts of a year in one go.
 */
export function caseload(context: RequestContext, { courtCode, year }: CourtStaff): Promise<Told> {
  return batched<Told>(context, 'caseload', async (keys) => {
    const requests = keys.map((key) => ({ year: key.slice(0, 4), court: key.slice(5) }));
    const known = new Map<string, Told>();
    for (const [asked, courts] of Map.groupBy(requests, (request) => request.year)) {
      const groups = await statistics(
        context,
        storeFor(context, null),
        [caseSource],
        {
          period: { from: `${asked}-01-01`, to: `${Number(asked) + 1}-01-01` },
          filter: courts.length === 1 ? { court: courts.map(({ court }) => court).join() } : null,
          groupBy: ['COURT'],
          periodUnit: 'YEAR',
          regionLevel: 'COUNTY',
        },
        wantedFor({ total: casesHandled }, new Set(['total'])),
      );
      for (const { dimensions, sums } of groups) {
        known.set(`${asked} ${dimensions.court}`, casesHandled.of(sums));
      }
    }
    const none = countedOver(context) === 'REGION' ? null : 0;
    return keys.map((key) => (known.has(key) ? known.get(key) : none));
  }).load(`${year} ${courtCode}`);
}
