import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';

import type { DeniedFields } from '../graphql/client-operation.ts';
import { conditionVariables, type ConditionValues } from '../graphql/conditions.ts';
import type { KnownOperation } from '../planning/planner.ts';

import { compileOperation, type CompiledOperation, type CompilerParts } from './compile-operation.ts';

/** One operation of a document, as it is for a viewer. */
export interface OperationToCompile {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Selections of it that the viewer may not read. */
  readonly denied: DeniedFields;
}

/** Compiled operations of one generation of the supergraph. */
export interface OperationCache {
  /**
   * @param text as the client wrote it
   * @param rights equal for all for whom the operation is the same; the empty string for those who may read all of it
   * @returns undefined where the operation is not one that is compiled; a promise only where it has to be compiled first
   */
  find(
    text: string,
    rights: string,
    asked: OperationToCompile,
    values: ConditionValues,
  ): CompiledOperation | undefined | Promise<CompiledOperation | undefined>;
  /** As clients wrote them, with whose rights they were cut to; the one used last first. */
  list(): readonly KnownOperation[];
}

/** What a compiled operation weighs beside its document, and per character of it: closures, code and plan. */
const OPERATION_BYTES = 16_384;
const BYTES_PER_CHARACTER = 64;

/**
 * Compiles an operation when it is first asked, once for all who ask at that time, and keeps it in at most `cacheBytes`
 * (estimated), least recently used out first. One document is several operations: by name, by what its conditions are, and
 * by what its viewers may read.
 */
export function operationCache(compiler: CompilerParts, cacheBytes: number): OperationCache {
  const kept = new LRUCache<string, { readonly compiled: CompiledOperation | undefined }>({
    maxSize: cacheBytes,
    sizeCalculation: (_, key) => OPERATION_BYTES + BYTES_PER_CHARACTER * key.length,
  });
  const underWay = new Map<string, Promise<CompiledOperation | undefined>>();
  /** Documents are kept as long as their text, and handed out again as the same object. */
  const conditions = new WeakMap<DocumentNode, readonly string[]>();
  return {
    find(text, rights, asked, values) {
      const { document, operation } = asked;
      const names = conditions.get(document) ?? conditionVariables(document);
      conditions.set(document, names);
      const met = names.map((name) => (values[name] === true ? '1' : '0')).join('');
      const key = `${operation.name?.value ?? ''} ${met}\n${rights}\n${text}`;
      const found = kept.get(key);
      if (found !== undefined) {
        return found.compiled;
      }
      const compiling = underWay.get(key) ?? compile(key, asked, values);
      underWay.set(key, compiling);
      return compiling;
    },
    list: () =>
      [...kept.keys()].map((key) => {
        const name = key.slice(0, key.indexOf(' '));
        const [, viewerKey, ...lines] = key.split('\n');
        return { text: lines.join('\n'), operationName: name === '' ? undefined : name, viewerKey };
      }),
  };

  async function compile(
    key: string,
    { document, operation, denied }: OperationToCompile,
    values: ConditionValues,
  ): Promise<CompiledOperation | undefined> {
    try {
      const compiled = await compileOperation(compiler, document, operation, values, denied);
      kept.set(key, { compiled });
      return compiled;
    } finally {
      underWay.delete(key);
    }
  }
}
