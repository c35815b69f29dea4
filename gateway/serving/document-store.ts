import type { ApolloServerOptions, BaseContext } from '@apollo/server';
import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

type DocumentStore = NonNullable<ApolloServerOptions<BaseContext>['documentStore']>;

/** Bytes that a parsed document takes in memory for each character of its text, measured at 40 to 90. */
const BYTES_PER_CHARACTER = 80;

/**
 * Validated documents, in at most `bytes` of memory (estimated), least recently used out first. Apollo Server keeps only
 * what has passed all limits, under the schema it passed them for; it writes each into JSON to weigh it unless it is told
 * what to keep them in.
 */
export function documentStore(bytes: number): DocumentStore {
  const documents = new LRUCache<string, DocumentNode>({ maxSize: bytes, sizeCalculation: weigh });
  return {
    get: (key) => Promise.resolve(documents.get(key)),
    set: (key, document) => Promise.resolve(void documents.set(key, document)),
    delete: (key) => Promise.resolve(documents.delete(key)),
  };
}

function weigh(document: DocumentNode, key: string): number {
  return 2 * key.length + BYTES_PER_CHARACTER * ((document.loc?.end ?? 0) + 1);
}
