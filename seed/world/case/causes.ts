import type { Random } from '../../random.ts';

/** A cause of action with its usual range of claims in yuan and the share of enterprise debtors. */
interface Cause {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly weight: number;
  readonly enterpriseDebtor: number;
}

// Claims are log-uniform between low and high; weights follow the order in which enforcement bureaus usually report.
const causes: readonly Cause[] = [
  { name: '民间借贷纠纷', low: 8_000, high: 900_000, weight: 26, enterpriseDebtor: 0.06 },
  { name: '金融借款合同纠纷', low: 20_000, high: 3_000_000, weight: 14, enterpriseDebtor: 0.25 },
  { name: '买卖合同纠纷', low: 5_000, high: 800_000, weight: 12, enterpriseDebtor: 0.4 },
  { name: '劳务合同纠纷', low: 2_000, high: 150_000, weight: 9, enterpriseDebtor: 0.3 },
  { name: '机动车交通事故责任纠纷', low: 5_000, high: 600_000, weight: 8, enterpriseDebtor: 0.15 },
  { name: '离婚纠纷', low: 3_000, high: 200_000, weight: 6, enterpriseDebtor: 0 },
  { name: '抚养费纠纷', low: 2_000, high: 80_000, weight: 4, enterpriseDebtor: 0 },
  { name: '建设工程施工合同纠纷', low: 50_000, high: 6_000_000, weight: 6, enterpriseDebtor: 0.8 },
  { name: '追索劳动报酬纠纷', low: 2_000, high: 120_000, weight: 5, enterpriseDebtor: 0.85 },
  { name: '房屋租赁合同纠纷', low: 3_000, high: 300_000, weight: 4, enterpriseDebtor: 0.3 },
  { name: '物业服务合同纠纷', low: 1_000, high: 20_000, weight: 4, enterpriseDebtor: 0.02 },
  { name: '非诉行政执行', low: 1_000, high: 300_000, weight: 2, enterpriseDebtor: 0.5 },
];
const weights = causes.map((cause) => [cause, cause.weight] as const);

const agencyCauses = [
  ['建设工程施工合同纠纷', 40],
  ['房屋拆迁安置补偿合同纠纷', 18],
  ['行政赔偿', 12],
  ['买卖合同纠纷', 10],
  ['土地租赁合同纠纷', 8],
  ['服务合同纠纷', 7],
  ['劳动争议', 5],
] as const;

/** A cause whose usual range includes this claim in yuan, by weight. */
export function causeOf(random: Random, claim: number): Cause {
  const fitting = weights.filter(([cause]) => cause.low <= claim && claim <= cause.high);
  return random.weighted(fitting.length > 0 ? fitting : weights);
}

export function agencyCauseOf(random: Random): string {
  return random.weighted(agencyCauses);
}

/** A claim in fen of an ordinary case; `scale` 1 is a poorer county. */
export function claimOf(random: Random, scale = 1): number {
  const cause = random.weighted(weights);
  return Math.round(cause.low * (cause.high / cause.low) ** random.next() * 100 * scale);
}
