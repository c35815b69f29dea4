import { AUDIENCES, type Audience } from '../../../subgraphs/shared/access/viewer.ts';
import type { Audiences } from '../audiences.ts';

import { reachOf, readSupergraphAccess } from './supergraph-access.ts';

/** The fields that one audience reaches in only one of two states: `Type.field`, in the schema's order. */
export interface ReachChange {
  readonly audience: Audience;
  readonly gained: readonly string[];
  readonly lost: readonly string[];
}

/** A supergraph, and who has which scopes. */
export interface AccessState {
  readonly supergraphSdl: string;
  readonly audiences: Audiences;
}

/** What each audience gains and loses, including new and removed fields. Audiences without a change are left out. */
export function accessDiff(before: AccessState, after: AccessState): readonly ReachChange[] {
  const reachBefore = reachOf(readSupergraphAccess(before.supergraphSdl), before.audiences);
  const reachAfter = reachOf(readSupergraphAccess(after.supergraphSdl), after.audiences);
  return AUDIENCES.map((audience) => ({
    audience,
    gained: [...reachAfter[audience].difference(reachBefore[audience])],
    lost: [...reachBefore[audience].difference(reachAfter[audience])],
  })).filter(({ gained, lost }) => gained.length + lost.length > 0);
}

/** The changes as lines: `+ analyst Party.name`. */
export function describeDiff(changes: readonly ReachChange[]): string {
  const lines = changes.flatMap(({ audience, gained, lost }) => [
    ...gained.map((coordinate) => `+ ${audience} ${coordinate}`),
    ...lost.map((coordinate) => `- ${audience} ${coordinate}`),
  ]);
  return lines.length === 0 ? 'No audience gains or loses a field.' : lines.join('\n');
}
