import { atLeast, everyRow, hasRow, is, isSet, moves, some } from '../answer.ts';
import { analyst, assessment, committee, court, everyone } from '../asker.ts';
import type { DigestLine } from '../digest-line.ts';

const ningde = court('闽09');
const ofNingde = committee('350900');
const assessors = assessment('350900');
const ofFujian = committee('350000');

/** 宁德 “零强制执行” (法治日报, 2022-01-14): how it is done, and what is complained of. */
export const ningdeMechanisms: readonly DigestLine[] = [
  {
    id: 'plan-of-2020',
    line: '依法治市委方案 In May 2020 the commission for rule of law issued a plan: from then on there are the steps of 5+2 and joint circulars.',
    asks: [ningde, ofNingde],
    query: `{ before: circulars(filter: { region: "350900", kind: [JOINT], issued: "2019-01-01/2020-05-01" }) { totalCount }
      since: circulars(filter: { region: "350900", kind: [JOINT], issued: "2020-05-01/2023-01-01" }) { nodes { issuer { name } issuedOn } } }`,
    answer: [is('before.totalCount', 0), everyRow('since.nodes', { issuer: { name: '中共宁德市委政法委员会' } })],
  },
  {
    id: 'joint-circulars',
    line: '联合通报、督办约谈 Joint circulars and superintendence interviews by the political-legal committee and the court.',
    asks: [ningde, ofNingde, assessors, analyst],
    query: `{ supervisionStatistics(period: "2021", filter: { region: "350900" }) { jointCirculars superintendences interviews } }`,
    answer: [
      everyRow('supervisionStatistics', {
        jointCirculars: atLeast(1),
        superintendences: atLeast(1),
        interviews: atLeast(1),
      }),
    ],
  },
  {
    id: 'four-programmes',
    line: '纳入四类考评 Unperformed judgments count in 平安综治, 文明单位, 绩效 and 营商环境.',
    asks: [everyone, assessors, analyst],
    query: `{ scoringSchemes(filter: { region: "350900", state: [PUBLISHED] }) { nodes { programmeLabel rules { text points } } } }`,
    answer: [
      isSet('scoringSchemes.nodes', 'programmeLabel', ['平安综治', '文明单位', '绩效', '营商环境']),
      everyRow('scoringSchemes.nodes', { rules: some }),
    ],
  },
  {
    id: 'programme-offices',
    line: '考评部门 By the political-legal committee, civilisation office, efficiency office, development and reform commission.',
    asks: [everyone, assessors, ofNingde],
    query: `{ scoringSchemes(filter: { region: "350900", state: [PUBLISHED] }) { nodes { programme issuerName } } }`,
    answer: [
      hasRow('scoringSchemes.nodes', { programme: 'PEACE_AND_ORDER', issuerName: '中共宁德市委政法委员会' }),
      hasRow('scoringSchemes.nodes', { programme: 'CIVILISED_UNIT', issuerName: '中共宁德市委文明办公室' }),
      hasRow('scoringSchemes.nodes', { programme: 'GOVERNMENT_PERFORMANCE', issuerName: some }),
      hasRow('scoringSchemes.nodes', { programme: 'BUSINESS_ENVIRONMENT', issuerName: '宁德市发展和改革委员会' }),
    ],
  },
  {
    id: 'deductions-explained',
    line: '扣分及依据 An agency’s deductions with the case, what was ordered and how much is owed, without a private party.',
    asks: [assessors, ofNingde],
    query: `{ agencyPerformances(first: 1, filter: { region: "350900", programme: [PEACE_AND_ORDER], period: "2021" }, orderBy: { field: SCORE, direction: ASC }) {
      nodes { score rank peerCount deductions { points rule { text } caseNumber causeLabel amountOwed ordered } } } }`,
    answer: [
      hasRow('agencyPerformances.nodes.0.deductions', {
        points: some,
        rule: { text: /扣分/ },
        caseNumber: some,
        causeLabel: some,
        ordered: some,
      }),
    ],
  },
  {
    id: 'how-each-county-does',
    line: '通报各县（市、区）情况 The committee circulates how each county does.',
    asks: [ofNingde, assessors, analyst],
    query: `{ supervisionStatistics(period: "2021", groupBy: [REGION], filter: { region: "350900" }) {
      region { name } due duePerformed inTimeRate openAtEnd } }`,
    answer: [
      hasRow('supervisionStatistics', { region: { name: '霞浦县' }, due: some, inTimeRate: some }),
      hasRow('supervisionStatistics', { region: { name: '蕉城区' }, due: some, inTimeRate: some }),
    ],
  },
  {
    id: 'circular-named',
    line: '通报点名 The circulars name who did not perform, and how many times in a row.',
    asks: [ningde, ofNingde],
    query: `{ circularMentions(filter: { region: "350900", kind: [NAMED], namedInARow: true }) { nodes { agency { name } consecutiveTimes reason } } }`,
    answer: [
      everyRow('circularMentions.nodes', { agency: { name: some }, consecutiveTimes: atLeast(2), reason: some }),
    ],
  },
  {
    id: 'five-steps',
    line: '“5+2”五个环节 Filing reminder, pre-judgment talk, post-judgment warning, pre-enforcement urging, post-enforcement discipline, each with its term.',
    asks: [everyone, ningde, ofNingde, assessors],
    query: `{ stepRules { nodeLabel days source } }`,
    answer: [
      isSet('stepRules', 'nodeLabel', [
        ...['立案提示', '判前沟通', '判后预警', '执前督促', '执后惩戒'],
        ...['判项明确', '履行期限明确', '履行'],
      ]),
    ],
  },
  {
    id: 'step-responsibility',
    line: '领导、部门、法官责任 At each step the leader in charge, the department and the judge are responsible.',
    asks: [ningde, ofNingde],
    query: `{ supervisionLedgers(first: 1, filter: { region: "350900", enteredEnforcement: true }) { nodes {
      duties { nodeLabel dueOn doneOn lateDays office leaderPost department judgeName } } } }`,
    answer: [
      hasRow('supervisionLedgers.nodes.0.duties', {
        nodeLabel: '判后预警',
        leaderPost: some,
        department: some,
        judgeName: some,
      }),
    ],
  },
  {
    id: 'step-posts',
    line: '责任到岗位 The assessment office sees posts and departments, not judges’ names.',
    asks: [assessors],
    query: `{ supervisionLedgers(first: 1, filter: { region: "350900", enteredEnforcement: true }) { nodes {
      nextOffice duties { nodeLabel dueOn doneOn lateDays office leaderPost department } } } }`,
    answer: [hasRow('supervisionLedgers.nodes.0.duties', { leaderPost: some, department: some })],
  },
  {
    id: 'late-steps',
    line: '逾期环节 Which ledgers are late at which step, who must act and since when.',
    asks: [ningde, ofNingde, assessors],
    query: `{ supervisionLedgers(filter: { region: "350900", nextOverdue: true }, orderBy: { field: NEXT_DUE_ON, direction: ASC }) { nodes {
      nextStepLabel nextDueOn nextOffice nextDepartment } } }`,
    answer: [everyRow('supervisionLedgers.nodes', { nextDueOn: some, nextOffice: some, nextDepartment: some })],
  },
  {
    id: 'two-standards',
    line: '两项标准 An order must be concrete, a money order must set its term: which judgments fail.',
    asks: [ningde, ofNingde],
    query: `{ vague: judgments(filter: { region: "350900", orderConcrete: false }) { totalCount }
      noTerm: judgments(filter: { region: "350900", orderHasTerm: false }) { totalCount } }`,
    answer: [is('vague.totalCount', atLeast(1)), is('noTerm.totalCount', atLeast(1))],
  },
  {
    id: 'one-ledger-a-case',
    line: '一案一台账 One ledger for each case and judgment that an agency owes: as many were opened as there are.',
    asks: [ningde, ofNingde, assessors],
    query: `{ supervisionStatistics(period: "2021", filter: { region: "350900" }) { opened closed openAtEnd performed } }`,
    answer: [everyRow('supervisionStatistics', { opened: atLeast(300), closed: atLeast(300), performed: some })],
  },
  {
    id: 'led-by-leader',
    line: '领导包案 A ledger led by a court leader, tracked as a project.',
    asks: [ningde, ofNingde],
    query: `{ enforcementCases(filter: { region: "350900", debtorKind: [AGENCY], ledByLeader: true }) { nodes { leaderPostLabel statusLabel nodeLateDays } } }`,
    answer: [everyRow('enforcementCases.nodes', { leaderPostLabel: some })],
  },
  {
    id: 'fine-or-list',
    line: '视情罚款、列入失信 Fines and listing by circumstances, as measures of a ledger.',
    asks: [ningde, ofFujian],
    query: `{ supervisionActions(filter: { region: "350900", kind: [FINE, LISTING] }) { nodes { kindLabel doneOn amount answer } } }`,
    answer: [
      hasRow('supervisionActions.nodes', { kindLabel: '罚款', amount: '500000.00' }),
      hasRow('supervisionActions.nodes', { kindLabel: '纳入失信名单' }),
    ],
  },
  {
    id: 'risk-notice',
    line: '书面风险提示 A written risk notice to the agency, with what it answered.',
    asks: [ningde, ofNingde, assessors],
    query: `{ supervisionActions(first: 100, filter: { region: "350900", kind: [RISK_NOTICE], answered: true }) { nodes { documentNumber doneOn answeredOn answer } } }`,
    answer: [everyRow('supervisionActions.nodes', { documentNumber: some, answeredOn: some, answer: some })],
  },
  {
    id: 'note-with-judgment',
    line: '随判督促函 A friendly note with the judgment that gives amount and account.',
    asks: [ningde, ofNingde, assessors],
    query: `{ supervisionActions(first: 5, filter: { region: "350900", kind: [JUDGMENT_NOTE] }) { nodes { kindLabel documentNumber step ledger { amountOwed performanceDueOn } } } }`,
    answer: [
      everyRow('supervisionActions.nodes', {
        kindLabel: '随判督促函',
        documentNumber: some,
        step: 'POST_JUDGMENT_WARNING',
      }),
      hasRow('supervisionActions.nodes', { ledger: { amountOwed: some, performanceDueOn: some } }),
    ],
  },
  {
    id: 'calls-and-visits',
    line: '电话、上门督促 Calls and visits.',
    asks: [ningde, ofNingde, assessors, analyst],
    query: `{ supervisionStatistics(period: "2021", filter: { region: "350900" }) { calls visits } }`,
    answer: [is('supervisionStatistics', [{ calls: atLeast(1), visits: atLeast(1) }])],
  },
  {
    id: 'workload',
    line: '1:1 折算工作量 Urging an agency to perform counts one to one as workload of the judge.',
    asks: [ningde],
    query: `{ judgeIncentives(first: 5, filter: { court: "闽09", kind: [WORKLOAD_CREDIT] }) { totalCount nodes { countsAs reason } }
      judgeIncentiveTotals(by: JUDGE, period: "2021", court: "闽09") { judgeName workloadCredits erroneousCases } }`,
    answer: [
      everyRow('judgeIncentives.nodes', { countsAs: 1, reason: /1:1/ }),
      hasRow('judgeIncentiveTotals', { judgeName: some, workloadCredits: atLeast(1) }),
    ],
  },
  {
    id: 'workload-totals',
    line: '折算合计 How much it was at each court, for the committee: no judge is named.',
    asks: [ningde, ofNingde],
    query: `{ judgeIncentiveTotals(by: COURT, period: "2021", region: "350900") { court { name } workloadCredits erroneousCases } }`,
    answer: [hasRow('judgeIncentiveTotals', { court: { name: some }, workloadCredits: atLeast(1) })],
  },
  {
    id: 'vague-is-an-error',
    line: '判项不明计差错 An application refused because the order was vague counts as an erroneous case.',
    asks: [ningde],
    query: `{ judgeIncentives(first: 100, filter: { court: "闽09", kind: [ORDER_TOO_VAGUE] }) { nodes { reason judgment { orderConcrete } } } }`,
    answer: [hasRow('judgeIncentives.nodes', { reason: /申请不予受理/, judgment: { orderConcrete: false } })],
  },
  {
    id: 'outside-counsel',
    line: '全部交外聘律师 Agencies hand all to outside counsel, then nobody follows up.',
    asks: [ningde, ofNingde, assessors],
    query: `{ supervisionLedgers(filter: { region: "350900", outsideCounselOnly: true }) { nodes { faultLabels agencyDepartment agencyPost } } }`,
    answer: [everyRow('supervisionLedgers.nodes', { agencyDepartment: null, agencyPost: null, faultLabels: some })],
  },
  {
    id: 'list-comes-late',
    line: '后端评价滞后 Integrity is assessed by the list only, which comes late: days from the judgment’s term to the listing.',
    asks: [ningde, ofFujian],
    query: `{ dishonestListings(filter: { subjectKind: [AGENCY] }) { nodes { listedOn enforcementCase { judgment { effectiveOn performanceDueOn } filedOn } } } }`,
    answer: [
      hasRow('dishonestListings.nodes', {
        listedOn: /^2020-08/,
        enforcementCase: { judgment: { performanceDueOn: some } },
      }),
    ],
  },
  {
    id: 'assess-earlier',
    line: '前端考核 Move the assessment forward: which indicators measure the steps before enforcement, which the result.',
    asks: [everyone, assessors],
    query: `{ front: indicators(filter: { phase: [FRONT] }) { nodes { name phaseLabel } } back: indicators(filter: { phase: [BACK] }) { nodes { name } } }`,
    answer: [hasRow('front.nodes', { name: '督促反馈及时率' }), hasRow('back.nodes', { name: '被惩戒次数' })],
  },
  {
    id: 'voluntary-rises',
    line: '零强制执行 The aim: judgments performed without enforcement, year by year.',
    asks: [ningde, ofNingde, assessors, analyst],
    query: `{ caseStatistics(period: "2020-01-01/2022-01-01", groupBy: [PERIOD], filter: { region: "350900", debtorKind: [AGENCY] }) { voluntaryPerformanceRate } }`,
    answer: [moves('caseStatistics', 'voluntaryPerformanceRate', '+')],
  },
];
