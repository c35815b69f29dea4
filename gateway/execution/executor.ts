import type { DocumentNode, GraphQLError, GraphQLSchema, OperationDefinitionNode } from 'graphql';

import type { ClientSelection, DeniedFields } from '../graphql/client-selections.ts';
import type { ConditionValues } from '../graphql/conditions.ts';
import type { FetchContext } from '../subgraph-client/fetch.ts';

/** What belongs to one request while its operation is carried out. */
export interface OperationContext extends FetchContext {
  /** SHA-256 of the client's document, in hex. */
  readonly documentHash: string;
}

/** What carries out operations over one generation of the supergraph. One is chosen at start, and they are never mixed. */
export interface Executor {
  /**
   * Plans an operation and makes it ready, for one combination of its conditions.
   *
   * @throws GraphQLError where it is refused; every executor refuses the same, with the same code
   */
  prepare(operation: OperationToPrepare): Promise<PreparedOperation>;
  close(): Promise<void>;
}

export interface OperationToPrepare {
  /** Valid against the API schema. */
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Values of the variables that `@skip` and `@include` name. */
  readonly conditions: ConditionValues;
  /** Selections of the document that the viewer may not read: null, and not planned. */
  readonly denied: DeniedFields;
  /** A response name that is fetched, and left out of the result's text. */
  readonly unwritten?: string;
}

/** An operation that can be carried out any number of times. */
export interface PreparedOperation {
  /** What was selected; `namedBy` says under which of a selection's names the result's data holds it. */
  readonly selections: readonly ClientSelection[];
  readonly namedBy: 'key' | 'responseName';
  execute(request: ExecutionRequest): Promise<ExecutionResult>;
}

export interface ExecutionRequest {
  /** As the client sent them, checked before. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** With defaults filled in. */
  readonly coerced: Readonly<Record<string, unknown>>;
  readonly context: OperationContext;
  /** What the viewer sees of the schema: introspection is answered from it. */
  readonly viewerSchema: () => GraphQLSchema;
}

export interface ExecutionResult {
  /** The data as JSON text; `null` where a null rose to the top. */
  readonly text: string;
  /** The same data as it was fetched, for whoever has to look at it; `unwritten` included. */
  readonly data: unknown;
  readonly errors: readonly GraphQLError[];
}
