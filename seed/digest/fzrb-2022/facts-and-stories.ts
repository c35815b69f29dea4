import { atLeast, atMost, everyRow, hasRow, is, some } from '../answer.ts';
import { analyst, assessment, committee, court } from '../asker.ts';
import { published, type DigestLine } from '../digest-line.ts';

const ningde = court('闽09');
const ofNingde = committee('350900');
const assessors = assessment('350900');
const fujian = court('闽');
const ofFujian = committee('350000');

/** 宁德 “零强制执行” (法治日报, 2022-01-14): what happened. */
export const ningdeFactsAndStories: readonly DigestLine[] = [
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
    asks: [ningde, ofNingde],
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
    asks: [ningde, ofFujian],
    query: `{ agencies(filter: { name: "异地某县人民政府" }) { nodes { sanctions { nodes { kind amount decidedOn } } } } }`,
    answer: [is('agencies.nodes.0.sanctions.nodes', [{ kind: 'FINE', amount: '500000.00', decidedOn: /^2020/ }])],
    figures: ['ningde-2020-fine'],
  },
  {
    id: 'fine-counted',
    line: '对机关罚款 The fine and the listing as counts, for who sees no rows of another place’s agency.',
    asks: [ofNingde, assessors],
    query: `{ creditStatistics(period: "2020", filter: { region: "350900" }) { agencyFines agencyFineAmount dishonestAgencyListings } }`,
    answer: [is('creditStatistics', [{ agencyFines: 1, agencyFineAmount: '500000.00', dishonestAgencyListings: 1 }])],
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
    asks: [ningde, ofFujian],
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
    asks: [fujian, ofFujian],
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
    asks: [ningde, ofNingde],
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
    asks: [fujian, ofFujian],
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
];
