import type { GatewayExecutionResult } from '@apollo/server-gateway-interface';
import { GraphQLError, print } from 'graphql';

import type { Viewer } from '../../subgraphs/shared/access/viewer.ts';
import { checkVariables } from '../../subgraphs/shared/check-variables.ts';
import type { Verdict } from '../authorization/denied-errors.ts';
import type { ConditionValues } from '../graphql/conditions.ts';
import type { ExecutorParts, OperationExecutor } from '../serving/generation.ts';
import { refuseVariables } from '../serving/refuse-variables.ts';
import type { RequestScope } from '../serving/request-scope.ts';

import { admittedDocuments, type AdmittedOperation } from './admitted-documents.ts';
import { findOperation, type CompiledOperation, type CompilerParts } from './compile-operation.ts';
import { JsonText } from './json-text.ts';
import { operationCache, type OperationToCompile } from './operation-cache.ts';
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
    schemaOf: parts.schemaOf,
    recorder: parts.recorder,
    planner: parts.planner,
    secondPlanner: parts.secondPlanner,
    models: parts.subgraphs.models,
    subgraphs: parts.subgraphs.subgraphs,
  };
  const operations = operationCache(compiler, cacheBytes);
  const admitted = admittedDocuments(cacheBytes);
  const { authorizer } = parts;
  return {
    async execute(requestContext) {
      const { document, operation, request, queryHash } = requestContext;
      const variables = request.variables ?? {};
      const context = requestContext.context as unknown as RequestScope;
      const checked = checkVariables(parts.schema, operation, variables);
      if ('errors' in checked) {
        const errors = refuseVariables(checked.errors, parts.schemaOf?.(context.viewer));
        return { errors } as GatewayExecutionResult;
      }
      const { coerced } = checked;
      const text = requestContext.source ?? print(document);
      const { asked, rights, verdict } = cutFor(context.viewer, { text, document, operation }, coerced);
      const compiled =
        verdict?.isAllDenied === true ? NO_OPERATION : await operations.find(text, rights, asked, coerced);
      if (compiled === undefined) {
        counts.fallbacks += 1;
        return parts.reference(requestContext);
      }
      counts.compiled += 1;
      const known = { text, document, operation, documentHash: queryHash };
      admitted.admit(request.operationName ?? undefined, authorizer?.keyOf(context.viewer) ?? '', known);
      const { text: data, errors } = await compiled.execute({ variables, coerced, context });
      const all = [...(verdict?.errors ?? []), ...errors];
      return {
        data: data === 'null' ? null : new JsonText(data),
        errors: all.length > 0 ? all : undefined,
      } as unknown as GatewayExecutionResult;
    },
    answerAdmitted({ query, operationName, variables }, context) {
      const known = admitted.find(query, operationName, authorizer?.keyOf(context.viewer) ?? '');
      if (known === undefined || known.operation.operation !== 'query') {
        return undefined;
      }
      const checked = checkVariables(parts.schema, known.operation, variables);
      if ('errors' in checked) {
        return undefined;
      }
      const { coerced } = checked;
      const forViewer = orRefused(() => cutFor(context.viewer, known, coerced));
      if (forViewer === undefined) {
        return undefined;
      }
      const { asked, rights, verdict } = forViewer;
      const compiled = verdict?.isAllDenied === true ? NO_OPERATION : operations.find(query, rights, asked, coerced);
      if (compiled === undefined || compiled instanceof Promise) {
        return undefined;
      }
      counts.compiled += 1;
      context.notes.documentHash = known.documentHash;
      const answering = compiled.execute({ variables, coerced, context });
      return verdict === undefined
        ? answering
        : answering.then(({ text, errors }) => ({ text, errors: [...verdict.errors, ...errors] }));
    },
    async prepare({ document, text, operationName, viewerKey = '' }) {
      const operation = findOperation(document, operationName);
      if (operation !== undefined) {
        const checked = checkVariables(parts.schema, operation, {});
        const values = 'errors' in checked ? {} : checked.coerced;
        const asked = authorizer?.authorizeAs(viewerKey, text, document, operation);
        await operations.find(
          text,
          asked === undefined ? '' : viewerKey,
          asked ?? { document, operation, denied: NOTHING },
          values,
        );
      }
    },
    known: () => operations.list(),
  };

  function cutFor(
    viewer: Viewer,
    { text, document, operation }: Pick<AdmittedOperation, 'text' | 'document' | 'operation'>,
    values: ConditionValues,
  ): OperationForViewer {
    const authorized = authorizer?.authorize(text, document, operation, viewer);
    return authorizer === undefined || authorized === undefined
      ? { asked: { document, operation, denied: NOTHING }, rights: '', verdict: undefined }
      : { asked: authorized, rights: authorizer.keyOf(viewer), verdict: authorized.verdict(values) };
  }
}

/** Undefined for what is refused: the whole pipeline refuses it again, and tells. */
function orRefused<Result>(make: () => Result): Result | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof GraphQLError) {
      return undefined;
    }
    throw error;
  }
}

interface OperationForViewer {
  readonly asked: OperationToCompile;
  readonly rights: string;
  /** Undefined where nothing is denied. */
  readonly verdict: Verdict | undefined;
}

const NOTHING: OperationToCompile['denied'] = new Set();

/** What is left where everything was denied. */
const NO_OPERATION: Pick<CompiledOperation, 'execute'> = {
  execute: () => Promise.resolve({ text: 'null', errors: [] }),
};
