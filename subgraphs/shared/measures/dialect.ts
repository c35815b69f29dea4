import type { SqlEntityManager } from '@mikro-orm/sql';

import type { EntityClass } from '../database/entity-class.ts';
import { MOST_CODES } from '../database/under.ts';

/** The record of another kind that a record `t` has at most one of. */
export interface Join {
  readonly entity: EntityClass;
  readonly alias: string;
  /** SQL condition. */
  readonly on: string;
}

/** SQL of what names a person, and of what the person is in law. */
export interface PersonSql {
  readonly key: string;
  readonly kind: string;
}

/** The SQL of statistics that differs between where they are read: the office's database, or a mart of it. */
export interface Dialect {
  /** A sum of money, in whole cents, over the records that meet the condition. */
  sumOfCents(column: string, condition: string): string;
  /** The whole days from one date column to another. */
  daysBetween(from: string, to: string): string;
  /**
   * The day that many months after a date column, or the month's last day where the month is shorter
   * (民法典 art. 202), as `addMonths` reckons.
   */
  monthsAfter(column: string, months: number): string;
  /**
   * A condition that about one of so many records meets, always the same ones: the key is hashed. Null where the database has
   * no function for it.
   */
  oneIn(many: number, key: string): string | null;
  /** A day, written `2019-03-01`. */
  day(day: string, bind: (value: unknown) => string): string;
  /** What the year (4 digits) or month (7 digits with the hyphen) of a day is grouped by; with 0 digits, all days alike. */
  timeOf(day: string, digits: number): string;
  /** What all of the past is grouped by. */
  readonly past: string;
  /** The value of `timeOf` for a year or month as text. */
  timeValue(time: string, bind: (value: unknown) => string): string;
  /** The year or month of a group as text; of the past, the empty text. */
  timeText(value: unknown): string;
  /** The distinct values of a group that are not null, with commas between them. */
  distinctList(expression: string): string;
  /** A longer list of codes is left to the closures of regions and courts. */
  readonly mostCodes: number;
  /** What names the person of a record `t`, so that one written in two ways counts once, and what the person is. */
  person(person: PersonSql): PersonSql;
  /** An expression that looks into other records: `name` is what a mart calls its column, filled when it is built. */
  lookedUp(name: string, sql: string): string;
  /** The clause that adds the columns of a joined record; a mart has them in the record itself. */
  joined(table: string, join: Join): string;
  /** A statement with the columns of a joined record as they are called here. */
  withColumnsOf(statement: string, join: Join): string;
}

/** What the two kinds of office databases have in common. */
const OFFICE = {
  day: (day, bind) => bind(day),
  timeOf: (day, digits) => (digits === 0 ? "'*'" : `substr(${day}, 1, ${digits})`),
  timeValue: (time, bind) => bind(time),
  past: "''",
  timeText: String,
  distinctList: (expression) => `coalesce(group_concat(distinct ${expression}), '')`,
  mostCodes: MOST_CODES,
  // A name of blanks names nobody.
  person: ({ key, kind }) => ({ key: `nullif(replace(upper(trim(${key})), ',', ' '), '')`, kind }),
  lookedUp: (_, sql) => sql,
  joined: (table, { alias, on }) => `left join ${table} ${alias} on ${on}`,
  withColumnsOf: (statement) => statement,
} as const satisfies Partial<Dialect>;

const DIALECTS: Readonly<Record<'sqlite' | 'mysql', Dialect>> = {
  // SQLite keeps amounts as doubles: the cents of each are a whole number, and whole numbers add up exactly.
  sqlite: {
    ...OFFICE,
    sumOfCents: (column, condition) =>
      `sum(case when ${condition} then cast(round(coalesce(${column}, 0) * 100) as integer) else 0 end)`,
    daysBetween: (from, to) => `cast(julianday(${to}) - julianday(${from}) as integer)`,
    monthsAfter: (column, months) => `date(${column}, '+${months} months', 'floor')`,
    oneIn: () => null,
  },
  mysql: {
    ...OFFICE,
    // Decimals add up exactly: the sum is turned into cents, not each amount.
    sumOfCents: (column, condition) => `round(100 * coalesce(sum(case when ${condition} then ${column} end), 0))`,
    daysBetween: (from, to) => `datediff(${to}, ${from})`,
    monthsAfter: (column, months) => `date_add(${column}, interval ${months} month)`,
    oneIn: (many, key) => `crc32(${key}) % ${many} = 0`,
  },
};

/** The dialect of an office's database. */
export function dialectOf({ em }: { readonly em: SqlEntityManager }): Dialect {
  return DIALECTS[em.getPlatform().constructor.name.startsWith('Sqlite') ? 'sqlite' : 'mysql'];
}
