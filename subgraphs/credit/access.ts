import { extended, own, type SubgraphAccess } from '../shared/access/define-access.ts';

/**
 * The rights to fields of joint discipline and its repair. A measure is a fact of its case; its subject is a
 * `CreditSubject`, whose fields have different classes. The published part of the list is a separate type and query, so
 * that public access never depends on removing fields from a row.
 */
export const access: SubgraphAccess = {
  Query: own('reference', {
    publication: 'publishedDishonestListings redListEntries',
    statistics: 'creditStatistics',
    creditCheck: 'creditCheck',
    case: `
      consumptionRestriction consumptionRestrictions creditRepair creditRepairs exitRestriction exitRestrictions refusalProsecution refusalProsecutions sanction
      sanctions
    `,
    number: 'dishonestListing dishonestListings sanctionByDecisionNumber',
    identity: 'listedPublicOfficials',
    linkage: 'interception interceptions',
  }),
  PublishedDishonestListing: own(
    'publication',
    {
      publication: `
        instrumentNumber duty extentPerformed ground conduct publishedOn kind name maskedIdentifier court
      `,
    },
    { publication: 'subjectName subjectKind courtCode regionCode' },
  ),
  RedListEntry: own(
    'publication',
    {
      publication: `
        id kind name creditCode reason deed programme civilisationOfficeName listedOn listedUntil withdrawnOn court
        agency civilisationOffice
      `,
    },
    { publication: 'courtCode regionCode' },
  ),
  CreditCheckAnswer: own('creditCheck', { creditCheck: 'index result listed grounds refusal checkCharacterFits' }),
  CreditSubject: own('case', {
    case: 'kind',
    masked: 'maskedName maskedIdentifier',
    party: 'name',
    identity: 'idNumber creditCode',
  }),
  // The published form has its subject's name: court, day and ground alone would link that name to the case.
  DishonestListing: own(
    'number',
    {
      number: `
        subject enforcementCase court party agency id ground extentPerformed minor inability inForce state listedOn
        publishedOn expiresOn suspendedFrom suspendedUntil callToneFrom removalReason removalCausedOn removalDueOn removedOn
        removalLateDays creditRepairs instrumentNumber
      `,
      party: 'conduct duty',
      identity: 'publicOfficial',
      linkage: 'interceptions',
    },
    { number: 'courtCode regionCode caseTypeCode subjectKind cause' },
  ),
  ConsumptionRestriction: own(
    'case',
    {
      case: `
        subject enforcementCase court party agency id imposedOn liftReason liftedOn inForce limits restrictedPersons
      `,
      party: 'reason',
    },
    { case: 'courtCode regionCode caseTypeCode subjectKind' },
  ),
  RestrictedPerson: own('case', {
    case: 'role',
    masked: 'maskedName maskedIdNumber',
    party: 'name',
    identity: 'idNumber',
  }),
  ExitRestriction: own(
    'case',
    {
      case: `
        subject enforcementCase court party agency id decidedOn documentsKept controlUntil liftReason liftedOn
        inForce
      `,
      party: 'reason',
    },
    { case: 'courtCode regionCode caseTypeCode' },
  ),
  Sanction: own(
    'case',
    {
      case: 'subject enforcementCase court party agency id kind reason decidedOn amount days carriedOutOn obstacle daysToCarryOut',
      number: 'decisionNumber',
      party: 'result',
    },
    { case: 'courtCode regionCode caseTypeCode subjectKind' },
  ),
  RefusalProsecution: own(
    'case',
    {
      case: `
        subject enforcementCase court party agency id route stage clueOn referredOn filedOn reviewedOn
        prosecutedOn judgedOn convicted termMonths suspensionMonths declinedOn declineGround heldUpBy heldUpAt
      `,
      party: 'declineReason',
    },
    { case: 'courtCode regionCode caseTypeCode subjectKind' },
  ),
  CreditRepair: own(
    'case',
    {
      case: `
        id ground appliedOn outcome decidedOn suspendedUntil newExpiryOn dishonestListing enforcementCase
      `,
      party: 'note',
    },
    { case: 'courtCode regionCode' },
  ),
  // A member unit may read its own interceptions, but not the listings that caused them.
  Interception: own(
    'linkage',
    { linkage: 'id kind platform occurredAt amount agency dishonestListing' },
    { linkage: 'courtCode regionCode' },
  ),
  CreditStatisticsRow: own('statistics', {
    statistics: `
      asOf scope withheld withheldReason period regionCode courtCode typeCode debtorKind cause dishonestListings dishonestAgencyListings
      dishonestRemovals dishonestInForce removalsDue removalsOnTime removalOnTimeRate consumptionRestrictions
      consumptionLifted consumptionInForce exitRestrictions exitLifted detentions detentionDays fines
      fineAmount detentionsAndFines agencyFines agencyFineAmount assistanceFines assistanceFineAmount
      compelledAppearances searches policeLookouts refusalClues refusalReferrals refusalProsecutions
      refusalPrivateProsecutions refusalJudgments refusalConvictions refusalConvictionRate interceptions
      interceptedAmount repairsAsked repairsDecided repairsGranted repairRate region court agencyId agency unitId unit kind ground
      publicOfficialListings detentionsCarriedOut medianDetentionDelayDays yearOnYear shareOfParent
    `,
  }),
  CreditStatisticsComparison: own('statistics', {
    statistics: `
      withheldReason
      dishonestListings dishonestRemovals dishonestInForce consumptionRestrictions detentions fines fineAmount refusalReferrals refusalProsecutions refusalConvictions interceptions repairsAsked repairsGranted
    `,
  }),

  EnforcementCase: extended('case', {
    case: `
      id consumptionRestrictions exitRestrictions sanctions refusalProsecutions creditRepairs
    `,
    number: 'dishonestListings',
  }),
  Party: extended('case', {
    case: 'id consumptionRestrictions exitRestrictions sanctions refusalProsecutions',
    number: 'dishonestListings',
  }),
  Agency: extended('agency', {
    agency: 'id redListEntries',
    case: 'sanctions consumptionRestrictions refusalProsecutions',
    number: 'dishonestListings',
    linkage: 'interceptions',
  }),
  Region: extended('reference', { reference: 'code' }),
  Court: extended('reference', { reference: 'code' }),
};
