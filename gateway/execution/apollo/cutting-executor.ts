import { createHash } from 'node:crypto';

import type { GatewayExecutionResult, GatewayExecutor } from '@apollo/server-gateway-interface';
import { buildSchema, print, printSchema, type GraphQLSchema } from 'graphql';

import { checkVariables } from '../../../subgraphs/shared/check-variables.ts';
import type { AuthorizedOperation } from '../../authorization/authorize-operation.ts';
import type { OperationAuthorizer } from '../../authorization/operation-authorizer.ts';
import type { RequestScope } from '../../serving/request-scope.ts';

import type { CutOperation } from './cut-denied.ts';
import { putNulls } from './null-denied-fields.ts';

type RequestContext = Parameters<GatewayExecutor>[0];

/**
 * Makes an executor that knows nothing of denied fields answer for viewers who may not read all: it is given the operation
 * without them, and their nulls and errors are put into what it answers.
 *
 * @param schema the API schema
 */
export function cuttingExecutor(
  execute: GatewayExecutor,
  authorizer: OperationAuthorizer,
  schema: GraphQLSchema,
): GatewayExecutor {
  let open: GraphQLSchema | undefined;
  return async (requestContext) => {
    const { document, operation, request, source } = requestContext;
    const { viewer } = requestContext.context as unknown as RequestScope;
    const authorized = authorizer.authorize(source ?? print(document), document, operation, viewer);
    if (authorized === undefined) {
      return execute(requestContext);
    }
    const variables = request.variables ?? {};
    const checked = checkVariables(schema, operation, variables);
    if ('errors' in checked) {
      return { errors: checked.errors } as GatewayExecutionResult;
    }
    const { errors, isAllDenied } = authorized.verdict(checked.coerced);
    if (isAllDenied) {
      return { data: null, errors };
    }
    const cut = authorized.cut();
    const rest = cut === undefined ? { data: {} } : await execute(forRest(requestContext, cut));
    return { ...rest, data: withNulls(rest.data), errors: [...errors, ...(rest.errors ?? [])] };

    function withNulls(data: GatewayExecutionResult['data']): GatewayExecutionResult['data'] {
      open ??= withoutScalarRules(schema);
      return data == null
        ? data
        : putNulls(open, authorized as AuthorizedOperation, variables, data, cut?.typeKey ?? '');
    }
  };
}

function withoutScalarRules(schema: GraphQLSchema): GraphQLSchema {
  return buildSchema(printSchema(schema), { assumeValid: true, assumeValidSDL: true });
}

function forRest(
  requestContext: RequestContext,
  { document, operation, text, variables }: CutOperation,
): RequestContext {
  const { request } = requestContext;
  const given = Object.entries(request.variables ?? {}).filter(([name]) => variables.includes(name));
  return {
    ...requestContext,
    document,
    operation,
    source: text,
    queryHash: createHash('sha256').update(text).digest('hex'),
    request: { ...request, query: text, variables: Object.fromEntries(given) },
  } as RequestContext;
}
