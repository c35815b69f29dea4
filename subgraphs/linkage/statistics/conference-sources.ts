import { count, type Source } from '../../shared/measures/statistics-source.ts';
import { AdviceLetter } from '../advice-letter/advice-letter.entity.ts';
import { Attendance } from '../attendance/attendance.entity.ts';
import { CircularCourtMention } from '../circular/circular-court-mention.entity.ts';
import { CircularMention } from '../circular/circular-parts.entity.ts';
import { Circular } from '../circular/circular.entity.ts';
import { Commitment } from '../commitment/commitment.entity.ts';
import { Meeting } from '../meeting/meeting.entity.ts';
import { Membership } from '../membership/membership.entity.ts';
import { Resolution } from '../resolution/resolution.entity.ts';

/** Counts over records of joint conferences and their documents, which have a region and no court. */

const byRegion = { region: 't.region_code' };
const byUnit = { ...byRegion, unit: 't.agency_id', unitKind: 't.agency_kind' };

export const membershipSource: Source = {
  entity: Membership,
  columns: byUnit,
  events: {
    joined: { on: 't.joined_on', flows: { unitsJoined: count() } },
    left: { on: 't.left_on', flows: { unitsLeft: count() } },
  },
  stocks: { memberUnits: { plus: 'unitsJoined', minus: 'unitsLeft', at: 'END' } },
};

export const meetingSource: Source = {
  entity: Meeting,
  columns: { ...byRegion, kind: 't.kind' },
  events: { held: { on: 't.held_on', flows: { meetings: count() } } },
};

export const attendanceSource: Source = {
  entity: Attendance,
  columns: byUnit,
  events: {
    held: {
      on: 't.held_on',
      flows: { called: count(), attended: count('t.attended'), chiefsCame: count('t.chief_came') },
    },
  },
};

export const resolutionSource: Source = {
  entity: Resolution,
  columns: { ...byRegion, unit: 't.owner_agency_id', unitKind: 't.owner_kind' },
  events: {
    decided: { on: 't.decided_on', flows: { resolutions: count(), resolutionsDone: count("t.state = 'DONE'") } },
  },
};

export const circularSource: Source = {
  entity: Circular,
  columns: byRegion,
  events: { issued: { on: 't.issued_on', flows: { circulars: count() } } },
};

export const mentionSource: Source = {
  entity: CircularMention,
  columns: { ...byRegion, agency: 't.agency_id' },
  events: {
    issued: {
      on: 't.issued_on',
      flows: {
        praised: count("t.kind = 'PRAISED'"),
        named: count("t.kind = 'NAMED'"),
        namedInARow: count("t.kind = 'NAMED' and t.consecutive_times >= 2"),
      },
    },
  },
};

export const commitmentSource: Source = {
  entity: Commitment,
  columns: { ...byRegion, agency: 't.agency_id' },
  events: {
    signed: { on: 't.signed_on', flows: { commitments: count(), commitmentsKept: count("t.state = 'KEPT'") } },
  },
};

export const courtMentionSource: Source = {
  entity: CircularCourtMention,
  columns: { ...byRegion, court: 't.court_code' },
  events: { issued: { on: 't.issued_on', flows: { courtsNamed: count("t.kind = 'NAMED'") } } },
};

/** What is about no case says nothing of a person; where the kind of a case's debtor is not on record, it may be one. */
export const adviceSource: Source = {
  entity: AdviceLetter,
  person: { key: 't.case_id', kind: "case when t.case_id is null then 'AGENCY' else t.debtor_kind end" },
  columns: { ...byRegion, court: 't.court_code', unit: 't.agency_id', unitKind: 't.agency_kind', kind: 't.kind' },
  events: {
    issued: {
      on: 't.issued_on',
      flows: { adviceLetters: count(), adviceAnswered: count('t.answered_on is not null') },
    },
  },
};
