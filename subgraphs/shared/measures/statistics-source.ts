import type { EntityClass } from '../database/entity-class.ts';

import type { Dialect } from './dialect.ts';

/** A condition in SQL over the record `t` and the period `b`; as a function, one that databases write differently. */
export type Condition = string | ((dialect: Dialect) => string);

/** How one number is added up over the records of a group. */
export interface Sum {
  readonly sql: (dialect: Dialect) => string;
  readonly zero: number | string;
}

/** Records that are counted. Text here is ours, never a caller's; the record is `t` in it. */
export interface Source {
  /** The records `t` that are counted: only those that the viewer may see are. */
  readonly entity: EntityClass;
  /** What else a record's measures need: `left join … on …`. */
  readonly joins?: string;
  /**
   * Which records concern a period: over `t`, and `b.since` (first day), `b.until` (first day after) and `b.today`
   * (the day the request is answered for).
   */
  readonly concerns: string;
  /** The columns of the dimensions that the records have; a dimension without a column cannot be queried. */
  readonly columns: Partial<Record<'region' | 'court' | 'typeCode' | 'debtorKind' | 'cause', string>>;
  readonly sums: Readonly<Record<string, Sum>>;
  /**
   * The person of record `t`, in SQL: counted where small cells are withheld. Absent where the records are of agencies,
   * courts or conferences, which are not persons.
   */
  readonly person?: string;
}

/** The number of records that meet a condition, e.g. `t.filed_on >= b.since and t.filed_on < b.until`. */
export function count(condition: Condition): Sum {
  return { sql: (dialect) => `sum(case when ${inSql(condition, dialect)} then 1 else 0 end)`, zero: 0 };
}

/** The number of distinct values of a column over the records that meet a condition. */
export function countDistinct(column: string, condition: Condition): Sum {
  return { sql: (dialect) => `count(distinct case when ${inSql(condition, dialect)} then ${column} end)`, zero: 0 };
}

/** The sum of a whole-number column over the records that meet a condition. */
export function total(column: string, condition: Condition): Sum {
  return { sql: (dialect) => `sum(case when ${inSql(condition, dialect)} then ${column} else 0 end)`, zero: 0 };
}

/** The sum of an amount in yuan over the records that meet a condition; exact. */
export function totalMoney(column: string, condition: Condition): Sum {
  return { sql: (dialect) => dialect.sumOfCents(column, inSql(condition, dialect)), zero: '0.00' };
}

/** The sum of days from one date column to another over the records that meet a condition. */
export function totalDays(from: string, to: string, condition: Condition): Sum {
  return {
    sql: (dialect) => `sum(case when ${inSql(condition, dialect)} then ${dialect.daysBetween(from, to)} else 0 end)`,
    zero: 0,
  };
}

function inSql(condition: Condition, dialect: Dialect): string {
  return typeof condition === 'string' ? condition : condition(dialect);
}
