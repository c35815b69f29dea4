import { badInput } from '../bad-input.ts';
import type { RequestContext } from '../server/request-context.ts';
import type { Period } from '../scalars/period.ts';
import { MOST_GROUPS, type Group } from './statistics.ts';
import type { Dimensions, StatisticsArgs } from './statistics-types.ts';

/** How one number is added up over the records of a group, in SQL over the record `t` and the period `b`. */
export interface Sum {
  readonly sql: (dialect: Dialect) => string;
  readonly zero: number | string;
}

/** The two places where databases differ in what sums need. */
export interface Dialect {
  /** An exact sum of money over the records that meet the condition. */
  sumOfMoney(column: string, condition: string): string;
  /** The whole days from one date column to another. */
  daysBetween(from: string, to: string): string;
}

/** The number of records that meet a condition, e.g. `t.filed_on >= b.since and t.filed_on < b.until`. */
export function count(condition: string): Sum {
  return { sql: () => `sum(case when ${condition} then 1 else 0 end)`, zero: 0 };
}

/** The number of distinct values of a column over the records that meet a condition. */
export function countDistinct(column: string, condition: string): Sum {
  return { sql: () => `count(distinct case when ${condition} then ${column} end)`, zero: 0 };
}

/** The sum of a whole-number column over the records that meet a condition. */
export function total(column: string, condition: string): Sum {
  return { sql: () => `sum(case when ${condition} then ${column} else 0 end)`, zero: 0 };
}

/** The sum of an amount in yuan over the records that meet a condition; exact. */
export function totalMoney(column: string, condition: string): Sum {
  return { sql: (dialect) => dialect.sumOfMoney(column, condition), zero: '0.00' };
}

/** The sum of days from one date column to another over the records that meet a condition. */
export function totalDays(from: string, to: string, condition: string): Sum {
  return { sql: (dialect) => `sum(case when ${condition} then ${dialect.daysBetween(from, to)} else 0 end)`, zero: 0 };
}

/** A table whose records are counted. Text here is ours, never a caller's. */
export interface Source {
  /** The table, and joins if it needs any: `enforcement_case t left join … on …`. */
  readonly from: string;
  /** Which records concern a period: over `t`, and `b.since` (first day) and `b.until` (first day after). */
  readonly concerns: string;
  /** The columns of the dimensions that the records have; a dimension without a column cannot be asked for. */
  readonly columns: Partial<Record<'region' | 'court' | 'typeCode' | 'debtorKind' | 'cause', string>>;
  readonly sums: Readonly<Record<string, Sum>>;
}

const DIALECTS: Readonly<Record<'sqlite' | 'mysql', Dialect>> = {
  // SQLite keeps amounts as doubles: the cents of each are a whole number, and whole numbers add up exactly.
  sqlite: {
    sumOfMoney: (column, condition) =>
      `sum(case when ${condition} then cast(round(coalesce(${column}, 0) * 100) as integer) else 0 end)`,
    daysBetween: (from, to) => `cast(julianday(${to}) - julianday(${from}) as integer)`,
  },
  mysql: {
    sumOfMoney: (column, condition) =>
      `sum(case when ${condition} then round(coalesce(${column}, 0) * 100) else 0 end)`,
    daysBetween: (from, to) => `datediff(${to}, ${from})`,
  },
};

