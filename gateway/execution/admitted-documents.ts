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

/** Operations that the whole pipeline has admitted under one generation of the supergraph, by text, name and rights. */
export interface AdmittedDocuments {
  /** @param rights equal for all viewers who may read the same fields: a document may be valid for some alone */
  find(text: string, operationName: string | undefined, rights: string): AdmittedOperation | undefined;
  admit(operationName: string | undefined, rights: string, admitted: AdmittedOperation): void;
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
    find: (text, operationName, rights) => kept.get(keyOf(text, operationName, rights)),
    admit(operationName, rights, admitted) {
      const key = keyOf(admitted.text, operationName, rights);
      if (!kept.has(key)) {
        kept.set(key, admitted);
      }
    },
  };
}

function keyOf(text: string, operationName: string | undefined, rights: string): string {
  return `${rights}\n${operationName ?? ''}\n${text}`;
}
