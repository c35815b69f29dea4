import { extended, own, type SubgraphAccess } from '../shared/access/define-access.ts';

/**
 * The rights to fields of the joint conference and its decisions. Attendance has another class than the content of a
 * meeting: assessment counts attendance and must not read the content. Records of one case (grid tasks, witnessed
 * sessions) have that case’s class.
 */
export const access: SubgraphAccess = {
  Query: own('reference', {
    statistics: 'linkageStatistics',
    attendance: 'attendances',
    case: 'gridTask gridTasks witnessedSession witnessedSessions',
    linkage: `
      assistanceBreach assistanceBreaches circularMentions circular circulars commitment commitments
      cooperationAgreement cooperationAgreements jointConference jointConferences meeting meetings membership
      memberships resolution resolutions
    `,
  }),
  JointConference: own('linkage', {
    linkage: 'id name convenerKind establishedOn region convener memberships meetings',
  }),
  Membership: own('linkage', { linkage: 'id role duty joinedOn leftOn conference agency' }, { linkage: 'regionCode' }),
  Meeting: own('linkage', {
    linkage: 'id title kind heldOn agenda conference region convener resolutions cases',
    attendance: 'attendances',
  }),
  Attendance: own(
    'attendance',
    { attendance: 'id heldOn attended chiefCame absenceReason meeting agency' },
    { attendance: 'regionCode' },
  ),
  Resolution: own(
    'linkage',
    { linkage: 'id content decidedOn dueOn state doneOn meeting owner overdue doneLate' },
    { linkage: 'conferenceId regionCode' },
  ),
  CooperationAgreement: own(
    'linkage',
    { linkage: 'id documentNumber title signedOn fromDate toDate court agency fields' },
    { linkage: 'regionCode' },
  ),
  Circular: own('linkage', {
    linkage: 'id documentNumber title kind issuedOn period region issuer sentTo copiedTo praised named',
  }),
  CircularMention: own(
    'linkage',
    { linkage: 'id kind reason issuedOn circular agency enforcementCase' },
    { linkage: 'regionCode' },
  ),
  Commitment: own(
    'linkage',
    { linkage: 'id kind content signedOn dueOn state keptOn agency enforcementCase' },
    { linkage: 'regionCode' },
  ),
  AssistanceBreach: own(
    'linkage',
    {
      linkage: `
        id conduct noticeServedOn breachedOn amount orderedToRecoverOn remediedOn fineAmount finedOn agency
        enforcementCase
      `,
    },
    { linkage: 'courtCode regionCode' },
  ),
  // Grid and place reveal where a debtor lives or where enforcement took place.
  GridTask: own(
    'case',
    { case: 'id kind givenOn doneOn result enforcementCase', linkage: 'grid' },
    { case: 'courtCode regionCode' },
  ),
  WitnessedSession: own(
    'case',
    {
      case: 'id heldOn part deputies consultativeMembers procurators enforcementCase',
      linkage: 'place',
    },
    { case: 'courtCode regionCode' },
  ),
  LinkageStatisticsRow: own('statistics', {
    statistics: `
      asOf scope withheld withheldReason period regionCode courtCode typeCode debtorKind cause memberUnits meetings called attended
      attendanceRate chiefsCame chiefAttendanceRate resolutions resolutionsDone resolutionCompletionRate
      circulars praised named commitments commitmentsKept agreements agreementsInForce gridTasks gridTasksDone
      gridTasksAchieved gridTaskSuccessRate witnessedSessions witnesses assistanceBreaches fines fineAmount
      region court agencyId agency unitId unit kind
       yearOnYear shareOfParent
    `,
  }),
  LinkageStatisticsComparison: own('statistics', {
    statistics: `
      memberUnits meetings called attended resolutions resolutionsDone circulars named agreements agreementsInForce gridTasks gridTasksDone witnessedSessions assistanceBreaches fineAmount
    `,
  }),

  EnforcementCase: extended('case', {
    case: 'id gridTasks witnessedSessions',
    linkage: 'meetings assistanceBreaches',
  }),
  Agency: extended('agency', {
    agency: 'id',
    attendance: 'attendances',
    linkage: 'memberships cooperationAgreements circulars commitments assistanceBreaches ownedResolutions',
  }),
  Region: extended('reference', { reference: 'code', linkage: 'jointConferences meetings' }),
  Court: extended('reference', { reference: 'code', linkage: 'cooperationAgreements' }),
};
