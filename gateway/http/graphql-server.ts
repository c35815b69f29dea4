import {
  ApolloServer,
  type ApolloServerPlugin,
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

import { ERROR_CATALOGUE, isErrorCode } from '../errors.ts';
import { JsonText, writeResult } from '../execution/json-text.ts';
import type { GraphQLAnswer, RequestScope } from '../serving/answer-request.ts';
import type { ServedSupergraph } from '../serving/served-supergraph.ts';

import { presentError } from './present-error.ts';

/** Answers one GraphQL request over HTTP. */
export type ServeGraphql = (request: HTTPGraphQLRequest, scope: RequestScope) => Promise<HTTPGraphQLResponse>;

export interface GraphqlServerOptions {
  /** Most tokens in one document. */
  readonly tokens: number;
}

/**
 * GraphQL over HTTP: one Apollo Server for as long as the gateway runs, whoever asks and whichever supergraph is served. It
 * speaks the protocol (methods, media types, CSRF prevention, status codes), parses, and runs plugins; what a document means is
 * decided behind it, where the viewer and the supergraph are known. So it validates nothing, and its schema is a stand-in.
 *
 * Everything that registers what clients send, loads from elsewhere, reports to anyone, or shows what went wrong inside is off,
 * each by name, so that no environment variable of its own turns it on.
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
    return resultOf(answered, scope, logger);
  };
}

function resultOf({ data, errors }: GraphQLAnswer, scope: RequestScope, logger: Logger): GatewayExecutionResult {
  const result = {
    data: data === undefined ? undefined : data === 'null' ? null : new JsonText(data),
    errors:
      errors.length === 0 ? undefined : errors.map((error) => presented(error, data === undefined, scope, logger)),
  };
  return result as unknown as GatewayExecutionResult;
}

/** An error as the client gets it, in a form in which Apollo Server passes it on unchanged. */
function presented(error: GraphQLError, isRefusal: boolean, { requestId, notes }: RequestScope, logger: Logger) {
  const formatted = presentError(error, requestId, logger);
  const code = formatted.extensions?.['code'];
  if (code === 'UNAUTHORIZED_FIELD_OR_TYPE') {
    (notes.denied ??= new Set()).add(String(formatted.extensions?.['coordinate'] ?? ''));
  }
  const status = isErrorCode(code) ? ERROR_CATALOGUE[code].httpStatus : 500;
  return new GraphQLError(formatted.message, {
    originalError: new Presentation(formatted),
    extensions: { code, ...(isRefusal && { http: { status } }) },
  });
}

class Presentation extends Error {
  override readonly name = 'Presentation';
  readonly formatted: GraphQLFormattedError;

  constructor(formatted: GraphQLFormattedError) {
    super();
    this.formatted = formatted;
  }
}

function presentationOf(error: unknown): GraphQLFormattedError | undefined {
  const original = error instanceof GraphQLError ? error.originalError : undefined;
  return original instanceof Presentation ? original.formatted : undefined;
}

/** An error of Apollo Server's own: about the HTTP request, or of the parser. */
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

/** For the log: which errors the client got, and for which document. */
const noteErrors: ApolloServerPlugin<RequestScope> = {
  requestDidStart: () => Promise.resolve(ERROR_LISTENER),
};
const ERROR_LISTENER: Awaited<ReturnType<NonNullable<ApolloServerPlugin<RequestScope>['requestDidStart']>>> = {
  async didEncounterErrors({ errors, contextValue: { notes }, queryHash }) {
    notes.documentHash ??= queryHash;
    for (const { extensions } of errors) {
      notes.errorCodes.add(String(extensions['code'] ?? 'INTERNAL_SERVER_ERROR'));
    }
  },
};

/** Parsed documents are held with the operations made of them. */
function documentsOf({ documentOf }: Pick<ServedSupergraph, 'documentOf'>) {
  return {
    // Apollo Server puts a prefix of its own before the hash.
    get: (key: string) => Promise.resolve(documentOf(key.slice(key.lastIndexOf(':') + 1))),
    set: () => Promise.resolve(),
    delete: () => Promise.resolve(false),
  };
}

/** What Apollo Server takes from a gateway: a schema, here a stand-in that never changes, and who executes. */
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

/** Its lines quote messages with values; `presentError` logs what an operator needs. */
const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
