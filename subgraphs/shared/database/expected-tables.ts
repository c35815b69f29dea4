import type { EntityMetadata } from '@mikro-orm/core';

import { columnOf } from './column-kind.ts';
import { conversionOf } from './column-types.ts';
import type { Database } from './connect.ts';
import type { EntityClass } from './entity-class.ts';

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

/** A table or column that is missing, or a column whose type does not hold its values exactly. */
export interface TableFault {
  readonly table: string;
  /** Null where the whole table is missing. */
  readonly column: string | null;
  /** The type that it has; null where it is missing. */
  readonly type: string | null;
  /** The type of our own tables; for a whole table, its columns. */
  readonly expected: string;
  /** SQL for a view that makes the column exact; null where it is missing. */
  readonly conversion: string | null;
}

/**
 * Compares tables or views, their columns and types with what the entities read. Each kind of column knows the types that hold
 * it exactly; a type that it does not know is refused, since what it would be read as is not known either.
 *
 * @returns the columns that may be absent and are, as `table.column`
 * @throws UnexpectedTables
 */
export async function checkExpectedTables(database: Database, subgraph: string): Promise<ReadonlySet<string>> {
  const present = await presentColumns(database);
  const tables = storedEntities(database);
  const faults = tables.flatMap((metadata) => faultsOfTable(metadata, present.get(metadata.tableName)));
  if (faults.length > 0) {
    throw new UnexpectedTables(subgraph, faults.map(describeFault).sort());
  }
  const expected = tables.flatMap(({ props, tableName }) =>
    props.flatMap(({ fieldNames = [] }) => fieldNames.map((column) => [tableName, column] as const)),
  );
  return new Set(
    expected
      .filter(([table, column]) => !present.get(table)?.has(column))
      .map(([table, column]) => `${table}.${column}`),
  );
}

/** Everything that `checkExpectedTables` refuses, by table and column. */
export async function tableFaults(database: Database): Promise<TableFault[]> {
  const present = await presentColumns(database);
  return storedEntities(database).flatMap((metadata) => faultsOfTable(metadata, present.get(metadata.tableName)));
}

/** A fault in one line, with what to write in the view. */
export function describeFault({ table, column, type, expected, conversion }: TableFault): string {
  if (column === null) {
    return `${table}: no such table or view; expected ${expected}`;
  }
  return type === null
    ? `${table}.${column}: no such column; expected ${expected}`
    : `${table}.${column}: is ${type}; expected ${expected}; write ${conversion}`;
}

/** The entities that have a table of their own. */
export function storedEntities({ em }: Database): EntityMetadata[] {
  const all = [...em.getMetadata().getAll().values()] as EntityMetadata[];
  return all.filter(({ abstract, tableName }) => !abstract && Boolean(tableName));
}

function faultsOfTable(
  { class: entity, props, tableName: table }: EntityMetadata,
  columns: ReadonlyMap<string, string> | undefined,
): TableFault[] {
  const stored = props.filter(({ persist, fieldNames }) => persist !== false && fieldNames?.length > 0);
  if (!columns) {
    const all = stored.map(
      ({ fieldNames, columnTypes, nullable }) => `${fieldNames[0]} ${columnTypes[0]}${nullable ? '' : ' not null'}`,
    );
    return [{ table, column: null, type: null, expected: `(${all.join(', ')})`, conversion: null }];
  }
  return stored.flatMap((property): TableFault[] => {
    const column = property.fieldNames[0] as string;
    const type = columns.get(column) ?? null;
    const expected = property.columnTypes[0] as string;
    const { kind, optional = false } = columnOf(entity as EntityClass, property);
    if (type === null) {
      return optional ? [] : [{ table, column, type, expected, conversion: null }];
    }
    const conversion = conversionOf(kind, type, column, property.nullable ?? false);
    return conversion === null ? [] : [{ table, column, type, expected, conversion }];
  });
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
