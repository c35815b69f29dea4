import { badInput } from '../bad-input.ts';
import { under, type Bind } from '../database/under.ts';
import { dateInShanghai } from '../scalars/date-time.ts';
import type { Period } from '../scalars/period.ts';
import type { RequestContext } from '../server/request-context.ts';
import { visibleCondition } from '../visibility/visible-condition.ts';

import { MOST_CELLS, type Cell } from './cell.ts';
import { dialectOf } from './dialect.ts';
import { MOST_GROUPS, type Group, type Sums } from './group.ts';
import { FEWEST_PERSONS } from './small-cells.ts';
import type { Source } from './statistics-source.ts';
import type { Dimensions, StatisticsArgs } from './statistics-types.ts';

const COLUMN_OF = {
  REGION: 'region',
  COURT: 'court',
  TYPE_CODE: 'typeCode',
  DEBTOR_KIND: 'debtorKind',
  CAUSE: 'cause',
} as const;

type SqlRow = Record<string, string | number | null>;

/** Whether a source's records have every dimension that is grouped or filtered by. */
export function canAnswer({ columns }: Source, { groupBy, filter }: StatisticsArgs): boolean {
  const names = [
    ...groupBy.flatMap((dimension) => (dimension === 'PERIOD' ? [] : [COLUMN_OF[dimension]])),
    ...Object.values(COLUMN_OF).filter((name) => filter?.[name] !== null && filter?.[name] !== undefined),
  ];
  return names.every((name) => columns[name] !== undefined);
}

/** Adds up a source's records in groups, in one statement; returns at most one group more than is allowed. */
export async function runSource(
  context: RequestContext,
  source: Source,
  args: StatisticsArgs,
  buckets: readonly Period[],
): Promise<Group[]> {
  const rows = await addUp(context, source, args, buckets, { most: MOST_GROUPS });
  return rows.map((row) => groupOf(row, source, args));
}

/**
 * The smallest cells of the records that the query covers, in one statement.
 * @throws badInput where there are more than 200,000
 */
export async function runCells(
  context: RequestContext,
  source: Source,
  args: StatisticsArgs,
  buckets: readonly Period[],
): Promise<Cell[]> {
  const finest = Object.fromEntries(Object.entries(source.columns).map(([name, column]) => [`cell_${name}`, column]));
  const person = source.person ?? 't.id';
  const counted = [
    `case when count(distinct ${person}) < ${FEWEST_PERSONS} then group_concat(distinct ${person}) end as persons`,
  ];
  const rows = await addUp(context, source, args, buckets, { finest, counted, most: MOST_CELLS });
  if (rows.length > MOST_CELLS) {
    throw badInput('stands for too many cells to be told apart', 'a region or court, or fewer years', 'filter');
  }
  return rows.map((row) => ({ ...groupOf(row, source, args), ...finestOf(row) }));
}

interface Extent {
  /** Columns to group by beyond those of the query. */
  readonly finest?: Readonly<Record<string, string>>;
  /** Expressions to select beyond the source's sums. */
  readonly counted?: readonly string[];
  /** At most one row more than this is read. */
  readonly most: number;
}

async function addUp(
  context: RequestContext,
  source: Source,
  args: StatisticsArgs,
  buckets: readonly Period[],
  { finest = {}, counted = [], most }: Extent,
): Promise<SqlRow[]> {
  const dialect = dialectOf(context);
  const parameters: unknown[] = [];
  const bind: Bind = (value) => {
    parameters.push(value);
    return '?';
  };
  const today = dateInShanghai(context.now);
  const periods = buckets
    .map(({ from, to }) => `select ${bind(from)} as since, ${bind(to)} as until, ${bind(today)} as today`)
    .join(' union all ');
  const groupColumns = { ...groupColumnsOf(source, args), ...finest };
  const rollUp = args.groupBy.includes('REGION')
    ? ` left join region_closure g on g.descendant = ${source.columns.region} and g.ancestor_level = ${bind(args.regionLevel)}`
    : '';
  const grouped = Object.entries(groupColumns).map(([name, column]) => `${column} as \`${name}\``);
  const sums = Object.entries(source.sums).map(([name, sum]) => `${sum.sql(dialect)} as \`${name}\``);
  const visible = visibleCondition(context, { entity: source.entity, alias: 't', bind });
  const conditions = [source.concerns, visible, ...filterConditions(source, args, bind)];
  const { tableName } = context.em.getMetadata(source.entity);
  return context.em.execute<SqlRow[]>(
    `select ${[...grouped, ...sums, ...counted].join(', ')} ` +
      `from ${tableName} t ${source.joins ?? ''} ${dialect.joinSmall} (${periods}) b${rollUp} where ${conditions.join(' and ')}` +
      (grouped.length > 0 ? ` group by ${Object.values(groupColumns).join(', ')} limit ${most + 1}` : ''),
    parameters,
  );
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
    // A region above the requested level (that of an intermediate court, say) stays a group of its own.
    grouped[name] = dimension === 'REGION' ? `coalesce(g.ancestor, ${column})` : column;
  }
  return grouped;
}

function filterConditions({ columns }: Source, { filter }: StatisticsArgs, bind: Bind): string[] {
  const conditions: string[] = [];
  const column = (name: keyof Source['columns']) => {
    const stored = columns[name];
    if (stored === undefined) {
      throw badInput('filters by what these records do not have', 'a filter that they have', `filter.${name}`);
    }
    return stored;
  };
  const { region, court, typeCode, debtorKind, cause } = filter ?? {};
  if (region) {
    conditions.push(under('region', column('region'), region, bind));
  }
  if (court) {
    conditions.push(under('court', column('court'), court, bind));
  }
  if (typeCode) {
    conditions.push(among(column('typeCode'), typeCode, bind));
  }
  if (debtorKind) {
    conditions.push(among(column('debtorKind'), debtorKind, bind));
  }
  if (cause) {
    conditions.push(`${column('cause')} = ${bind(cause)}`);
  }
  return conditions;
}

function among(column: string, values: readonly string[], bind: Bind): string {
  return values.length === 0 ? '1 = 0' : `${column} in (${values.map(bind).join(', ')})`;
}

function groupOf(row: SqlRow, source: Source, args: StatisticsArgs): Group {
  return { dimensions: dimensionsOf(row, args), sums: sumsOf(row, source), withheld: false };
}

function finestOf(row: SqlRow): Pick<Cell, 'path' | 'persons'> {
  const joined = (...names: string[]) => JSON.stringify(names.map((name) => row[name] ?? null));
  const { persons } = row;
  return {
    path: [
      joined('since'),
      joined('cell_region', 'cell_court'),
      joined('cell_typeCode', 'cell_debtorKind'),
      joined('cell_cause'),
    ],
    persons: persons === null || persons === undefined ? 'MANY' : String(persons).split(','),
  };
}

function dimensionsOf(row: SqlRow, { groupBy }: StatisticsArgs): Dimensions {
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

function sumsOf(row: SqlRow, { sums }: Source): Sums {
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
