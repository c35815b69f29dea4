import { EntitySchema, type EntityProperty } from '@mikro-orm/core';
import { getNamedType, isEnumType, isObjectType, type GraphQLSchema } from 'graphql';

import type { Database } from '../../../../subgraphs/shared/database/connect.ts';

/** A stored property: what it holds, as far as values have to be made for it. */
export interface Column {
  readonly name: string;
  readonly type: 'text' | 'date' | 'moment' | 'money' | 'number' | 'flag';
  readonly isNullable: boolean;
  /** The scalar that it is shown with, where it is shown under its own name. */
  readonly scalar: string | undefined;
  /** The words it can hold, where they are given. */
  readonly members: readonly string[] | undefined;
}

export type Columns = ReadonlyMap<string, readonly Column[]>;

/** The columns of every kind of record that a database holds, and how the graph shows them. */
export function columnsOf(database: Database, schema: GraphQLSchema): Columns {
  const columns = new Map<string, readonly Column[]>();
  for (const { className, abstract, tableName, props } of database.em.getMetadata().getAll().values()) {
    if (abstract || !tableName || (className as unknown) === EntitySchema) {
      continue;
    }
    const stored = props.filter(({ persist }) => persist !== false);
    columns.set(
      className,
      stored.map((property) => columnOf(className, property, schema)),
    );
  }
  return columns;
}

function columnOf(className: string, property: EntityProperty, schema: GraphQLSchema): Column {
  const type = schema.getType(className);
  const shown = isObjectType(type) ? type.getFields()[property.name] : undefined;
  const named = shown && getNamedType(shown.type);
  return {
    name: property.name,
    type: typeOf(property),
    isNullable: property.nullable === true,
    scalar: named?.name,
    members: isEnumType(named) ? named.getValues().map(({ name }) => name) : undefined,
  };
}

function typeOf({ columnTypes, runtimeType, type }: EntityProperty): Column['type'] {
  const column = columnTypes?.[0] ?? '';
  if (column === 'varchar(25)') {
    return 'moment';
  }
  if (/^date/.test(column)) {
    return 'date';
  }
  if (/^numeric|^decimal/.test(column)) {
    return 'money';
  }
  if (runtimeType === 'boolean' || type === 'boolean') {
    return 'flag';
  }
  return /int/.test(column) ? 'number' : 'text';
}
