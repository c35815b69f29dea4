import {
  ApolloServer,
  HeaderMap,
  type ApolloServerPlugin,
  type GraphQLRequestListener,
  type HTTPGraphQLRequest,
  type HTTPGraphQLResponse,
} from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GatewayExecutionResult, GatewayExecutor, GatewayInterface } from '@apollo/server-gateway-interface';
import { buildSchema, GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';

import { ERROR_CATALOGUE, isErrorCode, PARTIAL_SUCCESS, withoutStack, type ErrorCode } from '../errors.ts';
import { JsonText, writeResult } from '../execution/json-text.ts';
import type { GraphQLAnswer, RequestScope } from '../serving/answer-request.ts';
import type { ServedSupergraph } from '../serving/served-supergraph.ts';

import { JSON_TYPE, RESULT_TYPE, type ResponseType } from './accept.ts';
import { localiseError } from './localise-error.ts';
import { presentError } from './present-error.ts';
import { withTokenHint } from './token-hint.ts';

/** Answers one GraphQL request over HTTP. */
export type ServeGraphql = (request: HTTPGraphQLRequest, scope: RequestScope) => Promise<HTTPGraphQLResponse>;

export interface GraphqlServerOptions {
  /** Most tokens in one document. */
  readonly tokens: number;
}

/**
 * GraphQL over HTTP by one Apollo Server, for all viewers and all generations. It implements the protocol (methods, media
 * types, CSRF prevention, status codes), parses documents and runs plugins. It does not validate, and its schema is a
 * placeholder: a document is valid or not for a viewer under a generation, and only the served supergraph knows both.
 *
 * Everything that stores what clients send, loads or reports over the network, or shows internal errors is turned off by name,
 * so that no environment variable of Apollo Server can turn it on.
 */
export async function openGraphqlServer(
  served: Pick<ServedSupergraph, 'answer' | 'documentOf'>,
  { tokens }: GraphqlServerOptions,
  logger: Logger,
): Promise<{ readonly serve: ServeGraphql; stop(): Promise<void> }> {
  const server = new ApolloServer<RequestScope>({
    gateway: gatewayOf(executorOf(served, logger)),
    nodeEnv: 'production',
    apollo: { key: '' },
    introspection: true,
    csrfPrevention: true,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    dangerouslyDisableValidation: true,
    documentStore: documentsOf(served),
    stringifyResult: writeResult,
    parseOptions: { maxTokens: tokens },
    formatError: (formatted, error) => presentationOf(error) ?? presentProtocolError(formatted, logger),
    logger: SILENT,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      noteErrors,
    ],
  });
  await server.start();
  return {
    serve: (httpGraphQLRequest, scope) =>
      server.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: () => Promise.resolve(scope) }),
    stop: () => server.stop(),
  };
}

function executorOf({ answer }: Pick<ServedSupergraph, 'answer'>, logger: Logger): GatewayExecutor {
  return async ({ request, source = '', queryHash = '', document, context }) => {
    const scope = context as unknown as RequestScope;
    scope.notes.documentHash = queryHash;
    const { operationName, variables } = request;
    const type = request.http?.headers.get('accept') === RESULT_TYPE ? RESULT_TYPE : JSON_TYPE;
    const answered = await answer(
      {
        text: source,
        documentHash: queryHash,
        document,
        operationName: operationName ?? undefined,
        variables: variables ?? {},
      },
      scope,
    ).catch((error: unknown): GraphQLAnswer => ({ errors: [asGraphQLError(error)] }));
    return resultOf(answered, type, scope, logger);
  };
}

function resultOf(
  { data: answered, errors }: GraphQLAnswer,
  type: ResponseType,
  scope: RequestScope,
  logger: Logger,
): GatewayExecutionResult {
  const data = answered !== undefined && isRefusedInput(answered, errors) ? undefined : answered;
  scope.notes.isRefused = data === undefined;
  const result = {
    data: data === undefined ? undefined : data === 'null' ? null : new JsonText(data),
    errors:
      errors.length === 0
        ? undefined
        : errors.map((error) => presented(error, data === undefined, type, scope, logger)),
  };
  return result as unknown as GatewayExecutionResult;
}

/**
 * Whether offices refused the client's input and nothing else was answered, as with a page size or cursor that only they can
 * check. Such a request is refused as a whole, with the status of the code, as it is where the gateway itself checks an input.
 */
function isRefusedInput(data: string, errors: readonly GraphQLError[]): boolean {
  if (
    errors.length === 0 ||
    data.length > MOST_NULLS ||
    !errors.every(({ extensions }) => INPUT.has(extensions['code']))
  ) {
    return false;
  }
  const fields = Object.entries((JSON.parse(data) as Readonly<Record<string, unknown>> | null) ?? {});
  const refused = new Set(errors.map(({ path }) => path?.[0]));
  return fields.every(([name, value]) => value === null && refused.has(name));
}

const INPUT: ReadonlySet<unknown> = new Set<ErrorCode>(['BAD_USER_INPUT', 'BAD_CURSOR']);

