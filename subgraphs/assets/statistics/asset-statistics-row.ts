import { Field, Int, ObjectType } from 'type-graphql';

import { comparisonType } from '../../shared/measures/comparison.ts';
import { addDimensionFields, type DimensionLabels } from '../../shared/measures/dimension-fields.ts';
import { StatisticsRow } from '../../shared/measures/statistics-types.ts';
import { DecimalScalar } from '../../shared/scalars/decimal.ts';
import { AgencyKind } from '../../shared/schema/domain-enums.ts';
import { AssetKind } from '../asset/asset-kind.ts';
import { ControlKind } from '../control-measure/control-measure.entity.ts';
import { InquiryChannel } from '../inquiry-request/inquiry-request.entity.ts';

/** A number of records; null where it is withheld. */
const Count = (description: string) => Field(() => Int, { description, nullable: true });
/** Yuan; null where it is withheld. */
const Yuan = (description: string) => Field(() => DecimalScalar, { description, nullable: true });
/** A quotient; null where the denominator is 0, or either is withheld. */
const Rate = (description: string) => Field(() => DecimalScalar, { description, nullable: true });

@ObjectType({
  simpleResolvers: true,
  description: '财产处置统计行 Measures of inquiry, control, disposal and payout, of one group in one period.',
})
export class AssetStatisticsRow extends StatisticsRow {
  @Count('发出查询 Requests sent to units in the period.')
  inquiriesSent!: number | null;

  @Count('已反馈查询 Requests answered in the period; a refusal is no answer.')
  inquiriesAnswered!: number | null;

  @Count('拒绝协助 Requests refused in the period.')
  inquiriesRefused!: number | null;

  @Count('反馈不完整 Requests answered in the period without all that was asked.')
  inquiriesIncomplete!: number | null;

  @Rate('协助反馈时长 Sum of (answered − sent) in days / inquiriesAnswered; null where none was answered.')
  averageAnswerDays!: string | null;

  @Rate('协助反馈时长中位数 Median of (answered − sent) in days; null where none was answered.')
  medianAnswerDays!: string | null;

  @Count('到期查询 Requests due in the period that were answered or refused, or whose day has passed.')
  inquiriesDue!: number | null;

  @Count('按期反馈 Of those due, answered by the day they were due.')
  inquiriesOnTime!: number | null;

  @Count('超期反馈 Of those due, answered after that day or not answered yet; the rest were refused.')
  inquiriesLate!: number | null;

  @Rate('协助反馈及时率 inquiriesOnTime / inquiriesDue; null where none was due.')
  onTimeRate!: string | null;

  @Count(
    '协助执行案件 Cases in which a unit was asked, or told to hold or move property, for the first time in the period.',
  )
  assistedCases!: number | null;

  @Count('查明财产 Pieces of property found in the period.')
  assetsFound!: number | null;

  @Yuan('查明财产价值 Appraised value of the property found in the period, as far as it was appraised, yuan.')
  foundValue!: string | null;

  @Count('控制措施 Measures begun in the period, of every kind.')
  measuresTaken!: number | null;

  @Count('轮候查封 Of those, waiting behind another court.')
  measuresWaiting!: number | null;

  @Count('软查封（档案查封） Of those, recorded at the registry only.')
  measuresSoft!: number | null;

  @Count('解除措施 Measures lifted in the period.')
  measuresLifted!: number | null;

  @Yuan('冻结金额 Amount of freezes begun in the period, those that wait left out, yuan.')
  frozenAmount!: string | null;

  @Yuan('划拨金额 Amount transferred to courts in the period, yuan.')
  transferredAmount!: string | null;

  @Count('网络司法拍卖 Auctions held: begun in the period.')
  auctionsHeld!: number | null;

  @Count('网络拍卖案件 Cases of which the first auction at the court was begun in the period.')
  auctionCases!: number | null;

  @Count('结束拍卖 Auctions ended in the period, however they ended.')
  auctionsEnded!: number | null;

  @Count('成交拍卖 Of those ended, sold.')
  auctionsSold!: number | null;

  @Rate('成交率 auctionsSold / auctionsEnded; null where none ended.')
  auctionSuccessRate!: string | null;

  @Yuan('成交金额 Deal prices of the auctions sold, yuan.')
  dealAmount!: string | null;

  @Yuan('成交标的起拍金额 Starting prices of the auctions sold, yuan.')
  soldStartingAmount!: string | null;

  @Rate('溢价率 (dealAmount − soldStartingAmount) / soldStartingAmount: by amount; null where none was sold.')
  premiumRate!: string | null;

  @Count('发放笔数 Payouts made in the period.')
  payoutsMade!: number | null;

  @Yuan('发放金额 Amount paid out in the period, yuan.')
  paidAmount!: string | null;

  @Count('现场发还笔数 Of those, handed over at an open session.')
  onSitePayouts!: number | null;

  @Yuan('现场发还金额 Amount handed over at open sessions, yuan.')
  onSiteAmount!: string | null;

  @Rate('案款发放时长 Sum of (paid − received) in days / payoutsMade; null where none was made.')
  averagePayoutDays!: string | null;

  @Count('到期案款 Payouts due in the period that were made, or whose day has passed.')
  payoutsDue!: number | null;

  @Count('按期发放 Of those due, paid by the day they were due.')
  payoutsOnTime!: number | null;

  @Rate('案款发放及时率 payoutsOnTime / payoutsDue; null where none was due.')
  payoutOnTimeRate!: string | null;
}

export const AssetComparison = comparisonType('AssetStatisticsComparison', [
  'inquiriesSent',
  'inquiriesAnswered',
  'inquiriesLate',
  'assetsFound',
  'foundValue',
  'measuresTaken',
  'auctionsHeld',
  'auctionsSold',
  'dealAmount',
  'payoutsMade',
  'paidAmount',
]);

/** Chinese labels of the values of its own dimensions. */
export const ASSET_LABELS: DimensionLabels = {
  unitKind: AgencyKind.labels,
  channel: InquiryChannel.labels,
  assetKind: AssetKind.labels,
  kind: ControlKind.labels,
};

addDimensionFields(
  AssetStatisticsRow,
  ['agency', 'unit', 'unitKind', 'channel', 'assetKind', 'kind', 'platform'],
  ASSET_LABELS,
);
