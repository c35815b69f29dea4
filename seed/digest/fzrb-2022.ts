import { atLeast, atMost, everyRow, hasRow, is, isSet, moves, some } from './answer.ts';
import { analyst, assessment, committee, court, everyone } from './asker.ts';
import { published, type DigestLine } from './digest-line.ts';

const ningde = court('闽09');
const ofNingde = committee('350900');
const assessors = assessment('350900');
const fujian = court('闽');
const ofFujian = committee('350000');

/** 宁德 “零强制执行” (法治日报, 2022-01-14). */
export const fzrb2022: readonly DigestLine[] = [
  {
    id: 'ningde-new',
    line: '涉机关新收 36 件 In 2021 Ningde newly took 36 cases against agencies, 52 % fewer than 75 in 2020.',
    asks: [ningde, ofNingde, assessors, analyst],
    query: `{ caseStatistics(period: "2020-01-01/2022-01-01", groupBy: [PERIOD], filter: { region: "350900", debtorKind: [AGENCY] }) {
      periodLabel newCases withheld yearOnYear { newCases } } }`,
    answer: [
      is('caseStatistics', [
        { newCases: 75, withheld: false },
        { newCases: 36, withheld: false, yearOnYear: { newCases: '-0.52' } },
      ]),
    ],
  },
  {
    id: 'share-of-fujian',
    line: '占全省 6.8 % They are 6.8 % of Fujian’s 533.',
    asks: [fujian, ofFujian, analyst],
    query: `{ caseStatistics(period: "2021", groupBy: [REGION], regionLevel: CITY, filter: { region: "350000", debtorKind: [AGENCY] }) {
      regionCode newCases shareOfParent { newCases } } }`,
    answer: [hasRow('caseStatistics', { regionCode: '350900', newCases: 36, shareOfParent: { newCases: '0.067542' } })],
  },
  {
    id: 'fujian-new',
    line: '全省 533 件 Fujian took 533, 6.33 % fewer.',
    asks: [fujian, ofFujian, analyst],
    query: `{ caseStatistics(period: "2020-01-01/2022-01-01", groupBy: [PERIOD], filter: { region: "350000", debtorKind: [AGENCY] }) {
      periodLabel newCases yearOnYear { newCases } } }`,
    answer: [is('caseStatistics', [{ newCases: 569 }, { newCases: 533, yearOnYear: { newCases: /^-0\.0633?/ } }])],
  },
  published('fujian-published', '公布数 The counts as published.', 'ningde-2021-agency-new', 'fujian-2021-agency-new'),
  {
    id: 'below-the-mean',
    line: '远低于全省均值 The province’s mean is far behind: no other city fell nearly as much.',
    asks: [ofFujian, analyst],
    query: `{ caseStatistics(period: "2021", groupBy: [REGION], regionLevel: CITY, filter: { region: "350000", debtorKind: [AGENCY] }) {
      region { name level } yearOnYear { newCases } } }`,
    answer: [
      hasRow('caseStatistics', { region: { name: '宁德市' }, yearOnYear: { newCases: atMost(-0.5) } }),
      hasRow('caseStatistics', { region: { name: '福州市' }, yearOnYear: { newCases: atLeast(-0.1) } }),
    ],
  },
  {
    id: 'judgments-532',
    line: '生效 532 件、进入强制执行 2 件 Of 532 judgments of 2021 against agencies, enforcement was asked for in 2.',
    asks: [ningde, ofNingde, assessors, analyst],
    query: `{ caseStatistics(period: "2021", filter: { region: "350900", debtorKind: [AGENCY] }) {
      judgments judgmentsEnforced voluntaryPerformanceRate } }`,
    answer: [is('caseStatistics', [{ judgments: 532, judgmentsEnforced: 2, voluntaryPerformanceRate: atLeast(0.99) }])],
    figures: ['ningde-2021-judged-agency', 'ningde-2021-forced'],
  },
  {
    id: 'both-voluntary',
    line: '立案后不久均自动履行 Both were performed voluntarily soon after filing.',
    asks: [ningde, ofNingde, analyst],
    query: `{ judgments(filter: { region: "350900", effective: "2021", enteredEnforcement: true, againstAgency: true }) {
      totalCount nodes { enforcementCase { filedOn concludedOn conclusionMethod handlingDays } } } }`,
    answer: [
      is('judgments.totalCount', 2),
      everyRow('judgments.nodes', { enforcementCase: { conclusionMethod: 'VOLUNTARY', handlingDays: atMost(30) } }),
    ],
  },
  {
    id: 'county-fined',
    line: '异地某县政府罚款 50 万元 A county government outside the prefecture was fined 500,000.',
    asks: [ningde, ofFujian, analyst],
    query: `{ agencies(filter: { name: "异地某县人民政府" }) { nodes { sanctions { nodes { kind amount decidedOn } } } } }`,
    answer: [is('agencies.nodes.0.sanctions.nodes', [{ kind: 'FINE', amount: '500000.00', decidedOn: /^2020/ }])],
    figures: ['ningde-2020-fine'],
  },
  {
    id: 'fine-counted',
    line: '对机关罚款 The fine and the listing as counts, for who sees no rows of another place’s agency.',
    asks: [ofNingde, assessors],
    query: `{ creditStatistics(period: "2020", filter: { region: "350900" }) { agencyFines agencyFineAmount dishonestAgencyListings } }`,
    answer: [
      is('creditStatistics', [{ agencyFines: 1, agencyFineAmount: '500000.00', dishonestAgencyListings: 1 }]),
    ],
  },
  {
    id: 'county-listed',
    line: '另一县政府纳入失信名单 Another county government was listed as dishonest.',
    asks: [ningde, ofFujian],
    query: `{ agencies(filter: { name: "异地另一某县人民政府" }) { nodes { dishonestListings { nodes { listedOn ground removalReason } } } } }`,
    answer: [hasRow('agencies.nodes.0.dishonestListings.nodes', { listedOn: /^2020/, removalReason: 'PERFORMED' })],
  },
  {
    id: 'county-3-cases',
    line: '该县仅 3 件，降 90 % In 2021 only 3 cases came from that county, 90 % fewer.',
    asks: [ningde, ofNingde, assessors, analyst],
    query: `{ caseStatistics(period: "2020-01-01/2022-01-01", groupBy: [AGENCY, PERIOD], filter: { region: "350900", debtorKind: [AGENCY] }) {
      agency { name } periodLabel newCases yearOnYear { newCases } } }`,
    answer: [
      hasRow('caseStatistics', { agency: { name: '异地某县人民政府' }, periodLabel: '2020年', newCases: 30 }),
      hasRow('caseStatistics', {
        agency: { name: '异地某县人民政府' },
        newCases: 3,
        yearOnYear: { newCases: '-0.90' },
      }),
    ],
    figures: ['ningde-county-2021-agency'],
  },
  {
    id: 'eight-thousand',
    line: '8000 元 A district government owed 8,000 and could pay; across regions; almost a year; ended by force.',
    asks: [ningde, ofFujian, analyst],
    query: `{ agencies(filter: { name: "某区人民政府" }) { nodes { enforcementCases { nodes {
      claimAmount propertyFound conclusionMethod court { level } judgment { crossRegion effectiveOn lateDays }
    } } } } }`,
    answer: [
      is('agencies.nodes.0.enforcementCases.nodes', [
        {
          claimAmount: '8000.00',
          propertyFound: true,
          conclusionMethod: 'FORCED',
          court: { level: 'INTERMEDIATE' },
          judgment: { crossRegion: true, effectiveOn: '2020-05-29', lateDays: atLeast(300) },
        },
      ]),
    ],
    figures: ['ningde-small-claim'],
  },
  {
    id: 'sanitation',
    line: '环卫 55 万元 Sanitation owed 550,000 by retrial of the High Court of August 2021; paid when filing was near; never filed.',
    asks: [fujian, ofFujian, analyst],
    query: `{ agencies(filter: { name: "某市环境卫生管理处" }) { nodes {
      enforcementCases { totalCount }
      judgments { nodes { amount instance effectiveOn enteredEnforcement performance lateDays court { level } } }
    } } }`,
    answer: [
      is('agencies.nodes.0.enforcementCases.totalCount', 0),
      is('agencies.nodes.0.judgments.nodes', [
        {
          amount: '550000.00',
          instance: 'RETRIAL',
          effectiveOn: /^2021-08/,
          enteredEnforcement: false,
          performance: 'BEFORE_ENFORCEMENT',
          lateDays: atLeast(1),
          court: { level: 'HIGH' },
        },
      ]),
    ],
    figures: ['ningde-sanitation-claim'],
  },
  {
    id: 'sanitation-urged',
    line: '获悉即将申请执行立即支付 It paid at once when it heard that enforcement was about to be filed.',
    asks: [ningde, ofFujian],
    query: `{ agencies(filter: { name: "某市环境卫生管理处" }) { nodes { supervisionLedgers { nodes {
      result performedOn actions { step doneOn answer } } } } } }`,
    answer: [
      is('agencies.nodes.0.supervisionLedgers.nodes', [
        {
          result: 'PERFORMED_LATE',
          performedOn: '2021-10-15',
          actions: [some, { step: 'PRE_ENFORCEMENT_URGING', doneOn: '2021-10-13', answer: /即将申请强制执行/ }],
        },
      ]),
    ],
  },
  {
    id: 'yacheng',
    line: '霞浦县牙城镇 Yacheng: several suits since 2018; final judgment of November 2020, some 110,000 for the house; paid before enforcement.',
    asks: [ningde, ofNingde, analyst],
    query: `{ agencies(filter: { name: "霞浦县牙城镇人民政府" }) { nodes {
      enforcementCases { totalCount }
      judgments(filter: { inSeries: true }, orderBy: { field: EFFECTIVE_ON, direction: ASC }) { nodes {
        effectiveOn amount instance performance conductProgress plaintiffs { kind } } }
    } } }`,
    answer: [
      is('agencies.nodes.0.enforcementCases.totalCount', 0),
      hasRow('agencies.nodes.0.judgments.nodes', { effectiveOn: /^2018/, performance: 'BEFORE_ENFORCEMENT' }),
      hasRow('agencies.nodes.0.judgments.nodes', {
        effectiveOn: /^2020-11/,
        amount: '112386.00',
        instance: 'FINAL',
        performance: 'BEFORE_ENFORCEMENT',
        plaintiffs: [{ kind: 'PERSON' }],
      }),
    ],
    figures: ['ningde-yacheng-claim'],
  },
  {
    id: 'yacheng-deeds',
    line: '协助办证 The judgment also ordered help with two title deeds: they were applied for, the whole dispute settled as one.',
    asks: [ningde],
    query: `{ judgments(filter: { region: "350900", conductProgress: [UNDER_WAY] }) { nodes {
      ordered conductNote conductProgressLabel defendantAgency { name }
      supervisionLedger { court { name } actions { step kind answer } } } } }`,
    answer: [
      hasRow('judgments.nodes', {
        ordered: /集体土地使用证、房屋所有权证/,
        conductNote: /已申请办理/,
        defendantAgency: { name: '霞浦县牙城镇人民政府' },
        supervisionLedger: {
          court: { name: '福建省霞浦县人民法院' },
          actions: [
            { step: 'POST_JUDGMENT_WARNING', kind: 'RISK_NOTICE' },
            { step: 'POST_JUDGMENT_WARNING', kind: 'VISIT', answer: /释法说理/ },
            { step: 'PRE_ENFORCEMENT_URGING', kind: 'CALL', answer: /纠纷一并化解/ },
          ],
        },
      }),
    ],
  },
  {
    id: 'yacheng-supervised',
    line: '执前三步 Xiapu’s court warned, explained the law and urged; the committee and the assessors read the ledger.',
    asks: [ofNingde, assessors],
    query: `{ supervisionLedgers(filter: { region: "350921", result: [PERFORMED_IN_TIME] }, first: 100) { nodes {
      agency { name } warnedOn urgedOn enforcementFiledOn actions { answer } } } }`,
    answer: [
      hasRow('supervisionLedgers.nodes', {
        agency: { name: '霞浦县牙城镇人民政府' },
        warnedOn: some,
        urgedOn: some,
        enforcementFiledOn: null,
      }),
    ],
  },
  {
    id: 'five-suits',
    line: '同一原告五案 One person and his family, five suits against one district government: only the one of 2020 was enforced.',
    asks: [fujian, ofFujian, analyst],
    query: `{ agencies(filter: { name: "某市某区人民政府" }) { nodes { judgments(orderBy: { field: EFFECTIVE_ON, direction: ASC }) { nodes {
      effectiveOn enteredEnforcement lateDays plaintiffs { kind } series { id } } } } } }`,
    answer: [
      is('agencies.nodes.0.judgments.nodes', [
        { effectiveOn: /^2020/, enteredEnforcement: true },
        ...Array.from({ length: 4 }, () => ({
          effectiveOn: /^2021/,
          enteredEnforcement: false,
          lateDays: 0,
          plaintiffs: [{ kind: 'PERSON' }, { kind: 'PERSON' }],
          series: [some, some, some, some],
        })),
      ]),
    ],
  },
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
    asks: [assessors, ofNingde],
    query: `{ scoringSchemes(filter: { region: "350900", state: [PUBLISHED] }) { nodes { programme issuer { name } } } }`,
    answer: [
      hasRow('scoringSchemes.nodes', { programme: 'PEACE_AND_ORDER', issuer: { name: '中共宁德市委政法委员会' } }),
      hasRow('scoringSchemes.nodes', { programme: 'CIVILISED_UNIT', issuer: { name: '中共宁德市委文明办公室' } }),
      hasRow('scoringSchemes.nodes', { programme: 'GOVERNMENT_PERFORMANCE', issuer: some }),
      hasRow('scoringSchemes.nodes', { programme: 'BUSINESS_ENVIRONMENT', issuer: { name: '宁德市发展和改革委员会' } }),
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
    answer: [everyRow('circularMentions.nodes', { agency: { name: some }, consecutiveTimes: atLeast(2), reason: some })],
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
    asks: [ningde, ofNingde, analyst],
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
    asks: [ningde, ofNingde, analyst],
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
      everyRow('supervisionActions.nodes', { kindLabel: '随判督促函', documentNumber: some, step: 'POST_JUDGMENT_WARNING' }),
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
    answer: [hasRow('dishonestListings.nodes', { listedOn: /^2020-08/, enforcementCase: { judgment: { performanceDueOn: some } } })],
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
