import type { EntityMetadata } from '@mikro-orm/core';

import type { EntityClass } from '../database/entity-class.ts';
import { recordKind, type RecordKind } from '../database/stored-record.ts';
import type { RequestContext } from '../server/request-context.ts';

/**
 * The stored properties that a request needs of an entity's records: those that its operation reads, the key, and `also`. Null,
 * for all of them, where that is not known.
 */
export function propertiesToRead(
  { em, properties, absentColumns }: RequestContext,
  entity: EntityClass,
  also: readonly string[],
): readonly string[] | null {
  const read = properties?.get(entity.name);
  if (read === undefined) {
    return null;
  }
  const { tableName, primaryKeys } = em.getMetadata(entity) as unknown as EntityMetadata;
  const kind = recordKind(em, entity);
  const stored = [...primaryKeys, ...also, ...read].map((name) => storedBehind(kind, name));
  return stored.includes(null)
    ? null
    : [...new Set(stored.flatMap((names) => names ?? []))].filter(
        (name) => !absentColumns.has(`${tableName}.${kind.columns.get(name)?.column ?? name}`),
      );
}

/** The stored properties that a property is shown from; null where that is not known. */
function storedBehind({ columns, labelOf }: RecordKind, name: string): readonly string[] | null {
  if (columns.has(name)) {
    return [name];
  }
  const label = labelOf(name);
  return label === undefined ? null : [label.member, ...(label.ownLabel === undefined ? [] : [label.ownLabel])];
}
