import { extended, own, type SubgraphAccess } from '../shared/access/define-access.ts';

/**
 * The rights to fields of the courts' case system. Fields that identify a case (number, instrument, officer) have
 * another class than its facts, so that analysts can have the facts without the identity. Free text of a court may name
 * a party, so it needs the right to names.
 */
export const access: SubgraphAccess = {
  Query: own('reference', {
    reference: 'court courts region regions',
    statistics: 'campaign campaigns courtStaff caseStatistics',
    case: 'caseNodes enforcementCase enforcementCases judgment judgments party petition petitions',
    nameless: 'namelessCases',
    number: 'enforcementCaseByNumber judgmentByInstrumentNumber',
    party: 'partiesByName',
    identity: 'partiesByIdNumber partiesByCreditCode',
  }),

  Region: own('reference', {
    reference: 'code name level validFrom validTo replacedBy parent children courts',
  }),
  Court: own('reference', {
    reference: 'code name pinyinInitials level region parent children',
    statistics: 'staff',
    case: 'enforcementCases',
  }),
  CourtStaff: own(
    'statistics',
    {
      statistics: `
        id year officers judges clerks totalStaff joined departed severalPosts officerShare court caseload
        casesPerOfficer courtJudges judgesWithEnforcementYear enforcementYearShare fireFloodDutyDays
      `,
    },
    { statistics: 'regionCode' },
  ),
  Campaign: own('statistics', {
    statistics: `
      id name fromDate toDate sessions casesTakenUp casesConcluded casesTerminatedCompliant region courts
      progressBefore progressRate atDawn atMidnight atWeekends deputiesWatched circularFrequency
      inspectionGroups inspectors presidentsLeading
    `,
    case: 'enforcementCases',
  }),

  EnforcementCase: own(
    'case',
    {
      case: `
      id typeCode filedOn basisKind cause claimAmount recoveredAmount status dueOn extensionDays concludedOn
      conclusionMethod settlementPerformed propertyFound preservedOn crossEnforcementKind debtorKind
      recoveryRate handlingDays overdueDays inTime court region parties debtorAgency timeline suspensions
      terminationCheck originCourt resumedFrom resumedBy judgment petitions campaign
      concludedLate timeliness inabilityFound preservationGuidedOn crossEnforcedOn crossEnforcementResult
      crossRecoveredAmount assistingCourt settledTogether resumedOn lastSearchedOn nextReviewDueOn
      reviewLateDays bankruptcyTransferredOn bankruptcyAcceptedOn bankruptcyCourt nextNode nextNodeDueOn
      nextNodeLateDays nextActor nodeLateDays leaderPost cluesGiven debtorTracedOn debtorTracedBy
      conductOrdered delayInterest qualityReviewedOn qualityGrade
    `,
      number: 'caseNumber officerName basisNumber',
      party: 'inabilityGround',
    },
    {
      case: 'originCourtCode assistingCourtCode jointSettlementId',
    },
  ),
  // The same records, told so that no published name can be put to one: `nameless-case/`.
  NamelessCase: own(
    'nameless',
    {
      nameless: `
        region filedMonth claimFrom claimBelow claimLabel typeCode basisKind cause debtorKind status conclusionMethod propertyFound
        inabilityFound concludedLate
      `,
    },
    // Its filters by these find rows that show them, in months and prefectures; its order is that of the ids.
    { nameless: 'id filedOn' },
  ),
  CaseNode: own(
    'case',
    { case: 'id node dueOn doneOn doneLate lateDays enforcementCase' },
    { case: 'courtCode regionCode' },
  ),
  CaseSuspension: own('case', { case: 'fromDate toDate days', party: 'reason' }),
  TerminationCheck: own('case', {
    case: `
      noticeOn propertyReportOrderedOn consumptionLimitedOn networkSearchedOn fieldSearchedOn debtorSoughtOn
      compliant
    `,
  }),
  // The ground is one of a fixed list (消极执行, 拖延执行 …), not the petitioner's own text.
  Petition: own(
    'case',
    {
      case: 'id filedOn ground founded answeredOn enforcementCase court waitingDays',
    },
    { case: 'regionCode' },
  ),
  Judgment: own(
    'case',
    {
      case: `
        id effectiveOn kind amount performanceDueOn orderConcrete orderHasTerm performedOn court
        defendantAgency enteredEnforcement enforcementCase lateDays instance crossRegion conductProgress
        explainedOn performance plaintiffs series
      `,
      number: 'instrumentNumber',
      party: 'ordered conductNote',
    },
    { case: 'regionCode seriesId' },
  ),
  Plaintiff: own('case', {
    case: 'id kind',
    masked: 'maskedName maskedIdentifier',
    party: 'name',
    identity: 'idNumber creditCode',
  }),

  Party: own('case', {
    case: 'id role kind minor enforcementCase agency',
    masked: 'maskedName maskedIdentifier maskedPhone',
    party: 'name',
    identity: 'idNumber creditCode phone address',
  }),
  Agency: extended('agency', { agency: 'id', case: 'enforcementCases judgments' }),

  CaseStatisticsRow: own('statistics', {
    statistics: `
      asOf scope withheld withheldReason period regionCode courtCode typeCode debtorKind cause total carriedOver newCases concluded
      conclusionRate performed actualPerformanceRate claimedAmount recoveredAmount recoveryRate firstRecoveryRate terminated
      concludedFirst terminatedFirst procedureTerminationRate terminatedCompliant terminationComplianceRate
      withProperty withPropertyInTime inTimeRateWithProperty preserved preservationRate judgments judgmentsDue
      judgmentsEnforced voluntaryPerformanceRate inability inabilityRate crossEnforced crossProgressed crossProgressRate
      crossRecoveredAmount bankruptcyTransfers bankruptcyAccepted petitions petitionsAnswered petitionsFounded
      petitionFoundedRate nodesDue nodesLate nodeLatenessRate agencyId agency campaignId node ground kind
      region court yearOnYear
      shareOfParent
    `,
  }),
  CaseStatisticsComparison: own('statistics', {
    statistics: `
      withheldReason
      total carriedOver newCases concluded performed claimedAmount recoveredAmount terminated withProperty preserved
      inability crossEnforced crossRecoveredAmount petitions nodesLate judgments
    `,
  }),
};
