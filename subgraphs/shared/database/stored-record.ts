import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';

import { columnOf, labelNoteOf, type ColumnNote, type LabelNote } from './column-kind.ts';
import type { EntityClass } from './entity-class.ts';
import { keyText } from './same-key.ts';
import { faultFinder, UnreadableValue, type FindFault, type ValueFault } from './unreadable-value.ts';

/** A row as the driver returns it, by column. */
export type Row = Readonly<Record<string, unknown>>;

/** A stored property of an entity: its column, and how its value is checked and read. */
export interface StoredColumn {
  readonly name: string;
  readonly column: string;
  readonly nullable: boolean;
  /** Whether it is of the primary key, which can be read also where several records have it. */
  readonly isKey: boolean;
  readonly note: ColumnNote;
  readonly findFault: FindFault;
  /** From what the driver returns to what code reads; null where they are the same. */
  readonly convert: ((value: unknown) => unknown) | null;
}

/** The records of an entity, as one connection reads them. */
export interface RecordKind {
  readonly columns: ReadonlyMap<string, StoredColumn>;
  /** The property that shows the Chinese term of an enum's member; undefined where a property of this name is none. */
  readonly labelOf: (name: string) => LabelNote | undefined;
  readonly make: (row: Row) => object;
  /** A record's primary key as text. */
  readonly keyOf: (row: Row) => string;
}

/** The row that a record is made of. */
const ROW = Symbol('row');
/** What is wrong with all of a record but its key. */
const FAULT = Symbol('fault');

/** Of the prototype: what the record is. */
const KIND = Symbol('kind');

interface StoredRecord {
  readonly [ROW]: Row;
  readonly [KIND]: RecordKind;
  [FAULT]?: ValueFault;
}

/**
 * Makes records from rows as the driver returns them. A record is its row with the entity's getters: each value is checked and
 * converted when it is read. A value that cannot be shown throws `UnreadableValue` then, which becomes the error of each field
 * that needs it. A key that several rows have names none of them, so of these no other property can be read.
 */
export function recordsOf<E extends object>(
  em: SqlEntityManager,
  entity: EntityClass<E>,
  rows: readonly object[],
): E[] {
  const { make, keyOf } = recordKind(em, entity);
  const records = rows.map((row) => make(row as Row)) as StoredRecord[];
  const known = new Map<string, StoredRecord>();
  for (const record of records) {
    const key = keyOf(record[ROW]);
    const other = known.get(key);
    if (other) {
      other[FAULT] = record[FAULT] = 'duplicate key';
    } else {
      known.set(key, record);
    }
  }
  return records as unknown as E[];
}

/** The value that a property has in the database, also where it cannot be shown: for cursors, which continue after it. */
export function storedValue(record: object, property: string): unknown {
  const column = kindOf(record)?.columns.get(property);
  if (column === undefined) {
    return (record as Record<string, unknown>)[property];
  }
  const value = valueIn(record as StoredRecord, column);
  const isShown = value !== null && faultIn(record as StoredRecord, column, value) === null;
  return isShown && column.convert !== null ? column.convert(value) : value;
}

/** What a record is that was read; undefined of what was not read. */
export function kindOf(record: object): RecordKind | undefined {
  return (record as StoredRecord)[KIND];
}

/** The row of a record; undefined where the record as a whole cannot be shown. */
export function rowOf(record: object): Row | undefined {
  return (record as StoredRecord)[FAULT] === undefined ? (record as StoredRecord)[ROW] : undefined;
}

/** The kind of an entity's records. It belongs to the connection: its platform decides how values are converted. */
export function recordKind(em: SqlEntityManager, entity: EntityClass): RecordKind {
  const metadata = em.getMetadata(entity) as unknown as EntityMetadata;
  let kind = KINDS.get(metadata);
  if (kind === undefined) {
    kind = makeKind(metadata, em);
    KINDS.set(metadata, kind);
  }
  return kind;
}

const KINDS = new WeakMap<EntityMetadata, RecordKind>();

