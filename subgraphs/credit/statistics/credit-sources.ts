import { count, total, totalMoney, type Source } from '../../shared/measures/statistics-source.ts';

const columns: Source['columns'] = {
  region: 't.region_code',
  court: 't.court_code',
  typeCode: 't.case_type_code',
  debtorKind: 't.debtor_kind',
  cause: 't.cause',
};

/** The day lies in the period. */
function within(column: string): string {
  return `t.${column} >= b.since and t.${column} < b.until`;
}

/** The record had begun before the period's end and had not ended by then. */
function standing(began: string, ended: string): string {
  return `t.${began} < b.until and (t.${ended} is null or t.${ended} >= b.until)`;
}

/** A listing concerns a period in which it stood, or had to be taken off. */
export const listingSource: Source = {
  from: 'dishonest_listing t',
  concerns:
    't.listed_on < b.until and (t.removed_on is null or t.removed_on >= b.since or t.removal_due_on >= b.since)',
  columns,
  sums: {
    listed: count(within('listed_on')),
    listedAgencies: count(`${within('listed_on')} and t.subject_kind = 'AGENCY'`),
    listingsRemoved: count(within('removed_on')),
    listingsStanding: count(
      `${standing('listed_on', 'removed_on')} and (t.expires_on is null or t.expires_on >= b.until)`,
    ),
    // What is not yet due can be neither on time nor late.
    removalsDue: count(`${within('removal_due_on')} and t.removal_due_on < b.today`),
    removalsOnTime: count(
      `${within('removal_due_on')} and t.removal_due_on < b.today and t.removed_on <= t.removal_due_on`,
    ),
  },
};

export const consumptionSource: Source = {
  from: 'consumption_restriction t',
  concerns: 't.imposed_on < b.until and (t.lifted_on is null or t.lifted_on >= b.since)',
  columns,
  sums: {
    consumptionImposed: count(within('imposed_on')),
    consumptionLifted: count(within('lifted_on')),
    consumptionStanding: count(standing('imposed_on', 'lifted_on')),
  },
};

export const exitSource: Source = {
  from: 'exit_restriction t',
  concerns: 't.decided_on < b.until and (t.lifted_on is null or t.lifted_on >= b.since)',
  columns,
  sums: { exitDecided: count(within('decided_on')), exitLifted: count(within('lifted_on')) },
};

export const sanctionSource: Source = {
  from: 'sanction t',
  concerns: within('decided_on'),
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

/** A prosecution concerns a period from its clue to its end: each of its steps is counted where it was taken. */
export const prosecutionSource: Source = {
  from: 'refusal_prosecution t',
  concerns:
    't.clue_on < b.until and coalesce(t.judged_on, t.declined_on, t.prosecuted_on, t.reviewed_on, t.filed_on, t.referred_on, t.clue_on) >= b.since',
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

/** The moment is text that begins with its day, so comparing it with a day's text is comparing days. */
export const interceptionSource: Source = {
  from: 'interception t',
  concerns: within('occurred_at'),
  columns,
  sums: { interceptions: count('1 = 1'), intercepted: totalMoney('t.amount', '1 = 1') },
};

export const repairSource: Source = {
  from: 'credit_repair t',
  concerns: 't.applied_on < b.until and (t.decided_on is null or t.decided_on >= b.since)',
  columns,
  sums: {
    repairsAsked: count(within('applied_on')),
    repairsDecided: count(within('decided_on')),
    repairsGranted: count(`${within('decided_on')} and t.outcome in ('REMOVED', 'SUSPENDED', 'SHORTENED')`),
  },
};
