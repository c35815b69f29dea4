import type { Sums } from '../../shared/measures/group.ts';
import { rate } from '../../shared/measures/rate.ts';
import type { StatisticsRow } from '../../shared/measures/statistics-types.ts';
import { subtractDecimals } from '../../shared/scalars/decimal.ts';

import type { AssetStatisticsRow } from './asset-statistics-row.ts';

type Measures = Omit<AssetStatisticsRow, keyof StatisticsRow>;
type Of<Kind> = { [K in keyof Measures]: Measures[K] extends Kind ? K : never }[keyof Measures];

const COUNTS = [
  'inquiriesSent',
  'inquiriesAnswered',
  'inquiriesRefused',
  'inquiriesDue',
  'inquiriesOnTime',
  'inquiriesLate',
  'assetsFound',
  'measuresTaken',
  'measuresWaiting',
  'measuresSoft',
  'measuresLifted',
  'auctionsHeld',
  'auctionCases',
  'auctionsEnded',
  'auctionsSold',
  'payoutsMade',
  'onSitePayouts',
  'payoutsDue',
  'payoutsOnTime',
] as const satisfies readonly Of<number>[];

const AMOUNTS = [
  'foundValue',
  'frozenAmount',
  'transferredAmount',
  'dealAmount',
  'soldStartingAmount',
  'paidAmount',
  'onSiteAmount',
] as const satisfies readonly Of<string>[];

/** The measures of a group: the counts and amounts summed by its sources, and the rates over them. */
export function assetMeasures(sums: Sums): Measures {
  const counts = pick(COUNTS, (name) => Number(sums[name]));
  const amounts = pick(AMOUNTS, (name) => String(sums[name]));
  return {
    ...counts,
    ...amounts,
    averageAnswerDays: rate(Number(sums['answerDays']), counts.inquiriesAnswered),
    onTimeRate: rate(counts.inquiriesOnTime, counts.inquiriesDue),
    auctionSuccessRate: rate(counts.auctionsSold, counts.auctionsEnded),
    premiumRate: rate(subtractDecimals(amounts.dealAmount, amounts.soldStartingAmount), amounts.soldStartingAmount),
    averagePayoutDays: rate(Number(sums['payoutDays']), counts.payoutsMade),
    payoutOnTimeRate: rate(counts.payoutsOnTime, counts.payoutsDue),
  };
}

function pick<Name extends string, Value>(names: readonly Name[], valueOf: (name: Name) => Value): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, valueOf(name)])) as Record<Name, Value>;
}