function makeKind(metadata: EntityMetadata, em: SqlEntityManager): RecordKind {
  const keyNames: readonly string[] = metadata.primaryKeys;
  const columns = metadata.props
    .filter(({ persist, fieldNames }) => persist !== false && fieldNames?.length === 1)
    .map((property): StoredColumn => {
      const note = columnOf(metadata.class as EntityClass, property);
      return {
        name: property.name,
        column: property.fieldNames[0] as string,
        nullable: property.nullable ?? false,
        isKey: keyNames.includes(property.name),
        note,
        findFault: faultFinder(note),
        convert: converterOf(property, em),
      };
    });
  const prototype = shownPrototype(metadata);
  const keyColumns = keyNames.map((name) => columns.find((own) => own.name === name)?.column as string);
  const [keyColumn = ''] = keyColumns;
  const keyOf = (row: Row): string =>
    keyColumns.length === 1
      ? keyText(String(row[keyColumn]))
      : JSON.stringify(keyColumns.map((column) => keyText(String(row[column]))));
  const place = { entity: metadata.className, keyName: keyNames.join(' ') };
  for (const own of columns) {
    const column = `${metadata.tableName}.${own.column}`;
    Object.defineProperty(prototype, own.name, {
      configurable: true,
      get(this: StoredRecord) {
        const value = valueIn(this, own);
        const fault = faultIn(this, own, value);
        if (fault !== null) {
          throw new UnreadableValue({ ...place, column, key: keyOf(this[ROW]) }, fault);
        }
        return value === null || own.convert === null ? value : own.convert(value);
      },
    });
  }
  const kind: RecordKind = {
    columns: new Map(columns.map((own) => [own.name, own])),
    labelOf: (name) => labelNoteOf(metadata.class as EntityClass, name),
    keyOf,
    make: (row) => {
      const record = Object.create(prototype) as { [ROW]: Row };
      record[ROW] = row;
      return record;
    },
  };
  Object.defineProperty(prototype, KIND, { value: kind });
  return kind;
}

/** @throws Error where the statement did not read the column: a field depends on more than it says (`reads.ts`) */
function valueIn(record: StoredRecord, { name, column, note }: StoredColumn): unknown {
  const value = record[ROW][column];
  if (value === undefined && note.optional !== true) {
    throw new Error(`The property ${name} was not read.`);
  }
  return value ?? null;
}

function faultIn(
  record: StoredRecord,
  { nullable, isKey, findFault }: StoredColumn,
  value: unknown,
): ValueFault | null {
  const fault = value === null ? (nullable ? null : 'null') : findFault(value);
  return isKey ? fault : (record[FAULT] ?? fault);
}

function converterOf({ customType, type, runtimeType }: EntityProperty, em: SqlEntityManager) {
  if (customType) {
    return (value: unknown): unknown => customType.convertToJSValue(value, em.getPlatform());
  }
  return type === 'boolean' || runtimeType === 'boolean' ? Boolean : null;
}

/**
 * The entity's own getters and methods, without those that MikroORM added to its prototype. A record is an instance of the
 * entity's class: type-graphql copies whatever is not before it calls a method, and a copy would read every property.
 */
function shownPrototype({ class: entity, properties }: EntityMetadata): object {
  const shown = Object.create(entity.prototype as object) as object;
  const levels: object[] = [];
  for (
    let level = entity.prototype as object;
    level !== Object.prototype;
    level = Object.getPrototypeOf(level) as object
  ) {
    levels.unshift(level);
  }
  for (const level of levels) {
    for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(level))) {
      const isOurs = name !== 'constructor' && name !== 'toJSON' && !name.startsWith('__') && !(name in properties);
      if (isOurs) {
        Object.defineProperty(shown, name, descriptor);
      }
    }
  }
  for (const name of [...Object.keys(properties), 'toJSON']) {
    // Before MikroORM's accessors of the same names.
    Object.defineProperty(shown, name, { value: undefined, writable: true, configurable: true });
  }
  return shown;
}