/** Adds up a source's records, grouped as asked, in one statement. */
export async function runSource(
  { em }: RequestContext,
  source: Source,
  args: StatisticsArgs,
  buckets: readonly Period[],
): Promise<Group[]> {
  const dialect = DIALECTS[em.getPlatform().constructor.name.startsWith('Sqlite') ? 'sqlite' : 'mysql'];
  const parameters: unknown[] = [];
  const bind = (value: unknown): string => {
    parameters.push(value);
    return '?';
  };
  const periods = buckets
    .map(({ from, to }) => `select ${bind(from)} as since, ${bind(to)} as until`)
    .join(' union all ');
  const groupColumns = groupColumnsOf(source, args);
  const rollUp = args.groupBy.includes('REGION')
    ? ` left join region_closure g on g.descendant = ${source.columns.region} and g.ancestor_level = ${bind(args.regionLevel)}`
    : '';
  const sums = Object.entries(source.sums).map(([name, sum]) => `${sum.sql(dialect)} as \`${name}\``);
  const conditions = [source.concerns, ...filterConditions(source, args, bind)];
  const rows = await em.execute<Record<string, string | number | null>[]>(
    `select ${[...Object.entries(groupColumns).map(([name, column]) => `${column} as \`${name}\``), ...sums].join(', ')} ` +
      `from ${source.from} join (${periods}) b${rollUp} where ${conditions.join(' and ')}` +
      (args.groupBy.length > 0 ? ` group by ${Object.values(groupColumns).join(', ')} limit ${MOST_GROUPS + 1}` : ''),
    parameters,
  );
  return rows.map((row) => ({ dimensions: dimensionsOf(row, args), sums: sumsOf(row, source) }));
}

function groupColumnsOf({ columns }: Source, { groupBy }: StatisticsArgs): Record<string, string> {
  const grouped: Record<string, string> = {};
  for (const dimension of groupBy) {
    if (dimension === 'PERIOD') {
      Object.assign(grouped, { since: 'b.since', until: 'b.until' });
      continue;
    }
    const name = COLUMN_OF[dimension];
    const column = columns[name];
    if (column === undefined) {
      throw badInput(`holds ${dimension}, which these records do not have`, 'a dimension that they have', 'groupBy');
    }
    // What lies above the level asked for (an intermediate court's own region, say) stays under its own region.
    grouped[name] = dimension === 'REGION' ? `coalesce(g.ancestor, ${column})` : column;
  }
  return grouped;
}

const COLUMN_OF = {
  REGION: 'region',
  COURT: 'court',
  TYPE_CODE: 'typeCode',
  DEBTOR_KIND: 'debtorKind',
  CAUSE: 'cause',
} as const;

function filterConditions({ columns }: Source, { filter }: StatisticsArgs, bind: (value: unknown) => string): string[] {
  const conditions: string[] = [];
  const column = (name: keyof Source['columns']) => {
    const found = columns[name];
    if (found === undefined)
      throw badInput('filters by what these records do not have', 'a filter that they have', `filter.${name}`);
    return found;
  };
  const { region, court, typeCode, debtorKind, cause } = filter ?? {};
  if (region)
    conditions.push(`${column('region')} in (select descendant from region_closure where ancestor = ${bind(region)})`);
  if (court)
    conditions.push(`${column('court')} in (select descendant from court_closure where ancestor = ${bind(court)})`);
  if (typeCode) conditions.push(among(column('typeCode'), typeCode, bind));
  if (debtorKind) conditions.push(among(column('debtorKind'), debtorKind, bind));
  if (cause) conditions.push(`${column('cause')} = ${bind(cause)}`);
  return conditions;
}

function among(column: string, values: readonly string[], bind: (value: unknown) => string): string {
  return values.length === 0 ? '1 = 0' : `${column} in (${values.map(bind).join(', ')})`;
}

function dimensionsOf(row: Record<string, string | number | null>, { groupBy }: StatisticsArgs): Dimensions {
  const text = (name: string) => (row[name] === null || row[name] === undefined ? null : String(row[name]));
  return {
    ...(groupBy.includes('PERIOD') && { period: { from: text('since') ?? '', to: text('until') ?? '' } }),
    ...(groupBy.includes('REGION') && { regionCode: text('region') }),
    ...(groupBy.includes('COURT') && { courtCode: text('court') }),
    ...(groupBy.includes('TYPE_CODE') && { typeCode: text('typeCode') }),
    ...(groupBy.includes('DEBTOR_KIND') && { debtorKind: text('debtorKind') }),
    ...(groupBy.includes('CAUSE') && { cause: text('cause') }),
  };
}

function sumsOf(row: Record<string, string | number | null>, { sums }: Source): Record<string, number | string> {
  return Object.fromEntries(
    Object.entries(sums).map(([name, { zero }]) => {
      const value = String(row[name] ?? 0);
      return [name, zero === '0.00' ? yuan(BigInt(value.split('.')[0] ?? '0')) : Number(value)];
    }),
  );
}

/** Cents as yuan with two decimals. */
function yuan(cents: bigint): string {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
