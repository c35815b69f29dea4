import type { FilterQuery } from '@mikro-orm/core';
import DataLoader from 'dataloader';

import type { EntityClass, PropertyOf } from '../database/entity-class.ts';
import { readRecords } from '../database/read-records.ts';
import { identifierCondition } from '../identifiers/identifier-condition.ts';
import { ruleOf, type IdentifierRule } from '../identifiers/identifier-rule.ts';
import type { RequestContext } from '../server/request-context.ts';

/** The most keys in one statement: fewer than any database's limit of parameters, more than any page. */
const KEYS_PER_STATEMENT = 1000;
/** Of identifiers fewer, since each is asked for in up to 230 written forms. */
const IDENTIFIERS_PER_STATEMENT = 100;

/**
 * The record whose unique `property` equals `key`, or null; all calls of one tick share one statement. An identifier is found in
 * whatever form it is stored (`identifiers/`).
 */
export function loadOne<E extends object>(
  context: RequestContext,
  entity: EntityClass<E>,
  property: PropertyOf<E>,
  key: string,
): Promise<E | null> {
  const rule = ruleOf(entity, property);
  const name = `one ${entity.name}.${property}`;
  if (rule !== undefined) {
    return batched<E | null>(
      context,
      name,
      async (identifiers) => {
        const rows = await findByKeys(context, entity, identifierCondition(rule, property, identifiers), []);
        return recordsNamed(rule, rows, property, identifiers);
      },
      IDENTIFIERS_PER_STATEMENT,
    ).load(key);
  }
  return batched<E | null>(context, name, async (keys) => {
    const rows = await findByKeys(context, entity, { [property]: { $in: [...keys] } }, []);
    const byKey = new Map(rows.map((row) => [String(row[property]), row]));
    return keys.map((wanted) => byKey.get(wanted) ?? null);
  }).load(key);
}

/** For each identifier the record that is stored exactly so, else the first that it names. What is no identifier is compared as text. */
function recordsNamed<E extends object>(
  rule: IdentifierRule,
  rows: readonly E[],
  property: PropertyOf<E>,
  identifiers: readonly string[],
): (E | null)[] {
  const byText = new Map(rows.map((row) => [String(row[property]), row]));
  const byKey = new Map<string, E>();
  for (const row of rows) {
    for (const key of rule.stored(String(row[property]))) {
      byKey.set(key, byKey.get(key) ?? row);
    }
  }
  return identifiers.map(
    (wanted) => byText.get(wanted) ?? rule.asked(wanted).flatMap((key) => byKey.get(key) ?? [])[0] ?? null,
  );
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
    const rows = await findByKeys(context, entity, { [property]: { $in: [...keys] } }, orderBy);
    const byKey = new Map<string, E[]>(keys.map((wanted) => [wanted, []]));
    for (const row of rows) {
      byKey.get(String(row[property]))?.push(row);
    }
    return keys.map((wanted) => byKey.get(wanted) ?? []);
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

function findByKeys<E extends object>(
  { em }: RequestContext,
  entity: EntityClass<E>,
  condition: Readonly<Record<string, unknown>>,
  orderBy: readonly PropertyOf<E>[],
): Promise<E[]> {
  // The key last, so that records that are equal otherwise have a fixed order.
  const order = [...orderBy, ...em.getMetadata(entity).primaryKeys].map((name) => ({ [name]: 'asc' as const }));
  return readRecords(em, entity, condition as FilterQuery<E>, { orderBy: order });
}
