import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

import type { Slice } from '../authorization/slices.ts';

import type { GraphQLRequest, KnownOperation, Operation } from './operation.ts';

/** The operations of one generation, in memory as they were made. */
export interface OperationCache {
  find(request: Pick<GraphQLRequest, 'documentHash' | 'operationName'>, slice: Slice): Operation | undefined;
  add(operation: Operation, slice: Slice): void;
  /** Weighs an operation again: it has grown. */
  weigh(operation: Operation): void;
  /** A document, as long as an operation of it is held. */
  documentOf(documentHash: string): DocumentNode | undefined;
  /** The one used last first. */
  list(): readonly KnownOperation[];
}

/** Measured: a parsed document takes 40 to 90 bytes for each character of its text, cut and compiled as much again. */
const BYTES_PER_CHARACTER = 80;
/** What one variant weighs beside that: closures, code and plan. */
const VARIANT_BYTES = 16_384;
const ENTRY_BYTES = 2_048;

/** Holds operations in at most `cacheBytes` (estimated), least recently used out first. */
export function operationCache(cacheBytes: number): OperationCache {
  const documents = new Map<string, { readonly document: DocumentNode; operations: number }>();
  const keys = new WeakMap<Operation, string>();
  // An entry is weighed when it is set, and only where it is another object.
  const entries = new LRUCache<string, { readonly operation: Operation }>({
    maxSize: cacheBytes,
    sizeCalculation: ({ operation }) => bytesOf(operation),
    onInsert({ operation: { documentHash, document } }, _, reason) {
      if (reason === 'add') {
        const held = documents.get(documentHash) ?? { document, operations: 0 };
        held.operations += 1;
        documents.set(documentHash, held);
      }
    },
    disposeAfter({ operation: { documentHash } }, key) {
      const held = documents.get(documentHash);
      if (held === undefined || entries.has(key)) {
        return;
      }
      held.operations -= 1;
      if (held.operations === 0) {
        documents.delete(documentHash);
      }
    },
  });
  return {
    find: (request, slice) => entries.get(keyOf(request, slice))?.operation,
    add(operation, slice) {
      const key = keyOf(operation, slice);
      keys.set(operation, key);
      entries.set(key, { operation });
    },
    weigh(operation) {
      const key = keys.get(operation);
      if (key !== undefined && entries.peek(key)?.operation === operation) {
        entries.set(key, { operation });
      }
    },
    documentOf: (documentHash) => documents.get(documentHash)?.document,
    list: () => [...entries.values()].map(({ operation }) => operation),
  };
}

function bytesOf({ text, variants }: Operation): number {
  const textBytes = BYTES_PER_CHARACTER * text.length;
  return ENTRY_BYTES + 2 * textBytes + variants * (VARIANT_BYTES + textBytes);
}

function keyOf(
  { documentHash, operationName = '' }: Pick<GraphQLRequest, 'documentHash' | 'operationName'>,
  slice: Slice,
): string {
  return `${documentHash} ${operationName} ${slice.key}`;
}
