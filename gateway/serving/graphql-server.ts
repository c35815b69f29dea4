import '../execution/apollo/no-telemetry.ts';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GatewayExecutor, GatewayInterface } from '@apollo/server-gateway-interface';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';

import type { GatewayConfig } from '../config.ts';
import { refusal } from '../errors.ts';
import { writeResult } from '../execution/json-text.ts';

import { documentStore } from './document-store.ts';
import { literalRefusals } from './literal-refusals.ts';
import { errorPresenter } from './present-error.ts';
import type { RequestScope, RequestScopes } from './request-scope.ts';
import { selectionLimits } from './selection-limits.ts';
import type { ServerFor } from './viewer-servers.ts';

/**
 * Apollo Servers around what plans and executes, with everything off that registers what clients send, loads from elsewhere, reports to
 * anyone, or tells what went wrong inside. Each is named, so that no environment variable of its own turns it on. Parsed
 * documents are kept for all of them together: Apollo Server keeps them by the schema that they are valid for.
 */
export function graphqlServers(
  { limits, documents }: Pick<GatewayConfig, 'limits' | 'documents'>,
  scopes: RequestScopes,
  logger: Logger,
): ServerFor {
  const kept = documentStore(documents.cacheBytes);
  return (schema, execute, { suggests }) => createServer(schema, execute, suggests, { limits, kept, scopes, logger });
}

interface ServerParts extends Pick<GatewayConfig, 'limits'> {
  readonly kept: ReturnType<typeof documentStore>;
  readonly scopes: RequestScopes;
  readonly logger: Logger;
}

function createServer(
  schema: GraphQLSchema,
  execute: GatewayExecutor,
  suggests: boolean,
  { limits, kept, scopes, logger }: ServerParts,
): ApolloServer<RequestScope> {
  const literals = literalRefusals();
  return new ApolloServer<RequestScope>({
    gateway: fixedGateway(schema, execute),
    nodeEnv: 'production',
    apollo: { key: '' },
    introspection: true,
    csrfPrevention: true,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    status400ForVariableCoercionErrors: true,
    stopOnTerminationSignals: false,
    documentStore: kept,
    hideSchemaDetailsFromClientErrors: !suggests,
    stringifyResult: writeResult,
    parseOptions: { maxTokens: limits.tokens },
    validationOptions: { maxErrors: 20 },
    validationRules: [selectionLimits(limits)],
    formatError: errorPresenter(scopes, logger, literals.refusalFor),
    logger: SILENT,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      literals.plugin,
      noteDocument,
      noteValidity,
      requireOperation,
    ],
  });
}

/** What Apollo Server takes from a gateway: a schema that never changes, and who executes over it. */
function fixedGateway(schema: GraphQLSchema, executor: GatewayExecutor): GatewayInterface {
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => {};
    },
    load: () => Promise.resolve({ schema, executor }),
    stop: () => Promise.resolve(),
  };
}

const noteDocument: ApolloServerPlugin<RequestScope> = {
  requestDidStart: async () => ({
    didResolveSource: async ({ contextValue, queryHash }) => {
      contextValue.notes.documentHash = queryHash;
    },
  }),
};

const noteValidity: ApolloServerPlugin<RequestScope> = {
  requestDidStart: async () => ({
    validationDidStart:
      async ({ contextValue }) =>
      async (errors) => {
        contextValue.notes.isInvalid = errors !== undefined && errors.length > 0;
      },
  }),
};

/** Without it, a name that no operation has, or a kind that the schema has not, would be answered as a fault of ours. */
const requireOperation: ApolloServerPlugin<RequestScope> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation, schema }) => {
      if (operation === undefined || operation === null) {
        throw refusal(
          'OPERATION_RESOLUTION_FAILURE',
          'The document has no operation of that name, or several and no name was given.',
        );
      }
      // No rule of validation sees to it: https://spec.graphql.org/October2021/#sec-Root-Operation-Types
      if (schema.getRootType(operation.operation) == null) {
        throw refusal('GRAPHQL_VALIDATION_FAILED', `The schema has no ${operation.operation} operations.`);
      }
    },
  }),
};

/** Its lines quote messages with values; `errorPresenter` logs what an operator needs. */
const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
