import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';

import { columnOf, type ColumnNote } from './column-kind.ts';
import type { Database, DatabaseKind } from './connect.ts';
import type { EntityClass } from './entity-class.ts';
import { storedEntities } from './expected-tables.ts';
import type { ValueFault } from './unreadable-value.ts';

/** What rows may hold that is shown as an error, or that is read and may mean something else. */
export type RowFault = ValueFault | 'blanks around a key' | 'date that may mean none';

/** A check of one column of one table, or of a key of several columns. */
export interface RowCheck {
  readonly table: string;
  readonly column: string;
  readonly fault: RowFault;
  /** SQL condition of the rows that have the fault. */
  readonly condition: string;
  /** SQL that shows the keys of these rows, at most twenty, and nothing else of them. */
  readonly shows: string;
}

/** Days that old systems write for "none". They are shown as they are: some may be meant. */
const PLACEHOLDERS = ['1753-01-01', '1899-12-30', '1900-01-01', '1970-01-01', '2099-12-31', '9999-12-31'];

/** All that can be wrong with the rows of a subgraph's tables or views; reads nothing. */
export function rowChecks(database: Database): RowCheck[] {
  return storedEntities(database).flatMap((metadata) => [
    ...storedProperties(metadata).flatMap((property) => checksOfColumn(metadata, property, database.kind)),
    ...uniqueKeys(metadata).map((columns) => duplicateCheck(metadata.tableName, columns)),
  ]);
}

/**
 * How many rows have the fault of each check, where any have: one statement for each table, which reads all of it. For the
 * office's administrator: it counts all rows, whoever may see them, so it has no row filter, and shows none of them.
 */
export async function countFaults(
  { em }: Database,
  checks: readonly RowCheck[],
): Promise<readonly { readonly check: RowCheck; readonly rows: number }[]> {
  const counted: { check: RowCheck; rows: number }[] = [];
  for (const [table, own] of Map.groupBy(checks, (check) => check.table)) {
    const sums = own.map(({ condition }, at) => `sum(case when ${condition} then 1 else 0 end) as c${at}`);
    const [row] = await em.execute<Record<string, unknown>[]>(`select ${sums.join(', ')} from ${table}`);
    own.forEach((check, at) => counted.push({ check, rows: Number(row?.[`c${at}`] ?? 0) }));
  }
  return counted.filter(({ rows }) => rows > 0);
}

/** A key column whose collation holds equal what differs, so that rows may be told as "key written differently". */
export interface LooseKey {
  readonly table: string;
  readonly column: string;
  readonly collation: string;
}

/** The key columns that are not compared by their characters. SQLite has none. */
export async function looseKeys(database: Database): Promise<LooseKey[]> {
  if (database.kind === 'sqlite') {
    return [];
  }
  const keys = new Set(
    storedEntities(database).flatMap((metadata) =>
      storedProperties(metadata)
        .filter((property) => noteOf(metadata, property).kind === 'key')
        .map((property) => `${metadata.tableName}.${nameOf(property)}`),
    ),
  );
  const columns = await database.em.execute<{ tbl: string; col: string; coll: string | null }[]>(
    'select table_name as tbl, column_name as col, collation_name as coll from information_schema.columns where table_schema = database()',
  );
  return columns
    .filter(({ tbl, col, coll }) => keys.has(`${tbl}.${col}`) && coll !== null && !/_bin$|^binary$/.test(coll))
    .map(({ tbl, col, coll }) => ({ table: tbl, column: col, collation: coll as string }));
}

function checksOfColumn(metadata: EntityMetadata, property: EntityProperty, kind: DatabaseKind): RowCheck[] {
  const { tableName: table } = metadata;
  const column = nameOf(property);
  const keys = metadata.primaryKeys.map((key) => nameOf(metadata.properties[key as never] as EntityProperty));
  const note = noteOf(metadata, property);
  return [
    ...(property.nullable ? [] : [['null', `${column} is null`] as const]),
    ...conditionsOf(note, column, kind),
  ].map(([fault, condition]) => {
    return {
      table,
      column,
      fault,
      condition,
      shows: `select ${keys.join(', ')} from ${table} where ${condition} limit 20`,
    };
  });
}

/** The faults of a kind of column, as `faultFinder` knows them, in SQL. Those of a column's type are found before. */
function conditionsOf(
  { kind, members = {}, optional }: ColumnNote,
  column: string,
  database: DatabaseKind,
): (readonly [RowFault, string])[] {
  const isMySql = database === 'mysql';
  switch (optional ? 'text' : kind) {
    case 'enum': {
      // As bytes: a collation may hold `judgment` and `JUDGMENT ` equal to a member.
      const bytes = isMySql ? `cast(${column} as binary)` : column;
      const list = Object.keys(members).map((member) => `'${member}'`);
      return [['unknown member', `${bytes} not in (${list.join(', ')})`]];
    }
    case 'date': {
      const text = isMySql ? `cast(${column} as char)` : column;
      const zero = `(${text} like '0000-%' or ${text} like '%-00%')`;
      const last = isMySql
        ? `dayofmonth(last_day(concat(left(${text}, 8), '01')))`
        : `strftime('%d', substr(${text}, 1, 8) || '01', '+1 month', '-1 day')`;
      const day = isMySql ? `dayofmonth(${column})` : `substr(${text}, 9, 2)`;
      return [
        ['zero date', zero],
        ['impossible date', `not ${zero} and ${day} > ${last}`],
        ['date that may mean none', `${text} in (${PLACEHOLDERS.map((placeholder) => `'${placeholder}'`).join(', ')})`],
      ];
    }
    case 'moment': {
      const text = isMySql ? `cast(${column} as char)` : column;
      return [['zero date', `(${text} like '0000-%' or substr(${text}, 1, 10) like '%-00%')`]];
    }
    case 'integer':
      return [['not a whole number', `${column} not between -2147483648 and 2147483647`]];
    case 'boolean':
      return [['neither true nor false', `${column} not in (0, 1)`]];
    case 'decimal':
      return [['not a decimal', `abs(${column}) >= 10000000000000000`]];
    case 'key': {
      const length = isMySql ? 'char_length' : 'length';
      return [['blanks around a key', `${length}(${column}) <> ${length}(trim(${column}))`]];
    }
    default:
      return [];
  }
}

/** The keys that name one record: the primary key, and what is looked up as unique. */
function uniqueKeys(metadata: EntityMetadata): string[][] {
  const primary = metadata.primaryKeys.map((key) => nameOf(metadata.properties[key as never] as EntityProperty));
  return [
    primary,
    ...storedProperties(metadata)
      .filter(({ unique }) => unique)
      .map((property) => [nameOf(property)]),
  ];
}

function duplicateCheck(table: string, columns: readonly string[]): RowCheck {
  const list = columns.join(', ');
  const duplicates = `select ${list} from ${table} group by ${list} having count(*) > 1`;
  const condition = `${columns.length === 1 ? list : `(${list})`} in (${duplicates})`;
  return { table, column: list, fault: 'duplicate key', condition, shows: `${duplicates} limit 20` };
}

function storedProperties({ props }: EntityMetadata): EntityProperty[] {
  return props.filter(({ persist, fieldNames }) => persist !== false && fieldNames?.length > 0);
}

function noteOf({ class: entity }: EntityMetadata, property: EntityProperty): ColumnNote {
  return columnOf(entity as EntityClass, property);
}

function nameOf({ fieldNames }: EntityProperty): string {
  return fieldNames[0] as string;
}
