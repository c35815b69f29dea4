import type { Viewer } from '../../../subgraphs/shared/access/viewer.ts';
import type { SubgraphName } from '../../../subgraphs/shared/server/subgraph-names.ts';
import { SUPREME_COURT_VIEWER } from '../../../subgraphs/shared/testing/viewers.ts';

/** A question over Gansu's cases, as a client asks the graph and as somebody who knows the tables would ask them. */
export interface BenchQuestion {
  readonly name: string;
  readonly subgraph: SubgraphName;
  readonly viewer: Viewer;
  readonly query: string;
  /** One statement per event date, whatever is asked; `:codes` stands for the court codes of the viewer or filter. */
  readonly sql: readonly string[];
  /** The same over the columns of a mart, where `forDuckDb` cannot write it. */
  readonly inDuckDb?: readonly string[];
  /** The court whose codes, with those of the courts below it, replace `:codes`; none where every record counts. */
  readonly court?: string;
}

const THREE_YEARS = 'period: "2017-01-01/2020-01-01"';
const FROM = '2017-01-01';
const TO = '2020-01-01';

const GANSU: Viewer = { ...SUPREME_COURT_VIEWER, court: '甘' };
const ANALYST: Viewer = {
  audience: 'analyst',
  subject: 'analyst of the bench',
  scopes: ['case:read', 'performance:read', 'statistics:read'],
  region: '620000',
  court: null,
  unit: null,
  purpose: 'study',
};

const CASE_FIELDS =
  'total newCases preserved concluded performed claimedAmount recoveredAmount recoveryRate terminated inability';
const CREDIT_FIELDS =
  'dishonestListings dishonestRemovals consumptionRestrictions consumptionLifted consumptionInForce detentions ' +
  'fines fineAmount refusalReferrals refusalConvictions repairsAsked';
const ASSET_FIELDS =
  'inquiriesSent inquiriesAnswered inquiriesDue inquiriesOnTime assetsFound foundValue measuresTaken frozenAmount ' +
  'auctionsHeld auctionsSold dealAmount payoutsMade paidAmount';

/** The month of an event in the period, and all months before it as one where a stock needs its past. */
const month = (date: string) => `substr(${date}, 1, 7)`;
const monthOrPast = (date: string) => `case when ${date} < '${FROM}' then '' else ${month(date)} end`;
const during = (date: string, from = FROM, to = TO) => `${date} >= '${from}' and ${date} < '${to}'`;
const OF_CODES = 't.court_code in (:codes)';

interface Grouped {
  readonly table: string;
  readonly date: string;
  readonly by: string;
  readonly sums: readonly string[];
  readonly where?: string;
  readonly withPast?: boolean;
}

/** One scan of an event date. */
function grouped({ table, date, by, sums, where = during(date), withPast = false }: Grouped): string {
  const time = withPast ? monthOrPast(date) : month(date);
  const period = withPast ? `${date} < '${TO}'` : where;
  return `select ${time} m, ${by} g, ${sums.join(', ')} from ${table} t where ${period} and ${OF_CODES} group by m, g`;
}

const PERFORMED =
  "t.conclusion_method in ('VOLUNTARY', 'FORCED') or (t.conclusion_method = 'SETTLED' and t.settlement_performed)";
const sumIf = (condition: string) => `sum(case when ${condition} then 1 else 0 end)`;

const casesBy = (by: string): string[] => [
  grouped({
    table: 'enforcement_case',
    date: 't.filed_on',
    by,
    sums: ['count(*)', sumIf('t.preserved_on is not null')],
    withPast: true,
  }),
  grouped({
    table: 'enforcement_case',
    date: 't.concluded_on',
    by,
    sums: [
      'count(*)',
      sumIf(PERFORMED),
      'sum(t.claim_amount)',
      'sum(t.recovered_amount)',
      sumIf("t.conclusion_method = 'PROCEDURE_TERMINATED'"),
      sumIf('t.inability_found'),
    ],
    withPast: true,
  }),
];

