import type { Attendance } from '../../../subgraphs/linkage/attendance/attendance.entity.ts';
import {
  CircularDistribution,
  CircularUnitReport,
  type CircularOffice,
} from '../../../subgraphs/linkage/circular/circular-content.entity.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import type { MemberOf } from '../../../subgraphs/shared/schema/labelled-enum.ts';
import type { AgencyFacts } from '../../places/agencies.ts';
import { idOf } from '../../random.ts';
import type { Emit } from '../row-writer.ts';

/** What a circular of each kind says beside whom it praises and names. */
export const contentOf = {
  QUARTERLY: {
    progress: '各成员单位按照职责分工协助执行，涉党政机关案件由专人跟踪督办',
    problems: '部分单位反馈查询不及时，未设协助执行窗口；部分机关未将履行款项列入预算',
    nextSteps: '逐案明确责任单位和期限；被点名单位一个月内书面报告整改情况',
  },
  HALF_MONTHLY: {
    progress: '集中执行持续推进，各级法院按期报送进度',
    problems: '个别法院执行进度落后，终本案件核查不严',
    nextSteps: '被通报法院限期整改，下期通报整改情况',
  },
  JOINT: { progress: '涉党政机关案件履行情况总体向好', problems: null, nextSteps: '未履行的机关由督办单位约谈' },
} as const;

const work: Readonly<Partial<Record<AgencyFacts['kind'], string>>> = {
  PARTY: '将执行工作纳入考核，督促公职人员履行',
  PROCURATORATE: '审查起诉拒执犯罪，监督执行活动',
  POLICE: '协助查找被执行人和车辆',
  REGISTRY: '协助查询、查封和过户登记',
  HOUSING_FUND: '协助查询、冻结住房公积金',
  BANK: '协助查询、冻结、扣划存款，拦截失信被执行人贷款',
  INSURER: '协助查询保险财产',
};

interface OfCircular {
  readonly circularId: string;
  readonly regionCode: string;
  readonly issuedOn: string;
}

/** What the circular tells of each member, with the meetings of its period that the unit was called to. */
export function writeUnitReports(
  circular: OfCircular,
  { from, until }: { readonly from: string; readonly until: string },
  members: readonly AgencyFacts[],
  attendances: readonly Row<Attendance>[],
  emit: Emit,
): void {
  const called = attendances.filter(({ heldOn }) => heldOn >= from && heldOn < until);
  for (const unit of members) {
    const own = called.filter(({ agencyId }) => agencyId === unit.id);
    emit(CircularUnitReport, {
      ...circular,
      id: idOf('cu', `${circular.circularId}/${unit.id}`),
      agencyId: unit.id,
      agencyKind: unit.kind,
      meetingsCalled: own.length,
      meetingsAttended: own.filter(({ attended }) => attended).length,
      chiefAttended: own.filter(({ chiefCame }) => chiefCame).length,
      work: work[unit.kind] ?? '在职责范围内协助执行',
    });
  }
}

type Office = MemberOf<typeof CircularOffice>;

/**
 * Gansu's half-monthly circulars went to the leaders of every place and to 800 deputies (甘肃法制报, 2018-11-19); quarterly
 * ones are copied to the court above and to the leaders of the region (得荣县人民法院, 2023).
 */
export function writeDistribution(circularId: string, isOfCampaign: boolean, emit: Emit): void {
  const leaders: readonly Office[] = ['PARTY_COMMITTEE', 'CONGRESS', 'GOVERNMENT', 'CONSULTATIVE_CONFERENCE'];
  for (const office of [...leaders, isOfCampaign ? 'DEPUTIES' : 'HIGHER_COURT'] as const) {
    emit(CircularDistribution, {
      id: idOf('cd', `${circularId}/${office}`),
      circularId,
      office,
      copy: !isOfCampaign,
      withPlacesBelow: isOfCampaign && office !== 'DEPUTIES',
      people: office === 'DEPUTIES' ? 800 : null,
    });
  }
}
