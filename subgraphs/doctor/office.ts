import type { EntityMetadata } from '@mikro-orm/core';
import type { GraphQLScalarType } from 'graphql';

import { columnOf, type ColumnKind } from '../shared/database/column-kind.ts';
import type { Database } from '../shared/database/connect.ts';
import type { EntityClass } from '../shared/database/entity-class.ts';
import { storedEntities } from '../shared/database/expected-tables.ts';
import type { SubgraphDefinition } from '../shared/server/define-subgraph.ts';
import type { SubgraphName } from '../shared/server/subgraph-names.ts';

/** A column that the graph reads. */
export interface StoredColumn {
  readonly name: string;
  readonly property: string;
  readonly kind: ColumnKind;
  readonly type: string;
  readonly nullable: boolean;
  /** Part of the primary key. */
  readonly primary: boolean;
  readonly unique: boolean;
  /** Whether a view may leave it out. */
  readonly optional: boolean;
  readonly members: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly scalar: GraphQLScalarType | null;
  readonly description: string | null;
}

/** A table or view that the graph reads. */
export interface StoredTable {
  readonly name: string;
  readonly entity: EntityClass;
  readonly columns: readonly StoredColumn[];
}

/** One office's database while it is examined. */
export interface Office {
  readonly name: SubgraphName;
  readonly definition: SubgraphDefinition;
  readonly database: Database;
  /** The tables that can be read, each with the columns that can be read exactly; filled by the first examination. */
  readonly readable: Map<string, StoredTable>;
  /** The collation of each text column of MySQL, by table and column; filled by the first examination. */
  readonly collations: Map<string, string>;
  /** Rows of each readable table. */
  readonly rowCounts: Map<string, number>;
  /** The day of the examination, as in 2026-01-31. */
  readonly today: string;
  /** Ends the statement that runs. */
  readonly signal?: AbortSignal;
}

/** All tables of a subgraph's database, by name. */
export function storedTables(database: Database): StoredTable[] {
  return storedEntities(database)
    .map(tableOf)
    .toSorted((left, right) => left.name.localeCompare(right.name));
}

/** Rows of a statement of ours; its values, if any, are keys and codes. */
export async function rowsOf<Row extends object>(
  { database, signal }: Pick<Office, 'database' | 'signal'>,
  sql: string,
): Promise<Row[]> {
  return database.em.fork(signal && { signal }).execute<Row[]>(sql);
}

/** The names of a table's key columns, with commas. */
export function keyOf({ columns }: StoredTable): string {
  return columns
    .filter(({ primary }) => primary)
    .map(({ name }) => name)
    .join(', ');
}

/** The statement that shows the keys of rows that meet a condition. */
export function showRows(table: StoredTable, condition: string): string {
  return `select ${keyOf(table) || '*'} from ${table.name} where ${condition} limit 100;`;
}

/** A text column compared by code point, blanks at the end apart: as our code compares keys. */
export function exactly({ database, collations }: Office, table: string, column: string): string {
  return database.kind === 'sqlite' || collations.get(`${table}.${column}`) === 'utf8mb4_bin'
    ? column
    : `convert(${column} using utf8mb4) collate utf8mb4_bin`;
}

function tableOf({ class: entity, props, tableName }: EntityMetadata): StoredTable {
  const columns = props
    .filter(({ persist, fieldNames }) => persist !== false && fieldNames?.length > 0)
    .map((property): StoredColumn => {
      const note = columnOf(entity as EntityClass, property);
      return {
        name: property.fieldNames[0] as string,
        property: property.name,
        kind: note.kind,
        type: property.columnTypes[0] as string,
        nullable: property.nullable ?? false,
        primary: property.primary ?? false,
        unique: property.unique === true,
        optional: note.optional ?? false,
        members: note.members ?? {},
        labels: note.labels ?? {},
        scalar: note.scalar ?? null,
        description: note.description ?? null,
      };
    });
  return { name: tableName, entity: entity as EntityClass, columns };
}
