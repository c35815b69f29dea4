import type { Indicator } from '../../../subgraphs/performance/indicator/indicator.entity.ts';
import type { ScoringRule } from '../../../subgraphs/performance/scoring-scheme/scoring-rule.entity.ts';
import type { ScoringScheme } from '../../../subgraphs/performance/scoring-scheme/scoring-scheme.entity.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';

/** The event in an agency's ledgers that a rule scores. */
export type ScoredEvent =
  'OVERDUE' | 'FILED' | 'NAMED' | 'SANCTIONED' | 'ALL_IN_TIME' | 'URGED' | 'UNANSWERED' | 'NOBODY_NAMED';

export interface PlannedRule {
  readonly event: ScoredEvent;
  readonly kind: ScoringRule['kind'];
  readonly points: string;
  readonly cap: string | null;
}

export interface PlannedScheme {
  readonly regionCode: '350900' | '510000';
  readonly programme: ScoringScheme['programme'];
  readonly version: number;
  readonly name: string;
  readonly issuer: string;
  readonly deductionCap: string | null;
  readonly bonusCap: string | null;
  readonly weight: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  /** Null for a draft. */
  readonly publishedOn: string | null;
  readonly rules: readonly PlannedRule[];
}

/** The indicator and the rule text of each event. */
export const eventWords: Readonly<Record<ScoredEvent, { readonly indicator: string; readonly text: string }>> = {
  OVERDUE: { indicator: 'PERFORMED_IN_TIME', text: '生效裁判确定的履行期限届满未履行的，每件扣分' },
  FILED: { indicator: 'ENTERED_ENFORCEMENT', text: '被申请强制执行立案的，每件扣分' },
  NAMED: { indicator: 'NAMED_IN_CIRCULAR', text: '因未履行生效裁判被联合通报的，每次扣分' },
  SANCTIONED: { indicator: 'SANCTIONED', text: '被处以罚款或者纳入失信被执行人名单的，每次扣分' },
  ALL_IN_TIME: { indicator: 'PERFORMED_IN_TIME', text: '有到期生效裁判且全部按期履行的，加分' },
  URGED: { indicator: 'PERFORMED_AFTER_URGING', text: '收到督促后十五日内主动履行的，每件加分' },
  UNANSWERED: { indicator: 'NOTICE_ANSWERED_IN_TIME', text: '收到立案提示、判后预警十五日内未反馈的，每件扣分' },
  NOBODY_NAMED: { indicator: 'ANSWERABLE_NAMED', text: '未明确责任部门和责任人，或者只交外聘律师的，每件扣分' },
};

const ofAgency = {
  subject: 'AGENCY',
  ...{ targetLow: null, targetHigh: null, targetFrom: null, targetSource: null },
} as const;

/** The ranges of the sample are its own: the sources do not have the Supreme Court's numbers. */
const ofCourt = {
  subject: 'COURT',
  phase: null,
  targetFrom: '2022-01-01',
  targetSource: '样例区间。最高人民法院2024年9月起对多数质量指标设合理区间，禁止据以排名；其数值不在本库的来源之中',
} as const;

export const indicators: readonly Row<Indicator>[] = [
  {
    code: 'PERFORMED_IN_TIME',
    name: '生效裁判按期履行率',
    definition: '期限内履行的到期裁判数 ÷ 考评期内履行期限届满的裁判数',
    unit: '比率',
    higherIsBetter: true,
    phase: 'FRONT',
    ...ofAgency,
  },
  {
    code: 'NOTICE_ANSWERED_IN_TIME',
    name: '督促反馈及时率',
    definition: '十五日内反馈的立案提示、判后预警数 ÷ 考评期内发出的立案提示、判后预警数',
    unit: '比率',
    higherIsBetter: true,
    phase: 'FRONT',
    ...ofAgency,
  },
  {
    code: 'ANSWERABLE_NAMED',
    name: '责任明确率',
    definition: '明确责任部门和责任人职务的台账数 ÷ 考评期内新建台账数',
    unit: '比率',
    higherIsBetter: true,
    phase: 'FRONT',
    ...ofAgency,
  },
  {
    code: 'ENTERED_ENFORCEMENT',
    name: '进入强制执行案件数',
    definition: '考评期内被申请强制执行立案的案件数',
    unit: '件',
    higherIsBetter: false,
    phase: 'BACK',
    ...ofAgency,
  },
  {
    code: 'NAMED_IN_CIRCULAR',
    name: '被联合通报次数',
    definition: '考评期内因未履行被联合通报的次数',
    unit: '次',
    higherIsBetter: false,
    phase: 'BACK',
    ...ofAgency,
  },
  {
    code: 'SANCTIONED',
    name: '被惩戒次数',
    definition: '考评期内被罚款、纳入失信名单的次数',
    unit: '次',
    higherIsBetter: false,
    phase: 'BACK',
    ...ofAgency,
  },
  {
    code: 'PERFORMED_AFTER_URGING',
    name: '督促后履行件数',
    definition: '考评期内收到督促后十五日内主动履行的件数',
    unit: '件',
    higherIsBetter: true,
    phase: 'FRONT',
    ...ofAgency,
  },
  {
    code: 'COURT_RECOVERY_RATE',
    name: '执行到位率',
    definition: '执行到位金额 ÷ 申请标的额，均为当年结案的案件',
    unit: '比率',
    higherIsBetter: false,
    targetLow: '0.400000',
    targetHigh: '0.800000',
    ...ofCourt,
  },
  {
    code: 'COURT_TERMINATION_RATE',
    name: '首次执行案件终本率',
    definition: '终结本次执行程序的首次执行案件数 ÷ 当年结案的首次执行案件数',
    unit: '比率',
    higherIsBetter: false,
    targetLow: '0.100000',
    targetHigh: '0.350000',
    ...ofCourt,
  },
];

