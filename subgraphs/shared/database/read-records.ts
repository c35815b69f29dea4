import type { EntityMetadata, EntityProperty, FilterOptions, FilterQuery } from '@mikro-orm/core';
import { raw, type SqlEntityManager } from '@mikro-orm/sql';

import type { EntityClass } from './entity-class.ts';

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
    query.where(where);
    // Unlike `find`, a query builder applies the row filter only on request.
    await query.applyFilters(filters);
  } else {
    query.where(await amongFirst(em, entity, where, { orderBy, limit, filters }));
  }
  if (orderBy.length > 0) {
    query.orderBy(orderBy as never);
  }
  const rows: object[] = await query.execute('all', false);
  return rows.map(recordMaker(em, entity));
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
    .where(where as never)
    .limit(limit);
  if (orderBy.length > 0) {
    first.orderBy(orderBy as never);
  }
  await first.applyFilters(filters);
  const { sql, params } = first.toQuery();
  // MariaDB and MySQL do not allow `limit` in the sub-select of `in`, but allow it in a derived table.
  return { [key]: { $in: raw(`select first.* from (${sql}) as first`, [...params]) } } as FilterQuery<E>;
}

/** A function that makes a record from a row as the driver returns it. */
export function recordMaker<E extends object>(em: SqlEntityManager, entity: EntityClass<E>): (row: object) => E {
  const metadata = em.getMetadata(entity) as unknown as EntityMetadata;
  const known = makers.get(metadata);
  if (known) {
    return known as (row: object) => E;
  }
  const maker = makeMaker(metadata, em);
  makers.set(metadata, maker);
  return maker as (row: object) => E;
}

/** By the entity's metadata, which belongs to one connection: its platform decides how values are converted. */
const makers = new WeakMap<EntityMetadata, (row: object) => object>();

function makeMaker(metadata: EntityMetadata, em: SqlEntityManager): (row: object) => object {
  const properties = metadata.props.filter(({ persist, fieldNames }) => persist !== false && fieldNames?.length === 1);
  const columns = properties.map((property) => {
    return { name: property.name, column: property.fieldNames[0] as string, convert: converterOf(property, em) };
  });
  const prototype = shownPrototype(metadata);
  return (row) => {
    const record = Object.create(prototype) as Stored;
    for (const { name, column, convert } of columns) {
      const value = (row as Stored)[column];
      record[name] = value === null || value === undefined ? null : convert === null ? value : convert(value);
    }
    return record;
  };
}

function converterOf({ customType, type, runtimeType }: EntityProperty, em: SqlEntityManager) {
  if (customType) {
    return (value: unknown): unknown => customType.convertToJSValue(value, em.getPlatform());
  }
  return type === 'boolean' || runtimeType === 'boolean' ? Boolean : null;
}

/** The entity's own getters and methods, without those that MikroORM added to its prototype. */
function shownPrototype({ class: entity, properties }: EntityMetadata): object {
  const shown = {};
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
  return shown;
}
