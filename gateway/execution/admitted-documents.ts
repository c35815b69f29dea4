import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** An operation of a document that has passed every check which depends on the document alone. */
export interface AdmittedOperation {
  readonly text: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** SHA-256 of the document, for the log. */
  readonly documentHash: string;
}

/** Operations that the whole pipeline has admitted under one generation of the supergraph, by text and operation name. */
export interface AdmittedDocuments {
  find(text: string, operationName: string | undefined): AdmittedOperation | undefined;
  admit(operationName: string | undefined, admitted: AdmittedOperation): void;
}

/** A parsed document in memory, per character of its text. */
const BYTES_PER_CHARACTER = 64;
const ENTRY_BYTES = 1_024;

/** Keeps what was admitted in at most `cacheBytes` (estimated), least recently used out first. */
export function admittedDocuments(cacheBytes: number): AdmittedDocuments {
  const kept = new LRUCache<string, AdmittedOperation>({
    maxSize: cacheBytes,
    sizeCalculation: (_, key) => ENTRY_BYTES + BYTES_PER_CHARACTER * key.length,
  });
  return {
    find: (text, operationName) => kept.get(keyOf(text, operationName)),
    admit(operationName, admitted) {
      const key = keyOf(admitted.text, operationName);
      if (!kept.has(key)) {
        kept.set(key, admitted);
      }
    },
  };
}

function keyOf(text: string, operationName: string | undefined): string {
  return operationName === undefined ? text : `${operationName}\n${text}`;
}
