import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';
import { DateScalar } from '../../shared/scalars/date.ts';
import { PartyKind, TypeCode } from '../../shared/schema/domain-enums.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';
import { timelinessFilter } from '../../shared/timeliness.ts';

import {
  CaseActor,
  CaseStatus,
  ConclusionMethod,
  CourtLeaderPost,
  CrossEnforcementKind,
  CrossEnforcementResult,
  QualityGrade,
  TimelineNode,
  TracingMeans,
} from './case-enums.ts';
import { EnforcementCase } from './enforcement-case.entity.ts';
import { stepsOf } from './next-step.ts';

const filter = filtersOver<EnforcementCase>();

export const enforcementCaseList = defineList<EnforcementCase>({
  entity: EnforcementCase,
  name: 'EnforcementCase',
  zh: '执行案件',
  key: 'id',
  filters: {
    court: filter.inCourt('courtCode', '法院 Of this court and the courts below it.'),
    region: filter.inRegion('regionCode', '行政区划 Of courts in this region or below it.'),
    filed: filter.during('filedOn', '立案期间 Filed in this period.'),
    concluded: filter.during('concludedOn', '结案期间 Concluded in this period.'),
    due: filter.during('dueOn', '期限届满期间 Whose statutory period ends in this period.'),
    typeCode: filter.oneOf('typeCode', TypeCode, '类型代字 Of these kinds of proceeding.'),
    status: filter.oneOf('status', CaseStatus, '案件状态 Standing at one of these.'),
    conclusionMethod: filter.oneOf('conclusionMethod', ConclusionMethod, '结案方式 Concluded in one of these ways.'),
    debtorKind: filter.oneOf('debtorKind', PartyKind, '被执行人类型 Whose debtor is one of these.'),
    debtorAgency: filter.equals('debtorAgencyId', String, '被执行机关 Whose debtor is the agency of this id.'),
    cause: filter.equals('cause', String, '案由 Of exactly this cause of action.'),
    claimAmount: filter.between('claimAmount', '申请标的 Amount claimed, yuan.'),
    recoveredAmount: filter.between('recoveredAmount', '执行到位金额 Amount recovered, yuan.'),
    propertyFound: filter.is('propertyFound', '有财产可供执行 Whether property was found.'),
    crossEnforcement: filter.oneOf(
      'crossEnforcementKind',
      CrossEnforcementKind,
      '交叉执行 Come from another court in one of these ways.',
    ),
    originCourt: filter.inCourt('originCourtCode', '原执行法院 Come from this court or a court below it.'),
    crossEnforced: filter.during(
      'crossEnforcedOn',
      '交叉执行期间 Enforced by another court from a day in this period.',
    ),
    crossEnforcementResult: filter.oneOf(
      'crossEnforcementResult',
      CrossEnforcementResult,
      '交叉执行成效 In which cross enforcement has brought one of these.',
    ),
    assistingCourt: filter.inCourt('assistingCourtCode', '协助法院 Helped by this court or a court below it.'),
    settledTogether: filter.present('jointSettlementId', '一揽子化解 Whether settled as one with related cases.'),
    timeliness: timelinessFilter<EnforcementCase>(
      'concludedLate',
      'dueOn',
      '法定期限时效 Standing so to the end of the statutory period, as of today; OVERDUE is under way and past it.',
    ),
    nextNode: filter.oneOf('nextNode', TimelineNode, '下一节点 Whose next step is one of these.'),
    nextActor: {
      ...filter.custom<MemberOf<typeof CaseActor>[]>(
        () => [CaseActor.type],
        '下一步责任主体 Whose next step one of these has to do.',
        (actors) => ({ nextNode: { $in: actors.flatMap(stepsOf) } }),
      ),
      property: 'nextNode',
    },
    nextNodeDue: filter.during('nextNodeDueOn', '下一节点到期期间 Whose next step is due in this period.'),
    nodeOverdue: {
      ...filter.custom<boolean>(
        () => Boolean,
        '节点逾期未办 Whether the day on which the next step was due has passed.',
        (wanted, today) =>
          wanted
            ? { nextNodeDueOn: { $lt: today } }
            : { $or: [{ nextNodeDueOn: null }, { nextNodeDueOn: { $gte: today } }] },
      ),
      property: 'nextNodeDueOn',
      span: true,
    },
    nodeLate: {
      ...filter.custom<boolean>(
        () => Boolean,
        '节点曾超期 Whether any finished step was done after the day it was due.',
        (wanted) => ({ nodeLateDays: wanted ? { $gt: 0 } : 0 }),
      ),
      property: 'nodeLateDays',
    },
    reviewDueBefore: {
      ...filter.custom<string>(
        () => DateScalar,
        '终本后查询到期 Terminated cases that must be searched again on a day before this one.',
        (day) => ({ nextReviewDueOn: { $lt: day } }),
      ),
      property: 'nextReviewDueOn',
      span: true,
    },
    lastSearched: filter.during('lastSearchedOn', '终本后最近查询期间 Last searched after termination in this period.'),
    resumed: filter.present('resumedOn', '已恢复执行 Whether a terminated procedure was resumed.'),
    inabilityFound: filter.is('inabilityFound', '执行不能（失能） Whether the debtor was found unable to pay.'),
    transferredToBankruptcy: filter.present(
      'bankruptcyTransferredOn',
      '执转破 Whether the case was passed on for bankruptcy.',
    ),
    bankruptcyAccepted: filter.present('bankruptcyAcceptedOn', '破产已受理 Whether a bankruptcy court accepted it.'),
    leaderPost: filter.oneOf('leaderPost', CourtLeaderPost, '包案领导职务 Led by one of these leaders of the court.'),
    ledByLeader: filter.present('leaderPost', '院领导包案 Whether a leader of the court leads the case.'),
    debtorTracedBy: filter.oneOf('debtorTracedBy', TracingMeans, '查人途径 Whose debtor was traced by one of these.'),
    cluesGiven: filter.is('cluesGiven', '申请人提供财产线索 Whether the applicant gave clues to property.'),
    conductOrdered: filter.is('conductOrdered', '含行为义务 Whether conduct is enforced too.'),
    preserved: filter.present('preservedOn', '已保全 Whether property was preserved before enforcement.'),
    preservationGuided: filter.present(
      'preservationGuidedOn',
      '已作保全指引 Whether the applicant was told how to have property preserved.',
    ),
    qualityGrade: filter.oneOf('qualityGrade', QualityGrade, '案件质量评查结果 With one of these grades of quality.'),
    campaign: filter.equals('campaignId', String, '专项行动 Taken up by the campaign of this id.'),
  },
  orderings: {
    FILED_ON: ['filedOn', '立案日期 By day of filing.'],
    CONCLUDED_ON: ['concludedOn', '结案日期 By day of conclusion.'],
    DUE_ON: ['dueOn', '期限届满日 By the end of the statutory period.'],
    CLAIM_AMOUNT: ['claimAmount', '申请标的 By amount claimed.'],
    NEXT_NODE_DUE_ON: ['nextNodeDueOn', '下一节点到期日 By the day the next step is due: the most overdue first.'],
    NODE_LATE_DAYS: ['nodeLateDays', '节点最长超期天数 By how late the latest finished step was.'],
    NEXT_REVIEW_DUE_ON: ['nextReviewDueOn', '终本后下次查询日 By the day of the next search after termination.'],
    CROSS_ENFORCED_ON: ['crossEnforcedOn', '交叉执行日期 By the day another court took over.'],
    RECOVERED_AMOUNT: ['recoveredAmount', '执行到位金额 By amount recovered.'],
  },
  defaultOrder: ['filedOn', 'desc'],
});
