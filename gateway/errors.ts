import { GraphQLError } from 'graphql';

/** The meaning of an error code, and the HTTP status of a request that it refuses before anything is fetched. */
export interface CatalogueEntry {
  readonly meaning: string;
  readonly httpStatus: number;
  /** Whether subgraphs may use it: such an error keeps its message. */
  readonly fromSubgraph: boolean;
}

/**
 * Every code that a client can get, and the source of the table in `gateway/README.md`. A partial result has HTTP status 200,
 * whatever its errors; `httpStatus` applies where the whole request is refused.
 */
export const ERROR_CATALOGUE = {
  GRAPHQL_PARSE_FAILED: ours('The document is not GraphQL, or has too many tokens.', 400),
  GRAPHQL_VALIDATION_FAILED: ours('The document does not fit the schema.', 400),
  OPERATION_RESOLUTION_FAILURE: ours('The request does not say which of the document’s operations to run.', 400),
  BAD_USER_INPUT: shared('A value is malformed; `fault` says how, `expected` what is accepted.', 400),
  BAD_REQUEST: ours('The HTTP request is not a GraphQL request, or is too large.', 400),
  ORIGIN_NOT_ALLOWED: ours('Pages of this origin may not ask the gateway; its operator lists those that may.', 403),
  PERSISTED_QUERY_NOT_SUPPORTED: ours('Documents cannot be registered; send the whole document.', 200),
  PERSISTED_QUERY_NOT_FOUND: ours('No document is known under this hash.', 200),
  DOCUMENT_NOT_FOUND: ours('No document is known under this id.', 404),
  DOCUMENT_RETIRED: ours('The document belongs to a retired version of its app; a newer version is needed.', 410),
  DOCUMENT_NOT_TRUSTED: ours('This audience may run known documents only, and this text is none.', 403),
  INTERNAL_SERVER_ERROR: ours('A fault of the gateway; the log has it under `requestId`.', 500),
  UNAUTHENTICATED: ours('The token is missing, expired or not valid.', 401),
  AUTHENTICATION_UNAVAILABLE: ours('The keys that tokens are checked with are not available; try again soon.', 503),
  UNAUTHORIZED_FIELD_OR_TYPE: shared('The viewer may not read this field; it is null.', 200),
  BAD_CURSOR: shared('The cursor does not belong to this query, filter and order.', 400),
  COST_LIMIT_EXCEEDED: shared(
    'The document asks for more than one request may: depth, aliases, root fields or cost.',
    400,
  ),
  PLAN_NOT_SUPPORTED: ours(
    'The planner of this gateway cannot plan the operation; its operator can choose another.',
    501,
  ),
  SAVED_QUERY_NOT_FOUND: ours('There is no such saved query for this viewer.', 404),
  RATE_LIMITED: shared('Too many requests; wait before the next.', 429),
  SUBGRAPH_UNAVAILABLE: shared('An office’s service could not be reached; what depends on it is null.', 200),
  SUBGRAPH_TIMEOUT: shared('An office’s service did not answer in time; what depends on it is null.', 200),
  SUBGRAPH_BAD_RESPONSE: ours('The response of an office’s service is malformed; it was not used.', 200),
  UNKNOWN_RECORD: shared(
    'An office refers to a record that the office which owns it does not have, or not for this viewer; its fields are null.',
    200,
  ),
  UNREADABLE_VALUE: shared(
    'An office’s database holds a value that cannot be shown; it is null. `fault` says what is there, never the value.',
    200,
  ),
  ACCESS_LEDGER_UNAVAILABLE: ours(
    'Personal data is not served while its reads cannot be recorded; try again later.',
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
 * An error that refuses a whole request before anything is fetched, with the HTTP status of its code. `facts` become
 * extensions, so they must never contain the client's value.
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
