import './no-telemetry.ts';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import type { Logger } from 'pino';

import type { GatewayConfig } from '../config.ts';
import { refusal } from '../errors.ts';
import { writeResult } from '../execution/json-text.ts';
import type { RequestScope, RequestScopes } from '../request-scope.ts';
import { documentStore } from './document-store.ts';
import { selectionLimits } from './limits/selection-limits.ts';
import { literalRefusals } from './literal-refusals.ts';
import { errorPresenter } from './present-error.ts';

/**
 * Apollo Server around what plans and executes, with everything off that registers what clients send, loads from elsewhere, reports to
 * anyone, or tells what went wrong inside. Each is named, so that no environment variable of its own turns it on.
 */
export function createGraphqlServer(
  gateway: GatewayInterface,
  { limits, documents }: Pick<GatewayConfig, 'limits' | 'documents'>,
  scopes: RequestScopes,
  logger: Logger,
): ApolloServer<RequestScope> {
  const literals = literalRefusals();
  return new ApolloServer<RequestScope>({
    gateway,
    nodeEnv: 'production',
    apollo: { key: '' },
    introspection: true,
    csrfPrevention: true,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    status400ForVariableCoercionErrors: true,
    stopOnTerminationSignals: false,
    documentStore: documentStore(documents.cacheBytes),
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
      requireOperation,
    ],
  });
}

const noteDocument: ApolloServerPlugin<RequestScope> = {
  requestDidStart: async () => ({
    didResolveSource: async ({ contextValue, queryHash }) => {
      contextValue.notes.documentHash = queryHash;
    },
  }),
};

/** Without it, a name that no operation has would be answered as a fault of ours. */
const requireOperation: ApolloServerPlugin<RequestScope> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation }) => {
      if (operation === undefined || operation === null) {
        throw refusal(
          'OPERATION_RESOLUTION_FAILURE',
          'The document has no operation of that name, or several and no name was given.',
        );
      }
    },
  }),
};

/** Its lines quote messages with values; `errorPresenter` logs what an operator needs. */
const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
