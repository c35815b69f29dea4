import type { GatewayExecutionResult } from '@apollo/server-gateway-interface';
import { print, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';

import { checkVariables } from '../../subgraphs/shared/check-variables.ts';
import type { ExecutorParts, OperationExecutor } from '../planning/generation.ts';
import type { KnownOperation } from '../planning/planner.ts';
import { refuseVariable } from '../planning/reliable-executor.ts';
import type { FetchContext } from '../subgraph-client/ask-subgraph.ts';
import { compileOperation, findOperation, type CompiledOperation, type CompilerParts } from './compile-operation.ts';
import { conditionVariables } from './planned-document.ts';
import type { ConditionValues } from './name-fields.ts';
import { JsonText } from './json-text.ts';
import { supergraphSchema } from './supergraph-schema.ts';

/** How often which executor ran an operation, since the start. */
export interface ExecutionCounts {
  compiled: number;
  /** Operations that held what is not compiled: they went to the reference executor. */
  fallbacks: number;
}

/** What a compiled operation weighs beside its document, and per character of it: closures, code and plan. */
const OPERATION_BYTES = 16_384;
const BYTES_PER_CHARACTER = 64;

/**
 * Our executor for one generation of the supergraph: operations are compiled when first asked and kept in at most
 * `cacheBytes` (estimated), least recently used out first. What is not compiled goes to the reference executor, counted.
 */
export function compiledExecutor(parts: ExecutorParts, cacheBytes: number, counts: ExecutionCounts): OperationExecutor {
  const compiler: CompilerParts = {
    supergraph: supergraphSchema(parts.supergraphSdl),
    schema: parts.schema,
    planner: parts.planner,
    models: parts.subgraphs.models,
    subgraphs: parts.subgraphs.subgraphs,
  };
  const known = knownOperations(compiler, cacheBytes);
  return {
    async execute(requestContext) {
      const { document, source, operation, request, context } = requestContext;
      const variables = request.variables ?? {};
      const checked = checkVariables(parts.schema, operation, variables);
      if ('errors' in checked) {
        return { errors: checked.errors.map(refuseVariable) } as GatewayExecutionResult;
      }
      const compiled = await known.find(source ?? print(document), document, operation, checked.coerced);
      if (compiled === undefined) {
        counts.fallbacks += 1;
        return parts.reference(requestContext);
      }
      counts.compiled += 1;
      const { coerced } = checked;
      const { text, errors } = await compiled.execute({
        variables,
        coerced,
        context: context as unknown as FetchContext,
      });
      const data = text === 'null' ? null : new JsonText(text);
      return { data, errors: errors.length > 0 ? errors : undefined } as unknown as GatewayExecutionResult;
    },
    async prepare({ document, text, operationName }) {
      const operation = findOperation(document, operationName);
      if (operation !== undefined) {
        const checked = checkVariables(parts.schema, operation, {});
        await known.find(text, document, operation, 'errors' in checked ? {} : checked.coerced);
      }
    },
    known: () => known.list(),
  };
}

function knownOperations(compiler: CompilerParts, cacheBytes: number) {
  const kept = new LRUCache<string, { readonly compiled: CompiledOperation | undefined }>({
    maxSize: cacheBytes,
    sizeCalculation: (_, key) => OPERATION_BYTES + BYTES_PER_CHARACTER * key.length,
  });
  const underWay = new Map<string, Promise<CompiledOperation | undefined>>();
  /** Documents are kept as long as their text, and handed out again as the same object. */
  const conditions = new WeakMap<DocumentNode, readonly string[]>();
  return {
    find(text: string, document: DocumentNode, operation: OperationDefinitionNode, values: ConditionValues) {
      const names = conditions.get(document) ?? conditionVariables(document);
      conditions.set(document, names);
      const met = names.map((name) => (values[name] === true ? '1' : '0')).join('');
      const key = `${operation.name?.value ?? ''} ${met}\n${text}`;
      const found = kept.get(key);
      if (found !== undefined) {
        return found.compiled;
      }
      const compiling = underWay.get(key) ?? compile(key, document, operation, values);
      underWay.set(key, compiling);
      return compiling;
    },
    list: (): KnownOperation[] => {
      return [...kept.keys()].map((key) => {
        const name = key.slice(0, key.indexOf(' '));
        return { text: key.slice(key.indexOf('\n') + 1), operationName: name === '' ? undefined : name };
      });
    },
  };

  async function compile(
    key: string,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    values: ConditionValues,
  ) {
    try {
      const compiled = await compileOperation(compiler, document, operation, values, '');
      kept.set(key, { compiled });
      return compiled;
    } finally {
      underWay.delete(key);
    }
  }
}
