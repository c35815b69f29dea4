import { extended, own, type SubgraphAccess } from '../shared/access/define-access.ts';

/**
 * Who may see what of the courts' case system. What names a case (its number, its instrument, its officer) is apart from
 * what it is about, so that analysts can have the one without the other; whatever a court wrote in its own words may
 * name a party, and takes the right to names.
 */
export const access: SubgraphAccess = {
  Query: own('reference', {
    reference: 'court courts region regions',
    statistics: 'campaign campaigns courtStaff caseStatistics',
    case: 'enforcementCase enforcementCases judgment judgments party petition petitions',
    number: 'enforcementCaseByNumber judgmentByInstrumentNumber',
    identity: 'partiesByIdNumber partiesByCreditCode',
  }),

  Region: own('reference', {
    reference: 'code name level validFrom validTo replacedBy parent children courts',
  }),
  Court: own('reference', {
    reference: 'code name level region parent children',
    statistics: 'staff',
    case: 'enforcementCases',
  }),
  CourtStaff: own(
    'statistics',
    { statistics: 'id year officers judges clerks court caseload casesPerOfficer' },
    { statistics: 'regionCode' },
  ),
  Campaign: own('statistics', {
    statistics: `
      id name fromDate toDate sessions casesTakenUp casesConcluded casesTerminatedCompliant region courts
    `,
    case: 'enforcementCases',
  }),

  EnforcementCase: own('case', {
    case: `
      id typeCode filedOn basisKind cause claimAmount recoveredAmount status dueOn extensionDays concludedOn
      conclusionMethod settlementPerformed propertyFound preservedOn crossEnforcementKind debtorKind
      recoveryRate handlingDays overdueDays inTime court region parties debtorAgency timeline suspensions
      terminationCheck originCourt resumedFrom resumedBy judgment petitions campaign
    `,
    number: 'caseNumber officerName basisNumber',
    party: 'inabilityGround',
  }),
  CaseNode: own('case', { case: 'node dueOn doneOn lateDays' }),
  CaseSuspension: own('case', { case: 'fromDate toDate days', party: 'reason' }),
  TerminationCheck: own('case', {
    case: `
      noticeOn propertyReportOrderedOn consumptionLimitedOn networkSearchedOn fieldSearchedOn debtorSoughtOn
      compliant
    `,
  }),
  // The ground is one of a few words of a list (消极执行, 拖延执行 …), not what the petitioner wrote.
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
        defendantAgency enteredEnforcement enforcementCase lateDays
      `,
      number: 'instrumentNumber',
      party: 'ordered',
    },
    { case: 'regionCode' },
  ),

  Party: own('case', {
    case: 'id role kind minor enforcementCase agency',
    masked: 'maskedName maskedIdentifier maskedPhone',
    party: 'name',
    identity: 'idNumber creditCode phone address',
  }),
  Agency: extended('agency', { agency: 'id', case: 'enforcementCases judgments' }),

  CaseStatisticsRow: own('statistics', {
    statistics: `
      asOf withheld period regionCode courtCode typeCode debtorKind cause total carriedOver newCases concluded
      conclusionRate performed actualPerformanceRate claimedAmount recoveredAmount recoveryRate terminated
      concludedFirst terminatedFirst procedureTerminationRate terminatedCompliant terminationComplianceRate
      withProperty withPropertyInTime inTimeRateWithProperty preserved preservationRate judgments judgmentsDue
      judgmentsEnforced voluntaryPerformanceRate region court
    `,
  }),
};
