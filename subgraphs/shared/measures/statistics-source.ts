import type { EntityClass } from '../database/entity-class.ts';

import type { Dialect, Join, PersonSql } from './dialect.ts';
import type { ColumnName } from './dimensions.ts';

/**
 * What is counted, declared as algebra. A source is a kind of record `t`; each record has dated events (filed, concluded).
 * A flow adds up over the events of a period; a stock counts the records that have entered by a day and not left.
 * All text here is ours, never a caller's. `:today` in a condition is the day as of which the records are: the
 * request's own, or that on which the mart was built.
 */
export interface Source {
  readonly entity: EntityClass;
  /** The columns of the dimensions that the records have; a dimension without a column cannot be asked for. */
  readonly columns: Readonly<Partial<Record<ColumnName, string>>>;
  /** The kinds of debtor that are known of the records, where not all are. By others the source answers nothing. */
  readonly debtorKinds?: readonly string[];
  /**
   * The private person that a record counts for, where small numbers are held back. Absent where the records are of
   * agencies, courts or conferences, which are no private persons.
   */
  readonly person?: Person;
  /**
   * In which order the records of a prefecture's year are divided where small numbers are held back: by county and court,
   * by time, by kinds. What comes first is told for smaller groups; see `blocks.ts`. What is left out comes last.
   */
  readonly division?: readonly Part[];
  /** What happens to the records, by name. Names of flows and stocks are each used once in a source. */
  readonly events: Readonly<Record<string, Event>>;
  readonly stocks?: Readonly<Record<string, Stock>>;
}

/** A source whose records may be of private persons. */
export type PersonalSource = Source & { readonly person: Person };

/** Whether a source's records may be of private persons. */
export function isPersonal(source: Source): source is PersonalSource {
  return source.person !== undefined;
}

/**
 * Who a record counts for: SQL of what names the person, which may look that up by a sub-select, and of what the person is in
 * law (`PartyKind`). An agency or enterprise is no private person; who is unknown may be one.
 */
export type Person = PersonSql;

/** SQL condition under which a record is of a private person. */
export function isPrivate({ kind }: Pick<Person, 'kind'>): string {
  return `coalesce(${kind}, 'PERSON') not in ('AGENCY', 'ENTERPRISE')`;
}

/**
 * SQL of the column by which a source's records are grouped. What is of a private person counts for no agency, whoever asks:
 * an agency's numbers are exact, and the same for a court as for a committee of its region.
 */
export function groupColumn(source: Source, name: ColumnName, dialect: Dialect): string | undefined {
  const column = source.columns[name];
  return column !== undefined && name === 'agency' && isPersonal(source)
    ? `case when not (${isPrivate(dialect.person(source.person))}) then ${column} end`
    : column;
}

/** What a prefecture's year is divided by: `court` is county and court, `time` is half-year, quarter and month. */
export type Part = 'time' | Exclude<ColumnName, 'region'>;

export interface Event {
  /** SQL of the day it happened, or of a moment as text that begins with its day; null where it has not. */
  readonly on: string;
  /** What else its flows and its person need. */
  readonly join?: Join;
  /** Where a record has several such events: a clause that makes so many rows of it, without reading a table. */
  readonly times?: string;
  readonly flows: Readonly<Record<string, Flow>>;
  /** Whole numbers (days) of which medians are taken: SQL of the value, null where it does not count. */
  readonly values?: Readonly<Record<string, Value>>;
}

/** SQL of a whole number; null where the record has none. */
export type Value = (dialect: Dialect) => string;

/** How one number is added up over the events of a group. */
export interface Flow {
  readonly kind: 'COUNT' | 'MONEY';
  readonly sql: (dialect: Dialect) => string;
  /**
   * Where small numbers are held back: SQL conditions under each of which the events told together stand for ten persons.
   * Absent where events are counted: how many of those ten meet a condition may be told, however few. An amount is told of
   * those alone that add to it: it would be one person's own.
   */
  readonly standsFor?: (dialect: Dialect) => readonly string[];
}

/**
 * A number of records at one moment of the period: at its start (carried over), or at its end (in force). It is all of one
 * flow before that day, less all of another: nothing but flows, so that a difference of stocks tells no more than they do.
 */
export interface Stock {
  /** The flow by which records enter. */
  readonly plus: string;
  /** The flow by which they leave. */
  readonly minus: string;
  readonly at: 'START' | 'END';
}

/** A condition in SQL over the record; as a function, one that databases write differently. */
export type Condition = string | ((dialect: Dialect) => string);

/** Every event. */
export const ALL = '1 = 1';

/** The number of events whose record meets a condition. */
export function count(condition: Condition = ALL): Flow {
  // Counting is cheaper than adding up ones: a server adds in decimals.
  return {
    kind: 'COUNT',
    sql: (dialect) => (condition === ALL ? 'count(*)' : `count(case when ${inSql(condition, dialect)} then 1 end)`),
  };
}

/** The sum of a whole-number column over the events whose record meets a condition. */
export function total(column: string, condition: Condition = ALL): Flow {
  return amount('COUNT', () => column, condition);
}

/**
 * The sum of an amount in yuan over the events whose record meets a condition; exact.
 * @param within condition of a larger amount that is told as well: one less the other is an amount, too
 */
export function totalMoney(column: string, condition: Condition = ALL, within?: Condition): Flow {
  return {
    ...amount('MONEY', () => column, condition, within),
    sql: (dialect) => dialect.sumOfCents(column, inSql(condition, dialect)),
  };
}

/** The sum of days from one date column to another over the events whose record meets a condition. */
export function totalDays(from: string, to: string, condition: Condition = ALL): Flow {
  return amount('COUNT', (dialect) => dialect.daysBetween(from, to), condition);
}

function amount(kind: Flow['kind'], value: Value, condition: Condition, within?: Condition): Flow {
  return {
    kind,
    sql: (dialect) => `sum(case when ${inSql(condition, dialect)} then coalesce(${value(dialect)}, 0) else 0 end)`,
    standsFor: (dialect) => {
      const adds = `coalesce(${value(dialect)}, 0) <> 0`;
      const own = `(${inSql(condition, dialect)})`;
      return within === undefined
        ? [`${adds} and ${own}`]
        : [`${adds} and ${own}`, `${adds} and (${inSql(within, dialect)}) and not coalesce(${own}, 0)`];
    },
  };
}

/** The days from one date column to another where a condition holds, for a median. */
export function days(from: string, to: string, condition: Condition = ALL): Value {
  return (dialect: Dialect) => `case when ${inSql(condition, dialect)} then ${dialect.daysBetween(from, to)} end`;
}

/**
 * A condition that looks into other records. A mart has it as a column of this name, filled when it is built: it must not
 * depend on the day of the question.
 */
export function lookedUp(name: string, sql: string): Condition {
  return (dialect) => dialect.lookedUp(name, sql);
}

function inSql(condition: Condition, dialect: Dialect): string {
  return typeof condition === 'string' ? condition : condition(dialect);
}
