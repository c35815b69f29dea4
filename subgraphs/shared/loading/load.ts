import type { EntityMetadata, EntityProperty, FilterQuery } from '@mikro-orm/core';
import DataLoader from 'dataloader';

import type { EntityClass, PropertyOf } from '../database/entity-class.ts';
import { readRecords } from '../database/read-records.ts';
import { byRequestedKey, type KeyPlace } from '../database/same-key.ts';
import { storedValue } from '../database/stored-record.ts';
import { UnreadableValue } from '../database/unreadable-value.ts';
import { identifierCondition } from '../identifiers/identifier-condition.ts';
import { ruleOf, type IdentifierRule } from '../identifiers/identifier-rule.ts';
import type { RequestContext } from '../server/request-context.ts';

import { propertiesToRead } from './properties-to-read.ts';

/** The most keys in one statement: fewer than any database's limit of parameters, more than any page. */
const KEYS_PER_STATEMENT = 1000;
/** Of identifiers fewer, since each is asked for in up to 230 written forms. */
const IDENTIFIERS_PER_STATEMENT = 100;

/**
 * The record whose unique `property` equals `key`, or null; all calls of one tick share one statement. An identifier is found in
 * whatever form it is stored (`identifiers/`).
 *
 * @throws UnreadableValue where several records have the key
 */
export function loadOne<E extends object>(
  context: RequestContext,
  entity: EntityClass<E>,
  property: PropertyOf<E>,
  key: string,
): Promise<E | null> {
  const rule = ruleOf(entity, property);
  const place = placeOf(context, entity, property);
  return batched<E | null>(
    context,
    `one ${entity.name}.${property}`,
    async (keys) => {
      const condition = rule ? identifierCondition(rule, property, keys) : { [property]: { $in: [...keys] } };
      const rows = await findByKeys(context, entity, condition, [], property);
      const found = rule
        ? byIdentifier(rule, keys, rows, keyIn(property))
        : byRequestedKey(place, keys, rows, keyIn(property));
      return found.map((own, at) => {
        if (!Array.isArray(own)) {
          return own;
        }
        // Nothing says which of several is meant.
        const isUnique = own.length < 2;
        return isUnique ? (own[0] ?? null) : new UnreadableValue({ ...place, key: keys[at] ?? null }, 'duplicate key');
      });
    },
    rule ? IDENTIFIERS_PER_STATEMENT : KEYS_PER_STATEMENT,
  ).load(key);
}

/** All records whose `property` equals `key`, ordered; all calls of one tick share one statement. */
export function loadMany<E extends object>(
  context: RequestContext,
  entity: EntityClass<E>,
  property: PropertyOf<E>,
  key: string,
  orderBy: readonly PropertyOf<E>[],
): Promise<E[]> {
  return batched<E[]>(context, `many ${entity.name}.${property} by ${orderBy.join()}`, async (keys) => {
    const rows = await findByKeys(context, entity, { [property]: { $in: [...keys] } }, orderBy, property);
    return byRequestedKey(placeOf(context, entity, property), keys, rows, keyIn(property));
  }).load(key);
}

/** The request's loader of that name, made when first used. */
export function batched<Value>(
  context: RequestContext,
  name: string,
  fetch: (keys: readonly string[]) => Promise<readonly (Value | Error)[]>,
  maxBatchSize = KEYS_PER_STATEMENT,
): DataLoader<string, Value> {
  const known = context.loaders.get(name);
  if (known) {
    return known as DataLoader<string, Value>;
  }
  const loader = new DataLoader<string, Value>(fetch, { maxBatchSize });
  context.loaders.set(name, loader as DataLoader<string, unknown>);
  return loader;
}

/** Where records are looked up by a property: for errors about the key. */
export function placeOf<E extends object>({ em }: RequestContext, entity: EntityClass<E>, property: string): KeyPlace {
  const { className, properties, tableName } = em.getMetadata(entity) as unknown as EntityMetadata;
  const column = properties[property as never] as EntityProperty | undefined;
  return { entity: className, keyName: property, column: `${tableName}.${column?.fieldNames[0] ?? property}` };
}

/** The rows that are stored exactly so, else those that an identifier names in another form. What is no identifier is compared as text. */
function byIdentifier<E>(
  rule: IdentifierRule,
  identifiers: readonly string[],
  rows: readonly E[],
  storedIn: (row: E) => string,
): E[][] {
  const byText = Map.groupBy(rows, storedIn);
  const byKey = new Map<string, E[]>();
  for (const row of rows) {
    for (const key of rule.stored(storedIn(row))) {
      byKey.set(key, [...(byKey.get(key) ?? []), row]);
    }
  }
  return identifiers.map(
    (one) => byText.get(one) ?? [...new Set(rule.asked(one).flatMap((key) => byKey.get(key) ?? []))],
  );
}

function keyIn<E extends object>(property: PropertyOf<E>): (row: E) => string {
  return (row) => String(storedValue(row, property));
}

function findByKeys<E extends object>(
  context: RequestContext,
  entity: EntityClass<E>,
  condition: Readonly<Record<string, unknown>>,
  orderBy: readonly PropertyOf<E>[],
  property: PropertyOf<E>,
): Promise<E[]> {
  const { em } = context;
  // The key last, so that records that are equal otherwise have a fixed order.
  const order = [...orderBy, ...em.getMetadata(entity).primaryKeys].map((name) => ({ [name]: 'asc' as const }));
  return readRecords(em, entity, condition as FilterQuery<E>, {
    orderBy: order,
    properties: propertiesToRead(context, entity, [property]),
  });
}
