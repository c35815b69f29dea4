import type { GatewayExecutionResult } from '@apollo/server-gateway-interface';
import { print } from 'graphql';

import { checkVariables } from '../../subgraphs/shared/check-variables.ts';
import type { ExecutorParts, OperationExecutor } from '../planning/generation.ts';
import { refuseVariable } from '../planning/reliable-executor.ts';
import type { FetchContext } from '../subgraph-client/ask-subgraph.ts';
import { admittedDocuments } from './admitted-documents.ts';
import { findOperation, type CompilerParts } from './compile-operation.ts';
import { JsonText } from './json-text.ts';
import { operationCache } from './operation-cache.ts';
import { supergraphSchema } from './supergraph-schema.ts';

/** How often which executor ran an operation, since the start. */
export interface ExecutionCounts {
  compiled: number;
  /** Operations that held what is not compiled: they went to the reference executor. */
  fallbacks: number;
}

/**
 * Our executor for one generation of the supergraph: operations are compiled when first asked; what is not compiled goes to
 * the reference executor, counted.
 */
export function compiledExecutor(parts: ExecutorParts, cacheBytes: number, counts: ExecutionCounts): OperationExecutor {
  const compiler: CompilerParts = {
    supergraph: supergraphSchema(parts.supergraphSdl),
    schema: parts.schema,
    planner: parts.planner,
    secondPlanner: parts.secondPlanner,
    models: parts.subgraphs.models,
    subgraphs: parts.subgraphs.subgraphs,
  };
  const operations = operationCache(compiler, cacheBytes);
  const admitted = admittedDocuments(cacheBytes);
  return {
    async execute(requestContext) {
      const { document, operation, request, queryHash } = requestContext;
      const variables = request.variables ?? {};
      const checked = checkVariables(parts.schema, operation, variables);
      if ('errors' in checked) {
        return { errors: checked.errors.map(refuseVariable) } as GatewayExecutionResult;
      }
      const { coerced } = checked;
      const text = requestContext.source ?? print(document);
      const compiled = await operations.find(text, document, operation, coerced);
      if (compiled === undefined) {
        counts.fallbacks += 1;
        return parts.reference(requestContext);
      }
      counts.compiled += 1;
      admitted.admit(request.operationName ?? undefined, { text, document, operation, documentHash: queryHash });
      const context = requestContext.context as unknown as FetchContext;
      const { text: data, errors } = await compiled.execute({ variables, coerced, context });
      return {
        data: data === 'null' ? null : new JsonText(data),
        errors: errors.length > 0 ? errors : undefined,
      } as unknown as GatewayExecutionResult;
    },
    answerAdmitted({ query, operationName, variables }, context) {
      const known = admitted.find(query, operationName);
      if (known === undefined || known.operation.operation !== 'query') {
        return undefined;
      }
      const checked = checkVariables(parts.schema, known.operation, variables);
      if ('errors' in checked) {
        return undefined;
      }
      const { coerced } = checked;
      const compiled = operations.find(known.text, known.document, known.operation, coerced);
      if (compiled === undefined || compiled instanceof Promise) {
        return undefined;
      }
      counts.compiled += 1;
      context.notes.documentHash = known.documentHash;
      return compiled.execute({ variables, coerced, context });
    },
    async prepare({ document, text, operationName }) {
      const operation = findOperation(document, operationName);
      if (operation !== undefined) {
        const checked = checkVariables(parts.schema, operation, {});
        await operations.find(text, document, operation, 'errors' in checked ? {} : checked.coerced);
      }
    },
    known: () => operations.list(),
  };
}
