import 'reflect-metadata';
import { byKeys, elsewhere } from '../shared/loading/references.ts';
import type { SubgraphDefinition } from '../shared/server/define-subgraph.ts';
import { Attendance } from './attendance/attendance.entity.ts';
import { AttendanceResolver } from './attendance/attendance.resolver.ts';
import { JointConference } from './joint-conference/joint-conference.entity.ts';
import { JointConferenceResolver } from './joint-conference/joint-conference.resolver.ts';
import { Meeting, MeetingCase } from './meeting/meeting.entity.ts';
import { MeetingResolver } from './meeting/meeting.resolver.ts';
import { Membership } from './membership/membership.entity.ts';
import { MembershipResolver } from './membership/membership.resolver.ts';
import { Resolution } from './resolution/resolution.entity.ts';
import { ResolutionResolver } from './resolution/resolution.resolver.ts';

/** The joint conference and what it decided. */
export const linkage: SubgraphDefinition = {
  name: 'linkage',
  entities: [JointConference, Membership, Meeting, MeetingCase, Attendance, Resolution],
  resolvers: [JointConferenceResolver, MembershipResolver, MeetingResolver, AttendanceResolver, ResolutionResolver],
  references: {
    JointConference: byKeys(JointConference, ['id']),
    Membership: byKeys(Membership, ['id']),
    Meeting: byKeys(Meeting, ['id']),
    Attendance: byKeys(Attendance, ['id']),
    Resolution: byKeys(Resolution, ['id']),
    Agency: elsewhere,
    Region: elsewhere,
    Court: elsewhere,
    EnforcementCase: elsewhere,
  },
};