const count = (table: string, date: string, sums: readonly string[] = ['count(*)'], withPast = false) =>
  grouped({ table, date, by: 't.region_code', sums, withPast });

const CREDIT_SQL = [
  count('dishonest_listing', 't.listed_on'),
  count('dishonest_listing', 't.removed_on'),
  count('consumption_restriction', 't.imposed_on', ['count(*)'], true),
  count('consumption_restriction', 't.lifted_on', ['count(*)'], true),
  count('sanction', 't.decided_on', [
    sumIf("t.kind = 'DETENTION'"),
    sumIf("t.kind = 'FINE'"),
    "sum(case when t.kind = 'FINE' then t.amount end)",
  ]),
  count('refusal_prosecution', 't.referred_on'),
  count('refusal_prosecution', 't.judged_on', [sumIf('t.convicted')]),
  count('credit_repair', 't.applied_on'),
];

const ASSETS_SQL = [
  count('inquiry_request', 't.sent_on'),
  count('inquiry_request', 't.answered_on', [sumIf("t.outcome <> 'REFUSED'")]),
  count('inquiry_request', 't.due_on', [
    sumIf('t.answered_on is not null or t.due_on < curdate()'),
    sumIf("t.outcome <> 'REFUSED' and t.answered_late = 0"),
  ]),
  count('asset', 't.found_on', ['count(*)', 'sum(t.appraised_value)']),
  count('control_measure', 't.from_date', [
    'count(*)',
    "sum(case when t.kind = 'FREEZE' and t.queue_order = 1 then t.amount end)",
  ]),
  count('auction', 't.started_on'),
  count('auction', 't.ended_on', [
    sumIf("t.outcome = 'SOLD'"),
    "sum(case when t.outcome = 'SOLD' then t.deal_price end)",
  ]),
  count('payout', 't.paid_on', ['count(*)', 'sum(t.amount)']),
];

/**
 * What somebody without rows may be told of each court, month and kind of event: the numbers, and how many persons they stand
 * for. The person of a case is the first of its debtors that are natural persons.
 */
const personsOf = (date: string, amounts: readonly string[]) =>
  `select ${month(date)} m, t.region_code g, t.court_code c, ` +
  ['count(*)', 'count(distinct w.person)', ...amounts.flatMap((amount) => [`sum(${amount})`])].join(', ') +
  ", count(distinct case when t.recovered_amount <> 0 then w.person end) from enforcement_case t left join (select p.case_id, min(coalesce(nullif(p.id_number, ''), p.name)) person from party p " +
  "where p.role = 'DEBTOR' and p.kind not in ('AGENCY', 'ENTERPRISE') group by p.case_id) w on w.case_id = t.id " +
  `where ${during(date, '2017-01-01', '2018-01-01')} group by m, g, c`;

/** The same where the person of a case is a column. */
const storedPersonsOf = (date: string, amounts: readonly string[]) =>
  `select year(${date}) * 100 + month(${date}) m, t.region_code g, t.court_code c, ` +
  ['count(*)', 'count(distinct t.person)', ...amounts.flatMap((amount) => [`sum(${amount})`])].join(', ') +
  ', count(distinct case when t.recovered_amount <> 0 then t.person end) from enforcement_case t ' +
  `where ${during(date, '2017-01-01', '2018-01-01')} group by m, g, c`;

/** A statement of MySQL as one would write it for DuckDB: a month is a number, and not a text. */
export function forDuckDb(statement: string): string {
  return statement
    .replaceAll(/substr\(([\w.]+), 1, 7\)/g, '(year($1) * 100 + month($1))')
    .replaceAll("then '' else", 'then 0 else')
    .replaceAll('curdate()', 'current_date');
}

