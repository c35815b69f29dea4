import type { EntityClass, Row } from '../../subgraphs/shared/database/entity-class.ts';
import type { World } from '../world/case-facts.ts';

import type { Emit, RowWriter } from './row-writer.ts';

/** The rows that one subgraph's writer emits for a world, by entity. */
export interface RecordedRows {
  rowsOf<E extends object>(entity: EntityClass<E>): Row<E>[];
  readonly byEntity: ReadonlyMap<EntityClass, readonly object[]>;
}

/** For tests: runs a row writer over all facts of a world that it handles and records its rows. */
export function recordRows(world: World, openWriter: (world: World, emit: Emit) => RowWriter): RecordedRows {
  const byEntity = new Map<EntityClass, object[]>();
  const writer = openWriter(world, (entity, row) => {
    const rows = byEntity.get(entity) ?? [];
    byEntity.set(entity, rows);
    rows.push(row);
  });
  for (const facts of world.cases()) {
    writer.case?.(facts);
  }
  for (const facts of writer.judgment ? world.judgments() : []) {
    writer.judgment?.(facts);
  }
  for (const facts of writer.campaign ? world.campaigns() : []) {
    writer.campaign?.(facts);
  }
  for (const facts of writer.petition ? world.petitions() : []) {
    writer.petition?.(facts);
  }
  for (const facts of writer.courtStaff ? world.courtStaff() : []) {
    writer.courtStaff?.(facts);
  }
  writer.finish?.();
  return { rowsOf: <E extends object>(entity: EntityClass<E>) => (byEntity.get(entity) ?? []) as Row<E>[], byEntity };
}
