import type { EntityMetadata, FilterOptions, FilterQuery } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';

import type { EntityClass } from './entity-class.ts';
import { recordKind, recordsOf } from './stored-record.ts';

export interface ReadOptions {
  readonly orderBy?: readonly Readonly<Record<string, 'asc' | 'desc'>>[];
  readonly limit?: number;
  /** The stored properties that are read of each record; all by default. */
  readonly properties?: readonly string[] | null;
  /** Options of the row filter; without them it is on. */
  readonly filters?: FilterOptions;
}

/**
 * Reads records as plain objects with the entity's getters, without MikroORM's change tracking. Entities from `em.find`
 * track each property with a getter and a setter. Nothing is ever changed here, and the tracking cost four times as much as
 * the statement (`gateway/verification/bench/data-path`).
 */
export async function readRecords<E extends object>(
  em: SqlEntityManager,
  entity: EntityClass<E>,
  where: FilterQuery<E>,
  { orderBy = [], limit, filters = {}, properties = null }: ReadOptions = {},
): Promise<E[]> {
  if (limit !== undefined) {
    return recordsOf(em, entity, await readFirst(em, entity, where, { orderBy, limit, filters, properties }));
  }
  const query = em
    .createQueryBuilder(entity)
    .select((properties ?? '*') as never)
    .where({ $and: [where, hasKey(em, entity)] } as FilterQuery<E>);
  // Unlike `find`, a query builder applies the row filter only on request.
  await query.applyFilters(filters);
  if (orderBy.length > 0) {
    query.orderBy(orderBy as never);
  }
  return recordsOf(em, entity, await query.execute('all', false));
}

/** A row without a key names no record: it could not be found again, and nothing could be said about it. */
export function hasKey(em: SqlEntityManager, entity: EntityClass): Record<string, unknown> {
  const { primaryKeys } = em.getMetadata(entity) as { primaryKeys: readonly string[] };
  return Object.fromEntries(primaryKeys.map((key) => [key, { $ne: null }]));
}

/**
 * Finds the first records by their keys, which an index often holds with the columns of the condition and the order. Only
 * the records that are shown are then read whole. For a court with 46,000 of 308,000 cases this took MariaDB 0.1 s and not 0.9.
 */
async function readFirst<E extends object>(
  em: SqlEntityManager,
  entity: EntityClass<E>,
  where: FilterQuery<E>,
  { orderBy, limit, filters, properties }: Required<ReadOptions>,
): Promise<object[]> {
  const { tableName, primaryKeys } = em.getMetadata(entity) as unknown as EntityMetadata;
  const [key = ''] = primaryKeys;
  const first = em
    .createQueryBuilder(entity, 'f')
    .select(key as never)
    .where({ $and: [where, hasKey(em, entity)] } as never)
    .limit(limit);
  if (orderBy.length > 0) {
    first.orderBy(orderBy as never);
  }
  // The rows that the viewer may see are chosen here, and no others are read below.
  await first.applyFilters(filters);
  const { sql, params } = first.toQuery();
  const { columns } = recordKind(em, entity);
  const named = (property: string) => `e.\`${columns.get(property)?.column ?? property}\``;
  const order = orderBy.flatMap((term) => Object.entries(term).map(([property, way]) => `${named(property)} ${way}`));
  // MariaDB and MySQL do not allow `limit` in the sub-select of `in`, but allow it in a derived table.
  return em.execute(
    `select ${properties?.map(named).join(', ') ?? 'e.*'} from \`${tableName}\` as e ` +
      `where ${named(key)} in (select first.* from (${sql}) as first)` +
      (order.length === 0 ? '' : ` order by ${order.join(', ')}`),
    [...params],
  );
}
