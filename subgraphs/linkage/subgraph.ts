import 'reflect-metadata';
import { byKeys, elsewhere } from '../shared/loading/references.ts';
import type { SubgraphDefinition } from '../shared/server/define-subgraph.ts';

import { access } from './access.ts';
import { AdviceLetter } from './advice-letter/advice-letter.entity.ts';
import { AdviceLetterResolver } from './advice-letter/advice-letter.resolver.ts';
import { AgencyResolver } from './agency/agency.resolver.ts';
import { AssistanceBreach } from './assistance-breach/assistance-breach.entity.ts';
import { AssistanceBreachResolver } from './assistance-breach/assistance-breach.resolver.ts';
import { Attendance } from './attendance/attendance.entity.ts';
import { AttendanceResolver } from './attendance/attendance.resolver.ts';
import { CircularDistribution, CircularUnitReport } from './circular/circular-content.entity.ts';
import { CircularCourtMention } from './circular/circular-court-mention.entity.ts';
import { CircularCourtMentionResolver } from './circular/circular-court-mention.resolver.ts';
import { CircularMentionResolver } from './circular/circular-mention.resolver.ts';
import { CircularMention, CircularRecipient } from './circular/circular-parts.entity.ts';
import { CircularUnitReportResolver } from './circular/circular-unit-report.resolver.ts';
import { Circular } from './circular/circular.entity.ts';
import { CircularResolver } from './circular/circular.resolver.ts';
import { Commitment } from './commitment/commitment.entity.ts';
import { CommitmentResolver } from './commitment/commitment.resolver.ts';
import { AgreementField, CooperationAgreement } from './cooperation-agreement/cooperation-agreement.entity.ts';
import { CooperationAgreementResolver } from './cooperation-agreement/cooperation-agreement.resolver.ts';
import { CourtResolver } from './court/court.resolver.ts';
import { EnforcementCaseResolver } from './enforcement-case/enforcement-case.resolver.ts';
import { GridTask } from './grid-task/grid-task.entity.ts';
import { GridTaskResolver } from './grid-task/grid-task.resolver.ts';
import { JointCommitment, JointCommitmentCourt } from './joint-commitment/joint-commitment.entity.ts';
import { JointCommitmentResolver } from './joint-commitment/joint-commitment.resolver.ts';
import { JointConference } from './joint-conference/joint-conference.entity.ts';
import { JointConferenceResolver } from './joint-conference/joint-conference.resolver.ts';
import { LiaisonOfficer } from './liaison-officer/liaison-officer.entity.ts';
import { LiaisonOfficerResolver } from './liaison-officer/liaison-officer.resolver.ts';
import { Meeting, MeetingCase } from './meeting/meeting.entity.ts';
import { MeetingResolver } from './meeting/meeting.resolver.ts';
import { Membership } from './membership/membership.entity.ts';
import { MembershipResolver } from './membership/membership.resolver.ts';
import { OfficialInterview } from './official-interview/official-interview.entity.ts';
import { OfficialInterviewResolver } from './official-interview/official-interview.resolver.ts';
import { RegionResolver } from './region/region.resolver.ts';
import { Resolution } from './resolution/resolution.entity.ts';
import { ResolutionResolver } from './resolution/resolution.resolver.ts';
import { LINKAGE_STATISTICS, LinkageStatisticsResolver } from './statistics/linkage-statistics.resolver.ts';
import { UnitConnection } from './unit-connection/unit-connection.entity.ts';
import { UnitConnectionResolver } from './unit-connection/unit-connection.resolver.ts';
import { visibility } from './visibility.ts';
import { WitnessedSession } from './witnessed-session/witnessed-session.entity.ts';
import { WitnessedSessionResolver } from './witnessed-session/witnessed-session.resolver.ts';

/** The joint conference and its decisions. */
export const linkage: SubgraphDefinition = {
  name: 'linkage',
  entities: [
    JointConference,
    Membership,
    LiaisonOfficer,
    UnitConnection,
    Meeting,
    MeetingCase,
    Attendance,
    Resolution,
    CooperationAgreement,
    AgreementField,
    Circular,
    CircularMention,
    CircularRecipient,
    CircularCourtMention,
    CircularUnitReport,
    CircularDistribution,
    Commitment,
    JointCommitment,
    JointCommitmentCourt,
    AdviceLetter,
    OfficialInterview,
    GridTask,
    AssistanceBreach,
    WitnessedSession,
  ],
  visibility,
  sources: LINKAGE_STATISTICS.sources,
  resolvers: [
    JointConferenceResolver,
    MembershipResolver,
    LiaisonOfficerResolver,
    UnitConnectionResolver,
    MeetingResolver,
    AttendanceResolver,
    ResolutionResolver,
    CooperationAgreementResolver,
    CircularResolver,
    CircularMentionResolver,
    CircularCourtMentionResolver,
    CircularUnitReportResolver,
    CommitmentResolver,
    JointCommitmentResolver,
    AdviceLetterResolver,
    OfficialInterviewResolver,
    GridTaskResolver,
    AssistanceBreachResolver,
    WitnessedSessionResolver,
    EnforcementCaseResolver,
    AgencyResolver,
    RegionResolver,
    CourtResolver,
    LinkageStatisticsResolver,
  ],
  access,
  references: {
    JointConference: byKeys(JointConference, ['id']),
    Membership: byKeys(Membership, ['id']),
    Meeting: byKeys(Meeting, ['id']),
    Attendance: byKeys(Attendance, ['id']),
    Resolution: byKeys(Resolution, ['id']),
    CooperationAgreement: byKeys(CooperationAgreement, ['id']),
    Circular: byKeys(Circular, ['id']),
    CircularMention: byKeys(CircularMention, ['id']),
    CircularCourtMention: byKeys(CircularCourtMention, ['id']),
    CircularUnitReport: byKeys(CircularUnitReport, ['id']),
    Commitment: byKeys(Commitment, ['id']),
    JointCommitment: byKeys(JointCommitment, ['id']),
    AdviceLetter: byKeys(AdviceLetter, ['id']),
    OfficialInterview: byKeys(OfficialInterview, ['id']),
    LiaisonOfficer: byKeys(LiaisonOfficer, ['id']),
    UnitConnection: byKeys(UnitConnection, ['id']),
    GridTask: byKeys(GridTask, ['id']),
    AssistanceBreach: byKeys(AssistanceBreach, ['id']),
    WitnessedSession: byKeys(WitnessedSession, ['id']),
    Agency: elsewhere,
    Region: elsewhere,
    Court: elsewhere,
    EnforcementCase: elsewhere,
  },
};
