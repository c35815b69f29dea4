import { badInput } from '../bad-input.ts';
import { keyText } from '../database/same-key.ts';
import type { Trees } from '../database/trees.ts';
import { under, type Bind } from '../database/under.ts';
import { dateInShanghai } from '../scalars/date-time.ts';
import type { RequestContext } from '../server/request-context.ts';
import { visibleCondition } from '../visibility/visible-condition.ts';

import type { Dialect } from './dialect.ts';
import type { ColumnName } from './dimensions.ts';
import type { Event, Flow, Source } from './statistics-source.ts';
import type { StatisticsStore } from './statistics-store.ts';
import type { StatisticsFilter } from './statistics-types.ts';

/** How finely the time of events is told apart. */
export type Grain = 'YEAR' | 'MONTH' | 'NONE';

/** Digits of a date that name its year or month. */
export const GRAIN_DIGITS = { YEAR: 4, MONTH: 7, NONE: 0 } as const;

/** The time label of events before the period: all of its past together. */
export const BEFORE = '';

/** What `Scan.among` calls the time of events. */
export const TIME = 'time';

/** One statement: the events of one kind, added up in groups. */
export interface Scan {
  readonly source: Source;
  readonly event: Pick<Event, 'on' | 'join' | 'times'>;
  readonly flows: Readonly<Record<string, Flow>>;
  /** Condition on the records, beyond their scope and the filter. */
  readonly when?: string | undefined;
  /** The first day counted; events before it have the label `BEFORE` where `withPast`, and are left out otherwise. */
  readonly since: string | null;
  readonly withPast: boolean;
  /** The first day after. */
  readonly until: string;
  readonly grain: Grain;
  /** Groups: the name of each and its SQL. */
  readonly by: Readonly<Record<string, string>>;
  /** Only these values of some of the groups, or of their time. */
  readonly among?: Readonly<Record<string, readonly (string | null)[]>> | undefined;
  /** Further expressions for each group. */
  readonly extra?: Readonly<Record<string, string>> | undefined;
  /** Over which records: those that the viewer may see, or all of a region. */
  readonly scope: 'VISIBLE' | { readonly region: string };
  readonly filter?: StatisticsFilter | null | undefined;
}

/** A group: its label of time, its columns and extras as text, its flows in the order asked for (money in cents). */
export interface Scanned {
  readonly time: string;
  readonly columns: Readonly<Record<string, string | null>>;
  readonly sums: readonly bigint[];
}

/** The first day that a DATE of MySQL holds. */
const FIRST_DAY = '1000-01-01';

/** A statement with more groups is refused, never cut short: as many as a request can hold of each kind of event. */
export const MOST_SCANNED = 200_000;

/**
 * Reads the groups of one kind of event.
 * @throws badInput where there are more than 200,000
 */
export async function scan(context: RequestContext, store: StatisticsStore, wanted: Scan): Promise<Scanned[]> {
  const { by, extra = {}, flows } = wanted;
  const { sql, parameters } = statementOf(context, store, wanted);
  const rows = await store.read(sql, parameters);
  if (rows.length > MOST_SCANNED) {
    throw badInput('stands for too many cells to be told apart', 'a smaller region or a shorter period', 'period');
  }
  const names = [...Object.keys(by), ...Object.keys(extra)];
  const width = Object.keys(flows).length;
  return rows.map((row) => ({
    time: store.dialect.timeText(row['s_time']),
    columns: Object.fromEntries(names.map((name) => [name, textOf(row[`g_${name}`])])),
    sums: Array.from({ length: width }, (_, at) => wholeOf(row[`f_${at}`])),
  }));
}

