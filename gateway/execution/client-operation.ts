import type { DocumentNode, OperationTypeNode } from 'graphql';

import type { ClientSelection } from '../graphql/client-selections.ts';

/** An operation as it is planned, and how its names lead back to the client's. */
export interface ClientOperation {
  readonly kind: OperationTypeNode;
  readonly selections: readonly ClientSelection[];
  /** Undefined where nothing is to be fetched. */
  readonly planned: { readonly document: DocumentNode; readonly text: string } | undefined;
  /** From an internal name to the client's response name. */
  readonly responseNames: ReadonlyMap<string, string>;
  /** From a variable's name in the plan to the client's. */
  readonly variableNames: ReadonlyMap<string, string>;
}
