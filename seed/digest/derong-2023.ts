import { atLeast, atMost, everyRow, hasRow, is, isSet, moves, some } from './answer.ts';
import { analyst, assessment, committee, court, everyone, housingFund } from './asker.ts';
import { published, type DigestLine, type NoData } from './digest-line.ts';

const ganzi = court('川33');
const ofGanzi = committee('513300');
const assessors = assessment('513300');

/** The questions that are about rates of four years. */
const years = (fields: string): string =>
  `{ caseStatistics(period: "2019-01-01/2023-01-01", groupBy: [PERIOD], filter: { region: "513300" }) { periodLabel ${fields} } }`;
/** What a service of the network of inquiry and control cannot do at a kind of unit. */
const connections = (filter: string): string =>
  `{ unitConnections(first: 100, filter: { region: "513300", ${filter} }) { totalCount nodes { agency { name } agencyKind state limitation } } }`;

const ofYear = (measure: string): readonly string[] => [2019, 2020, 2021, 2022].map((year) => `ganzi-${year}-${measure}`);

/** 甘孜 (得荣县人民法院, 2023). */
export const derong2023: readonly DigestLine[] = [
  {
    id: 'four-years',
    line: '四年收结案 Table 2019–2022: carried over, new, total, concluded.',
    asks: [ganzi, ofGanzi, assessors, analyst],
    query: years('carriedOver newCases total concluded withheld'),
    answer: [
      is('caseStatistics', [
        { carriedOver: 54, newCases: 2149, total: 2203, concluded: 2141, withheld: false },
        { carriedOver: 62, newCases: 2814, total: 2876, concluded: 2871, withheld: false },
        { carriedOver: 5, newCases: 4039, total: 4044, concluded: 4021, withheld: false },
        { carriedOver: 23, newCases: 4171, total: 4194, concluded: 4167, withheld: false },
      ]),
    ],
  },
  published(
    'four-years-published',
    '公布的收结案 The table as published.',
    ...['carried', 'new', 'total', 'concluded'].flatMap(ofYear),
  ),
  {
    id: 'conclusion-rate',
    line: '执结率 97 % → 99 % The conclusion rate rose from 97 % to 99 %.',
    asks: [ganzi, ofGanzi, assessors, analyst],
    query: years('conclusionRate'),
    answer: [
      hasRow('caseStatistics', { periodLabel: '2019年', conclusionRate: /^0\.97/ }),
      hasRow('caseStatistics', { periodLabel: '2022年', conclusionRate: /^0\.99/ }),
    ],
  },
  {
    id: 'actual-performance',
    line: '实际执行率 The actual performance rate fell in 2020 and rose year by year after.',
    asks: [ganzi, ofGanzi, assessors, analyst],
    query: years('actualPerformanceRate'),
    answer: [moves('caseStatistics', 'actualPerformanceRate', '-++')],
  },
  {
    id: 'terminations',
    line: '终本率 The procedure-termination rate rose in 2020 and fell year by year after.',
    asks: [ganzi, ofGanzi, assessors, analyst],
    query: years('procedureTerminationRate'),
    answer: [moves('caseStatistics', 'procedureTerminationRate', '+--')],
  },
  {
    id: 'first-recovery',
    line: '首次执行案件执行到位率 After 2019 the recovery rate of first-enforcement cases rises steadily.',
    asks: [ganzi, ofGanzi, assessors, analyst],
    query: years('firstRecoveryRate'),
    answer: [moves('caseStatistics', 'firstRecoveryRate', '+++')],
  },
  {
    id: 'preservation',
    line: '保全率 The preservation rate rises every year, most in 2022.',
    asks: [ganzi, ofGanzi, assessors, analyst],
    query: years('preserved preservationRate'),
    answer: [
      moves('caseStatistics', 'preservationRate', '+++'),
      hasRow('caseStatistics', { periodLabel: '2021年', preservationRate: atMost(0.2) }),
      hasRow('caseStatistics', { periodLabel: '2022年', preservationRate: atLeast(0.25) }),
    ],
  },
  {
    id: 'assisted-cases',
    line: '协助执行约 4000 件 About 4,000 assisted cases in 2022.',
    asks: [ganzi, ofGanzi, assessors, analyst],
    query: `{ assetStatistics(period: "2022", filter: { region: "513300" }) { assistedCases } }`,
    answer: [everyRow('assetStatistics', { assistedCases: atLeast(3500) }), everyRow('assetStatistics', { assistedCases: atMost(4499) })],
  },
  published('assisted-published', '协助执行（公布） About 4,000, as published.', 'ganzi-2022-assistance'),
  {
    id: 'auctions',
    line: '网拍 96 场，成交率 84.3 % 96 online auctions, 84.3 % sold.',
    asks: [ganzi, ofGanzi, assessors, analyst],
    query: `{ assetStatistics(period: "2022", filter: { region: "513300" }) { auctionsHeld auctionsSold auctionSuccessRate } }`,
    answer: [is('assetStatistics', [{ auctionsHeld: 96, auctionsSold: 81, auctionSuccessRate: /^0\.843/ }])],
    figures: ['ganzi-2022-auctions', 'ganzi-2022-auction-sold'],
  },
  published('case-to-auction', '案拍比 2.55 % They are 2.55 % of cases, as published.', 'ganzi-2022-auction-per-case'),
  {
    id: 'auction-cases',
    line: '案拍比（计算） Auctions and cases of the same year, for the ratio.',
    asks: [ganzi, ofGanzi, assessors, analyst],
    query: `{ assetStatistics(period: "2022", filter: { region: "513300" }) { auctionsHeld auctionCases }
      caseStatistics(period: "2022", filter: { region: "513300" }) { total newCases concluded } }`,
    answer: [
      is('assetStatistics', [{ auctionsHeld: 96, auctionCases: atLeast(80) }]),
      is('caseStatistics', [{ total: 4194, newCases: 4171, concluded: 4167 }]),
    ],
  },
  {
    id: 'discipline',
    line: '拘留罚款 44 人次、失信 1308、限高 1261 44 detentions and fines; 1,308 listings; 1,261 consumption limits.',
    asks: [ganzi, ofGanzi, assessors, analyst],
    query: `{ creditStatistics(period: "2022", filter: { region: "513300" }) { detentionsAndFines dishonestListings consumptionRestrictions } }`,
    answer: [is('creditStatistics', [{ detentionsAndFines: 44, dishonestListings: 1308, consumptionRestrictions: 1261 }])],
    figures: ['ganzi-2022-detention-fine', 'ganzi-2022-dishonest', 'ganzi-2022-consumption'],
  },
  {
    id: 'agreements',
    line: '协作协议 72 份 72 agreements with police, banks, insurance, housing fund, registry, transport, tax.',
    asks: [ganzi, ofGanzi, assessors, analyst],
    query: `{ linkageStatistics(period: "2022", groupBy: [UNIT_KIND], filter: { region: "513300" }) { unitKindLabel agreements }
      all: linkageStatistics(period: "2022", filter: { region: "513300" }) { agreements } }`,
    answer: [
      is('all', [{ agreements: 72 }]),
      ...['公安机关', '银行', '保险机构', '住房公积金中心', '登记机构', '政府部门'].map((unitKindLabel) =>
        hasRow('linkageStatistics', { unitKindLabel, agreements: atLeast(1) }),
      ),
    ],
    figures: ['ganzi-2022-agreements'],
  },
  {
    id: 'agreements-transport-tax',
    line: '交通、税务协议 Among them transport and tax, by name.',
    asks: [ganzi, ofGanzi],
    query: `{ cooperationAgreements(first: 100, filter: { region: "513300", signed: "2022", agencyKind: [DEPARTMENT] }) { nodes { agency { name } fieldLabels } } }`,
    answer: [
      hasRow('cooperationAgreements.nodes', { agency: { name: /交通运输局$/ } }),
      hasRow('cooperationAgreements.nodes', { agency: { name: /税务局$/ } }),
    ],
  },
  {
    id: 'own-agreements',
    line: '本单位协议 A member unit’s own agreements.',
    asks: [housingFund],
    query: `{ cooperationAgreements { nodes { formLabel fieldLabels court { name } fromDate toDate } } }`,
    answer: [everyRow('cooperationAgreements.nodes', { formLabel: '合作备忘录', fieldLabels: some })],
  },
  {
    id: 'sessions-and-conferences',
    line: '见证执行 15 场、联席会议 18 次 15 sessions with deputies, consultative members or procurators; 18 joint conferences.',
    asks: [ganzi, ofGanzi, assessors, analyst],
    query: `{ linkageStatistics(period: "2022", filter: { region: "513300" }) { witnessedSessions witnesses meetings } }`,
    answer: [is('linkageStatistics', [{ witnessedSessions: 15, witnesses: atLeast(15), meetings: 18 }])],
    figures: ['ganzi-2022-witness', 'ganzi-2022-meetings'],
  },
  {
    id: 'refusal-sentence',
    line: '全州首例拒执罪 First refusal conviction: Kangding’s court, construction; property hidden and moved; 8 months, suspended 18.',
    asks: [ganzi, analyst],
    query: `{ refusalProsecutions(first: 100, filter: { region: "513300", convicted: true }, orderBy: { field: JUDGED_ON, direction: ASC }) { nodes {
      court { name } route referredOn reviewedOn termMonths suspensionMonths enforcementCase { cause } } } }`,
    answer: [
      is('refusalProsecutions.nodes.0', {
        court: { name: /康定市人民法院$/ },
        route: 'PUBLIC',
        referredOn: some,
        reviewedOn: some,
        termMonths: 8,
        suspensionMonths: 18,
        enforcementCase: { cause: '建设工程施工合同纠纷' },
      }),
    ],
  },
  {
    id: 'hid-property',
    line: '隐匿、转移财产 That debtor hid and moved property after the judgment.',
    asks: [ganzi],
    query: `{ dishonestListings(first: 100, filter: { region: "513301", ground: [EVADES], cause: "建设工程施工合同纠纷" }) { nodes { conduct } } }`,
    answer: [hasRow('dishonestListings.nodes', { conduct: /判决生效后隐匿、转移财产/ })],
  },
  {
    id: 'unit-fined',
    line: '首例处罚协助单位 A unit of L county paid a third party against the notice, was ordered to recover it, could not: fined 300,000.',
    asks: [ganzi, ofGanzi],
    query: `{ assistanceBreaches(filter: { region: "513300", isFined: true }) { nodes {
      conductLabel noticeServedOn breachedOn orderedToRecoverOn remediedOn fineAmount agency { name } } } }`,
    answer: [
      is('assistanceBreaches.nodes', [
        { conductLabel: some, noticeServedOn: some, orderedToRecoverOn: some, remediedOn: null, fineAmount: '300000.00' },
      ]),
    ],
    figures: ['ganzi-2022-assist-fine'],
  },
  {
    id: 'unit-said-so',
    line: '单位称无法追回 It said that it could not recover the money; a bank’s loan dispute at Kangding’s court.',
    asks: [ganzi],
    query: `{ sanctions(filter: { region: "513300", kind: [FINE], reason: [FAILS_TO_ASSIST] }) { nodes {
      result amount enforcementCase { cause court { name } parties { role name } } } } }`,
    answer: [
      hasRow('sanctions.nodes', {
        result: /无法追回/,
        amount: '300000.00',
        enforcementCase: { cause: '金融借款合同纠纷', court: { name: /康定市人民法院$/ } },
      }),
    ],
  },
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
    answer: ['不动产登记中心', '发展和改革委员会', '住房公积金管理中心', '市场监督管理局', '车辆管理所', '工商银行', '农业银行', '建设银行', '邮政储蓄银行'].map(
      (name) =>
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
    answer: [hasRow('courtIndicatorValues.nodes', { value: some, met: some, indicator: { targetLow: some, targetHigh: some } })],
  },
  {
    id: 'answers-after-judgment',
    line: '判后答疑 Answers after judgment: where the court has explained it.',
    asks: [court('闽09'), committee('350900'), analyst],
    query: `{ judgments(first: 5, filter: { explained: true }) { nodes { explainedOn effectiveOn performance } } }`,
    answer: [everyRow('judgments.nodes', { explainedOn: some })],
  },
  {
    id: 'preservation-guidance',
    line: '保全指引 Preservation guidance to plaintiffs, and the cases preserved after it.',
    asks: [ganzi, analyst],
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
    answer: [everyRow('linkageStatistics', { resolutionCompletionRate: atMost(0.95), chiefAttendanceRate: atMost(0.6) })],
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
    asks: [ganzi, analyst],
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
    asks: [ganzi, analyst],
    query: `{ none: enforcementCases(first: 1, filter: { region: "513300", cluesGiven: false, filed: "2022" }) { totalCount }
      given: enforcementCases(first: 1, filter: { region: "513300", cluesGiven: true, filed: "2022" }) { totalCount } }`,
    answer: [is('none.totalCount', atLeast(2000)), is('given.totalCount', atMost(1000))],
  },
  {
    id: 'low-voluntary',
    line: '自动履行率低 Low voluntary performance: cases concluded by it in 2022.',
    asks: [ganzi, analyst],
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
      hasRow('assetStatistics', { unit: { name: /不动产登记中心$/ }, inquiriesIncomplete: atLeast(1), medianAnswerDays: some }),
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
    query: `{ soft: controlMeasures(first: 1, filter: { region: "513300", assetKind: [VEHICLE], form: [SOFT], delegated: true }) { totalCount nodes { channelLabel } }
      actual: controlMeasures(first: 1, filter: { region: "513300", assetKind: [VEHICLE], form: [ACTUAL], delegated: true }) { totalCount } }`,
    answer: [is('soft.totalCount', atLeast(200)), is('actual.totalCount', atMost(200))],
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
    answer: [everyRow('unitConnections.nodes', { agencyKind: 'DEPARTMENT', limitation: /关键数据/ })],
  },
  {
    id: 'no-automatic-compare',
    line: '未自动比对拦截 Joint discipline: no automatic compare, intercept, supervise, punish.',
    asks: [ganzi, ofGanzi],
    query: connections('service: [LIST_EMBEDDED], state: [MISSING]'),
    answer: [is('unitConnections.totalCount', atLeast(100)), everyRow('unitConnections.nodes', { limitation: /不能自动比对、自动拦截/ })],
  },
  {
    id: 'not-implemented',
    line: '出境、星级酒店、私立学校、补贴落实不够 Exit, star hotels, private schools, subsidies: how often anything was stopped.',
    asks: [ganzi, ofGanzi],
    query: `{ hotels: interceptions(first: 1, filter: { region: "513300", kind: [STAR_HOTEL] }) { totalCount }
      schools: interceptions(first: 1, filter: { region: "513300", kind: [PRIVATE_SCHOOL] }) { totalCount }
      subsidies: interceptions(first: 1, filter: { region: "513300", kind: [SUBSIDY] }) { totalCount }
      loans: interceptions(first: 1, filter: { region: "513300", kind: [LOAN] }) { totalCount } }`,
    answer: [
      is('hotels.totalCount', atLeast(1)),
      is('schools.totalCount', atLeast(1)),
      is('subsidies.totalCount', atLeast(1)),
      is('loans.totalCount', atLeast(200)),
    ],
  },
  {
    id: 'exit-restrictions',
    line: '限制出境 Restrictions of exit, year by year.',
    asks: [ganzi],
    query: `{ creditStatistics(period: "2019-01-01/2023-01-01", groupBy: [PERIOD], filter: { region: "513300" }) { periodLabel exitRestrictions } }`,
    answer: [everyRow('creditStatistics', { exitRestrictions: atMost(30) })],
  },
  {
    id: 'interceptions-counted',
    line: '自动拦截合计 Interceptions counted, for who sees none.',
    asks: [ganzi, ofGanzi, assessors, analyst],
    query: `{ creditStatistics(period: "2022", filter: { region: "513300" }) { interceptions } }`,
    answer: [everyRow('creditStatistics', { interceptions: atLeast(100) })],
  },
  {
    id: 'detention-obstacles',
    line: '拘留须毛发检测、体检、预约 Detention needs hair test, medical check, appointments: may miss the day.',
    asks: [ganzi, analyst],
    query: `{ hair: sanctions(filter: { region: "513300", kind: [DETENTION], obstacle: [HAIR_TEST] }) { nodes { obstacleLabel daysToCarryOut } }
      others: sanctions(first: 1, filter: { region: "513300", kind: [DETENTION], obstacle: [MEDICAL_CHECK, NO_APPOINTMENT] }) { totalCount }
      missed: sanctions(first: 1, filter: { region: "513300", kind: [DETENTION], carriedOut: false }) { totalCount } }`,
    answer: [
      everyRow('hair.nodes', { obstacleLabel: '毛发检测' }),
      is('others.totalCount', atLeast(1)),
      is('missed.totalCount', atLeast(1)),
    ],
  },
  {
    id: 'detention-days',
    line: '送拘用时 Days between decision and detention.',
    asks: [ganzi, ofGanzi, assessors, analyst],
    query: `{ creditStatistics(period: "2022", filter: { region: "513300" }) { detentions detentionsCarriedOut medianDetentionDelayDays } }`,
    answer: [everyRow('creditStatistics', { detentions: atLeast(10), medianDetentionDelayDays: atLeast(1) })],
  },
  {
    id: 'refusal-slow',
    line: '拒执罪办理慢、取证难 Refusal crime: slow, evidence hard.',
    asks: [ganzi, analyst],
    query: `{ declined: refusalProsecutions(filter: { region: "513300", declineGround: [EVIDENCE] }) { nodes { declineGroundLabel clueOn declinedOn } }
      all: refusalProsecutions(first: 100, filter: { region: "513300", stage: [JUDGED] }) { nodes { clueOn referredOn filedOn judgedOn } } }`,
    answer: [everyRow('declined.nodes', { declineGroundLabel: '证据不足' }), everyRow('all.nodes', { clueOn: some, judgedOn: some })],
  },
  {
    id: 'private-prosecution',
    line: '自诉少有人知 Private prosecution is unknown: one in all the years.',
    asks: [ganzi, analyst],
    query: `{ private: refusalProsecutions(filter: { region: "513300", route: [PRIVATE] }) { totalCount }
      public: refusalProsecutions(filter: { region: "513300", route: [PUBLIC] }) { totalCount } }`,
    answer: [is('private.totalCount', atMost(1)), is('public.totalCount', atLeast(10))],
  },
  {
    id: 'turnover',
    line: '新人多、流动大 Newcomers and turnover in the enforcement offices.',
    asks: [ganzi, ofGanzi, assessors, analyst],
    query: `{ courtStaff(first: 100, filter: { region: "513300", year: 2022 }) { nodes { court { name } officers joined departed } } }`,
    answer: [hasRow('courtStaff.nodes', { joined: atLeast(1) }), hasRow('courtStaff.nodes', { departed: atLeast(1) })],
  },
  {
    id: 'several-posts',
    line: '一人多岗 One person in several posts.',
    asks: [ganzi, ofGanzi, assessors, analyst],
    query: `{ courtStaff(first: 100, filter: { region: "513300", year: 2022 }) { nodes { court { name } officers severalPosts } } }`,
    answer: [hasRow('courtStaff.nodes', { severalPosts: atLeast(1) })],
  },
  {
    id: 'counted-since-2021',
    line: '2021 年起纳入平安建设 Since 2021 the province counts enforcement in 平安建设.',
    asks: [everyone, ofGanzi, assessors, analyst],
    query: `{ scoringSchemes(filter: { region: "510000", programme: [PEACE_AND_ORDER] }) { nodes { name validFrom rules { text } } } }`,
    answer: [is('scoringSchemes.nodes', [{ validFrom: '2021-01-01', rules: some }])],
  },
  {
    id: 'weighs-too-little',
    line: '扣分权重低 The deduction weighs too little: 0.5 % of the whole, against 5 % in Ningde.',
    asks: [everyone, ofGanzi, assessors, analyst],
    query: `{ scoringSchemes(filter: { programme: [PEACE_AND_ORDER], state: [PUBLISHED] }) { nodes { region { code } weight version } } }`,
    answer: [
      hasRow('scoringSchemes.nodes', { region: { code: '510000' }, weight: atMost(0.005) }),
      hasRow('scoringSchemes.nodes', { region: { code: '350900' }, weight: atLeast(0.05) }),
    ],
  },
  {
    id: 'only-fines-and-advice',
    line: '处罚手段单一 Penalties for not assisting are only fines and judicial advice.',
    asks: [ganzi, ofGanzi],
    query: `{ advice: adviceLetters(filter: { region: "513300", kind: [JUDICIAL], matter: [NOT_ASSISTING] }) { totalCount nodes { content outcomeLabel } }
      breaches: assistanceBreaches(filter: { region: "513300" }) { totalCount } fined: assistanceBreaches(filter: { region: "513300", isFined: true }) { totalCount } }`,
    answer: [is('advice.totalCount', atLeast(5)), is('breaches.totalCount', atLeast(10)), is('fined.totalCount', 1)],
  },
  {
    id: 'yearly-conference',
    line: '年度会议由党政主要领导召集 Proposed: a yearly conference convened by the party and government leaders. Ningde has it, Ganzi has not.',
    asks: [court('最高法')],
    query: `{ ningde: meetings(filter: { region: "350900", kind: [ANNUAL], chair: [PARTY_LEADER, GOVERNMENT_LEADER] }) { totalCount }
      ganzi: meetings(filter: { region: "513300", kind: [ANNUAL], chair: [PARTY_LEADER, GOVERNMENT_LEADER] }) { totalCount } }`,
    answer: [is('ningde.totalCount', atLeast(1)), is('ganzi.totalCount', 0)],
  },
  {
    id: 'yearly-conference-here',
    line: '年度会议主持 Who chairs the yearly conference of one’s own region.',
    asks: [ganzi, ofGanzi],
    query: `{ meetings(first: 100, filter: { region: "513300", kind: [ANNUAL] }) { nodes { title chairLabel heldOn } } }`,
    answer: [everyRow('meetings.nodes', { chairLabel: '政法委书记' })],
  },
  {
    id: 'office-in-command-centre',
    line: '办公室设在法院执行指挥中心 Its office in the court’s command centre.',
    asks: [court('闽09'), committee('350900')],
    query: `{ jointConferences(filter: { region: "350900" }) { nodes { name officeCourt { name } convener { name } } } }`,
    answer: [hasRow('jointConferences.nodes', { officeCourt: { name: '福建省宁德市中级人民法院' } })],
  },
  {
    id: 'liaison-officers',
    line: '联络员 Liaison officers of each unit, and where there is none.',
    asks: [ganzi, ofGanzi, housingFund],
    query: `{ liaisonOfficers(first: 5, filter: { inOfficeOn: "2022-12-31" }) { totalCount nodes { agency { name } post fromDate } } }`,
    answer: [everyRow('liaisonOfficers.nodes', { agency: { name: some }, post: some })],
  },
  {
    id: 'quarterly-meetings',
    line: '季度会议、主要负责人参会 Quarterly meetings of key members attended by heads of units.',
    asks: [ganzi, ofGanzi],
    query: `{ meetings(first: 5, filter: { region: "513300", kind: [QUARTERLY], held: "2022" }) { nodes { title heldOn attendances { attended chiefCame } resolutions { content } } } }`,
    answer: [everyRow('meetings.nodes', { attendances: some, resolutions: some })],
  },
  {
    id: 'attendance',
    line: '参会情况 Who attended, whose chief came, who was absent and why.',
    asks: [ganzi, ofGanzi, assessors],
    query: `{ absent: attendances(first: 5, filter: { region: "513300", held: "2022", attended: false }) { nodes { agency { name } absenceReason } }
      chiefs: attendances(first: 1, filter: { region: "513300", held: "2022", chiefCame: true }) { totalCount } }`,
    answer: [everyRow('absent.nodes', { agency: { name: some } }), is('chiefs.totalCount', atLeast(50))],
  },
  {
    id: 'own-attendance',
    line: '本单位参会 A member unit’s own attendance.',
    asks: [housingFund],
    query: `{ attendances { nodes { heldOn meetingKindLabel attended chiefCame } } }`,
    answer: [everyRow('attendances.nodes', { meetingKindLabel: some, attended: some })],
  },
  {
    id: 'agreements-county-by-county',
    line: '逐县逐单位签约 Agreements one by one, county by county.',
    asks: [ganzi, ofGanzi, assessors, analyst],
    query: `{ linkageStatistics(period: "2022", groupBy: [REGION], filter: { region: "513300" }) { region { name } agreements memberUnits } }`,
    answer: [
      hasRow('linkageStatistics', { region: { name: '得荣县' }, agreements: atLeast(1), memberUnits: atLeast(20) }),
      hasRow('linkageStatistics', { region: { name: '石渠县' }, agreements: atLeast(1) }),
    ],
  },
  {
    id: 'quarterly-circular',
    line: '季度通报 A quarterly circular: how work goes, who attended, what each unit did, problems, next steps.',
    asks: [ganzi, ofGanzi],
    query: `{ circulars(first: 5, filter: { region: "513300", kind: [QUARTERLY] }) { nodes { progress problems nextSteps
      unitReports(first: 3) { nodes { agency { name } meetingsCalled meetingsAttended work } } } } }`,
    answer: [everyRow('circulars.nodes', { progress: some, problems: some, nextSteps: some, unitReports: { nodes: some } })],
  },
  {
    id: 'circular-copies',
    line: '抄报 To members, copied to the higher court, party committee, congress, government, consultative conference.',
    asks: [ganzi, ofGanzi],
    query: `{ circulars(first: 1, filter: { region: "513300", kind: [QUARTERLY] }) { nodes { sentTo { name } distribution { officeLabel copy } } } }`,
    answer: [
      isSet('circulars.nodes.0.distribution', 'officeLabel', ['上级法院', '党委', '人大', '政府', '政协']),
      everyRow('circulars.nodes.0.distribution', { copy: true }),
    ],
  },
  {
    id: 'accountability',
    line: '责任到部门和个人 Accountability of departments and persons.',
    asks: [ganzi, ofGanzi, assessors],
    query: `{ supervisionLedgers(first: 100, filter: { region: "513300" }) { nodes { agency { name } agencyDepartment agencyPost faultLabels } } }`,
    answer: [hasRow('supervisionLedgers.nodes', { agencyDepartment: some, agencyPost: some })],
  },
  {
    id: 'grid-four',
    line: '人在格中寻、物在格中找、案在格中执、事在格中办 Find the person, find the property, enforce, settle: grid tasks by kind.',
    asks: [ganzi, analyst],
    query: `{ person: gridTasks(first: 1, filter: { region: "513300", kind: [FIND_PERSON] }) { totalCount }
      property: gridTasks(first: 1, filter: { region: "513300", kind: [FIND_PROPERTY] }) { totalCount }
      enforce: gridTasks(first: 1, filter: { region: "513300", kind: [ENFORCE] }) { totalCount }
      settle: gridTasks(first: 1, filter: { region: "513300", kind: [SETTLE] }) { totalCount } }`,
    answer: ['person', 'property', 'enforce', 'settle'].map((kind) => is(`${kind}.totalCount`, atLeast(1))),
  },
  {
    id: 'memoranda',
    line: '公积金、不动产备忘录 Memoranda with the housing fund and the registry.',
    asks: [ganzi, ofGanzi],
    query: `{ cooperationAgreements(first: 100, filter: { region: "513300", form: [MEMORANDUM] }) { nodes { agencyKind } } }`,
    answer: [isSet('cooperationAgreements.nodes', 'agencyKind', ['HOUSING_FUND', 'REGISTRY'])],
  },
  {
    id: 'credit-platform',
    line: '共享信用平台 The credit platform shared: how far it is.',
    asks: [ganzi, ofGanzi],
    query: connections('service: [CREDIT_PLATFORM]'),
    answer: [everyRow('unitConnections.nodes', { state: 'PARTLY', limitation: some })],
  },
  {
    id: 'call-tone',
    line: '失信彩铃 A call tone for listed debtors: who has one.',
    asks: [court('闽09')],
    query: `{ dishonestListings(filter: { region: "350900", callTone: true }) { nodes { callToneFrom listedOn } } }`,
    answer: [everyRow('dishonestListings.nodes', { callToneFrom: some })],
  },
  {
    id: 'list-embedded',
    line: '名单嵌入单位系统 The list embedded in units’ own systems: which have it.',
    asks: [ganzi, ofGanzi],
    query: connections('service: [LIST_EMBEDDED], state: [IN_PLACE]'),
    answer: [is('unitConnections.totalCount', atLeast(20))],
  },
  {
    id: 'check-by-a-unit',
    line: '单位比对名单 A unit compares an applicant with the list by itself.',
    asks: [ganzi, housingFund],
    query: `{ creditCheck(identifiers: ["12513300Y75107010B"]) { listed groundLabels } }`,
    answer: [is('creditCheck', [{ listed: false, groundLabels: [] }])],
  },
  {
    id: 'three-chiefs',
    line: '三长联席会议、统一证据标准 Regular three-chiefs’ conferences on refusal crime, one standard of evidence.',
    asks: [ganzi, ofGanzi],
    query: `{ meetings(filter: { region: "513300", kind: [THREE_CHIEFS] }) { nodes { agenda heldOn attendances { agency { name } chiefCame } } } }`,
    answer: [everyRow('meetings.nodes', { agenda: /拒不执行判决、裁定罪，统一证据标准/, attendances: some })],
  },
  {
    id: 'windows',
    line: '各单位设窗口 Windows for assistance at every member unit: which have one.',
    asks: [ganzi, ofGanzi],
    query: connections('service: [ASSISTANCE_WINDOW], state: [IN_PLACE]'),
    answer: [is('unitConnections.totalCount', atLeast(10))],
  },
];

export const derong2023NoData: readonly NoData[] = [
  {
    line: '民族地区警力兼顾防火防汛 Police, procurators and courts in ethnic areas are on duty for fire and flood.',
    reason: '执勤安排不属于执行数据；其后果（拒执犯罪办理用时）见 refusal-slow。',
  },
  {
    line: '法官到执行岗位锻炼一年 Judges to have a year in enforcement.',
    reason: '人事建议，没有来源数据；执行人员进出见 turnover。',
  },
];
