import { Field, Int, ObjectType } from 'type-graphql';

import { comparisonType } from '../../shared/measures/comparison.ts';
import { addDimensionFields, type DimensionLabels } from '../../shared/measures/dimension-fields.ts';
import { StatisticsRow } from '../../shared/measures/statistics-types.ts';
import { DecimalScalar } from '../../shared/scalars/decimal.ts';
import { CrossEnforcementKind, TimelineNode } from '../enforcement-case/case-enums.ts';

const NO_PARTIES = 'null where grouped or filtered by what only cases have: type code, debtor kind, cause, agency';
const NO_JUDGMENTS =
  'null where grouped or filtered by type code or cause, which judgments do not have, or by kinds of debtor other than AGENCY, which are not known of them';

@ObjectType({
  simpleResolvers: true,
  description: '案件统计行 Measures of enforcement cases, and of judgments in force, of one group in one period.',
})
export class CaseStatisticsRow extends StatisticsRow {
  @Field(() => Int, { nullable: true, description: '案件总数 Cases handled: carried over 旧存 + new 新收.' })
  total!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: '旧存案件 Cases filed before the period and not concluded before it.',
  })
  carriedOver!: number | null;

  @Field(() => Int, { nullable: true, description: '新收案件 Cases filed in the period.' })
  newCases!: number | null;

  @Field(() => Int, { nullable: true, description: '执结案件 Cases concluded in the period.' })
  concluded!: number | null;

  @Field(() => DecimalScalar, { nullable: true, description: '执结率 concluded / total; null where total is 0.' })
  conclusionRate!: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      '实际执行案件 Concluded cases performed: voluntarily, by force, or settled and the settlement performed.',
  })
  performed!: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: '实际执行率 performed / concluded; null where concluded is 0.',
  })
  actualPerformanceRate!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: '申请标的总额 Amount claimed in concluded cases, yuan.' })
  claimedAmount!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: '执行到位总额 Amount recovered in concluded cases, yuan.',
  })
  recoveredAmount!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: '执行到位率 recoveredAmount / claimedAmount, of concluded cases; null where nothing was claimed.',
  })
  recoveryRate!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: '首执到位率 recoveredAmount / claimedAmount, of concluded cases of type 执 alone.',
  })
  firstRecoveryRate!: string | null;

  @Field(() => Int, { nullable: true, description: '终本案件 Cases concluded by terminating the procedure for now.' })
  terminated!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: '首次执行结案 Concluded cases of type 执, the denominator of the termination rate.',
  })
  concludedFirst!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: '首次执行终本 Terminated cases of type 执, the numerator of the termination rate.',
  })
  terminatedFirst!: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      '终本率 terminatedFirst / concludedFirst: of first-enforcement cases alone; null where none was concluded.',
  })
  procedureTerminationRate!: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      '合规终本案件 Terminated cases with the date of every step required, three months or more after filing.',
  })
  terminatedCompliant!: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: '终本合规率 terminatedCompliant / terminated; null where terminated is 0.',
  })
  terminationComplianceRate!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: '有财产可供执行案件 Cases handled in the period in which property was found.',
  })
  withProperty!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: '有财产案件法定期限内执结 Of those, concluded in the period and within their statutory period.',
  })
  withPropertyInTime!: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      '有财产可供执行案件法定期限内执结率 withPropertyInTime / withProperty; null where no case had property.',
  })
  inTimeRateWithProperty!: string | null;

  @Field(() => Int, { nullable: true, description: '保全案件 New cases with property preserved before enforcement.' })
  preserved!: number | null;

  @Field(() => DecimalScalar, { nullable: true, description: '保全率 preserved / newCases; null where newCases is 0.' })
  preservationRate!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: `生效判决 Judgments that took effect in the period; ${NO_JUDGMENTS}.`,
  })
  judgments!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `到期判决 Of those, due by the day of the answer; without a term they are due at once; ${NO_JUDGMENTS}.`,
  })
  judgmentsDue!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `进入执行判决 Judgments that took effect in the period and entered enforcement since; ${NO_JUDGMENTS}.`,
  })
  judgmentsEnforced!: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      '自动履行率 1 − those of judgmentsDue that entered enforcement / judgmentsDue; null where none is due, or judgments are not counted.',
  })
  voluntaryPerformanceRate!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: `执行不能案件 Cases concluded in the period in which inability (失能) was found.`,
  })
  inability!: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: `执行不能率 inability / concluded; null where concluded is 0.`,
  })
  inabilityRate!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: `交叉执行案件 Cases that came to another court for enforcement in the period: elevated, designated, coordinated, concentrated.`,
  })
  crossEnforced!: number | null;

  @Field(() => Int, { nullable: true, description: `交叉执行化解案件 Of those, with real progress or settled since.` })
  crossProgressed!: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: `交叉执行化解率 crossProgressed / crossEnforced; null where there was none.`,
  })
  crossProgressRate!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: `交叉执行到位金额 Amount recovered in them since, yuan.` })
  crossRecoveredAmount!: string | null;

  @Field(() => Int, { nullable: true, description: `执转破移送案件 Cases passed on for bankruptcy in the period.` })
  bankruptcyTransfers!: number | null;

  @Field(() => Int, { nullable: true, description: `执转破受理案件 Of those, accepted by the bankruptcy court since.` })
  bankruptcyAccepted!: number | null;

  @Field(() => Int, { nullable: true, description: `执行信访 Petitions received in the period; ${NO_PARTIES}.` })
  petitions!: number | null;

  @Field(() => Int, { nullable: true, description: `已答复信访 Petitions answered in the period; ${NO_PARTIES}.` })
  petitionsAnswered!: number | null;

  @Field(() => Int, { nullable: true, description: `有理信访 Of those answered, founded; ${NO_PARTIES}.` })
  petitionsFounded!: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: `信访有理率 petitionsFounded / petitionsAnswered; null where none was answered; ${NO_PARTIES}.`,
  })
  petitionFoundedRate!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: `到期节点 Nodes of the timeline due in the period that are done, or whose day has passed; ${NO_PARTIES}.`,
  })
  nodesDue!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `超期节点 Of those, done after their day or not done yet; ${NO_PARTIES}.`,
  })
  nodesLate!: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: `节点超期率 nodesLate / nodesDue; null where none was due; ${NO_PARTIES}.`,
  })
  nodeLatenessRate!: string | null;
}

export const CaseComparison = comparisonType('CaseStatisticsComparison', [
  'total',
  'carriedOver',
  'newCases',
  'concluded',
  'performed',
  'claimedAmount',
  'recoveredAmount',
  'terminated',
  'withProperty',
  'preserved',
  'inability',
  'crossEnforced',
  'crossRecoveredAmount',
  'petitions',
  'nodesLate',
  'judgments',
]);

/** Chinese labels of the values of its own dimensions. */
export const CASE_LABELS: DimensionLabels = { node: TimelineNode.labels, kind: CrossEnforcementKind.labels };

addDimensionFields(CaseStatisticsRow, ['agency', 'campaign', 'node', 'ground', 'kind'], CASE_LABELS);
