import type { Dialect, Join } from '../measures/dialect.ts';

/**
 * The SQL of statistics over a mart, in DuckDB. The statement is that of the office's database; what differs is what a mart has
 * as columns of its own: days as DATE, money in ten-thousandths of a yuan, persons as hashes, joined records as columns, and what
 * must be looked up in other records as it was when the mart was built.
 */
export const MART_DIALECT: Dialect = {
  sumOfCents(column, condition) {
    const sum = `coalesce(sum(case when ${condition} then ${column} end), 0)`;
    return `(${sum} + case when ${sum} < 0 then -50 else 50 end) // 100`;
  },
  daysBetween: (from, to) => `date_diff('day', ${from}, ${to})`,
  monthsAfter: (column, months) => `cast(${column} + interval ${months} month as date)`,
  // A key is a hash already.
  oneIn: (many, key) => `${key} % ${many} = 0`,
  day(day) {
    // DuckDB does not know two parameters of one value for the same where it groups by them.
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) {
      throw new Error('Not a day.');
    }
    return `date '${day}'`;
  },
  timeOf(day, digits) {
    const year = `year(${day})`;
    return digits === 0 ? '1' : digits === 4 ? year : `(${year} * 100 + month(${day}))`;
  },
  timeValue: (time) => String(Number(time.replace('-', ''))),
  past: '0',
  timeText(value) {
    const digits = String(value);
    return digits === '0' ? '' : digits === '1' ? '*' : digits.replace(/^(\d{4})(\d{2})$/, '$1-$2');
  },
  distinctList: (expression) => `coalesce(string_agg(distinct cast(${expression} as varchar), ','), '')`,
  mostCodes: Infinity,
  person: () => ({ key: `t.${PERSON}`, kind: `t.${PERSON_KIND}` }),
  lookedUp: (name) => `t.${name}`,
  joined: () => '',
  withColumnsOf: (statement, { alias }) =>
    statement.replaceAll(
      new RegExp(`\\b${alias}\\.(\\w+)`, 'g'),
      (_, column: string) => `t.${joinedColumn(alias, column)}`,
    ),
};

/** The columns of the person that a record counts for. */
export const PERSON = 'person';
export const PERSON_KIND = 'person_kind';

/** What a mart calls a column of a joined record. */
export function joinedColumn(alias: Join['alias'], column: string): string {
  return `${alias}_${column}`;
}
