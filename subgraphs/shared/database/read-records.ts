import type { EntityMetadata, EntityProperty, FilterOptions, FilterQuery } from '@mikro-orm/core';
import { raw, type SqlEntityManager } from '@mikro-orm/sql';

import { columnOf } from './column-kind.ts';
import type { EntityClass } from './entity-class.ts';
import { keyText } from './same-key.ts';
import { faultFinder, UnreadableValue, type FindFault, type ValueFault } from './unreadable-value.ts';

export interface ReadOptions {
  readonly orderBy?: readonly Readonly<Record<string, 'asc' | 'desc'>>[];
  readonly limit?: number;
  /** Options of the row filter; without them it is on. */
  readonly filters?: FilterOptions;
}

type Stored = Record<string, unknown>;

/**
 * Reads records as plain objects with the entity's getters, without MikroORM's change tracking. Entities from `em.find`
 * track each property with a getter and a setter. Nothing is ever changed here, and the tracking cost four times as much as
 * the statement (`gateway/verification/bench/data-path`).
 */
export async function readRecords<E extends object>(
  em: SqlEntityManager,
  entity: EntityClass<E>,
  where: FilterQuery<E>,
  { orderBy = [], limit, filters = {} }: ReadOptions = {},
): Promise<E[]> {
  const query = em.createQueryBuilder(entity).select('*');
  if (limit === undefined) {
    query.where({ $and: [where, hasKey(em, entity)] } as FilterQuery<E>);
    // Unlike `find`, a query builder applies the row filter only on request.
    await query.applyFilters(filters);
  } else {
    query.where(await amongFirst(em, entity, where, { orderBy, limit, filters }));
  }
  if (orderBy.length > 0) {
    query.orderBy(orderBy as never);
  }
  return recordsOf(em, entity, await query.execute('all', false));
}

/**
 * Makes records from rows as the driver returns them. A value that cannot be shown is not in its record: reading that property
 * throws `UnreadableValue`, which becomes the error of each field that needs it. A key that several rows have names none of
 * them, so of these no other property can be read.
 */
export function recordsOf<E extends object>(
  em: SqlEntityManager,
  entity: EntityClass<E>,
  rows: readonly object[],
): E[] {
  const { make, keyOf, hideAll } = recordMaker(em, entity);
  const records = rows.map(make);
  const known = new Map<string, object>();
  for (const record of records) {
    const key = keyOf(record);
    const other = known.get(key);
    if (other) {
      hideAll(other, 'duplicate key');
      hideAll(record, 'duplicate key');
    } else {
      known.set(key, record);
    }
  }
  return records as E[];
}

/** The value that a property has in the database, also where it cannot be shown: for cursors, which continue after it. */
export function storedValue(record: object, property: string): unknown {
  const hidden = HIDDEN.get(record);
  return hidden?.has(property) ? hidden.get(property) : (record as Stored)[property];
}

/** Whether a property of a record can be read. */
export function isReadable(record: object, property: string): boolean {
  return !HIDDEN.get(record)?.has(property);
}

/** The stored values that cannot be shown, by record and property. */
const HIDDEN = new WeakMap<object, Map<string, unknown>>();

/** A row without a key names no record: it could not be found again, and nothing could be said about it. */
export function hasKey(em: SqlEntityManager, entity: EntityClass): Record<string, unknown> {
  const { primaryKeys } = em.getMetadata(entity) as { primaryKeys: readonly string[] };
  return Object.fromEntries(primaryKeys.map((key) => [key, { $ne: null }]));
}

/**
 * Finds the first records by their keys, which an index often holds with the columns of the condition and the order. Only
 * the records that are shown are then read whole. For a court with 46,000 of 308,000 cases this took MariaDB 0.1 s and not 0.9.
 */
