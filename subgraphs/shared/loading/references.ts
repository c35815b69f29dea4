import type { EntityClass, PropertyOf } from '../database/entity-class.ts';
import type { ReferenceResolver } from '../server/define-subgraph.ts';

import { loadOne } from './load.ts';
import { UnknownRecord } from './unknown-record.ts';

const BY_KEY_ALONE = new WeakSet<ReferenceResolver>();

/**
 * Finds a record of ours by the key that is in the representation.
 *
 * @throws UnknownRecord
 */
export function byKeys<E extends object>(entity: EntityClass<E>, keys: readonly PropertyOf<E>[]): ReferenceResolver {
  return byKeyAlone(async (representation, context) => {
    const key = keys.find((name) => representation[name] !== undefined);
    if (key === undefined) {
      return null;
    }
    const value = representation[key] as string;
    const record = await loadOne(context, entity, key, value);
    if (record === null) {
      throw new UnknownRecord(entity.name, key, value);
    }
    return record;
  });
}

/** A record of another office: we know only its key, and add fields to any record, known or not. */
export const elsewhere: ReferenceResolver = byKeyAlone((representation) => ({ ...representation }));

/** Says of a resolver of references that it finds the record by its key and reads no property of any record (`DependsOn`). */
export function byKeyAlone(resolver: ReferenceResolver): ReferenceResolver {
  BY_KEY_ALONE.add(resolver);
  return resolver;
}

export function isByKeyAlone(resolver: ReferenceResolver): boolean {
  return BY_KEY_ALONE.has(resolver);
}