/** Longer data has more than nulls at its root. */
const MOST_NULLS = 10_000;

/** An error as the client gets it, wrapped so that Apollo Server does not change it. */
function presented(
  error: GraphQLError,
  isRefusal: boolean,
  type: ResponseType,
  { requestId, notes, viewer }: RequestScope,
  logger: Logger,
) {
  const formatted = presentError(viewer.subject === null ? withTokenHint(error) : error, requestId, logger);
  const code = formatted.extensions?.['code'];
  if (code === 'UNAUTHORIZED_FIELD_OR_TYPE') {
    (notes.denied ??= new Set()).add(String(formatted.extensions?.['coordinate'] ?? ''));
  }
  const retryAfter = formatted.extensions?.['retryAfterSeconds'];
  const headers =
    isRefusal && typeof retryAfter === 'number' ? new HeaderMap([['retry-after', String(retryAfter)]]) : undefined;
  const status = isRefusal ? statusOf(code, type) : type === RESULT_TYPE ? PARTIAL_SUCCESS : 200;
  return withoutStack(
    () =>
      new GraphQLError(formatted.message, {
        originalError: new PresentedError(formatted),
        extensions: { code, http: { status, ...(headers && { headers }) } },
      }),
  );
}

/** The status of a request that is refused with this code, in a response of this media type. */
export function statusOf(code: unknown, type: ResponseType): number {
  if (!isErrorCode(code)) {
    return 500;
  }
  const { httpStatus, resultStatus } = ERROR_CATALOGUE[code];
  return type === RESULT_TYPE ? resultStatus : httpStatus;
}

/** Carries a presented error through Apollo Server to `formatError`. */
class PresentedError extends Error {
  override readonly name = 'PresentedError';
  readonly formatted: GraphQLFormattedError;

  constructor(formatted: GraphQLFormattedError) {
    super();
    this.formatted = formatted;
  }
}

function presentationOf(error: unknown): GraphQLFormattedError | undefined {
  const original = error instanceof GraphQLError ? error.originalError : undefined;
  return original instanceof PresentedError ? original.formatted : undefined;
}

/** An error of Apollo Server itself, about the HTTP request or from the parser. */
function presentProtocolError({ message, locations, extensions }: GraphQLFormattedError, logger: Logger) {
  return {
    ...presentError(new GraphQLError(message, { extensions }), undefined, logger),
    ...(locations && { locations }),
  };
}

function asGraphQLError(error: unknown): GraphQLError {
  return error instanceof GraphQLError
    ? error
    : new GraphQLError('', { originalError: error instanceof Error ? error : new Error(typeof error) });
}

/** Reports the codes of all errors, and the hash of the document, for the log; puts messages in the client's language. */
const noteErrors: ApolloServerPlugin<RequestScope> = {
  requestDidStart: ({ contextValue: { notes } }) =>
    Promise.resolve(notes.timings === undefined ? ERROR_LISTENER : TIMING_LISTENER),
};
const ERROR_LISTENER: GraphQLRequestListener<RequestScope> = {
  async didEncounterErrors({ errors, contextValue: { notes }, queryHash }) {
    notes.documentHash ??= queryHash;
    for (const { extensions } of errors) {
      notes.errorCodes.add(String(extensions['code'] ?? 'INTERNAL_SERVER_ERROR'));
    }
  },
  // Here, since `formatError` does not know for whom it formats.
  async willSendResponse({ response: { body }, contextValue: { language } }) {
    if (body.kind === 'single' && body.singleResult.errors !== undefined) {
      body.singleResult.errors = body.singleResult.errors.map((error) => localiseError(error, language ?? 'zh'));
    }
  },
};

const TIMING_LISTENER: GraphQLRequestListener<RequestScope> = {
  ...ERROR_LISTENER,
  parsingDidStart({ contextValue: { notes } }) {
    const startedAt = performance.now();
    const end = (): Promise<void> => {
      notes.timings?.push({ name: 'parse', startedAt, milliseconds: performance.now() - startedAt });
      return Promise.resolve();
    };
    return Promise.resolve(end);
  },
};

/** Parsed documents come from the cache of operations; Apollo Server must not keep its own. */
function documentsOf({ documentOf }: Pick<ServedSupergraph, 'documentOf'>) {
  return {
    // Apollo Server adds a prefix to the hash.
    get: (key: string) => Promise.resolve(documentOf(key.slice(key.lastIndexOf(':') + 1))),
    set: () => Promise.resolve(),
    delete: () => Promise.resolve(false),
  };
}

/** The gateway that Apollo Server needs: a placeholder schema that never changes, and the executor. */
function gatewayOf(executor: GatewayExecutor): GatewayInterface {
  const schema = buildSchema('type Query { _: Boolean }');
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => {};
    },
    load: () => Promise.resolve({ schema, executor }),
    stop: () => Promise.resolve(),
  };
}

/** Log lines of Apollo Server quote messages with values; `presentError` logs what an operator needs. */
const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
