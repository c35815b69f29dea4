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

/** A property that shows what a stored member of an enum is called. */
export interface LabelNote {
  /** The property that stores the member. */
  readonly member: string;
  /** The property that stores what the office calls it itself, which may be null; undefined where there is none. */
  readonly ownLabel: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
}

/** By the prototype that declares the property. */
const NOTES = new WeakMap<object, Map<string, ColumnNote>>();
const LABEL_NOTES = new WeakMap<object, Map<string, LabelNote>>();

/** Notes of which property a property shows the Chinese term. */
export function noteLabel(prototype: object, property: string, note: LabelNote): void {
  const notes = LABEL_NOTES.get(prototype) ?? new Map<string, LabelNote>();
  LABEL_NOTES.set(prototype, notes.set(property, note));
}

/** Of which property of an entity a property shows the Chinese term; undefined where it shows none. */
export function labelNoteOf(entity: new () => object, property: string): LabelNote | undefined {
  return noteIn(LABEL_NOTES, entity, property);
}

/** Notes what a property holds; a column decorator calls it. */
export function noteColumn(prototype: object, property: string, note: ColumnNote): void {
  const notes = NOTES.get(prototype) ?? new Map<string, ColumnNote>();
  NOTES.set(prototype, notes.set(property, note));
}

/** What a stored property of an entity holds. */
export function columnOf(entity: new () => object, property: EntityProperty): ColumnNote {
  return noteIn(NOTES, entity, property.name) ?? { kind: kindOf(property) };
}

function noteIn<Note>(
  notes: WeakMap<object, Map<string, Note>>,
  entity: new () => object,
  property: string,
): Note | undefined {
  for (
    let at: object | null = entity.prototype as object;
    at !== null;
    at = Object.getPrototypeOf(at) as object | null
  ) {
    const note = notes.get(at)?.get(property);
    if (note) {
      return note;
    }
  }
  return undefined;
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
