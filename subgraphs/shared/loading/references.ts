import type { EntityClass, PropertyOf } from '../database/entity-class.ts';
import type { ReferenceResolver } from '../server/define-subgraph.ts';

import { loadOne } from './load.ts';

/** Finds a record of ours by the key that is in the representation. */
export function byKeys<E extends object>(entity: EntityClass<E>, keys: readonly PropertyOf<E>[]): ReferenceResolver {
  return (representation, context) => {
    const key = keys.find((name) => representation[name] !== undefined);
    return key === undefined ? null : loadOne(context, entity, key, representation[key] as string);
  };
}

/** A record of another office: we know only its key, and add fields to any record, known or not. */
export const elsewhere: ReferenceResolver = (representation) => ({ ...representation });
