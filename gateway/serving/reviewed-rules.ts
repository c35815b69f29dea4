import { parse } from 'graphql';

import type { AccessRules } from '../authorization/access-rules.ts';
import { readRules } from '../authorization/read-rules.ts';
import type { RuleChecks } from '../authorization/rule-faults.ts';

import { readSupergraph } from './supergraph-file.ts';

/**
 * The rules of the supergraph that was committed with this code, and reviewed with it: a gateway that starts on another
 * has nothing else to tell a rule that was lost from one that never was.
 *
 * @returns undefined where rules are not required, or where it is the same supergraph
 */
export async function reviewedRules(firstSdl: string, { rules }: RuleChecks): Promise<AccessRules | undefined> {
  const reviewed = rules === 'required' ? await readSupergraph() : firstSdl;
  return reviewed === firstSdl ? undefined : readRules(parse(reviewed, { noLocation: true }));
}
