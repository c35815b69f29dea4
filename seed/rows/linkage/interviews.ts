import { OfficialInterview } from '../../../subgraphs/linkage/official-interview/official-interview.entity.ts';
import { dateOf, dayOf, workingDayAtOrBefore, type Day } from '../../calendar.ts';
import { agenciesIn } from '../../places/agencies.ts';
import { idOf, type Random } from '../../random.ts';
import type { Emit } from '../row-writer.ts';

import type { Conference } from './conference.ts';

/** Two rounds of interviews a year by discipline inspection and by the organisation department, where a region has them. */
export function writeInterviews({ plan }: Conference, last: Day, random: Random, emit: Emit): void {
  const { regionCode } = plan;
  const units = agenciesIn(regionCode, 'PARTY').filter(({ name }) => /组织部|纪律检查委员会/.test(name));
  for (const year of Object.keys(plan.meetings)) {
    for (const { id: agencyId, name } of units) {
      for (const month of ['05', '11']) {
        const own = random.stream(`${name}/${year}/${month}`);
        const held = workingDayAtOrBefore(dayOf(`${year}-${month}-10`) + own.int(0, 15));
        const officials = own.int(4, 16);
        const performed = own.int(1, officials);
        if (held > last) {
          continue;
        }
        emit(OfficialInterview, {
          id: idOf('oi', `${name}/${year}/${month}`),
          agencyId,
          regionCode,
          kind: own.chance(0.15) ? 'ADMONITION' : name.endsWith('组织部') ? 'ORGANISATION' : 'DISCIPLINE_INSPECTION',
          heldOn: dateOf(held),
          officials,
          performed: held > last - 60 ? null : performed,
        });
      }
    }
  }
}
