import type { EntityClass, PropertyOf } from '../database/entity-class.ts';
import type { ReferenceResolver } from '../server/define-subgraph.ts';

import { loadOne } from './load.ts';
import { UnknownRecord } from './unknown-record.ts';

/**
 * Finds a record of ours by the key that is in the representation.
 *
 * @throws UnknownRecord
 */
export function byKeys<E extends object>(entity: EntityClass<E>, keys: readonly PropertyOf<E>[]): ReferenceResolver {
  return async (representation, context) => {
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
  };
}

/** A record of another office: we know only its key, and add fields to any record, known or not. */
export const elsewhere: ReferenceResolver = (representation) => ({ ...representation });