async function amongFirst<E extends object>(
  em: SqlEntityManager,
  entity: EntityClass<E>,
  where: FilterQuery<E>,
  { orderBy, limit, filters }: Required<ReadOptions>,
): Promise<FilterQuery<E>> {
  const [key] = em.getMetadata(entity).primaryKeys as [string];
  const first = em
    .createQueryBuilder(entity, 'f')
    .select(key as never)
    .where({ $and: [where, hasKey(em, entity)] } as never)
    .limit(limit);
  if (orderBy.length > 0) {
    first.orderBy(orderBy as never);
  }
  await first.applyFilters(filters);
  const { sql, params } = first.toQuery();
  // MariaDB and MySQL do not allow `limit` in the sub-select of `in`, but allow it in a derived table.
  return { [key]: { $in: raw(`select first.* from (${sql}) as first`, [...params]) } } as FilterQuery<E>;
}

interface RecordMaker {
  /** A record from a row as the driver returns it. */
  readonly make: (row: object) => object;
  /** Its primary key as text. */
  readonly keyOf: (record: object) => string;
  /** Makes all but the key of a record unreadable. */
  readonly hideAll: (record: object, fault: ValueFault) => void;
}

function recordMaker<E extends object>(em: SqlEntityManager, entity: EntityClass<E>): RecordMaker {
  const metadata = em.getMetadata(entity) as unknown as EntityMetadata;
  const known = MAKERS.get(metadata);
  if (known) {
    return known;
  }
  const maker = makeMaker(metadata, em);
  MAKERS.set(metadata, maker);
  return maker;
}

/** By the entity's metadata, which belongs to one connection: its platform decides how values are converted. */
const MAKERS = new WeakMap<EntityMetadata, RecordMaker>();

interface Column {
  readonly name: string;
  readonly column: string;
  readonly nullable: boolean;
  readonly findFault: FindFault;
  readonly convert: ((value: unknown) => unknown) | null;
}

function makeMaker(metadata: EntityMetadata, em: SqlEntityManager): RecordMaker {
  const columns = metadata.props
    .filter(({ persist, fieldNames }) => persist !== false && fieldNames?.length === 1)
    .map((property): Column => {
      return {
        name: property.name,
        column: property.fieldNames[0] as string,
        nullable: property.nullable ?? false,
        findFault: faultFinder(columnOf(metadata.class as EntityClass, property)),
        convert: converterOf(property, em),
      };
    });
  const prototype = shownPrototype(metadata);
  const keyNames: readonly string[] = metadata.primaryKeys;
  const keyOf = (record: object): string =>
    keyNames.length === 1
      ? keyText(String(storedValue(record, keyNames[0] as string)))
      : JSON.stringify(keyNames.map((name) => keyText(String(storedValue(record, name)))));
  const hide = (record: object, { name, column }: Column, fault: ValueFault, value: unknown): void => {
    const hidden = HIDDEN.get(record) ?? new Map<string, unknown>();
    HIDDEN.set(record, hidden.set(name, value));
    const place = {
      entity: metadata.className,
      keyName: keyNames.join(' '),
      column: `${metadata.tableName}.${column}`,
    };
    Object.defineProperty(record, name, {
      configurable: true,
      enumerable: true,
      get: () => {
        throw new UnreadableValue({ ...place, key: keyOf(record) }, fault);
      },
    });
  };
  return {
    keyOf,
    make: (row) => {
      const record = Object.create(prototype) as Stored;
      for (const own of columns) {
        const value = (row as Stored)[own.column] ?? null;
        const fault = value === null ? (own.nullable ? null : 'null') : own.findFault(value);
        if (fault !== null) {
          hide(record, own, fault, value);
        } else {
          record[own.name] = value === null || own.convert === null ? value : own.convert(value);
        }
      }
      return record;
    },
    hideAll: (record, fault) => {
      for (const own of columns.filter(({ name }) => !keyNames.includes(name))) {
        hide(record, own, fault, storedValue(record, own.name));
      }
    },
  };
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
