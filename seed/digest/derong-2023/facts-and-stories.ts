import { atLeast, atMost, everyRow, hasRow, is, moves, some } from '../answer.ts';
import { analyst, assessment, committee, court, housingFund } from '../asker.ts';
import { published, type DigestLine } from '../digest-line.ts';

const ganzi = court('川33');
const ofGanzi = committee('513300');
const assessors = assessment('513300');
/** The questions that are about rates of four years. */
const years = (fields: string): string =>
  `{ caseStatistics(period: "2019-01-01/2023-01-01", groupBy: [PERIOD], filter: { region: "513300" }) { periodLabel ${fields} } }`;
const ofYear = (measure: string): readonly string[] =>
  [2019, 2020, 2021, 2022].map((year) => `ganzi-${year}-${measure}`);

/** 甘孜 (得荣县人民法院, 2023): what happened. */
export const ganziFactsAndStories: readonly DigestLine[] = [
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
    answer: [
      everyRow('assetStatistics', { assistedCases: atLeast(3500) }),
      everyRow('assetStatistics', { assistedCases: atMost(4499) }),
    ],
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
    answer: [
      is('creditStatistics', [{ detentionsAndFines: 44, dishonestListings: 1308, consumptionRestrictions: 1261 }]),
    ],
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
    asks: [ganzi],
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
        {
          conductLabel: some,
          noticeServedOn: some,
          orderedToRecoverOn: some,
          remediedOn: null,
          fineAmount: '300000.00',
        },
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
];
