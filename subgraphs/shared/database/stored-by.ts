import type { SubgraphDefinition } from '../server/define-subgraph.ts';
import { CourtClosure, RegionClosure } from './closure.entity.ts';
import type { EntityClass } from './entity-class.ts';

/** All that a subgraph's database holds: its own records, and the closures by which regions and courts roll up. */
export function storedBy({ entities }: SubgraphDefinition): readonly EntityClass[] {
  return [...entities, RegionClosure, CourtClosure];
}
