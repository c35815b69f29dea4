import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

import type { Slice } from '../authorization/slices.ts';

import type { GraphQLRequest, KnownOperation, Operation } from './operation.ts';

/** The operations of one generation, in memory. */
export interface OperationCache {
  find(request: Pick<GraphQLRequest, 'documentHash' | 'operationName'>, slice: Slice): Operation | undefined;
  add(operation: Operation, slice: Slice): void;
  /** Updates the weight of an operation that has grown. */
  weigh(operation: Operation): void;
  /** The document with this hash; undefined once no operation of it is in the cache. */
  documentOf(documentHash: string): DocumentNode | undefined;
  /** Most recently used first. */
  list(): readonly KnownOperation[];
  /** Estimated memory. */
  bytes(): number;
}

/** Measured: a parsed document takes 40 to 90 bytes for each character of its text, and its compiled form as much again. */
const BYTES_PER_CHARACTER = 80;
/** Closures, code and plan of one variant, in addition. */
const VARIANT_BYTES = 16_384;
const ENTRY_BYTES = 2_048;

/** A cache of at most `cacheBytes`, by estimate. The least recently used operations are dropped first. */
export function operationCache(cacheBytes: number): OperationCache {
  const documents = new Map<string, { readonly document: DocumentNode; operations: number }>();
  const keys = new WeakMap<Operation, string>();
  // lru-cache weighs an entry only when it is set to another object, so each `set` makes a new one.
  const entries = new LRUCache<string, { readonly operation: Operation }>({
    maxSize: cacheBytes,
    sizeCalculation: ({ operation }) => bytesOf(operation),
    onInsert({ operation: { documentHash, document } }, _, reason) {
      if (reason === 'add') {
        const cached = documents.get(documentHash) ?? { document, operations: 0 };
        cached.operations += 1;
        documents.set(documentHash, cached);
      }
    },
    disposeAfter({ operation: { documentHash } }, key) {
      const cached = documents.get(documentHash);
      if (cached === undefined || entries.has(key)) {
        return;
      }
      cached.operations -= 1;
      if (cached.operations === 0) {
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
    bytes: () => entries.calculatedSize,
    list: () => [...entries.values()].map(({ operation }) => operation),
  };
}

function bytesOf({ text, variants }: Operation): number {
  const textBytes = BYTES_PER_CHARACTER * text.length;
  return ENTRY_BYTES + 2 * textBytes + variants * (VARIANT_BYTES + textBytes);
}

function keyOf(
  { documentHash, operationName }: Pick<GraphQLRequest, 'documentHash' | 'operationName'>,
  slice: Slice,
): string {
  // As JSON, so that an empty name is not the same as none.
  return `${documentHash} ${JSON.stringify(operationName)} ${slice.key}`;
}
