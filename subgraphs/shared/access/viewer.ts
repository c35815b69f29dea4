import type { Audience } from './audiences.ts';

/** Who sends a request: made by the gateway from the token, and sent to subgraphs under its signature. */
export interface Viewer {
  readonly audience: Audience;
  /** The person or service, as the token names them; null without a token. */
  readonly subject: string | null;
  /** Rights to classes of field, sorted, each once. */
  readonly scopes: readonly string[];
  /** Row scope: the region whose records, and those of the regions below it, are the viewer's. */
  readonly region: string | null;
  /** Row scope: the court whose records, and those of the courts below it, are the viewer's. */
  readonly court: string | null;
  /** Row scope: the unit, by its unified social credit code, whose own records are the viewer's. */
  readonly unit: string | null;
  /** What the viewer says the data is for; goes into the access ledger. */
  readonly purpose: string | null;
  /** When the token expires, in milliseconds since 1970; absent without a token. */
  readonly expiresAt?: number;
}

/** A request without a token: sees what is published. */
export const PUBLIC_VIEWER: Viewer = {
  audience: 'public',
  subject: null,
  scopes: [],
  region: null,
  court: null,
  unit: null,
  purpose: null,
};

/** A key that two viewers share exactly if they may see the same fields and rows. */
export function rightsKey({ audience, scopes, region, court, unit }: Viewer): string {
  return JSON.stringify([audience, scopes.join(' '), region, court, unit]);
}

/** A key that two viewers share exactly if they are the same: for answers that say who asks. */
export function viewerKey(viewer: Viewer): string {
  const { subject, purpose, expiresAt } = viewer;
  return JSON.stringify([rightsKey(viewer), subject, purpose, expiresAt ?? null]);
}

/** A key that two viewers share exactly if they may see the same fields. */
export function fieldRightsKey({ audience, scopes }: Pick<Viewer, 'audience' | 'scopes'>): string {
  return JSON.stringify([audience, scopes.join(' ')]);
}

/** The viewer of a key from `fieldRightsKey`. */
export function fieldViewerOf(key: string): Pick<Viewer, 'audience' | 'scopes'> {
  const [audience, scopes] = JSON.parse(key) as [Audience, string];
  return { audience, scopes: scopes === '' ? [] : scopes.split(' ') };
}
