import type { Audience } from '../../../subgraphs/shared/access/viewer.ts';

import { developmentKey } from './development-key.ts';
import { issueToken, type DevelopmentClaims } from './issue-token.ts';
import { PERSONAS } from './personas.ts';

/** One of the personas, or whoever the claims say. */
export type Asker = Audience | DevelopmentClaims;

const HOURS = 8;

/** The headers with which somebody asks a gateway that uses this machine's development key; none for the public. */
export async function askerHeaders(asker: Asker): Promise<Readonly<Record<string, string>>> {
  const claims = typeof asker === 'string' ? PERSONAS[asker].claims : asker;
  return claims === null ? {} : { authorization: `Bearer ${await issueToken(claims, HOURS, await developmentKey())}` };
}
