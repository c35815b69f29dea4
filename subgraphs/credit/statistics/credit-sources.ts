import { count, total, totalMoney, type Source } from '../../shared/measures/statistics-source.ts';
import { ConsumptionRestriction } from '../consumption-restriction/consumption-restriction.entity.ts';
import { CreditRepair } from '../credit-repair/credit-repair.entity.ts';
import { DishonestListing } from '../dishonest-listing/dishonest-listing.entity.ts';
import { ExitRestriction } from '../exit-restriction/exit-restriction.entity.ts';
import { Interception } from '../interception/interception.entity.ts';
import { RefusalProsecution } from '../refusal-prosecution/refusal-prosecution.entity.ts';
import { Sanction } from '../sanction/sanction.entity.ts';

const columns: Source['columns'] = {
  region: 't.region_code',
  court: 't.court_code',
  typeCode: 't.case_type_code',
  debtorKind: 't.debtor_kind',
  cause: 't.cause',
};

/** The person that a record counts for: its subject; a record without an identifier counts by its case. */
const SUBJECT = 'coalesce(t.subject_identifier, t.case_id)';

/** The person that a record counts for: the subject of its listing. */
const LISTED = 'coalesce((select l.subject_identifier from dishonest_listing l where l.id = t.listing_id), t.case_id)';

/** The day is in the period. */
function within(column: string): string {
  return `t.${column} >= b.since and t.${column} < b.until`;
}

/** The record started before the period's end and had not ended by then. */
function standing(began: string, ended: string): string {
  return `t.${began} < b.until and (t.${ended} is null or t.${ended} >= b.until)`;
}

/** A period includes listings that were in force in it or due for removal in it. */
export const listingSource: Source = {
  entity: DishonestListing,
  concerns:
    't.listed_on < b.until and (t.removed_on is null or t.removed_on >= b.since or t.removal_due_on >= b.since)',
  person: SUBJECT,
  columns,
  sums: {
    listed: count(within('listed_on')),
    listedAgencies: count(`${within('listed_on')} and t.subject_kind = 'AGENCY'`),
    listingsRemoved: count(within('removed_on')),
    listingsStanding: count(
      `${standing('listed_on', 'removed_on')} and (t.expires_on is null or t.expires_on >= b.until)`,
    ),
    // A removal that is not yet due is neither in time nor late.
    removalsDue: count(`${within('removal_due_on')} and t.removal_due_on < b.today`),
    removalsOnTime: count(
      `${within('removal_due_on')} and t.removal_due_on < b.today and t.removed_on <= t.removal_due_on`,
    ),
  },
};

export const consumptionSource: Source = {
  entity: ConsumptionRestriction,
  concerns: 't.imposed_on < b.until and (t.lifted_on is null or t.lifted_on >= b.since)',
  person: SUBJECT,
  columns,
  sums: {
    consumptionImposed: count(within('imposed_on')),
    consumptionLifted: count(within('lifted_on')),
    consumptionStanding: count(standing('imposed_on', 'lifted_on')),
  },
};

export const exitSource: Source = {
  entity: ExitRestriction,
  concerns: 't.decided_on < b.until and (t.lifted_on is null or t.lifted_on >= b.since)',
  person: SUBJECT,
  columns,
  sums: { exitDecided: count(within('decided_on')), exitLifted: count(within('lifted_on')) },
};

export const sanctionSource: Source = {
  entity: Sanction,
  concerns: within('decided_on'),
  person: SUBJECT,
  columns,
  sums: {
    detentions: count("t.kind = 'DETENTION'"),
    detentionDays: total('t.days', "t.kind = 'DETENTION'"),
    fines: count("t.kind = 'FINE'"),
    fined: totalMoney('t.amount', "t.kind = 'FINE'"),
    agencyFines: count("t.kind = 'FINE' and t.agency_id is not null"),
    agencyFined: totalMoney('t.amount', "t.kind = 'FINE' and t.agency_id is not null"),
    assistanceFines: count("t.kind = 'FINE' and t.reason = 'FAILS_TO_ASSIST'"),
    assistanceFined: totalMoney('t.amount', "t.kind = 'FINE' and t.reason = 'FAILS_TO_ASSIST'"),
    compelledAppearances: count("t.kind = 'COMPELLED_APPEARANCE'"),
    searches: count("t.kind = 'SEARCH'"),
    policeLookouts: count("t.kind = 'POLICE_LOOKOUT'"),
  },
};

/** A period includes prosecutions from clue to end; each stage counts in the period in which it was reached. */
export const prosecutionSource: Source = {
  entity: RefusalProsecution,
  concerns:
    't.clue_on < b.until and coalesce(t.judged_on, t.declined_on, t.prosecuted_on, t.reviewed_on, t.filed_on, t.referred_on, t.clue_on) >= b.since',
  person: SUBJECT,
  columns,
  sums: {
    refusalClues: count(within('clue_on')),
    refusalReferrals: count(within('referred_on')),
    refusalProsecuted: count(within('prosecuted_on')),
    refusalPrivate: count(`${within('prosecuted_on')} and t.route = 'PRIVATE'`),
    refusalJudged: count(within('judged_on')),
    refusalConvicted: count(`${within('judged_on')} and t.convicted`),
  },
};

/** The time is text that starts with its date, so comparing it with a date's text compares days. */
export const interceptionSource: Source = {
  entity: Interception,
  concerns: within('occurred_at'),
  person: LISTED,
  columns,
  sums: { interceptions: count('1 = 1'), intercepted: totalMoney('t.amount', '1 = 1') },
};

export const repairSource: Source = {
  entity: CreditRepair,
  concerns: 't.applied_on < b.until and (t.decided_on is null or t.decided_on >= b.since)',
  person: LISTED,
  columns,
  sums: {
    repairsAsked: count(within('applied_on')),
    repairsDecided: count(within('decided_on')),
    repairsGranted: count(`${within('decided_on')} and t.outcome in ('REMOVED', 'SUSPENDED', 'SHORTENED')`),
  },
};
