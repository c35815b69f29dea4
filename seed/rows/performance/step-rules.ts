import type { StepRule } from '../../../subgraphs/performance/step-duty/step-rule.entity.ts';
import type { SupervisionLedger } from '../../../subgraphs/performance/supervision-ledger/supervision-ledger.entity.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import { addDays } from '../../../subgraphs/shared/date-arithmetic.ts';
import { idOf } from '../../random.ts';

type Node = StepRule['node'];
type Rule = readonly [node: Node, countedFrom: StepRule['countedFrom'], days: number, source: string];

/**
 * The sources name the steps, not their days. Where a statute sets a term it is cited; elsewhere the days are the default
 * of the sample's office.
 */
const plan: readonly Rule[] = [
  ['FILING_REMINDER', 'LEDGER_OPENED', 5, '行政诉讼法第六十七条：立案之日起五日内发送起诉状副本，立案提示随副本发出'],
  ['PRE_JUDGMENT_TALK', 'LEDGER_OPENED', 45, '样例默认值：立案后四十五日内'],
  ['ORDER_CONCRETE', 'JUDGMENT_EFFECTIVE', 0, '“5+2”机制两项标准之一：判项明确具体（法治日报2022-01-14）'],
  ['TERM_SET', 'JUDGMENT_EFFECTIVE', 0, '“5+2”机制两项标准之二：金钱给付判项载明履行期限（法治日报2022-01-14）'],
  ['POST_JUDGMENT_WARNING', 'JUDGMENT_EFFECTIVE', 2, '样例默认值：裁判生效后二日内'],
  ['PRE_ENFORCEMENT_URGING', 'TERM_END', 3, '样例默认值：履行期限届满后三日内，申请执行之前'],
  ['POST_ENFORCEMENT_DISCIPLINE', 'ENFORCEMENT_FILED', 15, '样例默认值：执行立案后十五日内'],
  ['PERFORMANCE', 'TERM_END', 0, '生效裁判载明的履行期限'],
];

/** The rule of each node, in their order. */
export const stepRules: readonly Row<StepRule>[] = plan.map(([node, countedFrom, days, source], at) => ({
  id: idOf('st', node),
  serial: at + 1,
  node,
  countedFrom,
  days,
  source,
}));

/** The last day on which a node of a ledger is in time; null where the day from which it is counted is not known. */
export function dueOn(node: Node, ledger: Row<SupervisionLedger>): string | null {
  const rule = ruleOf(node);
  const day = {
    LEDGER_OPENED: ledger.openedOn,
    JUDGMENT_EFFECTIVE: ledger.judgmentEffectiveOn,
    TERM_END: ledger.performanceDueOn,
    ENFORCEMENT_FILED: ledger.enforcementFiledOn,
  }[rule.countedFrom];
  return day === null ? null : addDays(day, rule.days);
}

/** The place of a node in their order, from 1. */
export function numberOf(node: Node): number {
  return ruleOf(node).serial;
}

function ruleOf(node: Node): Row<StepRule> {
  return stepRules.find((rule) => rule.node === node) as Row<StepRule>;
}
