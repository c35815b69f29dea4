import type { EntityProperty } from '@mikro-orm/core';
import type { GraphQLScalarType } from 'graphql';

import { ExactDecimal } from './exact-decimal.ts';

/** What a stored property holds, as the graph reads it. A key is text by which records are found and joined. */
export type ColumnKind = 'key' | 'text' | 'enum' | 'integer' | 'boolean' | 'decimal' | 'date' | 'moment';

/** What a column decorator knows of its property and MikroORM does not. */
export interface ColumnNote {
  readonly kind: ColumnKind;
  /** The members of an enum. */
  readonly members?: Readonly<Record<string, string>>;
  /** What its members are called in Chinese. */
  readonly labels?: Readonly<Record<string, string>>;
  /** The scalar that a text is shown as: the form of an identifier. */
  readonly scalar?: GraphQLScalarType;
  /** What the schema says of the property, beginning with its Chinese term; absent where it is not shown. */
  readonly description?: string;
  /** A column that an office's view may leave out; it is read as null. */
  readonly optional?: boolean;
}

/** By the prototype that declares the property. */
const NOTES = new WeakMap<object, Map<string, ColumnNote>>();

/** Notes what a property holds; a column decorator calls it. */
export function noteColumn(prototype: object, property: string, note: ColumnNote): void {
  const notes = NOTES.get(prototype) ?? new Map<string, ColumnNote>();
  NOTES.set(prototype, notes.set(property, note));
}

/** What a stored property of an entity holds. */
export function columnOf(entity: new () => object, property: EntityProperty): ColumnNote {
  for (
    let at: object | null = entity.prototype as object;
    at !== null;
    at = Object.getPrototypeOf(at) as object | null
  ) {
    const note = NOTES.get(at)?.get(property.name);
    if (note) {
      return note;
    }
  }
  return { kind: kindOf(property) };
}

/** For columns without a decorator of ours, such as those of the closures. */
function kindOf({ columnTypes, customType, primary, runtimeType, unique }: EntityProperty): ColumnKind {
  if (customType instanceof ExactDecimal) {
    return 'decimal';
  }
  if (columnTypes[0] === 'date') {
    return 'date';
  }
  if (runtimeType === 'number' || runtimeType === 'boolean') {
    return runtimeType === 'number' ? 'integer' : 'boolean';
  }
  return primary || unique ? 'key' : 'text';
}
