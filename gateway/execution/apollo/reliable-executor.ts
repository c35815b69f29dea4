import type { GatewayExecutor, GatewayExecutionResult } from '@apollo/server-gateway-interface';
import { GraphQLError, type GraphQLSchema } from 'graphql';

import { checkVariables } from '../../../subgraphs/shared/check-variables.ts';
import type { ExecutorParts } from '../../serving/generation.ts';
import { refuseVariables } from '../../serving/refuse-variables.ts';
import type { FetchContext } from '../../subgraph-client/ask-subgraph.ts';
import { FetchError } from '../../subgraph-client/fetch-error.ts';

/**
 * Puts three guarantees around an executor of plans. Variables are checked first, so a bad one fetches nothing. Our
 * typed errors come out as they were made, not as `@apollo/gateway` wraps them. And what its response shaping turned into
 * null becomes an error: it reports that in `extensions.valueCompletion`, which clients do not read.
 */
export function reliableExecutor(
  execute: GatewayExecutor,
  schema: GraphQLSchema,
  schemaOf?: ExecutorParts['schemaOf'],
): GatewayExecutor {
  return async (requestContext) => {
    const checked = checkVariables(schema, requestContext.operation, requestContext.request.variables ?? {});
    if ('errors' in checked) {
      const seen = schemaOf?.((requestContext.context as unknown as FetchContext).viewer);
      return { errors: refuseVariables(checked.errors, seen) } as GatewayExecutionResult;
    }
    const { data, errors = [], extensions } = await execute(requestContext);
    const lost = (extensions?.['valueCompletion'] ?? []) as readonly GraphQLError[];
    const all = [...errors.map(unwrap), ...lost.map(({ path }) => lostValue(path))];
    return { data, errors: all.length > 0 ? all : undefined };
  };
}

function unwrap(error: GraphQLError): GraphQLError {
  return error.originalError instanceof FetchError ? error.originalError : error;
}

function lostValue(path: GraphQLError['path']): GraphQLError {
  const message = 'A subgraph answered with a value that does not fit the schema.';
  const withoutIndexes = path?.filter((part) => typeof part === 'string');
  return new GraphQLError(message, { path: withoutIndexes, extensions: { code: 'SUBGRAPH_BAD_RESPONSE' } });
}
