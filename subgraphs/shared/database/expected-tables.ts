import type { EntityProperty } from '@mikro-orm/core';

import type { Database } from './connect.ts';

/** A database without tables that a subgraph reads. The message names every missing or wrong table and column. */
export class UnexpectedTables extends Error {
  readonly faults: readonly string[];

  constructor(subgraph: string, faults: readonly string[]) {
    const list = faults.map((fault) => `  - ${fault}`).join('\n');
    super(
      `The database of subgraph "${subgraph}" lacks what is read from it:\n${list}\n` +
        `Where it is an office's own, fit it by views of these names and columns; where it is ours, run: npm run migrate -- ${subgraph}`,
    );
    this.name = 'UnexpectedTables';
    this.faults = faults;
  }
}

/** Kinds of column that are read alike. */
type Family = 'text' | 'integer' | 'decimal' | 'date';

const FAMILIES: readonly (readonly [RegExp, Family])[] = [
  [/^(bool|tinyint|smallint|mediumint|int|bigint)/, 'integer'],
  [/^(decimal|numeric|double|float|real)/, 'decimal'],
  [/^(datetime|timestamp|date)/, 'date'],
  [/^(char|varchar|tinytext|text|mediumtext|longtext|enum)/, 'text'],
];

/** Compares tables or views, their columns and types with what the entities read. Throws `UnexpectedTables`. */
export async function checkExpectedTables(database: Database, subgraph: string): Promise<void> {
  const present = await presentColumns(database);
  const faults = database.em
    .getMetadata()
    .getAll()
    .values()
    .filter(({ abstract, tableName }) => !abstract && tableName)
    .flatMap(({ tableName, props }) => tableFaults(tableName, props, present.get(tableName)))
    .toArray();
  if (faults.length > 0) {
    throw new UnexpectedTables(subgraph, faults.sort());
  }
}

function tableFaults(
  table: string,
  props: readonly EntityProperty[],
  columns: ReadonlyMap<string, string> | undefined,
): string[] {
  const stored = props.filter(({ persist, fieldNames }) => persist !== false && fieldNames?.length > 0);
  if (!columns) {
    const expected = stored.map(({ fieldNames, columnTypes, nullable }) => {
      return `${fieldNames[0]} ${columnTypes[0]}${nullable ? '' : ' not null'}`;
    });
    return [`${table}: no such table or view; expected (${expected.join(', ')})`];
  }
  return stored.flatMap((prop) => {
    const column = prop.fieldNames[0] as string;
    const actual = columns.get(column);
    const expected = prop.columnTypes[0] as string;
    if (actual === undefined) {
      return [`${table}.${column}: no such column; expected ${expected}`];
    }
    return readable(familyOf(actual), familyOf(expected))
      ? []
      : [`${table}.${column}: is ${actual}; expected ${expected}`];
  });
}

/** A view may have an amount as a whole number; all other columns must be of the same family. */
function readable(actual: Family | undefined, expected: Family | undefined): boolean {
  return actual === undefined || actual === expected || (expected === 'decimal' && actual === 'integer');
}

function familyOf(type: string): Family | undefined {
  return FAMILIES.find(([pattern]) => pattern.test(type.toLowerCase()))?.[1];
}

async function presentColumns({ kind, em }: Database): Promise<Map<string, Map<string, string>>> {
  const rows = await em.execute<{ tbl: string; col: string; typ: string }[]>(
    kind === 'sqlite'
      ? `select m.name as tbl, c.name as col, c.type as typ from sqlite_master m, pragma_table_info(m.name) c where m.type in ('table', 'view')`
      : `select table_name as tbl, column_name as col, column_type as typ from information_schema.columns where table_schema = database()`,
  );
  const tables = new Map<string, Map<string, string>>();
  for (const { tbl, col, typ } of rows) {
    const columns = tables.get(tbl) ?? new Map<string, string>();
    tables.set(tbl, columns.set(col, typ));
  }
  return tables;
}
