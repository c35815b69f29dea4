import { createHmac, hash, randomUUID, type KeyObject } from 'node:crypto';

import type { Viewer } from '../access/viewer.ts';

import type { EnvelopeKey } from './envelope-key.ts';
import { ENVELOPE_VERSION, type EnvelopePerson, type EnvelopeViewer, type ReadRun } from './envelope.ts';

/** Text that needs no escape in JSON; nearly all request ids are such. */
const PLAIN = /^[A-Za-z0-9._-]*$/;

/** Makes the envelope of one request. A retry needs a new one. */
export type SignEnvelope = (viewer: Viewer, requestId: string, body: string, run?: ReadRun) => string;

export interface SignerOptions {
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Also signs name, purpose and expiry of the viewer's token. Never for an office. */
  readonly withPerson?: boolean;
}

/**
 * Signs requests to one subgraph with HMAC-SHA256 (RFC 2104) over all that precedes the tag. A subgraph holds only its
 * own secret, so it can make envelopes for itself and for no other.
 */
export function envelopeSigner(
  subgraph: string,
  key: EnvelopeKey,
  { now = Date.now, withPerson = false }: SignerOptions = {},
): SignEnvelope {
  const written = new WeakMap<Viewer, string>();
  const to = asciiJson(subgraph);
  const seal = claimsSealer(key);
  // A random name per signer and a counter: no two nonces are equal, of one signer or of two.
  const signer = randomUUID();
  let signed = 0;
  // JSON by hand around the viewer's text, which is cached: half the cost of JSON.stringify for every fetch.
  return (viewer, requestId, body, run) => {
    let viewerText = written.get(viewer);
    if (viewerText === undefined) {
      viewerText = writeViewer(viewer, withPerson);
      written.set(viewer, viewerText);
    }
    signed += 1;
    return seal(
      `{"to":${to},"viewer":${viewerText},"request":${PLAIN.test(requestId) ? `"${requestId}"` : asciiJson(requestId)},"body":"${bodyDigest(body)}","at":${now()},"nonce":"${signer}.${signed}"${run === undefined ? '' : `,"run":${asciiJson(run)}`}}`,
    );
  };
}

/** Makes the envelope of `EnvelopeClaims` as JSON in ASCII. */
export function claimsSealer({ id, secret }: EnvelopeKey): (claims: string) => string {
  return (claims) => {
    const signed = `${ENVELOPE_VERSION}.${id}.${btoa(claims)}`;
    return `${signed}.${envelopeTag(secret, signed)}`;
  };
}

/** The last part of an envelope: HMAC-SHA256 (RFC 2104) of the three parts before it, in base64url. */
export function envelopeTag(secret: KeyObject, signed: string): string {
  return createHmac('sha256', secret).update(signed).digest('base64url');
}

/** The digest of a body in its envelope. */
export function bodyDigest(body: string): string {
  return hash('sha256', body, 'base64url');
}

/** The claim `viewer`, and `person` after it where it is signed. */
function writeViewer(
  { audience, scopes, region, court, unit, subject, purpose, expiresAt }: Viewer,
  withPerson: boolean,
): string {
  const shown: EnvelopeViewer = { audience, scopes, region, court, unit };
  if (!withPerson) {
    return asciiJson(shown);
  }
  const person: EnvelopePerson = { subject, purpose, ...(expiresAt !== undefined && { expiresAt }) };
  return `${asciiJson(shown)},"person":${asciiJson(person)}`;
}

/** JSON in ASCII only, so that `btoa` takes it without encoding it first. */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