const ruleOf =
  (kind: PlannedRule['kind']) =>
  (event: ScoredEvent, points: string, cap: string | null): PlannedRule => ({ event, kind, points, cap });
const minus = ruleOf('DEDUCTION');
const plus = ruleOf('BONUS');

/**
 * Ningde's schemes in the sample, and Sichuan's, which only shows how little the deduction weighs there (得荣县人民法院, 2023).
 * It is published that unperformed judgments count in these four programmes (法治日报, 2022-01-14), and that Sichuan counts
 * enforcement since 2021; points and weights are not published and were chosen here. The second version of peace and order deducts more
 * for filed cases, so that the scores of two years follow different rules.
 */
export const plannedSchemes: readonly PlannedScheme[] = [
  {
    regionCode: '350900',
    programme: 'PEACE_AND_ORDER',
    version: 1,
    weight: '0.030000',
    name: '宁德市平安综治考评履行生效裁判评分细则（2020年版）',
    issuer: '中共宁德市委政法委员会',
    deductionCap: '60.00',
    bonusCap: '2.00',
    validFrom: '2020-01-01',
    validTo: '2021-01-01',
    publishedOn: '2019-12-20',
    rules: [
      minus('OVERDUE', '2.00', '20.00'),
      minus('FILED', '3.00', '30.00'),
      minus('NAMED', '2.00', '10.00'),
      minus('SANCTIONED', '10.00', null),
      plus('ALL_IN_TIME', '1.00', null),
      plus('URGED', '0.50', '2.00'),
    ],
  },
  {
    regionCode: '350900',
    programme: 'PEACE_AND_ORDER',
    version: 2,
    weight: '0.050000',
    name: '宁德市平安综治考评履行生效裁判评分细则（2021年版）',
    issuer: '中共宁德市委政法委员会',
    deductionCap: '60.00',
    bonusCap: '2.00',
    validFrom: '2021-01-01',
    validTo: null,
    publishedOn: '2020-12-22',
    rules: [
      minus('OVERDUE', '2.00', '20.00'),
      minus('FILED', '5.00', '40.00'),
      minus('NAMED', '3.00', '15.00'),
      minus('SANCTIONED', '10.00', null),
      plus('ALL_IN_TIME', '1.00', null),
      plus('URGED', '0.50', '1.50'),
    ],
  },
  {
    regionCode: '350900',
    programme: 'CIVILISED_UNIT',
    version: 1,
    weight: '0.020000',
    name: '宁德市文明单位测评履行生效裁判负面清单（2020年版）',
    issuer: '中共宁德市委文明办公室',
    deductionCap: null,
    bonusCap: null,
    validFrom: '2020-01-01',
    validTo: null,
    publishedOn: '2019-12-27',
    rules: [minus('FILED', '1.00', '10.00'), minus('SANCTIONED', '20.00', null)],
  },
  {
    regionCode: '350900',
    programme: 'GOVERNMENT_PERFORMANCE',
    version: 1,
    weight: '0.020000',
    name: '宁德市绩效考评依法履职指标评分细则（2020年版）',
    issuer: '宁德市人民政府',
    deductionCap: '20.00',
    bonusCap: '1.00',
    validFrom: '2020-01-01',
    validTo: null,
    publishedOn: '2019-12-30',
    rules: [
      minus('OVERDUE', '0.50', '10.00'),
      minus('FILED', '1.00', '10.00'),
      minus('SANCTIONED', '5.00', null),
      plus('URGED', '0.20', '1.00'),
    ],
  },
  {
    regionCode: '350900',
    programme: 'BUSINESS_ENVIRONMENT',
    version: 1,
    weight: '0.050000',
    name: '宁德市营商环境季度监测政府守信践诺指标（2020年版）',
    issuer: '宁德市发展和改革委员会',
    deductionCap: '50.00',
    bonusCap: null,
    validFrom: '2020-01-01',
    validTo: null,
    publishedOn: '2019-12-31',
    rules: [minus('OVERDUE', '0.50', '20.00'), minus('FILED', '2.00', '40.00'), minus('NAMED', '2.00', null)],
  },
  {
    regionCode: '350900',
    programme: 'BUSINESS_ENVIRONMENT',
    version: 2,
    weight: '0.060000',
    name: '宁德市营商环境季度监测政府守信践诺指标（征求意见稿）',
    issuer: '宁德市发展和改革委员会',
    deductionCap: '50.00',
    bonusCap: '2.00',
    validFrom: '2023-01-01',
    validTo: null,
    publishedOn: null,
    rules: [
      minus('OVERDUE', '1.00', '20.00'),
      minus('FILED', '2.00', '40.00'),
      minus('NAMED', '2.00', null),
      plus('ALL_IN_TIME', '2.00', null),
      // The draft moves the assessment forward, to the steps before enforcement (后端评价 to 前端考核).
      minus('UNANSWERED', '0.50', '10.00'),
      minus('NOBODY_NAMED', '0.50', '10.00'),
    ],
  },
  {
    regionCode: '510000',
    programme: 'PEACE_AND_ORDER',
    version: 1,
    weight: '0.005000',
    name: '四川省平安建设考评协助执行评分细则（2021年版）',
    issuer: '中共四川省委政法委员会',
    deductionCap: '20.00',
    bonusCap: null,
    validFrom: '2021-01-01',
    validTo: null,
    publishedOn: '2020-12-28',
    rules: [minus('FILED', '1.00', '10.00'), minus('NAMED', '2.00', '10.00')],
  },
];