/** The statement of a scan, in the dialect of what is read, and its values. Its today is the day as of which the records are. */
export function statementOf(
  context: RequestContext,
  { dialect, asOf }: Pick<StatisticsStore, 'dialect' | 'asOf'>,
  wanted: Scan,
): { readonly sql: string; readonly parameters: readonly unknown[] } {
  const { source, event, flows, since, until, grain, by, extra = {} } = wanted;
  const parameters: unknown[] = [];
  const bind: Bind = (value) => (parameters.push(value), '?');
  const label = dialect.timeOf(event.on, GRAIN_DIGITS[grain]);
  const trees: Trees = { ...context.trees, mostCodes: dialect.mostCodes };
  const time =
    wanted.withPast && since !== null
      ? `case when ${event.on} < ${dialect.day(since, bind)} then ${dialect.past} else ${label} end`
      : label;
  const selected = [
    `${time} as s_time`,
    ...Object.entries(by).map(([name, column]) => `${column} as g_${name}`),
    ...Object.entries(extra).map(([name, expression]) => `${expression} as g_${name}`),
    ...Object.values(flows).map(({ sql }, at) => `${sql(dialect)} as f_${at}`),
  ];
  const conditions = [
    `${event.on} < ${dialect.day(until, bind)}`,
    // A zero date says that there is none: it is before no period.
    `${event.on} >= ${dialect.day(since !== null && !wanted.withPast ? since : FIRST_DAY, bind)}`,
    ...(wanted.when === undefined ? [] : [`(${wanted.when})`]),
    wanted.scope === 'VISIBLE'
      ? visibleCondition({ ...context, trees }, { entity: source.entity, alias: 't', bind })
      : under(trees, 'region', source.columns.region ?? 'null', wanted.scope.region, bind),
    ...filterConditions(trees, source, wanted.filter, bind),
    ...Object.entries(wanted.among ?? {}).map(([name, values]) =>
      name === TIME ? timeIn(dialect, label, values, bind) : oneOf(by[name] ?? 'null', values, bind),
    ),
  ];
  const { tableName } = context.em.getMetadata(source.entity);
  const groupedBy = ['s_time', ...Object.keys(by).map((name) => `g_${name}`)];
  const statement =
    `select ${selected.join(', ')} from ${tableName} t ${furtherRows(context, dialect, event)} ` +
    `where ${conditions.join(' and ')} group by ${groupedBy.join(', ')} limit ${MOST_SCANNED + 1}`;
  const today = `'${dateInShanghai(asOf)}'`;
  const named = event.join ? dialect.withColumnsOf(statement, event.join) : statement;
  return { sql: named.replaceAll(':today', today), parameters };
}

/** What follows the table in a statement over an event. */
export function furtherRows(
  { em }: Pick<RequestContext, 'em'>,
  dialect: Dialect,
  { join, times = '' }: Pick<Event, 'join' | 'times'>,
): string {
  return `${join ? dialect.joined(em.getMetadata(join.entity).tableName, join) : ''} ${times}`;
}

/** The filters that a source's records cannot be chosen by lack a column. */
function filterConditions(
  trees: Trees,
  { columns }: Source,
  filter: StatisticsFilter | null | undefined,
  bind: Bind,
): string[] {
  const column = (name: ColumnName) => {
    const stored = columns[name];
    if (stored === undefined) {
      throw badInput('filters by what these records do not have', 'a filter that they have', `filter.${name}`);
    }
    return stored;
  };
  const { region, court, typeCode, debtorKind, cause } = filter ?? {};
  return [
    ...(region ? [under(trees, 'region', column('region'), region, bind)] : []),
    ...(court ? [under(trees, 'court', column('court'), court, bind)] : []),
    ...(typeCode ? [among(column('typeCode'), typeCode, bind)] : []),
    ...(debtorKind ? [among(column('debtorKind'), debtorKind, bind)] : []),
    ...(cause ? [`${column('cause')} = ${bind(cause)}`] : []),
  ];
}

/** A column has one of some values, of which none may be one. */
function oneOf(column: string, values: readonly (string | null)[], bind: Bind): string {
  const known = values.filter((value) => value !== null);
  const isNone = values.length > known.length ? [`${column} is null`] : [];
  return `(${[among(column, known, bind), ...isNone].join(' or ')})`;
}

function timeIn(dialect: Dialect, label: string, times: readonly (string | null)[], bind: Bind): string {
  return `${label} in (${times.map((time) => dialect.timeValue(time ?? '', bind)).join(', ')})`;
}

function among(column: string, values: readonly string[], bind: Bind): string {
  return values.length === 0 ? '1 = 0' : `${column} in (${values.map(bind).join(', ')})`;
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : keyText(String(value));
}

/** A sum of whole numbers, which a driver may give as a number or as decimal text; null over no record. */
function wholeOf(value: unknown): bigint {
  return BigInt(String(value ?? 0).split('.')[0] ?? '0');
}
