import { Extensions } from 'type-graphql';

import type { PropertyOf } from '../database/entity-class.ts';

/**
 * Says of a field's resolver that its value follows from these properties of its record, its arguments and the request alone:
 * that it reads no other property of the record, and none of other records, which it only leads to. The records that it leads
 * to are of the field's type. So it is asked once for records that have the same in these properties, and the columns that
 * nothing depends on are not read. A resolver that reads another property fails where that was not read.
 */
export function DependsOn<E extends object = object>(...properties: readonly PropertyOf<E>[]): MethodDecorator {
  return Extensions({ dependsOn: properties });
}
