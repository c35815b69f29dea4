import { extended, own, type SubgraphAccess } from '../shared/access/define-access.ts';

/**
 * The rights to fields of inquiry, control, disposal and payout. Requests and answers of units have another class than
 * the property itself: a political-legal committee supervises the units' assistance and must not see the property.
 */
export const access: SubgraphAccess = {
  Query: own('reference', {
    statistics: 'assetStatistics',
    inquiry: 'assistedCases inquiryRequest inquiryRequests',
    asset: 'asset assets auction auctions controlMeasure controlMeasures payout payouts',
  }),
  Asset: own(
    'asset',
    {
      asset: `
        id kind foundOn appraisedValue appraisedOn networkCovered holder foundBy enforcementCase controlMeasures auctions
      `,
      masked: 'maskedIdentifier',
      identity: 'identifier place',
    },
    { asset: 'courtCode regionCode' },
  ),
  // The text of a request names the property sought, and may name its holder.
  InquiryRequest: own(
    'inquiry',
    {
      inquiry: `
        id agencyKind channel assetKind sentOn dueOn answeredOn answeredLate outcome answerComplete refusalReason timeliness answerDays lateDays agency
        subject enforcementCase
      `,
      asset: 'question assetsFound',
    },
    { inquiry: 'courtCode regionCode' },
  ),
  ControlMeasure: own(
    'asset',
    {
      asset: `
        id assetKind channel delegated leftInUse kind form queueOrder amount fromDate untilDate renewedOn liftedOn waiting inForce asset
        enforcementCase
      `,
    },
    { asset: 'courtCode regionCode' },
  ),
  Auction: own(
    'asset',
    {
      asset: `
        id assetKind platform round appraisedValue startingPrice startedOn endedOn bidCount dealPrice outcome
        premiumRate asset enforcementCase
      `,
    },
    { asset: 'courtCode regionCode' },
  ),
  Payout: own(
    'asset',
    {
      asset: 'id form amount receivedOn dueOn paidOn paidLate timeliness payee enforcementCase',
      party: 'lateReason',
    },
    { asset: 'courtCode regionCode' },
  ),
  AssistedCase: own(
    'inquiry',
    {
      inquiry: `
        id firstAssistedOn lastAssistedOn requestCount noticeCount unitCount refusedCount lateCount
        enforcementCase
      `,
    },
    { inquiry: 'courtCode regionCode' },
  ),
  AssetStatisticsRow: own('statistics', {
    statistics: `
      asOf scope withheld withheldReason period regionCode courtCode typeCode debtorKind cause inquiriesSent inquiriesAnswered
      inquiriesRefused averageAnswerDays inquiriesDue inquiriesOnTime inquiriesLate onTimeRate assetsFound
      foundValue measuresTaken measuresWaiting measuresSoft measuresLifted frozenAmount transferredAmount
      auctionsHeld auctionCases auctionsEnded auctionsSold auctionSuccessRate dealAmount soldStartingAmount
      premiumRate payoutsMade paidAmount onSitePayouts onSiteAmount averagePayoutDays payoutsDue payoutsOnTime
      payoutOnTimeRate region court agencyId agency unitId unit unitKind inquiriesIncomplete assistedCases channel assetKind kind platform
      medianAnswerDays yearOnYear shareOfParent
    `,
  }),
  AssetStatisticsComparison: own('statistics', {
    statistics: `
      withheldReason
      inquiriesSent inquiriesAnswered inquiriesLate assetsFound foundValue measuresTaken auctionsHeld auctionsSold dealAmount payoutsMade paidAmount
    `,
  }),

  EnforcementCase: extended('case', {
    case: 'id',
    inquiry: 'assistance inquiryRequests',
    asset: 'assets controlMeasures auctions payouts',
  }),
  Party: extended('case', { case: 'id', asset: 'assets' }),
  Agency: extended('agency', { agency: 'id', inquiry: 'inquiryRequests' }),
  Region: extended('reference', { reference: 'code' }),
  Court: extended('reference', { reference: 'code' }),
};
