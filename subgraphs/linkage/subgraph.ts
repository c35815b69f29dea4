import 'reflect-metadata';
import { byKeys, elsewhere } from '../shared/loading/references.ts';
import type { SubgraphDefinition } from '../shared/server/define-subgraph.ts';

import { access } from './access.ts';
import { AgencyResolver } from './agency/agency.resolver.ts';
import { AssistanceBreach } from './assistance-breach/assistance-breach.entity.ts';
import { AssistanceBreachResolver } from './assistance-breach/assistance-breach.resolver.ts';
import { Attendance } from './attendance/attendance.entity.ts';
import { AttendanceResolver } from './attendance/attendance.resolver.ts';
import { CircularMentionResolver } from './circular/circular-mention.resolver.ts';
import { CircularMention, CircularRecipient } from './circular/circular-parts.entity.ts';
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
import { JointConference } from './joint-conference/joint-conference.entity.ts';
import { JointConferenceResolver } from './joint-conference/joint-conference.resolver.ts';
import { Meeting, MeetingCase } from './meeting/meeting.entity.ts';
import { MeetingResolver } from './meeting/meeting.resolver.ts';
import { Membership } from './membership/membership.entity.ts';
import { MembershipResolver } from './membership/membership.resolver.ts';
import { RegionResolver } from './region/region.resolver.ts';
import { Resolution } from './resolution/resolution.entity.ts';
import { ResolutionResolver } from './resolution/resolution.resolver.ts';
import { LinkageStatisticsResolver } from './statistics/linkage-statistics.resolver.ts';
import { visibility } from './visibility.ts';
import { WitnessedSession } from './witnessed-session/witnessed-session.entity.ts';
import { WitnessedSessionResolver } from './witnessed-session/witnessed-session.resolver.ts';

/** The joint conference and its decisions. */
export const linkage: SubgraphDefinition = {
  name: 'linkage',
  entities: [
    JointConference,
    Membership,
    Meeting,
    MeetingCase,
    Attendance,
    Resolution,
    CooperationAgreement,
    AgreementField,
    Circular,
    CircularMention,
    CircularRecipient,
    Commitment,
    GridTask,
    AssistanceBreach,
    WitnessedSession,
  ],
  visibility,
  resolvers: [
    JointConferenceResolver,
    MembershipResolver,
    MeetingResolver,
    AttendanceResolver,
    ResolutionResolver,
    CooperationAgreementResolver,
    CircularResolver,
    CircularMentionResolver,
    CommitmentResolver,
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
    Commitment: byKeys(Commitment, ['id']),
    GridTask: byKeys(GridTask, ['id']),
    AssistanceBreach: byKeys(AssistanceBreach, ['id']),
    WitnessedSession: byKeys(WitnessedSession, ['id']),
    Agency: elsewhere,
    Region: elsewhere,
    Court: elsewhere,
    EnforcementCase: elsewhere,
  },
};
