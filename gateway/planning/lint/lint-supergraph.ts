import { parse } from 'graphql';

import { keysUsedBack } from './keys-used-back.ts';
import { ownersOfObjects } from './owners-of-objects.ts';
import { readJoins } from './read-joins.ts';
import { unresolvableInterfaceObjects } from './unresolvable-interface-objects.ts';

/**
 * What a supergraph uses that the planner is known to get wrong, in sentences for whoever composed it; empty where all is
 * well. Composition lets all of it pass, and the answers would be null or late without an error.
 *
 * @throws GraphQLError where the text is not GraphQL
 */
export function lintSupergraph(supergraphSdl: string): readonly string[] {
  const types = readJoins(parse(supergraphSdl, { noLocation: true }));
  return [ownersOfObjects, keysUsedBack, unresolvableInterfaceObjects].flatMap((rule) => rule(types));
}
