import { dayOf } from '../calendar.ts';
import { randomOf } from '../random.ts';
import { paidOutBreach } from '../stories/paid-out-against-notice.ts';
import { enforcesClaim, type World } from '../world/case-facts.ts';

import { adviceWriter } from './linkage/advice.ts';
import { writeAgreements } from './linkage/agreements.ts';
import { casePool } from './linkage/case-pool.ts';
import { writeBreach, writeCommitment, writeGridTasks, writeStoryBreach } from './linkage/case-work.ts';
import { writeCirculars } from './linkage/circulars.ts';
import { writeConference } from './linkage/conference.ts';
import { writeConnections } from './linkage/connections.ts';
import { writeInterviews } from './linkage/interviews.ts';
import { writeJointCommitments } from './linkage/joint-commitments.ts';
import { writeLiaisonOfficers } from './linkage/liaison-officers.ts';
import { writeMeetings } from './linkage/meetings.ts';
import { programmeOf } from './linkage/programme.ts';
import { sessionChooser } from './linkage/witnessed-sessions.ts';
import type { Emit, RowWriter } from './row-writer.ts';

/** The share of cases with each kind of record: smaller in large sets. */
const shares = {
  default: { gridTasks: 0.3, breaches: 0.002, pooled: 0.03, advice: 0.006 },
  gansu: { gridTasks: 0.1, breaches: 0.0002, pooled: 0.003, advice: 0.0005 },
  load: { gridTasks: 0.1, breaches: 0.0002, pooled: 0.003, advice: 0.0005 },
} as const;
const MOST_POOLED = 5_000;

/** The linkage office's records: conferences and their documents by plan, the rest from the stream of cases. */
export function linkageRows(world: World, emit: Emit): RowWriter {
  const random = randomOf(world.seed).stream('linkage');
  const ofCases = random.stream('cases');
  const last = dayOf(world.asOf);
  const share = shares[world.set];
  const programme = programmeOf(world.set);
  const pool = casePool(MOST_POOLED);
  const advice = adviceWriter(last, share.advice, emit);
  const sessions = sessionChooser(programme.sessions, random.stream('sessions'), emit);

  return {
    case(facts) {
      // Two stories are later than the last day of the world: only the courts' own records of them are kept.
      if (facts.filedOn > world.asOf) {
        return;
      }
      const own = ofCases.stream(facts.id);
      if (enforcesClaim(facts) && own.chance(share.gridTasks)) {
        writeGridTasks(facts, last, own, emit);
      }
      if (facts.debtorAgencyId !== null && own.chance(0.35)) {
        writeCommitment(facts, facts.debtorAgencyId, last, own, emit);
      }
      if (facts.id === paidOutBreach.caseId) {
        writeStoryBreach(facts, emit);
      } else if (enforcesClaim(facts) && own.chance(share.breaches)) {
        const breach = writeBreach(facts, last, own, emit);
        if (breach) {
          advice.toUnit(facts, breach.agencyId, breach.breachedOn, own.stream('advice after a breach'));
        }
      }
      advice.offer(facts, own.stream('advice'));
      if (facts.debtorAgencyId !== null || own.chance(share.pooled)) {
        pool.add(facts);
      }
      sessions.offer(facts);
    },
    finish() {
      sessions.finish();
      for (const plan of programme.conferences) {
        const conference = writeConference(plan, emit);
        const cases = pool.under(plan.regionCode);
        const attendances = writeMeetings(conference, cases, last, random.stream('meetings'), emit);
        writeCirculars(conference, cases, attendances, last, random.stream('circulars'), emit);
        writeLiaisonOfficers(conference, last, random.stream('liaison officers'), emit);
        writeConnections(conference, last, random.stream('connections'), emit);
        writeInterviews(conference, last, random.stream('interviews'), emit);
        writeJointCommitments(conference, emit);
      }
      for (const plan of programme.agreements) {
        writeAgreements(plan, last, random.stream('agreements'), emit);
      }
    },
  };
}
