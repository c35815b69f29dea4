import { addsUpTo, atLeast, everyRow, hasRow, is, some } from '../answer.ts';
import { analyst, committee, court } from '../asker.ts';
import { published, type DigestLine } from '../digest-line.ts';

const gansu = court('甘');
const ofGansu = committee('620000');
const ganzi = court('川33');
const ofGanzi = committee('513300');

/** 甘肃 (甘肃法制报, 2018-11-19): what happened. What only the province’s own set tells is marked `gansu`. */
export const gansuFactsAndStories: readonly DigestLine[] = [
  published(
    'handled',
    '受理 31.7 万件、执结 27.9 万件、到位 354 亿 Received, concluded, rate and amount from 2016 to 20 October 2018.',
    'gansu-2016-2018-received',
    'gansu-2016-2018-concluded',
    'gansu-2016-2018-rate',
    'gansu-2016-2018-amount',
  ),
  {
    id: 'handled-counted',
    line: '受理与执结（计算） The same, counted over the cases.',
    asks: [gansu, ofGansu, analyst],
    set: 'gansu',
    query: `{ caseStatistics(period: "2016-01-01/2018-11-01", filter: { region: "620000" }) { total concluded conclusionRate recoveredAmount } }`,
    answer: [
      is('caseStatistics', [
        { total: 316_997, concluded: 279_226, conclusionRate: /^0\.880/, recoveredAmount: /^354/ },
      ]),
    ],
  },
  published(
    'with-property',
    '有财产可供执行案件法定期限内执结率 93.42 % Cases with property, and those concluded in the statutory period.',
    'gansu-2016-2018-property-received',
    'gansu-2016-2018-property-in-time',
    'gansu-2016-2018-property-rate',
  ),
  published(
    'terminations',
    '终本 20522 件、合规 98.56 % Terminations of 2018 and how many were compliant.',
    'gansu-2018-terminated',
    'gansu-2018-terminated-compliant',
  ),
  published('refusal-408', '拒执罪 408 人 Convictions for refusal.', 'gansu-2016-2018-refusal-convictions'),
  published(
    'gansu-auctions-published',
    '网拍 5900 件、成交率 69.3 %、成交额 18.9 亿、溢价率 39.48 % Online auctions.',
    ...['gansu-auctions', 'gansu-auction-success', 'gansu-auction-amount', 'gansu-auction-premium'],
  ),
  {
    id: 'auctions-counted',
    line: '网拍（计算） The same, counted.',
    asks: [gansu, ofGansu, analyst],
    set: 'gansu',
    query: `{ assetStatistics(period: "2018", filter: { region: "620000" }) { auctionCases auctionSuccessRate dealAmount premiumRate } }`,
    answer: [
      is('assetStatistics', [
        { auctionCases: 5900, auctionSuccessRate: /^0\.693/, dealAmount: '1890000000.00', premiumRate: '0.3948' },
      ]),
    ],
  },
  published(
    'campaign-counts',
    '百日会战战果 What the campaign did: actions, detentions, summonses, searches, limits, listings, exit, police, convictions, cases.',
    ...[
      'actions',
      'detained',
      'summoned',
      'searches',
      'consumption',
      'dishonest',
      'exit',
      'police',
      'convictions',
      'cases',
      'concluded',
      'compliant',
      'progress',
    ].map((what) => `gansu-campaign-${what}`),
  ),
  {
    id: 'campaign',
    line: '百日会战 Begun 9 April 2018; progress 57 % before; 289,730 cases taken up, 192,754 concluded.',
    asks: [gansu, ofGansu, analyst],
    query: `{ campaigns(filter: { region: "620000" }) { nodes { name fromDate toDate sessions casesTakenUp casesConcluded casesTerminatedCompliant progressBefore progressRate } } }`,
    answer: [
      is('campaigns.nodes', [
        {
          name: '百日会战',
          fromDate: '2018-04-09',
          sessions: 3307,
          casesTakenUp: 289_730,
          casesConcluded: 192_754,
          casesTerminatedCompliant: 74_696,
          progressBefore: '0.57',
          progressRate: /^0\.923/,
        },
      ]),
    ],
  },
  published('progress-before', '会战前进度 57 % Progress before the campaign.', 'gansu-campaign-progress-before'),
  published(
    'staff-share',
    '干警三分之一至二分之一投入 A third to a half of each court’s staff took part.',
    'gansu-campaign-staff-share-low',
    'gansu-campaign-staff-share-high',
  ),
  published('high-court-team', '省高院 60 人队伍 The High Court’s own team of 60.', 'gansu-campaign-high-court-team'),
  published(
    'inspectors',
    '97 人、12 个督导组 97 officers in 12 inspection groups.',
    'gansu-campaign-inspectors',
    'gansu-campaign-inspection-groups',
  ),
  published('presidents', '114 名院长上一线 Presidents of 114 courts at the front.', 'gansu-campaign-presidents'),
  {
    id: 'campaign-leading',
    line: '督导与领办 Inspectors, groups and presidents, as fields of the campaign.',
    asks: [gansu, ofGansu, analyst],
    query: `{ campaigns(filter: { region: "620000" }) { nodes { inspectionGroups inspectors presidentsLeading } } }`,
    answer: [is('campaigns.nodes', [{ inspectionGroups: 12, inspectors: 97, presidentsLeading: 114 }])],
  },
  published(
    'party-group',
    '党组专题研究 16 次 The High Court’s party group met 16 times on it.',
    'gansu-party-group-meetings',
  ),
  published('pledging-courts', '17 个中院签责任书 17 intermediate courts signed pledges.', 'gansu-pledging-courts'),
  published(
    'vehicles-and-centre',
    '指挥车 28 辆、指挥中心 250 平方米 28 command vehicles, a command centre of 250 m².',
    'gansu-command-vehicles',
    'gansu-command-centre',
  ),
  published(
    'platforms',
    '115 个法院、5 家平台 115 courts on 5 auction platforms.',
    'gansu-courts-on-platforms',
    'gansu-auction-platforms',
  ),
  {
    id: 'platforms-counted',
    line: '五家平台（计算） The five platforms, with their auctions.',
    asks: [gansu, analyst],
    set: 'gansu',
    query: `{ assetStatistics(period: "2018", groupBy: [PLATFORM], filter: { region: "620000" }) { platform auctionsHeld } }`,
    answer: [
      is(
        'assetStatistics',
        Array.from({ length: 5 }, () => ({ platform: some, auctionsHeld: atLeast(1) })),
      ),
    ],
  },
  published('connected-banks', '3 家地方银行全面对接 3 local banks fully connected.', 'gansu-connected-banks'),
  {
    id: 'connected-banks-listed',
    line: '全面对接的银行 Which banks are connected for inquiry, freezing and transfer.',
    asks: [gansu, ofGansu],
    set: 'gansu',
    query: `{ unitConnections(filter: { region: "620000", agencyKind: [BANK], service: [TRANSFER], state: [IN_PLACE] }) { totalCount nodes { agency { name } } } }`,
    answer: [is('unitConnections.totalCount', 3)],
  },
  {
    id: 'gym-members',
    line: '健身会员 278 人 西固区, early October 2018: 278 applicants, one debtor, 430,000 paid out on the spot.',
    asks: [gansu],
    query: `{ assetStatistics(period: "2018-10", filter: { region: "620104" }) { onSitePayouts onSiteAmount } }`,
    answer: [is('assetStatistics', [{ onSitePayouts: 278, onSiteAmount: /^43\d{4}\./ }])],
    figures: ['lanzhou-xigu-refund'],
  },
  {
    id: 'gym-cases',
    line: '278 件、同一被执行人 278 cases against one gym that closed, without names.',
    asks: [gansu],
    query: `{ enforcementCases(first: 100, filter: { region: "620104" }) { totalCount nodes { cause debtorKind claimAmount concludedOn } } }`,
    answer: [
      is('enforcementCases.totalCount', 278),
      everyRow('enforcementCases.nodes', { cause: '服务合同纠纷', debtorKind: 'ENTERPRISE' }),
    ],
  },
  {
    id: 'gym-detention',
    line: '负责人被拘留 Paid after the person in charge was detained.',
    asks: [gansu],
    query: `{ sanctions(filter: { region: "620104", kind: [DETENTION] }) { nodes { decidedOn subject { kind } result } } }`,
    answer: [is('sanctions.nodes', [{ subject: { kind: 'PERSON' }, result: /278/ }])],
  },
  {
    id: 'chen',
    line: '陈某（秦安） Could not borrow while listed; paid 80,000 and 20,000 of interest for delay; asked to be removed.',
    asks: [gansu],
    query: `{ enforcementCases(filter: { region: "620522" }) { nodes { recoveredAmount delayInterest
      dishonestListings { removalReason interceptions { kind } creditRepairs { ground outcome } } } } }`,
    answer: [
      is('enforcementCases.nodes', [
        {
          recoveredAmount: '80000.00',
          delayInterest: '20000.00',
          dishonestListings: [
            {
              removalReason: 'PERFORMED',
              interceptions: [{ kind: 'LOAN' }],
              creditRepairs: [{ ground: 'PERFORMED', outcome: 'REMOVED' }],
            },
          ],
        },
      ]),
    ],
  },
  {
    id: 'wang',
    line: '王某（临洮） 50,000; persuaded by the court’s party secretary, nothing forced.',
    asks: [gansu],
    query: `{ enforcementCases(filter: { region: "621124" }) { nodes { recoveredAmount conclusionMethod } } }`,
    answer: [is('enforcementCases.nodes', [{ recoveredAmount: '50000.00', conclusionMethod: 'VOLUNTARY' }])],
  },
  {
    id: 'advice-to-organisation',
    line: '向组织、监察部门发司法建议 Otherwise judicial advice goes to organisation and supervision departments.',
    asks: [ganzi, ofGanzi],
    query: `{ adviceLetters(first: 100, filter: { kind: [JUDICIAL], matter: [PUBLIC_OFFICIAL] }) { nodes { agency { name } content answeredOn measures } } }`,
    answer: [everyRow('adviceLetters.nodes', { agency: { name: /组织部$|纪律检查委员会$/ }, content: /公职人员/ })],
  },
  {
    id: 'lu',
    line: '卢某（七里河） Found by 合作市’s police at 22:00, fetched that night; the family brought 16,000.',
    asks: [gansu],
    query: `{ enforcementCases(filter: { region: "620103" }) { nodes { recoveredAmount debtorTracedBy debtorTracedOn sanctions { kind result carriedOutOn } } } }`,
    answer: [
      is('enforcementCases.nodes.0', {
        recoveredAmount: '16000.00',
        debtorTracedBy: 'POLICE',
        debtorTracedOn: '2018-06-14',
      }),
      hasRow('enforcementCases.nodes.0.sanctions', { kind: 'POLICE_LOOKOUT', result: /22时.*合作市公安机关/ }),
      hasRow('enforcementCases.nodes.0.sanctions', {
        kind: 'COMPELLED_APPEARANCE',
        result: /连夜.*16000元/,
        carriedOutOn: '2018-06-14',
      }),
    ],
  },
  {
    id: 'tang',
    line: '唐某（合水） Nine labour cases, 130,000; traced by the 执行天眼 system in 镇原 and brought in by that court: two courts together.',
    asks: [gansu],
    query: `{ enforcementCases(filter: { region: "621024", debtorTracedBy: [TRACING_SYSTEM] }) { totalCount nodes {
      cause recoveredAmount assistingCourt { name } conclusionMethod } } }`,
    answer: [
      is('enforcementCases.totalCount', 9),
      everyRow('enforcementCases.nodes', {
        cause: '追索劳动报酬纠纷',
        assistingCourt: { name: '甘肃省镇原县人民法院' },
        conclusionMethod: 'FORCED',
      }),
      addsUpTo('enforcementCases.nodes', 'recoveredAmount', 130_000),
    ],
  },
];
