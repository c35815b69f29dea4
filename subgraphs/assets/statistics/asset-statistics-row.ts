import { Field, Int, ObjectType } from 'type-graphql';

import { StatisticsRow } from '../../shared/measures/statistics-types.ts';
import { DecimalScalar } from '../../shared/scalars/decimal.ts';

/** A number of records, never null. */
const Count = (description: string) => Field(() => Int, { description });
/** Yuan, never null. */
const Yuan = (description: string) => Field(() => DecimalScalar, { description });
/** A quotient; null where the denominator is 0. */
const Rate = (description: string) => Field(() => DecimalScalar, { description, nullable: true });

@ObjectType({
  simpleResolvers: true,
  description: '财产处置统计行 Measures of inquiry, control, disposal and payout, of one group in one period.',
})
export class AssetStatisticsRow extends StatisticsRow {
  @Count('发出查询 Requests sent to units in the period.')
  inquiriesSent!: number;

  @Count('已反馈查询 Requests answered in the period; a refusal is no answer.')
  inquiriesAnswered!: number;

  @Count('拒绝协助 Requests refused in the period.')
  inquiriesRefused!: number;

  @Rate('协助反馈时长 Sum of (answered − sent) in days / inquiriesAnswered; null where none was answered.')
  averageAnswerDays!: string | null;

  @Count('到期查询 Requests due in the period that were answered or refused, or whose day has passed.')
  inquiriesDue!: number;

  @Count('按期反馈 Of those due, answered by the day they were due.')
  inquiriesOnTime!: number;

  @Count('超期反馈 Of those due, answered after that day or not answered yet; the rest were refused.')
  inquiriesLate!: number;

  @Rate('协助反馈及时率 inquiriesOnTime / inquiriesDue; null where none was due.')
  onTimeRate!: string | null;

  @Count('查明财产 Pieces of property found in the period.')
  assetsFound!: number;

  @Yuan('查明财产价值 Appraised value of the property found in the period, as far as it was appraised, yuan.')
  foundValue!: string;

  @Count('控制措施 Measures begun in the period, of every kind.')
  measuresTaken!: number;

  @Count('轮候查封 Of those, waiting behind another court.')
  measuresWaiting!: number;

  @Count('软查封（档案查封） Of those, recorded at the registry only.')
  measuresSoft!: number;

  @Count('解除措施 Measures lifted in the period.')
  measuresLifted!: number;

  @Yuan('冻结金额 Amount of freezes begun in the period, those that wait left out, yuan.')
  frozenAmount!: string;

  @Yuan('划拨金额 Amount transferred to courts in the period, yuan.')
  transferredAmount!: string;

  @Count('网络司法拍卖 Auctions held: begun in the period.')
  auctionsHeld!: number;

  @Count('网络拍卖案件 Cases in which an auction was begun in the period.')
  auctionCases!: number;

  @Count('结束拍卖 Auctions ended in the period, however they ended.')
  auctionsEnded!: number;

  @Count('成交拍卖 Of those ended, sold.')
  auctionsSold!: number;

  @Rate('成交率 auctionsSold / auctionsEnded; null where none ended.')
  auctionSuccessRate!: string | null;

  @Yuan('成交金额 Deal prices of the auctions sold, yuan.')
  dealAmount!: string;

  @Yuan('成交标的起拍金额 Starting prices of the auctions sold, yuan.')
  soldStartingAmount!: string;

  @Rate('溢价率 (dealAmount − soldStartingAmount) / soldStartingAmount: by amount; null where none was sold.')
  premiumRate!: string | null;

  @Count('发放笔数 Payouts made in the period.')
  payoutsMade!: number;

  @Yuan('发放金额 Amount paid out in the period, yuan.')
  paidAmount!: string;

  @Count('现场发还笔数 Of those, handed over at an open session.')
  onSitePayouts!: number;

  @Yuan('现场发还金额 Amount handed over at open sessions, yuan.')
  onSiteAmount!: string;

  @Rate('案款发放时长 Sum of (paid − received) in days / payoutsMade; null where none was made.')
  averagePayoutDays!: string | null;

  @Count('到期案款 Payouts due in the period that were made, or whose day has passed.')
  payoutsDue!: number;

  @Count('按期发放 Of those due, paid by the day they were due.')
  payoutsOnTime!: number;

  @Rate('案款发放及时率 payoutsOnTime / payoutsDue; null where none was due.')
  payoutOnTimeRate!: string | null;
}
