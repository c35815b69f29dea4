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
      adviceLetter adviceLetters assistanceBreach assistanceBreaches circularCourtMentions circularMentions
      circularUnitReports circular circulars commitment commitments cooperationAgreement cooperationAgreements
      jointCommitments jointConference jointConferences liaisonOfficers meeting meetings membership memberships
      officialInterviews resolution resolutions unitConnections
    `,
  }),
  JointConference: own('linkage', {
    linkage: 'id name convenerKind establishedOn region convener officeCourt memberships meetings',
  }),
  Membership: own(
    'linkage',
    { linkage: 'id agencyKind role duty joinedOn leftOn conference agency liaisonOfficers' },
    { linkage: 'regionCode' },
  ),
  // Post and term are a matter of the conference. The name is that of a person in office, like a judge's or an officer's, and
  // has their class: not for members and analysts, and no private party's name, so no entry in the ledger. The telephone
  // is personal data like any other: courts only, and recorded.
  LiaisonOfficer: own(
    'linkage',
    {
      linkage: 'id agencyKind post fromDate toDate membership agency',
      number: 'name',
      identity: 'phone',
    },
    { linkage: 'conferenceId regionCode' },
  ),
  UnitConnection: own(
    'linkage',
    { linkage: 'id agencyKind service state since limitation checkedOn agency' },
    { linkage: 'regionCode' },
  ),
  Meeting: own('linkage', {
    linkage: 'id title kind chair heldOn agenda conference region convener resolutions cases',
    attendance: 'attendances',
  }),
  Attendance: own(
    'attendance',
    { attendance: 'id agencyKind meetingKind heldOn attended chiefCame absenceReason meeting agency' },
    { attendance: 'regionCode' },
  ),
  Resolution: own(
    'linkage',
    {
      linkage: `
        id ownerKind content decidedOn dueOn state doneOn meeting owner overdue doneLate daysLate nextStep nextActor
      `,
    },
    { linkage: 'conferenceId regionCode' },
  ),
  CooperationAgreement: own(
    'linkage',
    { linkage: 'id documentNumber title form agencyKind signedOn fromDate toDate court agency fields' },
    { linkage: 'regionCode' },
  ),
  Circular: own('linkage', {
    linkage: `
      id documentNumber title kind issuedOn period progress problems nextSteps region issuer sentTo copiedTo praised named
      courtMentions distribution unitReports
    `,
  }),
  CircularMention: own(
    'linkage',
    { linkage: 'id kind reason consecutiveTimes namedInARow issuedOn circular agency enforcementCase' },
    { linkage: 'regionCode' },
  ),
  CircularCourtMention: own(
    'linkage',
    { linkage: 'id kind reason consecutiveTimes namedInARow issuedOn circular court' },
    { linkage: 'regionCode' },
  ),
  CircularUnitReport: own(
    'linkage',
    { linkage: 'id agencyKind meetingsCalled meetingsAttended chiefAttended work issuedOn circular agency' },
    { linkage: 'regionCode' },
  ),
  CircularDistribution: own('linkage', { linkage: 'office copy withPlacesBelow people' }),
  Commitment: own(
    'linkage',
    { linkage: 'id kind content signedOn dueOn state keptOn agency jointCommitment enforcementCase' },
    { linkage: 'regionCode' },
  ),
  JointCommitment: own(
    'linkage',
    { linkage: 'id title content form signedOn signers commitments courts' },
    { linkage: 'regionCode' },
  ),
  AdviceLetter: own(
    'linkage',
    {
      linkage: `
        id kind documentNumber agencyKind matter content issuedOn answerDueOn answeredOn outcome measures court
        procuratorate agency enforcementCase overdue daysLate
      `,
    },
    { linkage: 'courtCode regionCode' },
  ),
  OfficialInterview: own(
    'linkage',
    { linkage: 'id kind heldOn officials performed agency' },
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
      case: 'id heldOn part deputies consultativeMembers procurators journalists enforcementCase',
      linkage: 'place',
    },
    { case: 'courtCode regionCode' },
  ),
  LinkageStatisticsRow: own('statistics', {
    statistics: `
      asOf scope withheld withheldReason period regionCode courtCode typeCode debtorKind cause memberUnits meetings called attended
      attendanceRate chiefsCame chiefAttendanceRate resolutions resolutionsDone resolutionCompletionRate
      circulars praised named commitments commitmentsKept agreements agreementsInForce gridTasks gridTasksDone
      gridTasksAchieved gridTaskSuccessRate witnessedSessions witnesses pressSessions journalists assistanceBreaches fines fineAmount
      region court agencyId agency unitId unit unitKind kind namedInARow courtsNamed adviceLetters adviceAnswered adviceAnswerRate
       yearOnYear shareOfParent
    `,
  }),
  LinkageStatisticsComparison: own('statistics', {
    statistics: `
      withheldReason
      memberUnits meetings called attended resolutions resolutionsDone circulars named agreements agreementsInForce gridTasks gridTasksDone witnessedSessions assistanceBreaches fineAmount
    `,
  }),

  EnforcementCase: extended('case', {
    case: 'id gridTasks witnessedSessions',
    linkage: 'meetings assistanceBreaches adviceLetters',
  }),
  Agency: extended('agency', {
    agency: 'id',
    attendance: 'attendances',
    linkage: `
      memberships cooperationAgreements circulars commitments assistanceBreaches ownedResolutions adviceLetters
      connections
    `,
  }),
  Region: extended('reference', { reference: 'code', linkage: 'jointConferences meetings' }),
  Court: extended('reference', { reference: 'code', linkage: 'cooperationAgreements circulars adviceLetters' }),
};
