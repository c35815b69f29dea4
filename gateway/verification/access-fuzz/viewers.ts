import type { Audience } from '../../../subgraphs/shared/access/audiences.ts';
import type { Viewer } from '../../../subgraphs/shared/access/viewer.ts';
import type { DevelopmentClaims } from '../../authentication/issuing/issue-token.ts';

import { MEMBER_CREDIT_CODE } from './world/make-world.ts';

/** The viewers of the fuzz: one for each audience, each with rows inside and outside its scope. */
export const FUZZED: Readonly<Record<Audience, Omit<DevelopmentClaims, 'audience' | 'subject'>>> = {
  court: { court: '闽09' },
  committee: { region: '350900' },
  assessment: { region: '350900' },
  member: { unit: MEMBER_CREDIT_CODE },
  analyst: { region: '350000' },
  public: {},
  auditor: {},
};

/** Sees every row and every field. */
export const ALL_SEEING: DevelopmentClaims = { audience: 'court', subject: 'all-seeing', court: '最高法' };

export function claimsOf(audience: Audience): DevelopmentClaims | null {
  return audience === 'public' ? null : { audience, subject: `${audience} of the fuzz`, ...FUZZED[audience] };
}

/** The scopes of each audience by the specification. */
const CLASSES: Readonly<Record<Audience, readonly string[]>> = {
  court: [
    'statistics:read',
    'case:read',
    'case:number',
    'party:masked',
    'performance:read',
    'performance:evidence',
    'linkage:read',
    'linkage:attendance',
    'inquiry:read',
    'asset:read',
    'party:name',
    'party:identity',
    'credit:check',
  ],
  committee: [
    'statistics:read',
    'case:read',
    'case:number',
    'party:masked',
    'performance:read',
    'performance:evidence',
    'linkage:read',
    'linkage:attendance',
    'inquiry:read',
  ],
  assessment: ['statistics:read', 'performance:read', 'performance:evidence', 'linkage:attendance'],
  member: [
    'performance:read',
    'performance:evidence',
    'linkage:read',
    'linkage:attendance',
    'inquiry:read',
    'asset:read',
    'credit:check',
  ],
  analyst: ['statistics:read', 'case:nameless', 'performance:read'],
  public: [],
  auditor: ['ledger:read'],
};

/** The viewer for the reference. */
export function fuzzedViewer(audience: Audience): Viewer {
  const { court = null, region = null, unit = null } = FUZZED[audience];
  return { audience, subject: null, scopes: CLASSES[audience], court, region, unit, purpose: null };
}

/** Audiences for which a field that they may not read does not exist: the operation is rejected, not filtered. */
export function rejects(audience: Audience): boolean {
  return audience === 'public' || audience === 'member';
}
