import { Field, Int, ObjectType } from 'type-graphql';

import { comparisonType } from '../../shared/measures/comparison.ts';
import { addDimensionFields, type DimensionLabels } from '../../shared/measures/dimension-fields.ts';
import { StatisticsRow } from '../../shared/measures/statistics-types.ts';
import { DecimalScalar } from '../../shared/scalars/decimal.ts';
import { RepairGround } from '../credit-repair/credit-repair.entity.ts';
import { DishonestGround } from '../dishonest-listing/listing-enums.ts';
import { InterceptionKind } from '../interception/interception.entity.ts';
import { SanctionKind, SanctionReason } from '../sanction/sanction.entity.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    '信用惩戒统计行 Measures of joint credit discipline, of one group in one period. Measures are counted by person-times 人次, in the region of the court that took them.',
})
export class CreditStatisticsRow extends StatisticsRow {
  @Field(() => Int, { nullable: true, description: '纳入失信人次 Dishonest listings made in the period.' })
  dishonestListings!: number | null;

  @Field(() => Int, { nullable: true, description: '纳入失信党政机关 Of those, listings of agencies.' })
  dishonestAgencyListings!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: '纳入失信公职人员 Of the listings made, those of public officials.',
  })
  publicOfficialListings!: number | null;

  @Field(() => Int, { nullable: true, description: '删除失信人次 Listings taken off in the period.' })
  dishonestRemovals!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "期末在列人次 Listings in force at the period's end: made, not taken off, term not over.",
  })
  dishonestInForce!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: '应删除人次 Listings whose three working days for removal ended in the period, and before today.',
  })
  removalsDue!: number | null;

  @Field(() => Int, { nullable: true, description: '按期删除人次 Of those, listings taken off in time.' })
  removalsOnTime!: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: '按期删除率 removalsOnTime / removalsDue; null where none was due.',
  })
  removalOnTimeRate!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: '限制高消费人次 Orders limiting consumption imposed in the period.',
  })
  consumptionRestrictions!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: '解除限制高消费人次 Orders limiting consumption lifted in the period.',
  })
  consumptionLifted!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "期末限制高消费人次 Orders limiting consumption in force at the period's end.",
  })
  consumptionInForce!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: '限制出境人次 Restrictions on leaving the country decided in the period.',
  })
  exitRestrictions!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: '解除限制出境人次 Restrictions on leaving the country lifted in the period.',
  })
  exitLifted!: number | null;

  @Field(() => Int, { nullable: true, description: '拘留人次 Detentions decided in the period.' })
  detentions!: number | null;

  @Field(() => Int, { nullable: true, description: '拘留天数 Days of those detentions.' })
  detentionDays!: number | null;

  @Field(() => Int, { nullable: true, description: '已执行拘留人次 Of the detentions decided, carried out since.' })
  detentionsCarriedOut!: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      '送拘用时中位数 Median days from decision to custody of detentions decided in the period; null where none was carried out.',
  })
  medianDetentionDelayDays!: string | null;

  @Field(() => Int, { nullable: true, description: '罚款人次 Fines decided in the period.' })
  fines!: number | null;

  @Field(() => DecimalScalar, { nullable: true, description: '罚款金额 Amount of those fines, yuan.' })
  fineAmount!: string | null;

  @Field(() => Int, { nullable: true, description: '拘留、罚款人次 detentions + fines.' })
  detentionsAndFines!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: '对机关单位罚款人次 Fines on agencies, whether as debtors or for not assisting.',
  })
  agencyFines!: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: '对机关单位罚款金额 Amount of the fines on agencies, yuan.',
  })
  agencyFineAmount!: string | null;

  @Field(() => Int, { nullable: true, description: '对协助执行单位罚款人次 Fines for failing to assist.' })
  assistanceFines!: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: '对协助执行单位罚款金额 Amount of the fines for failing to assist, yuan.',
  })
  assistanceFineAmount!: string | null;

  @Field(() => Int, { nullable: true, description: '拘传人次 Compelled appearances decided in the period.' })
  compelledAppearances!: number | null;

  @Field(() => Int, { nullable: true, description: '搜查次数 Searches decided in the period.' })
  searches!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: '移送公安机关临控人次 Lookouts by the police asked for in the period.',
  })
  policeLookouts!: number | null;

  @Field(() => Int, { nullable: true, description: '拒执罪线索 Clues of refusal crimes noted in the period.' })
  refusalClues!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: '移送公安机关拒执罪 Refusal cases referred to the police in the period.',
  })
  refusalReferrals!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: '起诉拒执罪人数 Persons charged with refusal, or against whom a private prosecution was accepted.',
  })
  refusalProsecutions!: number | null;

  @Field(() => Int, { nullable: true, description: '自诉拒执罪人数 Of those, by private prosecution.' })
  refusalPrivateProsecutions!: number | null;

  @Field(() => Int, { nullable: true, description: '审结拒执罪人数 Persons judged for refusal in the period.' })
  refusalJudgments!: number | null;

  @Field(() => Int, { nullable: true, description: '判处拒执罪人数 Of those, persons convicted.' })
  refusalConvictions!: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: '拒执罪定罪率 refusalConvictions / refusalJudgments; null where none was judged.',
  })
  refusalConvictionRate!: string | null;

  @Field(() => Int, { nullable: true, description: '自动拦截次数 Interceptions by member units in the period.' })
  interceptions!: number | null;

  @Field(() => DecimalScalar, { nullable: true, description: '拦截金额 Amount of what was intercepted, yuan.' })
  interceptedAmount!: string | null;

  @Field(() => Int, { nullable: true, description: '信用修复申请 Repairs asked for in the period.' })
  repairsAsked!: number | null;

  @Field(() => Int, { nullable: true, description: '信用修复办结 Repairs decided in the period.' })
  repairsDecided!: number | null;

  @Field(() => Int, { nullable: true, description: '准予信用修复 Of those, granted: removed, suspended or shortened.' })
  repairsGranted!: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: '信用修复率 repairsGranted / repairsDecided; null where none was decided.',
  })
  repairRate!: string | null;
}

export const CreditComparison = comparisonType('CreditStatisticsComparison', [
  'dishonestListings',
  'dishonestRemovals',
  'dishonestInForce',
  'consumptionRestrictions',
  'detentions',
  'fines',
  'fineAmount',
  'refusalReferrals',
  'refusalProsecutions',
  'refusalConvictions',
  'interceptions',
  'repairsAsked',
  'repairsGranted',
]);

/** Chinese labels of the values of its own dimensions. */
export const CREDIT_LABELS: DimensionLabels = {
  kind: { ...SanctionKind.labels, ...InterceptionKind.labels },
  ground: { ...DishonestGround.labels, ...SanctionReason.labels, ...RepairGround.labels },
};

addDimensionFields(CreditStatisticsRow, ['agency', 'unit', 'kind', 'ground'], CREDIT_LABELS);
