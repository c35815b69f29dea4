/**
 * Why a request was not let in, in words that an operator can act on. A reason never holds a value: what was sent may be
 * somebody's token, name or password.
 */
export const REFUSAL_REASONS = {
  HEADER_MALFORMED: 'The request does not carry exactly one Authorization header of the form Bearer TOKEN.',
  BASIC_NOT_HERE: 'HTTP Basic is for reading by GET; other requests carry Authorization: Bearer.',
  BASIC_NAME_MISMATCH: 'The user name is neither the subject nor the client of the token.',
  TOKEN_TOO_LARGE: 'The token is longer than this gateway reads.',
  TOKEN_MALFORMED: 'The token is not a signed JSON Web Token.',
  ALGORITHM_NOT_ACCEPTED: 'The token is signed by an algorithm that this gateway does not accept.',
  UNKNOWN_KEY: 'The token is signed with a key that is not in the key set.',
  BAD_SIGNATURE: 'The token’s signature does not fit.',
  WRONG_ISSUER: 'The token is from another issuer.',
  WRONG_AUDIENCE: 'The token is for another service.',
  TOKEN_EXPIRED: 'The token has expired.',
  TOKEN_NOT_YET_VALID: 'The token is not valid yet.',
  CLAIM_MISSING: 'The token lacks a claim that this gateway needs.',
  CLAIM_MALFORMED: 'A claim of the token is not of the form that this gateway needs.',
  AUDIENCE_UNKNOWN: 'No role that the token names is an audience of this gateway.',
  AUDIENCE_AMBIGUOUS: 'The token names roles of several audiences of this gateway.',
} as const;

export type RefusalReason = keyof typeof REFUSAL_REASONS;

/** A token, or what stood in its place, is refused: 401, and nothing runs. */
export class AuthenticationRefused extends Error {
  readonly reason: RefusalReason;
  /** The claim at fault, as the configuration names it. */
  readonly claim: string | undefined;

  constructor(reason: RefusalReason, claim?: string) {
    super(REFUSAL_REASONS[reason]);
    this.name = 'AuthenticationRefused';
    this.reason = reason;
    this.claim = claim;
  }
}

/** Nobody can tell now whether a token is good: the keys could not be had for too long. 503. */
export class AuthenticationUnavailable extends Error {
  constructor() {
    super('The keys that tokens are checked with cannot be had at the moment.');
    this.name = 'AuthenticationUnavailable';
  }
}
