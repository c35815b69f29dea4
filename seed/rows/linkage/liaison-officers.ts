import { LiaisonOfficer } from '../../../subgraphs/linkage/liaison-officer/liaison-officer.entity.ts';
import { dateOf, dayOf, type Day } from '../../calendar.ts';
import { personName } from '../../names.ts';
import type { AgencyFacts } from '../../places/agencies.ts';
import { idOf, type Random } from '../../random.ts';
import type { Emit } from '../row-writer.ts';

import type { Conference } from './conference.ts';

const posts: Readonly<Partial<Record<AgencyFacts['kind'], readonly string[]>>> = {
  BANK: ['运营管理部副经理', '法律合规部经理'],
  INSURER: ['法律合规部经理'],
  POLICE: ['法制支队民警', '法制大队民警'],
  PROCURATORATE: ['民事检察部门负责人'],
};
const otherPosts = ['办公室主任', '办公室副主任', '政策法规科科长', '综合科副科长'];

/**
 * One officer after another for each member, all invented. A few members have none at present. Telephones begin with
 * 10099: no real number does.
 */
export function writeLiaisonOfficers(
  { id: conferenceId, plan, members }: Conference,
  last: Day,
  random: Random,
  emit: Emit,
): void {
  const { regionCode } = plan;
  for (const unit of members) {
    const membershipId = idOf('mb', `${conferenceId}/${unit.id}`);
    const own = random.stream(membershipId);
    const first = dayOf(plan.establishedOn) + own.int(0, 30);
    const change = own.chance(0.35) ? first + own.int(300, 1_000) : null;
    const isChanged = change !== null && change < last;
    const isVacant = isChanged && own.chance(0.15);
    for (const [n, from] of (isChanged && !isVacant ? [first, change] : [first]).entries()) {
      emit(LiaisonOfficer, {
        id: idOf('lo', `${membershipId}/${n}`),
        membershipId,
        conferenceId,
        regionCode,
        agencyId: unit.id,
        agencyKind: unit.kind,
        name: personName(own, regionCode),
        post: own.pick(posts[unit.kind] ?? otherPosts),
        phone: `10099${String(own.int(0, 999_999)).padStart(6, '0')}`,
        fromDate: dateOf(from),
        toDate: isChanged && from === first ? dateOf(change) : null,
      });
    }
  }
}
