import { Field, Int, ObjectType } from 'type-graphql';

import { StatisticsRow } from '../../shared/measures/statistics-types.ts';
import { DecimalScalar } from '../../shared/scalars/decimal.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    '信用惩戒统计行 Measures of joint credit discipline, of one group in one period. Measures are counted by person-times 人次, in the region of the court that took them.',
})
export class CreditStatisticsRow extends StatisticsRow {
  @Field(() => Int, { description: '纳入失信人次 Dishonest listings made in the period.' })
  dishonestListings!: number;

  @Field(() => Int, { description: '纳入失信党政机关 Of those, listings of agencies.' })
  dishonestAgencyListings!: number;

  @Field(() => Int, { description: '删除失信人次 Listings taken off in the period.' })
  dishonestRemovals!: number;

  @Field(() => Int, {
    description: "期末在列人次 Listings in force at the period's end: made, not taken off, term not over.",
  })
  dishonestInForce!: number;

  @Field(() => Int, {
    description: '应删除人次 Listings whose three working days for removal ended in the period, and before today.',
  })
  removalsDue!: number;

  @Field(() => Int, { description: '按期删除人次 Of those, listings taken off in time.' })
  removalsOnTime!: number;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: '按期删除率 removalsOnTime / removalsDue; null where none was due.',
  })
  removalOnTimeRate!: string | null;

  @Field(() => Int, { description: '限制高消费人次 Orders limiting consumption imposed in the period.' })
  consumptionRestrictions!: number;

  @Field(() => Int, { description: '解除限制高消费人次 Orders limiting consumption lifted in the period.' })
  consumptionLifted!: number;

  @Field(() => Int, {
    description: "期末限制高消费人次 Orders limiting consumption in force at the period's end.",
  })
  consumptionInForce!: number;

  @Field(() => Int, { description: '限制出境人次 Restrictions on leaving the country decided in the period.' })
  exitRestrictions!: number;

  @Field(() => Int, { description: '解除限制出境人次 Restrictions on leaving the country lifted in the period.' })
  exitLifted!: number;

  @Field(() => Int, { description: '拘留人次 Detentions decided in the period.' })
  detentions!: number;

  @Field(() => Int, { description: '拘留天数 Days of those detentions.' })
  detentionDays!: number;

  @Field(() => Int, { description: '罚款人次 Fines decided in the period.' })
  fines!: number;

  @Field(() => DecimalScalar, { description: '罚款金额 Amount of those fines, yuan.' })
  fineAmount!: string;

  @Field(() => Int, { description: '拘留、罚款人次 detentions + fines.' })
  detentionsAndFines!: number;

  @Field(() => Int, { description: '对机关单位罚款人次 Fines on agencies, whether as debtors or for not assisting.' })
  agencyFines!: number;

  @Field(() => DecimalScalar, { description: '对机关单位罚款金额 Amount of the fines on agencies, yuan.' })
  agencyFineAmount!: string;

  @Field(() => Int, { description: '对协助执行单位罚款人次 Fines for failing to assist.' })
  assistanceFines!: number;

  @Field(() => DecimalScalar, {
    description: '对协助执行单位罚款金额 Amount of the fines for failing to assist, yuan.',
  })
  assistanceFineAmount!: string;

  @Field(() => Int, { description: '拘传人次 Compelled appearances decided in the period.' })
  compelledAppearances!: number;

  @Field(() => Int, { description: '搜查次数 Searches decided in the period.' })
  searches!: number;

  @Field(() => Int, { description: '移送公安机关临控人次 Lookouts by the police asked for in the period.' })
  policeLookouts!: number;

  @Field(() => Int, { description: '拒执罪线索 Clues of refusal crimes noted in the period.' })
  refusalClues!: number;

  @Field(() => Int, { description: '移送公安机关拒执罪 Refusal cases referred to the police in the period.' })
  refusalReferrals!: number;

  @Field(() => Int, {
    description: '起诉拒执罪人数 Persons charged with refusal, or against whom a private prosecution was accepted.',
  })
  refusalProsecutions!: number;

  @Field(() => Int, { description: '自诉拒执罪人数 Of those, by private prosecution.' })
  refusalPrivateProsecutions!: number;

  @Field(() => Int, { description: '审结拒执罪人数 Persons judged for refusal in the period.' })
  refusalJudgments!: number;

  @Field(() => Int, { description: '判处拒执罪人数 Of those, persons convicted.' })
  refusalConvictions!: number;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: '拒执罪定罪率 refusalConvictions / refusalJudgments; null where none was judged.',
  })
  refusalConvictionRate!: string | null;

  @Field(() => Int, { description: '自动拦截次数 Interceptions by member units in the period.' })
  interceptions!: number;

  @Field(() => DecimalScalar, { description: '拦截金额 Amount of what was intercepted, yuan.' })
  interceptedAmount!: string;

  @Field(() => Int, { description: '信用修复申请 Repairs asked for in the period.' })
  repairsAsked!: number;

  @Field(() => Int, { description: '信用修复办结 Repairs decided in the period.' })
  repairsDecided!: number;

  @Field(() => Int, { description: '准予信用修复 Of those, granted: removed, suspended or shortened.' })
  repairsGranted!: number;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: '信用修复率 repairsGranted / repairsDecided; null where none was decided.',
  })
  repairRate!: string | null;
}
