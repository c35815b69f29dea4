import type { RequestContext } from '../server/request-context.ts';

/** The SQL of sums that differs between databases. */
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
}

const DIALECTS: Readonly<Record<'sqlite' | 'mysql', Dialect>> = {
  // SQLite keeps amounts as doubles: the cents of each are a whole number, and whole numbers add up exactly.
  sqlite: {
    sumOfCents: (column, condition) =>
      `sum(case when ${condition} then cast(round(coalesce(${column}, 0) * 100) as integer) else 0 end)`,
    daysBetween: (from, to) => `cast(julianday(${to}) - julianday(${from}) as integer)`,
    monthsAfter: (column, months) => `date(${column}, '+${months} months', 'floor')`,
    oneIn: () => null,
  },
  mysql: {
    // Decimals add up exactly: the sum is turned into cents, not each amount.
    sumOfCents: (column, condition) => `round(100 * coalesce(sum(case when ${condition} then ${column} end), 0))`,
    daysBetween: (from, to) => `datediff(${to}, ${from})`,
    monthsAfter: (column, months) => `date_add(${column}, interval ${months} month)`,
    oneIn: (many, key) => `crc32(${key}) % ${many} = 0`,
  },
};

/** The dialect of the database that a request reads. */
export function dialectOf({ em }: RequestContext): Dialect {
  return DIALECTS[em.getPlatform().constructor.name.startsWith('Sqlite') ? 'sqlite' : 'mysql'];
}
