import { Field, Int, ObjectType } from 'type-graphql';

import { comparisonType } from '../../shared/measures/comparison.ts';
import { addDimensionFields, type DimensionLabels } from '../../shared/measures/dimension-fields.ts';
import { StatisticsRow } from '../../shared/measures/statistics-types.ts';
import { DecimalScalar } from '../../shared/scalars/decimal.ts';
import { SupervisionActionKind } from '../supervision-action/supervision-action.entity.ts';

@ObjectType({
  simpleResolvers: true,
  description: '督促统计行 Measures of supervision ledgers and of the actions taken, of one group in one period.',
})
export class SupervisionStatisticsRow extends StatisticsRow {
  @Field(() => Int, { nullable: true, description: '新建台账 Ledgers opened in the period.' })
  opened!: number | null;

  @Field(() => Int, { nullable: true, description: '销号台账 Ledgers closed in the period.' })
  closed!: number | null;

  @Field(() => Int, { nullable: true, description: '期末在督台账 Ledgers open at the end of the period.' })
  openAtEnd!: number | null;

  @Field(() => Int, { nullable: true, description: '履行 Duties met in the period.' })
  performed!: number | null;

  @Field(() => Int, { nullable: true, description: '未进入执行即履行 Of those, met without enforcement being filed.' })
  performedWithoutFiling!: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: '零强制履行率 performedWithoutFiling / performed; null where performed is 0.',
  })
  performedWithoutFilingRate!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: '履行期限届满 Duties whose term of performance ended in the period.',
  })
  due!: number | null;

  @Field(() => Int, { nullable: true, description: '按期履行 Of those, met within the term.' })
  duePerformed!: number | null;

  @Field(() => DecimalScalar, { nullable: true, description: '按期履行率 duePerformed / due; null where due is 0.' })
  inTimeRate!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: '判项不达标 Ledgers opened whose order is not concrete or sets no term.',
  })
  vague!: number | null;

  @Field(() => DecimalScalar, { nullable: true, description: '判项不达标率 vague / opened; null where opened is 0.' })
  vagueRate!: string | null;

  @Field(() => Int, { nullable: true, description: '督促措施 Actions taken in the period, of every kind.' })
  actions!: number | null;

  @Field(() => Int, { nullable: true, description: '风险提示 Risk notices.' })
  riskNotices!: number | null;

  @Field(() => Int, { nullable: true, description: '随判督促函 Notes that went out with a judgment.' })
  judgmentNotes!: number | null;

  @Field(() => Int, { nullable: true, description: '电话督促 Telephone calls.' })
  calls!: number | null;

  @Field(() => Int, { nullable: true, description: '上门督促 Visits.' })
  visits!: number | null;

  @Field(() => Int, { nullable: true, description: '督办 Orders of superiors or of the political-legal committee.' })
  superintendences!: number | null;

  @Field(() => Int, { nullable: true, description: '约谈 Interviews.' })
  interviews!: number | null;

  @Field(() => Int, { nullable: true, description: '联合通报 Joint circulars.' })
  jointCirculars!: number | null;

  @Field(() => Int, { nullable: true, description: '罚款 Fines on agencies.' })
  fines!: number | null;

  @Field(() => DecimalScalar, { nullable: true, description: '罚款金额 Amount of those fines, yuan.' })
  fineAmount!: string | null;

  @Field(() => Int, { nullable: true, description: '纳入失信名单 Agencies listed as dishonest debtors.' })
  listings!: number | null;
}

export const SupervisionComparison = comparisonType('SupervisionStatisticsComparison', [
  'opened',
  'closed',
  'openAtEnd',
  'performed',
  'due',
  'duePerformed',
  'vague',
  'actions',
  'fines',
  'fineAmount',
]);

/** Chinese labels of the values of its own dimensions. */
export const SUPERVISION_LABELS: DimensionLabels = {
  kind: SupervisionActionKind.labels,
};

addDimensionFields(SupervisionStatisticsRow, ['agency', 'kind'], SUPERVISION_LABELS);
