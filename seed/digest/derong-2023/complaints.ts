import { atLeast, atMost, everyRow, hasRow, is, some } from '../answer.ts';
import { analyst, assessment, committee, court, housingFund } from '../asker.ts';
import type { DigestLine } from '../digest-line.ts';

import { connections } from './connections.ts';

const ganzi = court('川33');
const ofGanzi = committee('513300');
const assessors = assessment('513300');

/** 甘孜 (得荣县人民法院, 2023): who helps, and what is weak. */
export const ganziComplaints: readonly DigestLine[] = [
  {
    id: 'interviews-of-officials',
    line: '约谈上榜公职人员 Discipline inspection and organisation departments interview public officials on the list.',
    asks: [ganzi, ofGanzi],
    query: `{ officialInterviews(filter: { region: "513300" }) { nodes { kindLabel agency { name } heldOn officials performed } } }`,
    answer: [
      hasRow('officialInterviews.nodes', { agency: { name: /纪律检查委员会$/ }, officials: atLeast(1) }),
      hasRow('officialInterviews.nodes', { agency: { name: /组织部$/ }, officials: atLeast(1) }),
    ],
  },
  {
    id: 'listed-officials',
    line: '失信公职人员 How many public officials are on the list.',
    asks: [ganzi, ofGanzi, assessors, analyst],
    query: `{ creditStatistics(period: "2022", filter: { region: "513300" }) { publicOfficialListings } }`,
    answer: [everyRow('creditStatistics', { publicOfficialListings: atLeast(10) })],
  },
  {
    id: 'listed-officials-named',
    line: '失信公职人员名单 Who they are, for the court alone.',
    asks: [ganzi],
    query: `{ listedPublicOfficials(first: 5, filter: { region: "513300", inForceOn: "2022-12-31" }) { totalCount nodes { listedOn subject { name } publicOfficial } } }`,
    answer: [everyRow('listedPublicOfficials.nodes', { subject: { name: some }, publicOfficial: true })],
  },
  {
    id: 'procuratorial-advice',
    line: '检察建议 The procuratorate gives advice.',
    asks: [ganzi, ofGanzi],
    query: `{ adviceLetters(filter: { region: "513300", kind: [PROCURATORIAL] }) { nodes { procuratorate { name } matterLabel outcomeLabel answeredOn measures } } }`,
    answer: [
      everyRow('adviceLetters.nodes', { procuratorate: { name: /人民检察院$/ }, matterLabel: some }),
      hasRow('adviceLetters.nodes', { answeredOn: some, outcomeLabel: some, measures: some }),
    ],
  },
  {
    id: 'police-duty',
    line: '公安协助 Police look up vehicles and household registration.',
    asks: [ganzi, ofGanzi],
    query: `{ memberships(filter: { region: "513300", agencyKind: [POLICE] }) { nodes { agency { name } duty } } }`,
    answer: [everyRow('memberships.nodes', { duty: /查找被执行人和车辆/ })],
  },
  {
    id: 'members',
    line: '成员单位 Registry, development and reform, housing fund, market regulator, five banks and others are members, each with its duty.',
    asks: [ganzi, ofGanzi],
    query: `{ jointConferences(first: 1, filter: { region: "513300" }) { nodes { memberships(first: 100) { nodes { agency { name } agencyKind duty } } } } }`,
    answer: [
      '不动产登记中心',
      '发展和改革委员会',
      '住房公积金管理中心',
      '市场监督管理局',
      '车辆管理所',
      '工商银行',
      '农业银行',
      '建设银行',
      '邮政储蓄银行',
    ].map((name) =>
      hasRow('jointConferences.nodes.0.memberships.nodes', { agency: { name: new RegExp(name) }, duty: some }),
    ),
  },
  {
    id: 'tax-member',
    line: '税务 Tax (auctioned houses): its agreements with courts.',
    asks: [ganzi, ofGanzi],
    query: `{ cooperationAgreements(first: 100, filter: { region: "513300", agencyKind: [DEPARTMENT] }) { nodes { agency { name } fieldLabels } } }`,
    answer: [hasRow('cooperationAgreements.nodes', { agency: { name: /税务局$/ }, fieldLabels: some })],
  },
  {
    id: 'inside-the-courts',
    line: '内部协同考核 Inside the courts each department is assessed: which node of the timeline is late, by kind of node.',
    asks: [ganzi, ofGanzi, assessors, analyst],
    query: `{ caseStatistics(period: "2022", groupBy: [NODE], filter: { region: "513300" }) { nodeLabel nodesDue nodesLate nodeLatenessRate } }`,
    answer: [
      hasRow('caseStatistics', { nodeLabel: '网络查控', nodesDue: atLeast(1000), nodeLatenessRate: some }),
      hasRow('caseStatistics', { nodeLabel: '案款发放', nodesDue: atLeast(1000), nodeLatenessRate: some }),
    ],
  },
  {
    id: 'court-indicators',
    line: '法院指标 What a court’s indicators were in a year, each with its range.',
    asks: [ganzi, ofGanzi, assessors, analyst],
    query: `{ courtIndicatorValues(first: 100, filter: { region: "513300", period: "2022" }) { nodes { court { name } indicator { name targetLow targetHigh } value met } } }`,
    answer: [
      hasRow('courtIndicatorValues.nodes', {
        value: some,
        met: some,
        indicator: { targetLow: some, targetHigh: some },
      }),
    ],
  },
  {
    id: 'answers-after-judgment',
    line: '判后答疑 Answers after judgment: where the court has explained it.',
    asks: [court('闽09'), committee('350900')],
    query: `{ judgments(first: 5, filter: { explained: true }) { nodes { explainedOn effectiveOn performance } } }`,
    answer: [everyRow('judgments.nodes', { explainedOn: some })],
  },
  {
    id: 'preservation-guidance',
    line: '保全指引 Preservation guidance to plaintiffs, and the cases preserved after it.',
    asks: [ganzi],
    query: `{ enforcementCases(first: 5, filter: { region: "513300", preservationGuided: true, preserved: true }) { nodes { preservationGuidedOn preservedOn } } }`,
    answer: [everyRow('enforcementCases.nodes', { preservationGuidedOn: some, preservedOn: some })],
  },
  {
    id: 'few-initiatives',
    line: '主动性不足 Members take few initiatives: what they were asked to do by a conference and have not done.',
    asks: [ganzi, ofGanzi],
    query: `{ resolutions(filter: { region: "513300", overdue: true }) { nodes { content owner { name } daysLate nextStepLabel } } }`,
    answer: [everyRow('resolutions.nodes', { owner: { name: some }, daysLate: atLeast(1) })],
  },
  {
    id: 'initiatives-counted',
    line: '决议完成率 How many of the conferences’ resolutions were carried out.',
    asks: [ganzi, ofGanzi, assessors, analyst],
    query: `{ linkageStatistics(period: "2022", filter: { region: "513300" }) { resolutions resolutionsDone resolutionCompletionRate chiefAttendanceRate } }`,
    answer: [
      everyRow('linkageStatistics', { resolutionCompletionRate: atMost(0.95), chiefAttendanceRate: atMost(0.6) }),
    ],
  },
  {
    id: 'no-window',
    line: '未设窗口、排队 Units see assistance as extra work: long queues, no window.',
    asks: [ganzi, ofGanzi, housingFund],
    query: `{ unitConnections(first: 5, filter: { service: [ASSISTANCE_WINDOW], state: [MISSING] }) { totalCount nodes { agency { name } limitation } } }`,
    answer: [everyRow('unitConnections.nodes', { limitation: /未设协助执行窗口，须排队/ })],
  },
  {
    id: 'excuses',
    line: '地方保护、隐私为由 Local protection and privacy as excuses: which units refuse, and why.',
    asks: [ganzi, ofGanzi],
    query: `{ inquiryRequests(first: 100, filter: { region: "513300", outcome: [REFUSED] }) { totalCount nodes { agency { name } refusalReason } } }`,
    answer: [
      everyRow('inquiryRequests.nodes', { agency: { name: some }, refusalReason: some }),
      hasRow('inquiryRequests.nodes', { refusalReason: /隐私/ }),
      hasRow('inquiryRequests.nodes', { refusalReason: /本地/ }),
    ],
  },
  {
    id: 'no-budget',
    line: '机关无预算 Agencies without a budget for a judgment.',
    asks: [ganzi, ofGanzi, assessors],
    query: `{ supervisionLedgers(filter: { region: "513300", nonPerformanceReason: [NO_BUDGET] }) { nodes { agency { name } nonPerformanceReasonLabel amountOwed overdueDays } } }`,
    answer: [everyRow('supervisionLedgers.nodes', { nonPerformanceReasonLabel: '未列预算' })],
  },
  {
    id: 'grid-on-paper',
    line: '网格员仅在纸面 Grid workers on paper only: tasks not done, or done without result.',
    asks: [ganzi],
    query: `{ undone: gridTasks(first: 1, filter: { region: "513300", isDone: false }) { totalCount }
      failed: gridTasks(first: 1, filter: { region: "513300", result: [FAILED] }) { totalCount } }`,
    answer: [is('undone.totalCount', atLeast(1)), is('failed.totalCount', atLeast(1))],
  },
  {
    id: 'grid-counted',
    line: '网格任务完成率 The same as counts.',
    asks: [ganzi, ofGanzi, assessors, analyst],
    query: `{ linkageStatistics(period: "2022", filter: { region: "513300" }) { gridTasks gridTasksDone gridTasksAchieved gridTaskSuccessRate } }`,
    answer: [everyRow('linkageStatistics', { gridTasks: atLeast(100), gridTaskSuccessRate: atMost(0.7) })],
  },
  {
    id: 'no-clues',
    line: '不提供财产线索 Applicants give no property clues.',
    asks: [ganzi],
    query: `{ none: enforcementCases(first: 1, filter: { region: "513300", cluesGiven: false, filed: "2022" }) { totalCount }
      given: enforcementCases(first: 1, filter: { region: "513300", cluesGiven: true, filed: "2022" }) { totalCount } }`,
    answer: [is('none.totalCount', atLeast(2000)), is('given.totalCount', atMost(1000))],
  },
  {
    id: 'low-voluntary',
    line: '自动履行率低 Low voluntary performance: cases concluded by it in 2022.',
    asks: [ganzi],
    query: `{ voluntary: enforcementCases(first: 1, filter: { region: "513300", conclusionMethod: [VOLUNTARY], concluded: "2022" }) { totalCount }
      concluded: enforcementCases(first: 1, filter: { region: "513300", concluded: "2022" }) { totalCount } }`,
    answer: [is('voluntary.totalCount', atMost(1000)), is('concluded.totalCount', 4167)],
  },
  {
    id: 'registry-not-online',
    line: '不动产查封未全线上 The registry’s sealing and transfer are not everywhere online.',
    asks: [ganzi, ofGanzi],
    query: connections('agencyKind: [REGISTRY], service: [SEALING, OWNERSHIP_TRANSFER]'),
    answer: [
      hasRow('unitConnections.nodes', { state: 'PARTLY', limitation: /线上查封/ }),
      hasRow('unitConnections.nodes', { state: 'MISSING', limitation: /过户/ }),
    ],
  },
  {
    id: 'slow-answers',
    line: '反馈慢、信息不全 Slow, incomplete answers, by unit.',
    asks: [ganzi, ofGanzi, analyst],
    query: `{ assetStatistics(period: "2022", groupBy: [UNIT], filter: { region: "513300" }) { unit { name } inquiriesSent inquiriesLate inquiriesIncomplete medianAnswerDays } }`,
    answer: [
      hasRow('assetStatistics', {
        unit: { name: /不动产登记中心$/ },
        inquiriesIncomplete: atLeast(1),
        medianAnswerDays: some,
      }),
    ],
  },
  {
    id: 'slow-requests',
    line: '逾期未反馈 Which requests a unit answered late or incompletely.',
    asks: [ganzi, ofGanzi, housingFund],
    query: `{ inquiryRequests(first: 5, filter: { timeliness: [LATE] }) { nodes { dueOn answeredOn lateDays answerComplete } } }`,
    answer: [everyRow('inquiryRequests.nodes', { lateDays: atLeast(1) })],
  },
  {
    id: 'fund-not-online',
    line: '公积金不能线上扣划 The housing fund cannot be transferred online.',
    asks: [ganzi, ofGanzi, housingFund],
    query: `{ unitConnections(filter: { agencyKind: [HOUSING_FUND], service: [TRANSFER] }) { nodes { state limitation } } }`,
    answer: [everyRow('unitConnections.nodes', { state: 'MISSING', limitation: '不能线上扣划住房公积金' })],
  },
  {
    id: 'persons-not-found',
    line: '不能系统查人 Persons cannot be found by system: no sharing with the police.',
    asks: [ganzi, ofGanzi],
    query: connections('agencyKind: [POLICE], service: [PERSON_LOCATION]'),
    answer: [everyRow('unitConnections.nodes', { state: 'MISSING', limitation: /未与法院共享/ })],
  },
  {
    id: 'vehicles-delegated',
    line: '车辆委托查封、软查封 Vehicles only at the prefecture’s office by delegation, mostly soft seizures.',
    asks: [ganzi],
    query: `{ soft: controlMeasures(first: 1, filter: { region: "513300", assetKind: [VEHICLE], form: [SOFT] }) { totalCount }
      actual: controlMeasures(first: 1, filter: { region: "513300", assetKind: [VEHICLE], form: [ACTUAL] }) { totalCount }
      delegated: controlMeasures(first: 1, filter: { region: "513300", assetKind: [VEHICLE], delegated: true }) { totalCount }
      direct: controlMeasures(first: 1, filter: { region: "513300", assetKind: [VEHICLE], delegated: false }) { totalCount } }`,
    // 840 vehicles.
    answer: [
      is('soft.totalCount', atLeast(425)),
      is('actual.totalCount', atMost(415)),
      is('delegated.totalCount', atLeast(600)),
      is('direct.totalCount', atMost(240)),
    ],
  },
  {
    id: 'vehicle-office',
    line: '县级车管所 What the vehicle offices can and cannot do.',
    asks: [ganzi, ofGanzi],
    query: connections('service: [SEALING], state: [SOFT_ONLY]'),
    answer: [hasRow('unitConnections.nodes', { agency: { name: /车辆管理所$/ }, limitation: /只能办理档案查封/ })],
  },
  {
    id: 'uncovered-wallets',
    line: '新型财产未覆盖 New kinds of property (Meituan, Taobao, JD wallets) are uncovered, only WeChat, Alipay, banks.',
    asks: [ganzi],
    query: `{ uncovered: assets(first: 100, filter: { region: "513300", networkCovered: false, kind: [PAYMENT_ACCOUNT] }) { nodes { place } }
      covered: assets(first: 100, filter: { region: "513300", networkCovered: true, kind: [PAYMENT_ACCOUNT] }) { nodes { place } } }`,
    answer: [
      hasRow('uncovered.nodes', { place: /美团/ }),
      hasRow('uncovered.nodes', { place: /淘宝/ }),
      hasRow('uncovered.nodes', { place: /京东/ }),
      hasRow('covered.nodes', { place: /微信|财付通|支付宝/ }),
    ],
  },
  {
    id: 'refuse-data',
    line: '拒供关键数据 Some departments still refuse key data.',
    asks: [ganzi, ofGanzi],
    query: connections('service: [INQUIRY], state: [REFUSED]'),
    answer: [
      hasRow('unitConnections.nodes', { agencyKind: 'DEPARTMENT' }),
      everyRow('unitConnections.nodes', { limitation: /关键数据/ }),
    ],
  },
];
