import type { ErrorCode } from '../errors.ts';

/** Why a saved query was not run, or did not give its rows. It contains no value of a parameter or row. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
  readonly code: ErrorCode;
  readonly status: number;
  /** Facts for programs, e.g. `parameter` and `allowed`. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: ErrorCode,
    status: number,
    message: string,
    facts: Readonly<Record<string, unknown>> = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.code = code;
    this.status = status;
    this.facts = facts;
    this.headers = headers;
  }
}

/** The answer where there is no such query, and where the viewer may not see it. */
export function queryNotFound(): QueryError {
  return new QueryError('SAVED_QUERY_NOT_FOUND', 404, '没有这个查询。 There is no such saved query.');
}

/** Browsers and Excel ask their user for a name and password only if the answer offers Basic. */
export function loginNeeded(): QueryError {
  return new QueryError(
    'UNAUTHENTICATED',
    401,
    '请先登录：用户名是令牌里的名字，密码是您的令牌。 Log in with the name in your token, and the token as the password.',
    {},
    { 'www-authenticate': 'Basic realm="Lianzhi", charset="UTF-8"' },
  );
}
