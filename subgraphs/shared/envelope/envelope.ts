import type { Viewer } from '../access/viewer.ts';

/** The header that carries an envelope: `v1.<key id>.<base64 of the claims as JSON>.<base64url of the tag>`. */
export const ENVELOPE_HEADER = 'x-lianzhi-envelope';

/** The first part of every envelope; another form of claims is another version. */
export const ENVELOPE_VERSION = 'v1';

/** How long an envelope is valid by default, in milliseconds. */
export const ENVELOPE_LIFETIME_MS = 30_000;

export const RUN_PHASES = ['begin', 'read', 'end'] as const;

/**
 * A run of a saved query, which reads a list whole: all its requests to one office read the state that the office's database
 * had when the run began, and their pages may be larger. Only the gateway can ask for it, since it is signed.
 */
export interface ReadRun {
  readonly id: string;
  /** The largest page that its requests may ask for. */
  readonly pageRows: number;
  readonly phase: (typeof RUN_PHASES)[number];
}

/** Who sends a request, as the gateway has signed. */
export interface SignedViewer extends Viewer {
  readonly run?: ReadRun;
}

/** The part of a viewer that a subgraph needs. What is of the person stays in the gateway. */
export type EnvelopeViewer = Omit<Viewer, keyof EnvelopePerson>;

/** The rest of a viewer: only for a subgraph in the gateway itself that answers who asks (`gateway/viewer/`). */
export type EnvelopePerson = Pick<Viewer, 'subject' | 'purpose' | 'expiresAt'>;

/** What the gateway signs about one request to one subgraph. */
export interface EnvelopeClaims {
  /** The subgraph it is for. */
  readonly to: string;
  readonly viewer: EnvelopeViewer;
  /** Absent in every request to an office. */
  readonly person?: EnvelopePerson;
  /** Absent in nearly all requests. */
  readonly run?: ReadRun;
  /** The request id, equal to the header `x-request-id`. */
  readonly request: string;
  /** SHA-256 of the body, in base64url. */
  readonly body: string;
  /** When it was signed, in milliseconds since 1970. */
  readonly at: number;
  /** Never used twice. */
  readonly nonce: string;
}
