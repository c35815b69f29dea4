import { atLeast, everyRow, hasRow, is, some } from './answer.ts';
import { analyst, assessment, committee, court, everyone } from './asker.ts';
import { published, type DigestLine } from './digest-line.ts';

const supreme = court('最高法');
const ganzi = court('川33');
const ofGanzi = committee('513300');
const ofGanzisOffice = assessment('513300');
const ofSichuan = committee('510000');

/** 最高人民法院 (人民法院报, 2025-03-11). */
export const rmfyb2025: readonly DigestLine[] = [
  published(
    'applications',
    '首次申请执行 −6.3 % In 2024 applications for enforcement fell by 6.3 %.',
    'national-2024-applications',
  ),
  published('newly-listed', '新纳入 245.7 万人次 2.457 million newly listed, 23.4 % fewer.', 'national-2024-dishonest'),
  published(
    'repaired',
    '信用修复 282.1 万人次 2.821 million returned through credit repair, 35.4 % more: the list shrank for the first time in ten years.',
    'national-2024-repaired',
  ),
  {
    id: 'list-shrank',
    line: '名单数量变化 Whether a region’s list shrank: listed, removed, in force at the end of each year.',
    asks: [ganzi, ofGanzi, ofGanzisOffice, analyst],
    query: `{ creditStatistics(period: "2019-01-01/2023-01-01", groupBy: [PERIOD], filter: { region: "513300" }) { periodLabel dishonestListings dishonestRemovals dishonestInForce } }`,
    answer: [everyRow('creditStatistics', { dishonestListings: atLeast(1), dishonestInForce: atLeast(1) })],
  },
  published(
    'cross',
    '交叉执行 27.2 万件、13.2 万件有进展、到位 1414.2 亿元 Cross-enforced, progressed or settled, recovered.',
    'national-cross',
    'national-cross-progress',
    'national-cross-amount',
  ),
  {
    id: 'cross-by-kind',
    line: '交叉执行按方式 Cross-enforced cases by kind: progress, recovered.',
    asks: [supreme],
    query: `{ caseStatistics(period: "2019-01-01/2025-01-01", groupBy: [KIND]) { kindLabel crossEnforced crossProgressed crossProgressRate crossRecoveredAmount } }`,
    answer: ['提级执行', '指定执行', '协同执行', '集中执行'].map((kindLabel) =>
      hasRow('caseStatistics', { kindLabel, crossEnforced: atLeast(1), crossProgressRate: some }),
    ),
  },
  {
    id: 'cross-rows',
    line: '交叉执行案件 The cases themselves, without names.',
    asks: [supreme],
    query: `{ enforcementCases(first: 5, filter: { crossEnforcementResult: [PROGRESSED, SETTLED] }) { totalCount nodes { crossEnforcementKindLabel originCourt { name } court { name } crossEnforcementResultLabel crossRecoveredAmount } } }`,
    answer: [
      everyRow('enforcementCases.nodes', { crossEnforcementKindLabel: some, crossEnforcementResultLabel: some }),
    ],
  },
  published(
    'training',
    '5 期培训、1360 人 Five national training courses in 2024, 1,360 people trained.',
    'national-2024-training-courses',
    'national-2024-trained',
  ),
  published(
    'september-course',
    '9 月 200 余人 More than 200 at the one of September 2024.',
    'national-2024-09-trained',
  ),
  published('case-library', '案例库 300 余件 More than 300 cases in the case library.', 'national-case-library'),
  {
    id: 'trade-secrets-money',
    line: '技术秘密：金钱 Judgment of 2022-12-26; equipment not destroyed; the basic court (四川天府新区) enforced the money.',
    asks: [supreme],
    query: `{ enforcementCases(first: 10, filter: { region: "510100", conclusionMethod: [FORCED] }) { nodes {
      cause court { name } judgment { effectiveOn performance court { level } } } } }`,
    answer: [
      is('enforcementCases.nodes', [
        {
          cause: '侵害技术秘密纠纷',
          court: { name: '四川天府新区人民法院' },
          judgment: { effectiveOn: '2022-12-26', performance: 'NOT_PERFORMED', court: { level: 'SUPREME' } },
        },
      ]),
    ],
  },
  {
    id: 'trade-secrets-ordered',
    line: '技术秘密：销毁设备 What was ordered: pay, and destroy the equipment.',
    asks: [supreme],
    query: `{ enforcementCases(first: 10, filter: { region: "510100", conclusionMethod: [FORCED] }) { nodes { judgment { ordered } } } }`,
    answer: [everyRow('enforcementCases.nodes', { judgment: { ordered: /销毁/ } })],
  },
  {
    id: 'trade-secrets-settled',
    line: '提级执行、一揽子和解 Chengdu’s intermediate court elevated the rest and settled all related cases on 2024-01-28.',
    asks: [supreme, court('川01')],
    query: `{ enforcementCases(first: 10, filter: { region: "510100", crossEnforcement: [ELEVATED], settledTogether: true }) { totalCount nodes {
      originCourt { name } court { name } conductOrdered conclusionMethod concludedOn crossEnforcementResult settledTogether { concludedOn } } } }`,
    answer: [
      is('enforcementCases.totalCount', 2),
      hasRow('enforcementCases.nodes', { conductOrdered: true }),
      everyRow('enforcementCases.nodes', {
        originCourt: { name: '四川天府新区人民法院' },
        court: { name: '四川省成都市中级人民法院' },
        conclusionMethod: 'SETTLED',
        concludedOn: '2024-01-28',
        crossEnforcementResult: 'SETTLED',
        settledTogether: [{ concludedOn: '2024-01-28' }],
      }),
    ],
  },
  {
    id: 'woodwork',
    line: '木业公司 Judgment of 宜兴 2019; foreign anti-dumping litigation; in April 2024 Wuxi designated 新吴区.',
    asks: [supreme, court('苏02')],
    query: `{ waited: enforcementCases(filter: { region: "320282" }) { nodes { filedOn suspensions { reason } } }
      designated: enforcementCases(filter: { region: "320200", crossEnforcement: [DESIGNATED] }) { nodes { originCourt { name } court { name } filedOn basisNumber } } }`,
    answer: [
      hasRow('waited.nodes', { filedOn: /^2019/, suspensions: [{ reason: /反倾销/ }] }),
      is('designated.nodes', [
        {
          originCourt: { name: '江苏省宜兴市人民法院' },
          court: { name: '江苏省无锡市新吴区人民法院' },
          filedOn: /^2024-04/,
          basisNumber: /^（2019）苏0282/,
        },
      ]),
    ],
  },
  {
    id: 'hotel',
    line: '上海酒店 Financial loan; the debtor kept the hotel; High Court, Financial Court and 虹口区 coordinated the handover.',
    asks: [supreme, court('沪')],
    query: `{ enforcementCases(filter: { region: "310000" }) { nodes { cause typeCode court { name } originCourt { name } crossEnforcementKind assets { kind place } controlMeasures { kind leftInUse liftedOn } } } }`,
    answer: [
      hasRow('enforcementCases.nodes', {
        cause: '金融借款合同纠纷',
        court: { name: '上海市虹口区人民法院' },
        originCourt: { name: '上海金融法院' },
        crossEnforcementKind: 'COORDINATED',
        assets: [{ kind: 'REAL_ESTATE', place: /酒店/ }],
      }),
      hasRow('enforcementCases.nodes', { typeCode: 'COORDINATION', court: { name: '上海市高级人民法院' } }),
    ],
  },
  {
    id: 'three-ways',
    line: '民诉法 237 条 Designated, elevated, coordinated enforcement: the list of ways with their meaning.',
    asks: [supreme, ofGanzi],
    query: `{ enumLabels(names: ["CrossEnforcementKind"]) { label members { name label } } }`,
    answer: [
      hasRow('enumLabels.0.members', { name: 'ELEVATED', label: '提级执行' }),
      hasRow('enumLabels.0.members', { name: 'DESIGNATED', label: '指定执行' }),
      hasRow('enumLabels.0.members', { name: 'COORDINATED', label: '协同执行' }),
    ],
  },
  {
    id: 'unable-not-listed',
    line: '失信与失能 Dishonest told from unable, the unable not listed: which listings must come off for it.',
    asks: [supreme, ganzi],
    query: `{ unable: enforcementCases(first: 100, filter: { inabilityFound: true }) { totalCount nodes { dishonestListings { inForce } } }
      wrong: dishonestListings(first: 100, filter: { inability: true }) { nodes { inForce } } }`,
    answer: [is('unable.totalCount', atLeast(100)), everyRow('wrong.nodes', { inForce: false })],
  },
  {
    id: 'unable-counted',
    line: '失能案件 How many debtors are unable, beside how many are listed.',
    asks: [ganzi, ofGanzi, ofGanzisOffice, analyst],
    query: `{ caseStatistics(period: "2022", filter: { region: "513300" }) { inability inabilityRate } creditStatistics(period: "2022", filter: { region: "513300" }) { dishonestListings } }`,
    answer: [
      everyRow('caseStatistics', { inability: atLeast(1) }),
      is('creditStatistics', [{ dishonestListings: 1308 }]),
    ],
  },
  {
    id: 'credit-repair',
    line: '“四个一批”与信用修复 Repairs asked for and granted, by rate.',
    asks: [ganzi, ofGanzi, ofGanzisOffice, analyst],
    query: `{ creditStatistics(period: "2022", filter: { region: "513300" }) { repairsAsked repairsGranted repairRate dishonestRemovals removalOnTimeRate } }`,
    answer: [everyRow('creditStatistics', { repairsAsked: atLeast(10), repairRate: some, removalOnTimeRate: some })],
  },
  {
    id: 'bankruptcy',
    line: '执转破 Debtors without a way to pay, passed on to bankruptcy.',
    asks: [supreme, ganzi],
    query: `{ enforcementCases(first: 5, filter: { transferredToBankruptcy: true }) { totalCount nodes { bankruptcyTransferredOn bankruptcyAcceptedOn bankruptcyCourt { level } debtorKind } } }`,
    answer: [
      everyRow('enforcementCases.nodes', {
        bankruptcyTransferredOn: some,
        bankruptcyCourt: { level: 'INTERMEDIATE' },
        debtorKind: 'ENTERPRISE',
      }),
    ],
  },
  {
    id: 'goodwill',
    line: '善意执行、“放水养鱼” Goodwill enforcement: what is sealed and left in use.',
    asks: [supreme, ganzi],
    query: `{ controlMeasures(first: 5, filter: { leftInUse: true }) { totalCount nodes { kindLabel assetKindLabel leftInUse } } }`,
    answer: [is('controlMeasures.totalCount', atLeast(1))],
  },
  {
    id: 'traces',
    line: '全流程留痕 Whole-flow traces: the timeline of a case.',
    asks: [supreme, ofGanzi],
    query: `{ enforcementCases(first: 1, filter: { region: "513300", debtorKind: [AGENCY], status: [CONCLUDED] }) { nodes { timeline { nodeLabel dueOn doneOn doneLate } } } }`,
    answer: [hasRow('enforcementCases.nodes.0.timeline', { nodeLabel: '执行通知', doneOn: some })],
  },
  {
    id: 'node-control',
    line: '节点管控、实时监督 Node control, real-time supervision: which nodes are overdue now, and who must act.',
    asks: [supreme, ganzi],
    query: `{ caseNodes(first: 5, filter: { timeliness: [OVERDUE] }) { nodes { nodeLabel dueOn lateDays enforcementCase { nextActorLabel nextNodeLabel } } } }`,
    answer: [everyRow('caseNodes.nodes', { lateDays: atLeast(1), enforcementCase: { nextActorLabel: some } })],
  },
  {
    id: 'quality-review',
    line: '质量评查、抽查 Quality review, random checks: what they found.',
    asks: [supreme, ganzi],
    query: `{ good: enforcementCases(first: 1, filter: { qualityGrade: [EXCELLENT, QUALIFIED] }) { totalCount } bad: enforcementCases(first: 1, filter: { qualityGrade: [FLAWED, UNQUALIFIED] }) { totalCount } }`,
    answer: [is('good.totalCount', atLeast(1)), is('bad.totalCount', atLeast(1))],
  },
  {
    id: 'network-inquiry',
    line: '网络查控 Network inquiry with banks, registries, vehicle offices: how much goes over the network, by channel.',
    asks: [ganzi],
    query: `{ assetStatistics(period: "2022", groupBy: [CHANNEL], filter: { region: "513300" }) { channelLabel inquiriesSent inquiriesAnswered } }`,
    answer: [hasRow('assetStatistics', { channelLabel: /网络/, inquiriesSent: atLeast(1000) })],
  },
  {
    id: 'network-inquiry-units',
    line: '协助单位反馈 And how the units answered, for those who see no property.',
    asks: [ofGanzi, ofGanzisOffice, analyst],
    query: `{ assetStatistics(period: "2022", filter: { region: "513300" }) { inquiriesSent inquiriesAnswered inquiriesRefused onTimeRate medianAnswerDays } }`,
    answer: [everyRow('assetStatistics', { inquiriesSent: atLeast(1000), onTimeRate: some, medianAnswerDays: some })],
  },
  {
    id: 'external-supervision',
    line: '代表、检察监督 External supervision by deputies and procurators: sessions, and advice to courts.',
    asks: [ganzi],
    query: `{ witnessedSessions(first: 5, filter: { region: "513300", held: "2022" }) { totalCount nodes { deputies procurators partLabel } }
      adviceLetters(filter: { region: "513300", matter: [ENFORCEMENT_CONDUCT] }) { nodes { matterLabel content measures } } }`,
    answer: [is('witnessedSessions.totalCount', 15), everyRow('adviceLetters.nodes', { content: some })],
  },
  {
    id: 'external-supervision-counted',
    line: '见证执行场次 The sessions as a count.',
    asks: [ofGanzi, ofGanzisOffice, analyst],
    query: `{ linkageStatistics(period: "2022", filter: { region: "513300" }) { witnessedSessions witnesses adviceLetters adviceAnswerRate } }`,
    answer: [is('linkageStatistics', [{ witnessedSessions: 15, adviceLetters: atLeast(1) }])],
  },
  {
    id: 'press-supervision',
    line: '新闻监督 Supervision by the press: to which enforcements journalists came.',
    asks: [ganzi],
    query: `{ witnessedSessions(first: 20, filter: { region: "513300", held: "2022", witnessedBy: JOURNALIST }) { totalCount nodes { heldOn partLabel place journalists enforcementCase { caseNumber conclusionMethod } } } }`,
    answer: [
      is('witnessedSessions.totalCount', atLeast(5)),
      everyRow('witnessedSessions.nodes', { journalists: atLeast(1), enforcementCase: { conclusionMethod: 'FORCED' } }),
    ],
  },
  {
    id: 'press-supervision-counted',
    line: '新闻媒体到场次数 The same as counts, beside all witnessed enforcements.',
    asks: [ganzi, ofGanzi, ofGanzisOffice, analyst],
    query: `{ linkageStatistics(period: "2022", filter: { region: "513300" }) { witnessedSessions pressSessions journalists } }`,
    answer: [is('linkageStatistics', [{ witnessedSessions: 15, pressSessions: atLeast(5), journalists: atLeast(5) }])],
  },
  {
    id: 'no-interference',
    line: '“三个规定” No interference: who has pledged not to interfere.',
    asks: [supreme, ofGanzi],
    query: `{ commitments(first: 5, filter: { kind: [NOT_INTERFERE] }) { nodes { content agency { name } stateLabel } } }`,
    answer: [everyRow('commitments.nodes', { content: /不以任何方式干预执行/ })],
  },
  {
    id: 'ranges-not-ranks',
    line: '合理区间、禁止排名 Quality indicators mostly as reasonable ranges, and no ranking of courts by them.',
    asks: [everyone, supreme, ofSichuan, analyst],
    query: `{ indicators(filter: { subject: [COURT] }) { nodes { name targetLow targetHigh targetSource } } __type(name: "CourtIndicatorValue") { fields { name } }
      order: __type(name: "CourtIndicatorValueOrderField") { enumValues { name } } }`,
    answer: [everyRow('indicators.nodes', { targetLow: some, targetHigh: some, targetSource: /禁止据以排名/ })],
  },
];
