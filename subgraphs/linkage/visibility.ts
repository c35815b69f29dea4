import {
  anyOf,
  atCourt,
  inRegion,
  inRegionOfCourt,
  namedBy,
  ofAgencyIn,
  ofUnit,
  through,
} from '../shared/visibility/rules.ts';
import { WITH_AGENCY, WITH_CASE } from '../shared/visibility/shown-with.ts';
import { rowsOf, type Visibility } from '../shared/visibility/visibility.ts';

import { AssistanceBreach } from './assistance-breach/assistance-breach.entity.ts';
import { Attendance } from './attendance/attendance.entity.ts';
import { CircularMention, CircularRecipient } from './circular/circular-parts.entity.ts';
import { Circular } from './circular/circular.entity.ts';
import { Commitment } from './commitment/commitment.entity.ts';
import { AgreementField, CooperationAgreement } from './cooperation-agreement/cooperation-agreement.entity.ts';
import { GridTask } from './grid-task/grid-task.entity.ts';
import { JointConference } from './joint-conference/joint-conference.entity.ts';
import { Meeting, MeetingCase } from './meeting/meeting.entity.ts';
import { Membership } from './membership/membership.entity.ts';
import { Resolution } from './resolution/resolution.entity.ts';
import { WitnessedSession } from './witnessed-session/witnessed-session.entity.ts';

/** Records of a region: a conference, its meetings, its documents. */
const ofRegion = {
  court: inRegionOfCourt('regionCode'),
  committee: inRegion('regionCode'),
  assessment: inRegion('regionCode'),
  analyst: inRegion('regionCode'),
} as const;

const ofCase = {
  court: atCourt('courtCode'),
  committee: ofAgencyIn('debtorAgencyId'),
  assessment: inRegion('regionCode'),
  analyst: inRegion('regionCode'),
} as const;

const ofItsAgreement = through(CooperationAgreement, 'agreementId');
const ofItsCircular = through(Circular, 'circularId');

/** Who sees which records of the joint conference. A unit sees those it is a member, invitee, recipient or owner of. */
export const visibility: Visibility = [
  rowsOf(
    JointConference,
    { ...ofRegion, member: namedBy(Membership, 'conferenceId') },
    { [WITH_AGENCY]: { ...ofRegion, member: ofUnit('convenerAgencyId') } },
  ),
  rowsOf(Membership, { ...ofRegion, member: ofUnit('agencyId') }),
  rowsOf(
    Meeting,
    { ...ofRegion, member: namedBy(Attendance, 'meetingId') },
    { [WITH_AGENCY]: { ...ofRegion, member: ofUnit('convenerAgencyId') } },
  ),
  rowsOf(MeetingCase, ofCase),
  rowsOf(Attendance, { ...ofRegion, member: ofUnit('agencyId') }),
  rowsOf(Resolution, { ...ofRegion, member: ofUnit('ownerAgencyId') }),
  rowsOf(CooperationAgreement, { ...ofRegion, court: atCourt('courtCode'), member: ofUnit('agencyId') }),
  rowsOf(AgreementField, {
    court: ofItsAgreement,
    committee: ofItsAgreement,
    assessment: ofItsAgreement,
    analyst: ofItsAgreement,
    member: ofItsAgreement,
  }),
  rowsOf(
    Circular,
    { ...ofRegion, member: namedBy(CircularRecipient, 'circularId') },
    { [WITH_AGENCY]: { ...ofRegion, member: ofUnit('issuerAgencyId') } },
  ),
  rowsOf(
    CircularMention,
    { ...ofRegion, member: ofUnit('agencyId') },
    // A circular of the region may name an agency of another region, whose cases the committee must not see.
    { [WITH_CASE]: { ...ofRegion, committee: ofAgencyIn('agencyId') } },
  ),
  rowsOf(CircularRecipient, {
    court: ofItsCircular,
    committee: ofItsCircular,
    assessment: ofItsCircular,
    analyst: ofItsCircular,
    member: ofUnit('agencyId'),
  }),
  rowsOf(Commitment, {
    ...ofRegion,
    committee: ofAgencyIn('agencyId'),
    assessment: ofAgencyIn('agencyId'),
    member: ofUnit('agencyId'),
  }),
  rowsOf(GridTask, ofCase),
  rowsOf(
    AssistanceBreach,
    {
      ...ofCase,
      committee: anyOf(ofAgencyIn('debtorAgencyId'), ofAgencyIn('agencyId')),
      member: ofUnit('agencyId'),
    },
    { [WITH_CASE]: ofCase },
  ),
  rowsOf(WitnessedSession, ofCase),
];
