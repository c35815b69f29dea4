import { count, days, total, totalMoney, type Person, type Source } from '../../shared/measures/statistics-source.ts';
import { ConsumptionRestriction } from '../consumption-restriction/consumption-restriction.entity.ts';
import { CreditRepair } from '../credit-repair/credit-repair.entity.ts';
import { DishonestListing } from '../dishonest-listing/dishonest-listing.entity.ts';
import { IN_FORCE_CHANGES } from '../dishonest-listing/in-force.ts';
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

/** The person that a record counts for: its subject, by name where it has no identifier. */
const SUBJECT: Person = {
  key: "coalesce(nullif(t.subject_identifier, ''), t.subject_name, t.case_id)",
  kind: 't.subject_kind',
};

/** The person that a record counts for: the subject of its listing. */
const LISTED: Person = {
  key:
    "coalesce((select coalesce(nullif(l.subject_identifier, ''), l.subject_name) from dishonest_listing l " +
    'where l.id = t.listing_id), t.case_id)',
  kind: '(select l.subject_kind from dishonest_listing l where l.id = t.listing_id)',
};

/** A listing has two days on which it enters what is in force, and two on which it leaves: `c.n` tells them apart. */
const TWO_DAYS = 'cross join (select 1 as n union all select 2) c';

/** A removal that is not yet due is neither in time nor late. */
const REMOVAL_DUE = 't.removal_due_on < :today';

export const listingSource: Source = {
  entity: DishonestListing,
  person: SUBJECT,
  columns: { ...columns, agency: 't.agency_id', ground: 't.ground' },
  events: {
    listed: {
      on: 't.listed_on',
      flows: {
        listed: count(),
        listedOfficials: count('t.public_official'),
      },
    },
    entered: {
      on: `case c.n when 1 then ${IN_FORCE_CHANGES.entered} else ${IN_FORCE_CHANGES.resumed} end`,
      times: TWO_DAYS,
      flows: { listingsEntered: count() },
    },
    left: {
      on: `case c.n when 1 then ${IN_FORCE_CHANGES.left} else ${IN_FORCE_CHANGES.suspended} end`,
      times: TWO_DAYS,
      flows: { listingsLeft: count() },
    },
    removed: { on: 't.removed_on', flows: { listingsRemoved: count() } },
    removalDue: {
      on: 't.removal_due_on',
      flows: {
        removalsDue: count(REMOVAL_DUE),
        removalsOnTime: count(`${REMOVAL_DUE} and t.removed_on <= t.removal_due_on`),
      },
    },
  },
  stocks: { listingsStanding: { plus: 'listingsEntered', minus: 'listingsLeft', at: 'END' } },
};

/** Listings of agencies, which are no private persons. */
export const agencyListingSource: Source = {
  entity: DishonestListing,
  columns: listingSource.columns,
  events: {
    listed: { on: "case when t.subject_kind = 'AGENCY' then t.listed_on end", flows: { listedAgencies: count() } },
  },
};

export const consumptionSource: Source = {
  entity: ConsumptionRestriction,
  person: SUBJECT,
  columns,
  events: {
    imposed: {
      on: 't.imposed_on',
      flows: { consumptionImposed: count() },
    },
    lifted: { on: 't.lifted_on', flows: { consumptionLifted: count() } },
  },
  stocks: { consumptionStanding: { plus: 'consumptionImposed', minus: 'consumptionLifted', at: 'END' } },
};

export const exitSource: Source = {
  entity: ExitRestriction,
  person: SUBJECT,
  columns,
  events: {
    decided: { on: 't.decided_on', flows: { exitDecided: count() } },
    lifted: { on: 't.lifted_on', flows: { exitLifted: count() } },
  },
};

const DETENTION = "t.kind = 'DETENTION'";
const FINE = "t.kind = 'FINE'";

export const sanctionSource: Source = {
  entity: Sanction,
  person: SUBJECT,
  columns: { ...columns, agency: 't.agency_id', kind: 't.kind', ground: 't.reason' },
  events: {
    decided: {
      on: 't.decided_on',
      flows: {
        detentions: count(DETENTION),
        detentionDays: total('t.days', DETENTION),
        detentionsCarriedOut: count(`${DETENTION} and t.carried_out_on is not null`),
        fines: count(FINE),
        fined: totalMoney('t.amount', FINE),
        compelledAppearances: count("t.kind = 'COMPELLED_APPEARANCE'"),
        searches: count("t.kind = 'SEARCH'"),
        policeLookouts: count("t.kind = 'POLICE_LOOKOUT'"),
      },
      values: { detentionDelayEach: days('t.decided_on', 't.carried_out_on', DETENTION) },
    },
  },
};

const ON_UNIT = "t.subject_kind in ('AGENCY', 'ENTERPRISE')";
const FAILS_TO_ASSIST = "t.reason = 'FAILS_TO_ASSIST'";

/** Fines on units: on agencies, and for failing to assist, which is a unit's duty (民事诉讼法 2021, art. 117). */
export const unitFineSource: Source = {
  entity: Sanction,
  columns: sanctionSource.columns,
  events: {
    decided: {
      on: `case when ${FINE} and ${ON_UNIT} and (t.agency_id is not null or ${FAILS_TO_ASSIST}) then t.decided_on end`,
      flows: {
        agencyFines: count('t.agency_id is not null'),
        agencyFined: totalMoney('t.amount', 't.agency_id is not null'),
        assistanceFines: count(FAILS_TO_ASSIST),
        assistanceFined: totalMoney('t.amount', FAILS_TO_ASSIST),
      },
    },
  },
};

/** Each stage counts in the period in which it was reached. */
export const prosecutionSource: Source = {
  entity: RefusalProsecution,
  person: SUBJECT,
  columns,
  events: {
    clue: { on: 't.clue_on', flows: { refusalClues: count() } },
    referred: { on: 't.referred_on', flows: { refusalReferrals: count() } },
    prosecuted: {
      on: 't.prosecuted_on',
      flows: { refusalProsecuted: count(), refusalPrivate: count("t.route = 'PRIVATE'") },
    },
    judged: { on: 't.judged_on', flows: { refusalJudged: count(), refusalConvicted: count('t.convicted') } },
  },
};

/** The time is text that starts with its date, so comparing it with a date's text compares days. */
export const interceptionSource: Source = {
  entity: Interception,
  person: LISTED,
  columns: { ...columns, unit: 't.agency_id', kind: 't.kind' },
  division: ['unit', 'kind', 'court', 'time'],
  events: {
    occurred: { on: 't.occurred_at', flows: { interceptions: count(), intercepted: totalMoney('t.amount') } },
  },
};

export const repairSource: Source = {
  entity: CreditRepair,
  person: LISTED,
  columns: { ...columns, ground: 't.ground' },
  events: {
    applied: { on: 't.applied_on', flows: { repairsAsked: count() } },
    decided: {
      on: 't.decided_on',
      flows: {
        repairsDecided: count(),
        repairsGranted: count("t.outcome in ('REMOVED', 'SUSPENDED', 'SHORTENED')"),
      },
    },
  },
};
