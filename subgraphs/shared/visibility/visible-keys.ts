import { raw } from '@mikro-orm/core';

import type { EntityClass, PropertyOf } from '../database/entity-class.ts';
import type { Bind } from '../database/under.ts';

import { visibleCondition, type Reader } from './visible-condition.ts';

/**
 * What `property` holds in the records that the reader may see and whose `having` equals `value`, as a sub-select: for a
 * filter that looks into another table.
 *
 * Threat: a filter reveals something of each record that it reads, even of one that is not in the result. So it must read
 * only records that the reader may see.
 */
export function visibleKeys<E extends object>(
  reader: Reader,
  entity: EntityClass<E>,
  property: PropertyOf<E>,
  having: PropertyOf<E>,
  value: string,
) {
  const { tableName, properties } = reader.em.getMetadata(entity as EntityClass);
  const column = (name: string) => `v.${(properties as Record<string, { fieldNames: string[] }>)[name]?.fieldNames[0]}`;
  const values: unknown[] = [];
  const bind: Bind = (bound) => (values.push(bound), '?');
  const equal = `${column(having)} = ${bind(value)}`;
  const visible = visibleCondition(reader, { entity: entity as EntityClass, alias: 'v', bind });
  return raw(`select ${column(property)} from ${tableName} v where ${equal} and ${visible}`, values);
}
