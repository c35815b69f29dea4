import { atLeast, atMost, everyRow, hasRow, is, some } from './answer.ts';
import { analyst, assessment, committee, court, everyone, housingFund } from './asker.ts';
import { published, type DigestLine } from './digest-line.ts';

const supreme = court('最高法');
const ganzi = court('川33');
const ofGanzi = committee('513300');
const ofGanzisOffice = assessment('513300');

/**
 * 泰兴 (2025-01-09). Taixing has no cases in the sample, since a few would contradict its published total: its numbers are
 * published figures, and what it complains of and proposes is asked where the sample has cases.
 */
export const taixing2025: readonly DigestLine[] = [
  published('received', '收案 11276 件 11,276 cases in 2024, 11.15 % more.', 'taixing-2024-received'),
  published('recovered', '到位 14.02 亿元 1.402 billion recovered.', 'taixing-2024-amount'),
  published('houses', '拍卖房产 303 处 303 houses auctioned.', 'taixing-2024-houses'),
  published('detained', '拘传拘留 606 人次 606 compelled or detained.', 'taixing-2024-detained'),
  published('officers', '执行干警 28 人 28 enforcement officers.', 'taixing-2024-staff'),
  published(
    'growth',
    '三年年均增 13.81 % Filings up 13.81 % a year on average over three years.',
    'taixing-filings-growth',
  ),
  published(
    'staff-share',
    '占全院 15 %，五年未增 Officers are 15 % of the court’s staff, none added in five years.',
    'taixing-staff-share',
    'taixing-staff-added',
  ),
  published(
    'case-share',
    '办案占泰兴 40 %、泰州 25 % They handle 40 % of Taixing’s and 25 % of Taizhou’s enforcement cases.',
    'taixing-case-share-court',
    'taixing-case-share-taizhou',
  ),
  published(
    'unfounded',
    '信访 98 % 无依据 Over 98 % of applicants’ petitions have no basis in fact or law.',
    'taixing-petitions-unfounded',
  ),
  {
    id: 'petitions',
    line: '信访有理率 The same question where there are cases: petitions answered, founded, by rate.',
    asks: [ganzi, ofGanzi, ofGanzisOffice, analyst],
    query: `{ caseStatistics(period: "2022", filter: { region: "513300" }) { petitions petitionsAnswered petitionsFounded petitionFoundedRate } }`,
    answer: [everyRow('caseStatistics', { petitions: atLeast(1), petitionFoundedRate: atMost(0.5) })],
  },
  {
    id: 'petition-grounds',
    line: '信访事由 What petitions are about: the court is expected to guarantee.',
    asks: [supreme],
    query: `{ petitions(first: 100, filter: { founded: false }) { nodes { ground answeredOn } } }`,
    answer: [everyRow('petitions.nodes', { ground: some, answeredOn: some })],
  },
  {
    id: 'no-pattern',
    line: '综合格局未形成 No comprehensive pattern: which units take part, and which of them do not come.',
    asks: [ganzi, ofGanzi, ofGanzisOffice, analyst],
    query: `{ linkageStatistics(period: "2022", groupBy: [UNIT_KIND], filter: { region: "513300" }) { unitKindLabel called attended attendanceRate chiefAttendanceRate agreements } }`,
    answer: [
      hasRow('linkageStatistics', { unitKindLabel: '银行', attendanceRate: some }),
      hasRow('linkageStatistics', { unitKindLabel: '党委机关', agreements: 0 }),
    ],
  },
  {
    id: 'slow-to-share',
    line: '部门共享慢 Departments slow to share: answer times by unit.',
    asks: [ganzi, ofGanzi, ofGanzisOffice, analyst],
    query: `{ assetStatistics(period: "2022", groupBy: [UNIT], filter: { region: "513300" }) { unit { name } inquiriesSent averageAnswerDays medianAnswerDays onTimeRate } }`,
    answer: [hasRow('assetStatistics', { inquiriesSent: atLeast(10), averageAnswerDays: some, onTimeRate: some })],
  },
  {
    id: 'legal-risk',
    line: '风险意识弱 Citizens’ weak sense of legal risk: what debts come from, as loans between citizens.',
    asks: [ganzi],
    query: `{ caseStatistics(period: "2022", groupBy: [CAUSE], filter: { region: "513300" }) { cause newCases recoveryRate } }`,
    answer: [hasRow('caseStatistics', { cause: '民间借贷纠纷', newCases: atLeast(500) })],
  },
  {
    id: 'legal-risk-rows',
    line: '民间借贷案件 The same for an analyst, by the list of nameless cases.',
    asks: [analyst],
    query: `{ namelessCases(first: 1, filter: { region: "513300", filed: "2022", cause: "民间借贷纠纷" }) { totalCount } }`,
    answer: [is('namelessCases.totalCount', atLeast(500))],
  },
  {
    id: 'evasion',
    line: '规避执行 Evasion: listings for it.',
    asks: [supreme, ganzi],
    query: `{ dishonestListings(first: 5, filter: { ground: [EVADES] }) { totalCount nodes { groundLabel conduct } } }`,
    answer: [everyRow('dishonestListings.nodes', { conduct: some })],
  },
  {
    id: 'evasion-counted',
    line: '规避执行占比 How many are listed for it, of all.',
    asks: [ganzi],
    query: `{ creditStatistics(period: "2022", groupBy: [GROUND], filter: { region: "513300" }) { groundLabel dishonestListings } }`,
    answer: [hasRow('creditStatistics', { groundLabel: /规避执行/, dishonestListings: atLeast(1) })],
  },
  {
    id: 'not-on-platform',
    line: '未接入“互联网+监管” Units not connected to “互联网+监管” and the national credit platform.',
    asks: [ganzi, ofGanzi],
    query: `{ unitConnections(filter: { service: [CREDIT_PLATFORM] }) { nodes { agency { name } state limitation } } }`,
    answer: [everyRow('unitConnections.nodes', { state: 'PARTLY', limitation: /互联网\+监管/ })],
  },
  {
    id: 'heads-responsible',
    line: '主要负责人第一责任人 Duty lists for heads of units: the duties each has in the conference, and whether its chief came.',
    asks: [ganzi, ofGanzi, housingFund],
    query: `{ memberships(first: 5) { nodes { agency { name } duty } } attendances(first: 100) { nodes { chiefCame } } }`,
    answer: [everyRow('memberships.nodes', { duty: some }), hasRow('attendances.nodes', { chiefCame: true })],
  },
  {
    id: 'in-assessments',
    line: '纳入高质量发展、营商环境考核 In assessments of development and business environment.',
    asks: [everyone, assessment('350900')],
    query: `{ scoringSchemes(filter: { programme: [BUSINESS_ENVIRONMENT] }) { nodes { name state rules { text points } } } }`,
    answer: [everyRow('scoringSchemes.nodes', { name: /营商环境/, rules: some })],
  },
  {
    id: 'grid-work',
    line: '网格员督促、送达、查找、曝光、和解、打拒 Grid workers urge, serve, find, expose, settle, fight refusal.',
    asks: [supreme],
    query: `{ ${['URGE', 'SERVE', 'FIND_PERSON', 'EXPOSE', 'SETTLE', 'REPORT_REFUSAL'].map((kind) => `${kind}: gridTasks(first: 1, filter: { kind: [${kind}] }) { totalCount }`).join(' ')} }`,
    answer: ['URGE', 'SERVE', 'FIND_PERSON', 'EXPOSE', 'SETTLE', 'REPORT_REFUSAL'].map((kind) =>
      is(`${kind}.totalCount`, atLeast(1)),
    ),
  },
  {
    id: 'grid-incentives',
    line: '网格考核激励 With training, assessment, incentives: what came of their tasks.',
    asks: [ganzi, ofGanzi, ofGanzisOffice, analyst],
    query: `{ linkageStatistics(period: "2022", filter: { region: "513300" }) { gridTasks gridTasksDone gridTasksAchieved gridTaskSuccessRate } }`,
    answer: [everyRow('linkageStatistics', { gridTasksAchieved: atLeast(1), gridTaskSuccessRate: some })],
  },
  {
    id: 'compared-automatically',
    line: '名单嵌入、自动比对 The list embedded and compared automatically: what was stopped where.',
    asks: [supreme, ofGanzi],
    query: `{ interceptions(first: 5) { totalCount nodes { agency { name } kindLabel platformLabel occurredAt } } }`,
    answer: [everyRow('interceptions.nodes', { agency: { name: some }, platformLabel: some })],
  },
  {
    id: 'police-and-court',
    line: '公安法院联动 Police–court fusion: debtors whom the police found, and agreements with them.',
    asks: [supreme, ganzi],
    query: `{ enforcementCases(first: 1, filter: { debtorTracedBy: [POLICE] }) { totalCount }
      cooperationAgreements(first: 1, filter: { agencyKind: [POLICE] }) { totalCount nodes { fieldLabels } }
      sanctions(first: 1, filter: { kind: [POLICE_LOOKOUT] }) { totalCount } }`,
    answer: [
      is('enforcementCases.totalCount', atLeast(1)),
      is('cooperationAgreements.totalCount', atLeast(1)),
      is('sanctions.totalCount', atLeast(1)),
    ],
  },
  {
    id: 'hard-or-unable',
    line: '执行难与执行不能 Publicity of the difference between hard to enforce and unable to perform: cases of each.',
    asks: [ganzi, ofGanzi, ofGanzisOffice, analyst],
    query: `{ caseStatistics(period: "2022", filter: { region: "513300" }) { concluded inability inabilityRate } }`,
    answer: [everyRow('caseStatistics', { inability: atLeast(100), inabilityRate: some })],
  },
  {
    id: 'what-is-published',
    line: '向公众说明 What the public can read of the terms: the grounds of the list, all of which presuppose that one could pay or obstructs.',
    asks: [everyone],
    query: `{ enumLabels(names: ["DishonestGround"]) { label members { label description } } indicators(filter: { subject: [COURT] }) { nodes { name definition } } }`,
    answer: [
      hasRow('enumLabels.0.members', { label: '有履行能力而拒不履行' }),
      hasRow('indicators.nodes', { name: '首次执行案件终本率', definition: /终结本次执行程序/ }),
    ],
  },
  {
    id: 'terminated-again',
    line: '终本案件管理 And of 终本: terminated cases that must be searched again, and when.',
    asks: [ganzi],
    query: `{ enforcementCases(first: 5, filter: { region: "513300", reviewDueBefore: "2022-12-31" }) { nodes { nextReviewDueOn lastSearchedOn reviewLateDays terminationCheck { compliant } } } }`,
    answer: [everyRow('enforcementCases.nodes', { nextReviewDueOn: some, terminationCheck: { compliant: some } })],
  },
  {
    id: 'cases-decide-posts',
    line: '以案定编 Cases per officer decide posts.',
    asks: [ganzi],
    query: `{ courtStaff(first: 100, filter: { region: "513300", year: 2022 }) { nodes { court { name } officers officerShare caseload casesPerOfficer } } }`,
    answer: [everyRow('courtStaff.nodes', { officers: atLeast(1), officerShare: some, casesPerOfficer: some })],
  },
  {
    id: 'cases-decide-posts-told',
    line: '人案比（其他身份） The same for those who see no rows: null, never 0, where it is held back.',
    asks: [ofGanzi, ofGanzisOffice, analyst],
    query: `{ courtStaff(first: 100, filter: { region: "513300", year: 2022 }) { nodes { court { name } officers officerShare casesPerOfficer } } }`,
    answer: [
      hasRow('courtStaff.nodes', { casesPerOfficer: atLeast(1) }),
      everyRow('courtStaff.nodes', { officerShare: some }),
    ],
  },
  {
    id: 'quality-and-accountability',
    line: '质量考核、追责 Assessment of quality, accountability: reviewed cases that were found wanting.',
    asks: [supreme],
    query: `{ enforcementCases(first: 5, filter: { qualityGrade: [FLAWED, UNQUALIFIED] }) { totalCount nodes { qualityGradeLabel qualityReviewedOn } } }`,
    answer: [everyRow('enforcementCases.nodes', { qualityGradeLabel: /瑕疵|不合格/ })],
  },
];
