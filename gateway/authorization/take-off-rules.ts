import { parse } from 'graphql';

import type { SupergraphRules } from './access-rules.ts';
import { readRules } from './read-rules.ts';
import { stripRules } from './strip-rules.ts';

/**
 * Parts a supergraph from its access rules: planners and executors work on one that says nothing of access, since what they
 * are given has been cut before.
 *
 * @throws Error where the rules cannot be read to the letter
 */
export function takeOffRules(givenSdl: string): { readonly rules: SupergraphRules; readonly supergraphSdl: string } {
  const document = parse(givenSdl);
  return { rules: readRules(document), supergraphSdl: stripRules(givenSdl, document) };
}
