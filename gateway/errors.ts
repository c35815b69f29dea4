import { GraphQLError } from 'graphql';

/** What one error code means, and the HTTP status of a request that failed with it before anything was fetched. */
export interface CatalogueEntry {
  readonly meaning: string;
  readonly httpStatus: number;
  /** Whether a subgraph may say it: its message is then passed on as it is. */
  readonly fromSubgraph: boolean;
}

/**
 * Every code a client can meet, and the only source of the table in `gateway/README.md`.
 * A partial answer is HTTP 200 whatever its errors; `httpStatus` is for requests that were refused whole.
 */
export const ERROR_CATALOGUE = {
  GRAPHQL_PARSE_FAILED: ours('The document is not GraphQL, or has too many tokens.', 400),
  GRAPHQL_VALIDATION_FAILED: ours('The document does not fit the schema.', 400),
  OPERATION_RESOLUTION_FAILURE: ours('The request does not say which of the document’s operations to run.', 400),
  BAD_USER_INPUT: shared(
    'A value is malformed; `fault` says what is wrong with it, `expected` what would be right.',
    400,
  ),
  BAD_REQUEST: ours('The HTTP request is not a GraphQL request, or is too large.', 400),
  PERSISTED_QUERY_NOT_SUPPORTED: ours('Documents are not registered by sending them; send the document itself.', 200),
  INTERNAL_SERVER_ERROR: ours('A fault of ours; the operator finds it in the log by `requestId`.', 500),
  UNAUTHENTICATED: ours('The token is missing, expired or not valid.', 401),
  AUTHENTICATION_UNAVAILABLE: ours('The keys that tokens are checked with cannot be had; try again soon.', 503),
  UNAUTHORIZED_FIELD_OR_TYPE: shared('The viewer may not read this field; it is null.', 200),
  BAD_CURSOR: shared('The cursor was not given out for this query, filter and order.', 400),
  COST_LIMIT_EXCEEDED: shared(
    'The document asks for more than one request may: depth, aliases, root fields or cost.',
    400,
  ),
  PLAN_NOT_SUPPORTED: ours(
    'The planner of this gateway cannot plan the operation; its operator can choose another.',
    501,
  ),
  RATE_LIMITED: shared('Too many requests; wait before the next.', 429),
  SUBGRAPH_UNAVAILABLE: shared('An office’s service could not be reached; what depends on it is null.', 200),
  SUBGRAPH_TIMEOUT: shared('An office’s service did not answer in time; what depends on it is null.', 200),
  SUBGRAPH_BAD_RESPONSE: ours(
    'An office’s service answered with something that cannot be right; it was not used.',
    200,
  ),
  ACCESS_LEDGER_UNAVAILABLE: ours(
    'Personal data is not served while it cannot be written down who reads it; ask again later.',
    200,
  ),
} as const satisfies Record<string, CatalogueEntry>;

export type ErrorCode = keyof typeof ERROR_CATALOGUE;

export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERROR_CATALOGUE, code);
}

/** Whether a subgraph's own error with this code is passed on to the client with its message. */
export function mayComeFromSubgraph(code: unknown): code is ErrorCode {
  return isErrorCode(code) && ERROR_CATALOGUE[code].fromSubgraph;
}

/**
 * An error that refuses a whole request before anything is fetched; carries the catalogue's HTTP status.
 * `facts` become extensions beside the code, so they must never hold the offending value.
 */
export function refusal(code: ErrorCode, message: string, facts: Readonly<Record<string, unknown>> = {}): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code, ...facts, http: { status: ERROR_CATALOGUE[code].httpStatus } },
  });
}

/** The catalogue as the README's markdown table. */
export function errorTable(): string {
  const rows = Object.entries(ERROR_CATALOGUE).map(
    ([code, entry]) => `| \`${code}\` | ${entry.httpStatus} | ${entry.meaning} |`,
  );
  return ['| code | HTTP status | meaning |', '| --- | --- | --- |', ...rows].join('\n');
}

function ours(meaning: string, httpStatus: number): CatalogueEntry {
  return { meaning, httpStatus, fromSubgraph: false };
}

function shared(meaning: string, httpStatus: number): CatalogueEntry {
  return { meaning, httpStatus, fromSubgraph: true };
}
