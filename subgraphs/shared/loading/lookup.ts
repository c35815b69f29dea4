import { badInput } from '../bad-input.ts';
import type { EntityClass, PropertyOf } from '../database/entity-class.ts';
import type { RequestContext } from '../server/request-context.ts';

import { loadOne } from './load.ts';

/**
 * Finds a record by exactly one of its keys: `{ id, caseNumber }`, one given, the others left out. None or several is
 * `BAD_USER_INPUT`; a key that names nothing is null without an error.
 */
export async function lookUp<E extends object>(
  context: RequestContext,
  entity: EntityClass<E>,
  keys: Partial<Record<PropertyOf<E>, string | null | undefined>>,
): Promise<E | null> {
  const given = Object.entries(keys).filter(([, value]) => value !== null && value !== undefined);
  const [only] = given;
  if (given.length !== 1 || !only) {
    const names = Object.keys(keys);
    throw badInput(`were given ${given.length} times in all`, `exactly one of ${names.join(', ')}`, names.join(' | '));
  }
  return loadOne(context, entity, only[0] as PropertyOf<E>, only[1] as string);
}
