import { count, countDistinct, type Source } from '../../shared/measures/statistics-source.ts';

/** What is counted over the records of joint conferences and of what they issue: they have a region and no court. */

const byRegion = { region: 't.region_code' };

/** A unit that was a member for a part of the period is a member in it. */
export const membershipSource: Source = {
  from: 'membership t',
  concerns: 't.joined_on < b.until and (t.left_on is null or t.left_on > b.since)',
  columns: byRegion,
  sums: { memberUnits: countDistinct('t.agency_id', '1 = 1') },
};

export const meetingSource: Source = {
  from: 'meeting t',
  concerns: 't.held_on >= b.since and t.held_on < b.until',
  columns: byRegion,
  sums: { meetings: count('1 = 1') },
};

export const attendanceSource: Source = {
  from: 'attendance t',
  concerns: 't.held_on >= b.since and t.held_on < b.until',
  columns: byRegion,
  sums: { called: count('1 = 1'), attended: count('t.attended'), chiefsCame: count('t.chief_came') },
};

export const resolutionSource: Source = {
  from: 'resolution t',
  concerns: 't.decided_on >= b.since and t.decided_on < b.until',
  columns: byRegion,
  sums: { resolutions: count('1 = 1'), resolutionsDone: count("t.state = 'DONE'") },
};

export const circularSource: Source = {
  from: 'circular t',
  concerns: 't.issued_on >= b.since and t.issued_on < b.until',
  columns: byRegion,
  sums: { circulars: count('1 = 1') },
};

export const mentionSource: Source = {
  from: 'circular_mention t',
  concerns: 't.issued_on >= b.since and t.issued_on < b.until',
  columns: byRegion,
  sums: { praised: count("t.kind = 'PRAISED'"), named: count("t.kind = 'NAMED'") },
};

export const commitmentSource: Source = {
  from: 'commitment t',
  concerns: 't.signed_on >= b.since and t.signed_on < b.until',
  columns: byRegion,
  sums: { commitments: count('1 = 1'), commitmentsKept: count("t.state = 'KEPT'") },
};
