import { EntitySchema, type EntityProperty } from '@mikro-orm/core';
import { getNamedType, isEnumType, isObjectType, type GraphQLSchema } from 'graphql';

import type { Database } from '../../../../subgraphs/shared/database/connect.ts';

/** A stored property, as far as making values for it needs to know. */
export interface Column {
  readonly name: string;
  readonly type: 'text' | 'date' | 'moment' | 'money' | 'number' | 'flag';
  readonly isNullable: boolean;
  /** The scalar of the field of the same name, if there is one. */
  readonly scalar: string | undefined;
  /** The values of the enum of the field of the same name. */
  readonly members: readonly string[] | undefined;
}

export type Columns = ReadonlyMap<string, readonly Column[]>;

/** The columns of every entity of a database, with their types in the graph. */
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
