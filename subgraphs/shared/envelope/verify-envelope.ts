import { timingSafeEqual, type KeyObject } from 'node:crypto';

import { AUDIENCES } from '../access/audiences.ts';
import type { SubgraphRequest } from '../server/subgraph-handler.ts';

import type { EnvelopeKeys } from './envelope-key.ts';
import {
  ENVELOPE_HEADER,
  ENVELOPE_VERSION,
  RUN_PHASES,
  type EnvelopeClaims,
  type EnvelopePerson,
  type ReadRun,
  type SignedViewer,
} from './envelope.ts';
import { seenNonces } from './seen-nonces.ts';
import { bodyDigest, envelopeTag } from './sign-envelope.ts';

/** Why a request is refused. For the log only: the caller gets the same answer for each. */
export type EnvelopeFault =
  | 'missing'
  | 'malformed'
  | 'unknown key'
  | 'forged'
  | 'for another subgraph'
  | 'for another body'
  | 'for another request id'
  | 'expired'
  | 'from the future'
  | 'replayed'
  | 'too many to remember';

export interface VerifierOptions {
  /** The subgraph that verifies. */
  readonly subgraph: string;
  readonly keys: EnvelopeKeys;
  /** How long an envelope is good, in milliseconds. */
  readonly lifetimeMs: number;
  readonly now?: () => number;
  /** How many envelopes are remembered at a time, so that none is used twice. */
  readonly mostRemembered?: number;
}

/** How far ahead of ours the gateway's clock may be, in milliseconds. How far behind is part of the lifetime. */
export const CLOCK_AHEAD_MS = 5_000;

/** Ten thousand requests a second for thirty seconds, some 30 MB. */
const MOST_REMEMBERED = 300_000;

/**
 * Makes the check that every request to a subgraph passes first. Threat: someone on the network, or on another subgraph's
 * machine, who sends requests that the gateway would not. The tag proves that a holder of this subgraph's secret wrote the
 * claims; the claims bind subgraph, viewer, request id, body and time; the nonce makes each valid once. Only claims with a
 * valid tag are parsed or remembered, so nobody without the secret reaches the JSON parser or fills memory.
 */
export function envelopeVerifier(options: VerifierOptions): (request: SubgraphRequest) => SignedViewer | EnvelopeFault {
  const { subgraph, keys, lifetimeMs, now = Date.now, mostRemembered = MOST_REMEMBERED } = options;
  const nonces = seenNonces(mostRemembered);
  const secrets: SecretsById = new Map(keys.map(({ id, secret }) => [id, secret]));

  return ({ body, headers }) => {
    const claims = authenticClaims(headers[ENVELOPE_HEADER], secrets);
    if (typeof claims === 'string') {
      return claims;
    }
    const moment = now();
    const expiresAt = claims.at + lifetimeMs;
    if (claims.to !== subgraph) {
      return 'for another subgraph';
    }
    if (claims.body !== bodyDigest(body)) {
      return 'for another body';
    }
    if (claims.request !== headers['x-request-id']) {
      return 'for another request id';
    }
    if (moment >= expiresAt) {
      return 'expired';
    }
    if (claims.at - moment > CLOCK_AHEAD_MS) {
      return 'from the future';
    }
    const verdict = nonces.see(claims.nonce, expiresAt, moment);
    if (verdict !== 'first') {
      return verdict === 'full' ? 'too many to remember' : 'replayed';
    }
    const { viewer, person = NOBODY, run } = claims;
    return { ...viewer, ...person, ...(run && { run }) };
  };
}

type SecretsById = ReadonlyMap<string, KeyObject>;

/** The claims of an envelope that a holder of one of the keys has signed. */
function authenticClaims(envelope: string | undefined, secrets: SecretsById): EnvelopeClaims | EnvelopeFault {
  if (envelope === undefined) {
    return 'missing';
  }
  const parts = envelope.split('.', 5);
  const [version, keyId = '', payload = '', tag = ''] = parts;
  if (parts.length !== 4 || version !== ENVELOPE_VERSION) {
    return 'malformed';
  }
  const secret = secrets.get(keyId);
  if (secret === undefined) {
    return 'unknown key';
  }
  const signed = envelope.slice(0, envelope.length - tag.length - 1);
  if (!isSameText(tag, envelopeTag(secret, signed))) {
    return 'forged';
  }
  return readClaims(payload) ?? 'malformed';
}

/** Compares in constant time. Compares texts, not decoded bytes: base64url has several texts for the same bytes. */
function isSameText(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Signed claims may still have another form: another version of the gateway may have written them. */
function readClaims(payload: string): EnvelopeClaims | undefined {
  const claims = parseJson(Buffer.from(payload, 'base64').toString());
  if (!claims?.viewer) {
    return undefined;
  }
  const { to, viewer, person, request, body, at, nonce, run } = claims;
  const { audience, scopes, region, court, unit } = viewer;
  const isRight =
    [to, request, body, nonce].every(isText) &&
    Number.isSafeInteger(at) &&
    AUDIENCES.includes(audience) &&
    Array.isArray(scopes) &&
    scopes.every(isText) &&
    [region, court, unit].every((value) => value === null || isText(value)) &&
    (person === undefined || isPerson(person)) &&
    (run === undefined || isRun(run));
  if (!isRight) {
    return undefined;
  }
  return {
    ...claims,
    viewer: { audience, scopes, region, court, unit },
    ...(person && { person: personOf(person) }),
  };
}

const NOBODY: EnvelopePerson = { subject: null, purpose: null };

function isPerson(person: EnvelopePerson | null): boolean {
  return (
    person !== null &&
    [person.subject, person.purpose].every((value) => value === null || isText(value)) &&
    (person.expiresAt === undefined || Number.isSafeInteger(person.expiresAt))
  );
}

/** Nothing but what is known. */
function personOf({ subject, purpose, expiresAt }: EnvelopePerson): EnvelopePerson {
  return { subject, purpose, ...(expiresAt !== undefined && { expiresAt }) };
}

function isRun(run: ReadRun | null): boolean {
  return (
    run !== null &&
    isText(run.id) &&
    Number.isSafeInteger(run.pageRows) &&
    run.pageRows > 0 &&
    RUN_PHASES.includes(run.phase)
  );
}

function parseJson(text: string): EnvelopeClaims | null {
  try {
    return JSON.parse(text) as EnvelopeClaims | null;
  } catch {
    return null;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
