import { createHash } from 'node:crypto';

import type { GatewayExecutionResult, GatewayExecutor } from '@apollo/server-gateway-interface';
import { print, type GraphQLSchema } from 'graphql';

import { checkVariables } from '../../subgraphs/shared/check-variables.ts';
import { selectionsOfDocument } from '../graphql/selections-of-document.ts';
import type { RequestScope } from '../serving/request-scope.ts';

import type { AnswerRecorder } from './answer-recorder.ts';

type RequestContext = Parameters<GatewayExecutor>[0];

/**
 * Makes an executor that knows nothing of the ledger write down what it answers about people, before anybody gets it. What it
 * is given must be cut already.
 *
 * @param schema the API schema
 */
export function recordingExecutor(
  execute: GatewayExecutor,
  recorder: AnswerRecorder,
  schema: GraphQLSchema,
): GatewayExecutor {
  return async (requestContext) => {
    const naming = recorder.prepare(requestContext.document, requestContext.operation, new Set());
    const rootType = schema.getRootType(requestContext.operation.operation);
    if (naming === undefined || rootType == null) {
      return execute(requestContext);
    }
    const { document, operation, alias, askedFor } = naming;
    const text = print(document);
    const result = await execute({
      ...requestContext,
      document,
      operation,
      source: text,
      queryHash: createHash('sha256').update(text).digest('hex'),
      request: { ...requestContext.request, query: text },
    } as RequestContext);
    const selections = selectionsOfDocument(document, operation);
    const read = recorder.readerOf(rootType, selections, { alias, named: 'responseName' });
    const scope = requestContext.context as unknown as RequestScope;
    const checked = checkVariables(schema, operation, requestContext.request.variables ?? {});
    const people = 'coerced' in checked ? askedFor(checked.coerced) : [];
    const refused = await recorder.record(read, result.data, scope, people);
    if (refused !== undefined) {
      return { data: null, errors: [refused] } as unknown as GatewayExecutionResult;
    }
    return { ...result, data: withoutNames(result.data, alias) as GatewayExecutionResult['data'] };
  };
}

function withoutNames(value: unknown, alias: string): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => withoutNames(item, alias));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const kept: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [name, inner] of Object.entries(value)) {
    if (name !== alias) {
      kept[name] = withoutNames(inner, alias);
    }
  }
  return kept;
}
