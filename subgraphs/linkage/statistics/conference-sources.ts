import { count, countDistinct, type Source } from '../../shared/measures/statistics-source.ts';
import { Attendance } from '../attendance/attendance.entity.ts';
import { CircularMention } from '../circular/circular-parts.entity.ts';
import { Circular } from '../circular/circular.entity.ts';
import { Commitment } from '../commitment/commitment.entity.ts';
import { Meeting } from '../meeting/meeting.entity.ts';
import { Membership } from '../membership/membership.entity.ts';
import { Resolution } from '../resolution/resolution.entity.ts';

/** Counts over records of joint conferences and their documents, which have a region and no court. */

const byRegion = { region: 't.region_code' };

/** A unit counts as a member if it was one in any part of the period. */
export const membershipSource: Source = {
  entity: Membership,
  concerns: 't.joined_on < b.until and (t.left_on is null or t.left_on > b.since)',
  columns: byRegion,
  sums: { memberUnits: countDistinct('t.agency_id', '1 = 1') },
};

export const meetingSource: Source = {
  entity: Meeting,
  concerns: 't.held_on >= b.since and t.held_on < b.until',
  columns: byRegion,
  sums: { meetings: count('1 = 1') },
};

export const attendanceSource: Source = {
  entity: Attendance,
  concerns: 't.held_on >= b.since and t.held_on < b.until',
  columns: byRegion,
  sums: { called: count('1 = 1'), attended: count('t.attended'), chiefsCame: count('t.chief_came') },
};

export const resolutionSource: Source = {
  entity: Resolution,
  concerns: 't.decided_on >= b.since and t.decided_on < b.until',
  columns: byRegion,
  sums: { resolutions: count('1 = 1'), resolutionsDone: count("t.state = 'DONE'") },
};

export const circularSource: Source = {
  entity: Circular,
  concerns: 't.issued_on >= b.since and t.issued_on < b.until',
  columns: byRegion,
  sums: { circulars: count('1 = 1') },
};

export const mentionSource: Source = {
  entity: CircularMention,
  concerns: 't.issued_on >= b.since and t.issued_on < b.until',
  columns: byRegion,
  sums: { praised: count("t.kind = 'PRAISED'"), named: count("t.kind = 'NAMED'") },
};

export const commitmentSource: Source = {
  entity: Commitment,
  concerns: 't.signed_on >= b.since and t.signed_on < b.until',
  columns: byRegion,
  sums: { commitments: count('1 = 1'), commitmentsKept: count("t.state = 'KEPT'") },
};
