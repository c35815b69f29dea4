import type { EntityClass } from '../database/entity-class.ts';

/** What the lists of a record do with a stored property. */
export type ListUse = 'filter' | 'order';

/** By entity and property. */
const USES = new WeakMap<EntityClass, Map<string, Set<ListUse>>>();

/** Notes that a list filters or orders by a property; `defineList` calls it. */
export function noteListUse(entity: EntityClass, property: string, use: ListUse): void {
  const uses = USES.get(entity) ?? new Map<string, Set<ListUse>>();
  USES.set(entity, uses.set(property, (uses.get(property) ?? new Set()).add(use)));
}

/** What the lists of a record do with a property of it. */
export function listUsesOf(entity: EntityClass, property: string): ReadonlySet<ListUse> {
  return USES.get(entity)?.get(property) ?? new Set();
}
