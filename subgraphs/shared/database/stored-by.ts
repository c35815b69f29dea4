import type { SubgraphDefinition } from '../server/define-subgraph.ts';

import { CourtClosure, RegionClosure } from './closure.entity.ts';
import { AgencyDirectory, CourtDirectory } from './directory.entity.ts';
import type { EntityClass } from './entity-class.ts';

/**
 * All entities of a subgraph's database: its own records, the closures by which regions and courts roll up, and the
 * directories of agencies and courts by which rows are scoped.
 */
export function storedBy({ entities }: SubgraphDefinition): readonly EntityClass[] {
  return [...entities, RegionClosure, CourtClosure, AgencyDirectory, CourtDirectory];
}
