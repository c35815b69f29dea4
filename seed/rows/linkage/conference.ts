import { Commitment } from '../../../subgraphs/linkage/commitment/commitment.entity.ts';
import { JointConference } from '../../../subgraphs/linkage/joint-conference/joint-conference.entity.ts';
import { Membership } from '../../../subgraphs/linkage/membership/membership.entity.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import { agenciesIn, agencyNamed, organRegionName, type AgencyFacts } from '../../places/agencies.ts';
import { regionOf } from '../../places/regions.ts';
import { idOf } from '../../random.ts';
import type { Emit } from '../row-writer.ts';

import type { ConferencePlan } from './programme.ts';

/** A joint conference with the units that belong to it, the convener first. */
export interface Conference {
  readonly id: string;
  readonly name: string;
  readonly plan: ConferencePlan;
  readonly convener: AgencyFacts;
  readonly members: readonly AgencyFacts[];
}

const duties: Readonly<Partial<Record<AgencyFacts['kind'], string>>> = {
  PARTY: '将支持、协助执行情况纳入考核和问责',
  PROCURATORATE: '依法审查起诉拒执犯罪，监督执行活动',
  POLICE: '协助查找被执行人和车辆，侦办拒执犯罪',
  REGISTRY: '协助查询、查封和过户登记财产',
  HOUSING_FUND: '协助查询、冻结和扣划住房公积金',
  BANK: '协助查询、冻结和扣划存款，拦截失信被执行人贷款',
  INSURER: '协助查询、冻结保险财产',
};

/** The pledge of a unit on joining, by its kind; it has no term. */
const pledges: Readonly<Partial<Record<AgencyFacts['kind'], Pick<Row<Commitment>, 'kind' | 'content'>>>> = {
  PARTY: { kind: 'NOT_INTERFERE', content: '承诺不以任何方式干预执行，不为被执行人说情' },
  BANK: { kind: 'ASSIST', content: '承诺收到协助执行通知后及时查询、冻结、扣划，不向被执行人通风报信' },
  REGISTRY: { kind: 'ASSIST', content: '承诺收到协助执行通知后当日办理查封登记' },
  POLICE: { kind: 'ASSIST', content: '承诺协助查找被执行人和车辆，对移送的拒执线索及时答复' },
};

/** Writes a conference with its memberships and pledges. */
export function writeConference(plan: ConferencePlan, emit: Emit): Conference {
  const { regionCode, convenerKind, establishedOn } = plan;
  const regionName = organRegionName(regionOf(regionCode));
  const name = `${regionName}执行工作联席会议`;
  const id = idOf('jc', name);
  const convener = agencyNamed(
    convenerKind === 'PARTY_COMMITTEE' ? `中共${regionName}委员会` : `中共${regionName}委政法委员会`,
  );
  const members = [convener, ...unitsOf(regionCode).filter((unit) => unit.id !== convener.id)].slice(0, plan.members);
  emit(JointConference, {
    id,
    name,
    regionCode,
    convenerKind,
    convenerAgencyId: convener.id,
    establishedOn,
    officeCourtCode: plan.officeCourtCode ?? null,
  });
  for (const unit of members) {
    emit(Membership, {
      id: idOf('mb', `${id}/${unit.id}`),
      conferenceId: id,
      regionCode,
      agencyId: unit.id,
      agencyKind: unit.kind,
      role: unit.id === convener.id ? 'CONVENER' : 'MEMBER',
      duty: duties[unit.kind] ?? '在职责范围内协助执行，带头履行生效裁判',
      joinedOn: establishedOn,
      leftOn: null,
    });
    const pledge = pledges[unit.kind];
    if (pledge) {
      emit(Commitment, {
        id: idOf('cp', `${id}/${unit.id}`),
        agencyId: unit.id,
        regionCode,
        caseId: null,
        jointCommitmentId: null,
        ...pledge,
        signedOn: establishedOn,
        dueOn: null,
        state: 'STANDING',
        keptOn: null,
      });
    }
  }
  return { id, name, plan, convener, members };
}

/**
 * The units of a region that join a conference: no townships, no anonymous ones, and not party committee or government.
 */
export function unitsOf(regionCode: string): readonly AgencyFacts[] {
  const regionName = organRegionName(regionOf(regionCode));
  const leaders = new Set([`中共${regionName}委员会`, `${regionName}人民政府`]);
  const excluded = new Set(['TOWNSHIP', 'PUBLIC_INSTITUTION']);
  return agenciesIn(regionCode).filter(
    ({ name, kind }) => !leaders.has(name) && !excluded.has(kind) && !name.includes('某'),
  );
}
