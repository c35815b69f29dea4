import { QueryError, queryNotFound } from '../query-error.ts';

const RETRY_AFTER_SECONDS = '10';

/** An office of the query holds as many runs as it can, of all gateways together. */
export function tooManyRuns(): QueryError {
  const message = '数据所在单位同时进行的查询太多，请稍后再试。 An office has as many runs under way as it can hold.';
  return new QueryError('RATE_LIMITED', 429, message, {}, { 'retry-after': RETRY_AFTER_SECONDS });
}

/** What a limit says of itself. */
function paid(facts: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { cost, limit, refillsAt, retryAfterSeconds } = facts;
  return JSON.parse(JSON.stringify({ cost, limit, refillsAt, retryAfterSeconds })) as Readonly<Record<string, unknown>>;
}

/** Why the rows could not be read. Messages of errors with a code are written for clients; others are not passed on. */
export function failure(code: string, message: string, facts: Readonly<Record<string, unknown>>): QueryError {
  switch (code) {
    case 'BAD_USER_INPUT':
      // Right in its form, and refused by an office: a region beyond the viewer's, a period of days. The text holds no value.
      return new QueryError(code, 400, `参数不能这样填：${message}`);
    case 'BAD_CURSOR':
      return new QueryError(code, 400, '参数 after 不是这个查询给出的页标。', {
        parameter: 'after',
        allowed: 'pageInfo.endCursor',
      });
    case 'UNAUTHORIZED_FIELD_OR_TYPE':
    case 'GRAPHQL_VALIDATION_FAILED':
      // The query was checked for all scopes of the audience; the token has only some of them.
      return queryNotFound();
    case 'RATE_LIMITED':
      return new QueryError(code, 429, message, paid(facts), {
        'retry-after': String(facts['retryAfterSeconds'] ?? RETRY_AFTER_SECONDS),
      });
    case 'LOOKUP_LIMIT_EXCEEDED':
      return new QueryError(code, 429, message, {}, { 'retry-after': '600' });
    case 'COST_LIMIT_EXCEEDED':
    case 'PLAN_NOT_SUPPORTED':
      return new QueryError(code, 400, message, paid(facts));
    case 'SUBGRAPH_TIMEOUT':
      return new QueryError(code, 504, message);
    case 'SUBGRAPH_UNAVAILABLE':
    case 'ACCESS_LEDGER_UNAVAILABLE':
      return new QueryError(code, 503, message, {}, { 'retry-after': RETRY_AFTER_SECONDS });
    case 'SUBGRAPH_BAD_RESPONSE':
      return new QueryError(code, 502, message);
    default:
      return new QueryError('INTERNAL_SERVER_ERROR', 500, 'The rows could not be read whole; the fault is logged.');
  }
}
