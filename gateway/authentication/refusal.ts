/**
 * Why a request was refused, in words that an operator can act on. A reason never contains a value: what was sent may be
 * somebody's token, name or password.
 */
export const REFUSAL_REASONS = {
  HEADER_MALFORMED: 'The request does not carry exactly one Authorization header of the form Bearer TOKEN.',
  BASIC_NOT_HERE:
    'HTTP Basic is accepted for GET and HEAD, and from a page of this host; other requests need Authorization: Bearer.',
  BASIC_NAME_MISMATCH: 'The user name is neither the subject nor the client of the token.',
  TOKEN_TOO_LARGE: 'The token is longer than this gateway accepts.',
  TOKEN_MALFORMED: 'The token is not a signed JSON Web Token.',
  ALGORITHM_NOT_ACCEPTED: 'The token is signed with an algorithm that this gateway does not accept.',
  UNKNOWN_KEY: 'The token is signed with a key that is not in the key set.',
  BAD_SIGNATURE: 'The signature of the token is not valid.',
  WRONG_ISSUER: 'The token is from another issuer.',
  WRONG_AUDIENCE: 'The token is for another service.',
  TOKEN_EXPIRED: 'The token has expired.',
  TOKEN_NOT_YET_VALID: 'The token is not valid yet.',
  CLAIM_MISSING: 'The token lacks a claim that this gateway needs.',
  CLAIM_MALFORMED: 'A claim of the token does not have the form that this gateway needs.',
  AUDIENCE_UNKNOWN: 'None of the roles in the token is an audience of this gateway.',
  AUDIENCE_AMBIGUOUS: 'The roles in the token belong to more than one audience of this gateway.',
} as const;

export type RefusalReason = keyof typeof REFUSAL_REASONS;

/** The credentials are not accepted: 401, and nothing runs. */
export class AuthenticationRefusedError extends Error {
  readonly reason: RefusalReason;
  /** The claim at fault, as the configuration names it. */
  readonly claim: string | undefined;

  constructor(reason: RefusalReason, claim?: string) {
    super(REFUSAL_REASONS[reason]);
    this.name = 'AuthenticationRefusedError';
    this.reason = reason;
    this.claim = claim;
  }
}

/** No token can be checked now, because the keys could not be loaded for too long: 503. */
export class AuthenticationUnavailableError extends Error {
  constructor() {
    super('The keys that tokens are checked with are not available at the moment.');
    this.name = 'AuthenticationUnavailableError';
  }
}
