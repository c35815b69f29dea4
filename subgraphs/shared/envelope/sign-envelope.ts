import { createHmac, hash, randomUUID } from 'node:crypto';

import type { Viewer } from '../access/viewer.ts';
import { ENVELOPE_VERSION, type VouchedViewer } from './envelope.ts';
import type { EnvelopeKey } from './envelope-key.ts';

/** Vouches for one request, once: every sending takes an envelope of its own. */
export type SignEnvelope = (viewer: Viewer, requestId: string, body: string) => string;

/**
 * Signs requests to one subgraph with HMAC-SHA256 (RFC 2104) over all that precedes the tag. A subgraph holds only its
 * own secret, so it can make envelopes for itself and for no other.
 */
export function envelopeSigner(subgraph: string, key: EnvelopeKey, now: () => number = Date.now): SignEnvelope {
  const written = new WeakMap<Viewer, string>();
  const to = JSON.stringify(subgraph);
  // By hand around the viewer's text, which is written once: half of what writing all of it for every fetch costs.
  return (viewer, requestId, body) => {
    const viewerText = written.get(viewer) ?? writeViewer(viewer);
    written.set(viewer, viewerText);
    const request = JSON.stringify(requestId);
    const claims = `{"to":${to},"viewer":${viewerText},"request":${request},"body":"${bodyDigest(body)}","at":${now()},"nonce":"${randomUUID()}"}`;
    return sealClaims(claims, key);
  };
}

/** The envelope of `EnvelopeClaims` as JSON. */
export function sealClaims(claims: string, { id, secret }: EnvelopeKey): string {
  const signed = `${ENVELOPE_VERSION}.${id}.${Buffer.from(claims).toString('base64url')}`;
  return `${signed}.${envelopeTag(signed, secret)}`;
}

/** The tag of an envelope's first three parts, in base64url. */
export function envelopeTag(signed: string, secret: EnvelopeKey['secret']): string {
  return createHmac('sha256', secret).update(signed).digest('base64url');
}

/** What of a body stands in its envelope. */
export function bodyDigest(body: string): string {
  return hash('sha256', body, 'base64url');
}

function writeViewer({ audience, scopes, region, court, unit }: Viewer): string {
  const vouched: VouchedViewer = { audience, scopes, region, court, unit };
  return JSON.stringify(vouched);
}