export const BENCH_QUESTIONS: readonly BenchQuestion[] = [
  {
    name: 'cases by COUNTY × MONTH, 3 years',
    subgraph: 'cases',
    viewer: GANSU,
    query: `{ caseStatistics(${THREE_YEARS}, groupBy: [REGION, PERIOD], periodUnit: MONTH) { period regionCode ${CASE_FIELDS} } }`,
    sql: casesBy('t.region_code'),
    court: '甘',
  },
  {
    name: 'the same, only newCases',
    subgraph: 'cases',
    viewer: GANSU,
    query: `{ caseStatistics(${THREE_YEARS}, groupBy: [REGION, PERIOD], periodUnit: MONTH) { period regionCode newCases } }`,
    sql: [grouped({ table: 'enforcement_case', date: 't.filed_on', by: 't.region_code', sums: ['count(*)'] })],
    court: '甘',
  },
  {
    name: 'cases by COURT × QUARTER, 3 years',
    subgraph: 'cases',
    viewer: GANSU,
    query: `{ caseStatistics(${THREE_YEARS}, groupBy: [COURT, PERIOD], periodUnit: QUARTER) { period courtCode ${CASE_FIELDS} } }`,
    sql: casesBy('t.court_code'),
    court: '甘',
  },
  {
    name: 'credit by CITY × QUARTER, 3 years',
    subgraph: 'credit',
    viewer: GANSU,
    query: `{ creditStatistics(${THREE_YEARS}, groupBy: [REGION, PERIOD], regionLevel: CITY, periodUnit: QUARTER) { period regionCode ${CREDIT_FIELDS} } }`,
    sql: CREDIT_SQL,
    court: '甘',
  },
  {
    name: 'assets by CITY × QUARTER, 3 years',
    subgraph: 'assets',
    viewer: GANSU,
    query: `{ assetStatistics(${THREE_YEARS}, groupBy: [REGION, PERIOD], regionLevel: CITY, periodUnit: QUARTER) { period regionCode ${ASSET_FIELDS} } }`,
    sql: ASSETS_SQL,
    court: '甘',
  },
  {
    name: 'assets, only auctionsHeld of a year',
    subgraph: 'assets',
    viewer: GANSU,
    query: '{ assetStatistics(period: "2017") { auctionsHeld } }',
    sql: [`select count(*) from auction t where ${during('t.started_on', '2017-01-01', '2018-01-01')} and ${OF_CODES}`],
    court: '甘',
  },
  {
    name: "an analyst's 2017 by COUNTY",
    subgraph: 'cases',
    viewer: ANALYST,
    query:
      '{ caseStatistics(period: "2017", groupBy: [REGION]) { regionCode newCases concluded recoveredAmount withheld } }',
    sql: [personsOf('t.filed_on', []), personsOf('t.concluded_on', ['t.recovered_amount'])],
    inDuckDb: [storedPersonsOf('t.filed_on', []), storedPersonsOf('t.concluded_on', ['t.recovered_amount'])],
  },
  {
    name: 'list: a prefecture by amount, first 100',
    subgraph: 'cases',
    viewer: GANSU,
    query:
      '{ enforcementCases(filter: { court: "甘01" }, orderBy: { field: CLAIM_AMOUNT, direction: DESC }, first: 100) { edges { node { id caseNumber filedOn claimAmount status } } } }',
    sql: [
      `select id, case_number, filed_on, claim_amount, status from enforcement_case t where ${OF_CODES} order by claim_amount desc, id desc limit 100`,
    ],
    court: '甘01',
  },
  {
    name: 'list: one court, first 100',
    subgraph: 'cases',
    viewer: { ...SUPREME_COURT_VIEWER, court: '甘0102' },
    query: '{ enforcementCases(first: 100) { edges { node { id caseNumber filedOn claimAmount status } } } }',
    sql: [
      `select id, case_number, filed_on, claim_amount, status from enforcement_case t where ${OF_CODES} order by filed_on desc, id desc limit 100`,
    ],
    court: '甘0102',
  },
];
