import {
  allOf,
  anyOf,
  atCourt,
  inRegion,
  inRegionOfCourt,
  namedBy,
  ofAgencyIn,
  ofNoPerson,
  ofUnit,
  through,
  without,
} from '../shared/visibility/rules.ts';
import { WITH_AGENCY, WITH_CASE } from '../shared/visibility/shown-with.ts';
import { rowsOf, type Visibility } from '../shared/visibility/visibility.ts';

import { AdviceLetter } from './advice-letter/advice-letter.entity.ts';
import { AssistanceBreach } from './assistance-breach/assistance-breach.entity.ts';
import { Attendance } from './attendance/attendance.entity.ts';
import { CircularDistribution, CircularUnitReport } from './circular/circular-content.entity.ts';
import { CircularCourtMention } from './circular/circular-court-mention.entity.ts';
import { CircularMention, CircularRecipient } from './circular/circular-parts.entity.ts';
import { Circular } from './circular/circular.entity.ts';
import { Commitment } from './commitment/commitment.entity.ts';
import { AgreementField, CooperationAgreement } from './cooperation-agreement/cooperation-agreement.entity.ts';
import { GridTask } from './grid-task/grid-task.entity.ts';
import { JointCommitment, JointCommitmentCourt } from './joint-commitment/joint-commitment.entity.ts';
import { JointConference } from './joint-conference/joint-conference.entity.ts';
import { LiaisonOfficer } from './liaison-officer/liaison-officer.entity.ts';
import { Meeting, MeetingCase } from './meeting/meeting.entity.ts';
import { Membership } from './membership/membership.entity.ts';
import { OfficialInterview } from './official-interview/official-interview.entity.ts';
import { Resolution } from './resolution/resolution.entity.ts';
import { UnitConnection } from './unit-connection/unit-connection.entity.ts';
import { WitnessedSession } from './witnessed-session/witnessed-session.entity.ts';

/** Records of a region: a conference, its meetings, its documents. */
const ofRegion = {
  court: inRegionOfCourt('regionCode'),
  committee: inRegion('regionCode'),
  analyst: inRegion('regionCode'),
} as const;

const ofCase = {
  court: atCourt('courtCode'),
  committee: ofAgencyIn('debtorAgencyId'),
  analyst: inRegion('regionCode'),
} as const;

/**
 * Advice is a matter of the region and of the unit that it was sent to. What is about the case of a private person the
 * committee knows as a count alone: letter by letter it would tell of single persons.
 */
const ofAdvice = {
  ...ofCase,
  committee: allOf(
    anyOf(inRegion('regionCode'), ofAgencyIn('agencyId')),
    anyOf(without('caseId'), ofNoPerson('debtorKind')),
  ),
} as const;

/** A court that a circular of a larger region names may read it. */
const ofCircular = {
  ...ofRegion,
  court: anyOf(inRegionOfCourt('regionCode'), namedBy(CircularCourtMention, 'circularId')),
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
  rowsOf(Attendance, { ...ofRegion, assessment: inRegion('regionCode'), member: ofUnit('agencyId') }),
  rowsOf(Resolution, { ...ofRegion, member: ofUnit('ownerAgencyId') }),
  rowsOf(CooperationAgreement, { ...ofRegion, court: atCourt('courtCode'), member: ofUnit('agencyId') }),
  rowsOf(AgreementField, {
    court: ofItsAgreement,
    committee: ofItsAgreement,
    analyst: ofItsAgreement,
    member: ofItsAgreement,
  }),
  rowsOf(
    Circular,
    { ...ofCircular, member: namedBy(CircularRecipient, 'circularId') },
    { [WITH_AGENCY]: { ...ofCircular, member: ofUnit('issuerAgencyId') } },
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
    analyst: ofItsCircular,
    member: ofUnit('agencyId'),
  }),
  rowsOf(CircularCourtMention, {
    ...ofRegion,
    court: anyOf(inRegionOfCourt('regionCode'), atCourt('courtCode')),
  }),
  rowsOf(CircularUnitReport, { ...ofRegion, member: ofUnit('agencyId') }),
  rowsOf(CircularDistribution, {
    court: ofItsCircular,
    committee: ofItsCircular,
    analyst: ofItsCircular,
    member: ofItsCircular,
  }),
  rowsOf(Commitment, {
    ...ofRegion,
    committee: ofAgencyIn('agencyId'),
    member: ofUnit('agencyId'),
  }),
  rowsOf(JointCommitment, {
    ...ofRegion,
    court: anyOf(inRegionOfCourt('regionCode'), namedBy(JointCommitmentCourt, 'jointCommitmentId')),
    member: namedBy(Commitment, 'jointCommitmentId'),
  }),
  rowsOf(JointCommitmentCourt, { ...ofRegion, court: atCourt('courtCode') }),
  rowsOf(LiaisonOfficer, { ...ofRegion, member: ofUnit('agencyId') }),
  rowsOf(UnitConnection, { ...ofRegion, member: ofUnit('agencyId') }),
  rowsOf(OfficialInterview, { ...ofRegion, member: ofUnit('agencyId') }),
  rowsOf(
    AdviceLetter,
    { ...ofAdvice, member: ofUnit('agencyId') },
    { [WITH_CASE]: ofCase, [WITH_AGENCY]: { ...ofAdvice, member: ofUnit('procuratorateId') } },
  ),
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
