import type { SqlEntityManager } from '@mikro-orm/sql';

import type { EntityClass } from '../../subgraphs/shared/database/entity-class.ts';
import type { Emit } from '../rows/row-writer.ts';

import type { Cell, RowSink } from './row-sink.ts';

interface Target {
  table: string;
  columns: readonly string[];
  properties: readonly string[];
}

/** Stores records in a sink, in the tables and columns of the entities' metadata. */
export function emitTo(sink: RowSink, em: SqlEntityManager): Emit {
  const targets = new Map<EntityClass, Target>();
  return (entity, row) => {
    let target = targets.get(entity);
    if (!target) {
      target = targetOf(em, entity);
      targets.set(entity, target);
    }
    const values = row as Record<string, unknown>;
    sink.add(
      target.table,
      target.columns,
      target.properties.map((property) => cell(values[property])),
    );
  };
}

function targetOf(em: SqlEntityManager, entity: EntityClass): Target {
  const { tableName, props } = em.getMetadata(entity);
  const stored = props.filter(({ persist, fieldNames }) => persist !== false && fieldNames?.length > 0);
  return {
    table: tableName,
    columns: stored.map(({ fieldNames }) => fieldNames[0] as string),
    properties: stored.map(({ name }) => name as string),
  };
}

/** A value as stored; objects as JSON, which MikroORM's `json` type reads. */
function cell(value: unknown): Cell {
  if (value === undefined || value === null) {
    return null;
  }
  return typeof value === 'object' ? JSON.stringify(value) : (value as Cell);
}
