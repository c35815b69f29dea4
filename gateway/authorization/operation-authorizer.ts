import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';

import { fieldViewerOf } from '../../subgraphs/shared/access/viewer.ts';

import type { FieldViewer } from './access-rules.ts';
import { authorizeOperation, type AuthorizedOperation } from './authorize-operation.ts';
import type { MayRead } from './field-rights.ts';

/** What a viewer may read, with the key that all have who may read the same. */
export interface RightsToFields {
  readonly key: string;
  readonly mayRead: MayRead;
}

/** Cuts operations to what their viewers may read, for one generation of the supergraph. */
export interface OperationAuthorizer {
  /** A `fieldRightsKey`, under which compiled operations are kept. */
  keyOf(viewer: FieldViewer): string;
  /**
   * @param text of the document
   * @returns undefined where the viewer may read all of it
   * @throws GraphQLError COST_LIMIT_EXCEEDED
   */
  authorize(
    text: string,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    viewer: FieldViewer,
  ): AuthorizedOperation | undefined;
  /** The same for all who have a key of `keyOf`; the empty string stands for those who may read all of it. */
  authorizeAs(
    key: string,
    text: string,
    document: DocumentNode,
    operation: OperationDefinitionNode,
  ): AuthorizedOperation | undefined;
}

/** What an operation weighs that was cut, per character of its text: two documents, their verdicts. */
const BYTES_PER_CHARACTER = 256;
const ENTRY_BYTES = 1_024;

/**
 * Keeps operations that were cut in at most `cacheBytes` (estimated), by operation and rights. An operation is known by its
 * node, which is kept with its document: its text would have to be read through for every request.
 */
export function operationAuthorizer(
  schema: GraphQLSchema,
  rightsOf: (viewer: FieldViewer) => RightsToFields,
  cacheBytes: number,
): OperationAuthorizer {
  const kept = new LRUCache<string, { readonly authorized: AuthorizedOperation | undefined }>({ maxSize: cacheBytes });
  const numbers = new WeakMap<OperationDefinitionNode, number>();
  let last = 0;
  const numberOf = (operation: OperationDefinitionNode): number => {
    const number = numbers.get(operation) ?? (last += 1);
    numbers.set(operation, number);
    return number;
  };
  const authorizer: OperationAuthorizer = {
    keyOf: (viewer) => rightsOf(viewer).key,
    authorize(text, document, operation, viewer) {
      const { key: rights, mayRead } = rightsOf(viewer);
      const key = `${numberOf(operation)} ${rights}`;
      const known = kept.get(key);
      if (known !== undefined) {
        return known.authorized;
      }
      const authorized = authorizeOperation(schema, document, operation, mayRead);
      const size = ENTRY_BYTES + (authorized === undefined ? 0 : BYTES_PER_CHARACTER * text.length);
      kept.set(key, { authorized }, { size });
      return authorized;
    },
    authorizeAs: (key, text, document, operation) =>
      key === '' ? undefined : authorizer.authorize(text, document, operation, fieldViewerOf(key)),
  };
  return authorizer;
}
