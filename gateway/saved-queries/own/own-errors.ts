/** The errors of own queries, with the HTTP status of each. */
export const OWN_QUERY_ERRORS = {
  BAD_USER_INPUT: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  UNAUTHENTICATED: 401,
  OWN_QUERY_FORBIDDEN: 403,
  OWN_QUERY_NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  OWN_QUERY_NAME_TAKEN: 409,
  OWN_QUERY_VERSION_CONFLICT: 409,
  OWN_QUERY_LIMIT_REACHED: 409,
  OWN_QUERY_TOO_LARGE: 413,
} as const;
export type OwnQueryErrorCode = keyof typeof OWN_QUERY_ERRORS;

/** A request about an own query that is refused. The message is for the person who sent it and holds no value of a person. */
export class OwnQueryError extends Error {
  override readonly name = 'OwnQueryError';
  readonly code: OwnQueryErrorCode;

  constructor(code: OwnQueryErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** The same for a query that does not exist and for one that the viewer may not see. */
export function notFound(): OwnQueryError {
  return new OwnQueryError('OWN_QUERY_NOT_FOUND', '没有这个查询。');
}
