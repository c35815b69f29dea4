import type { DocumentNode, GraphQLError, GraphQLSchema, OperationDefinitionNode } from 'graphql';

import type { ClientSelection, DeniedFields } from '../graphql/client-selections.ts';
import type { ConditionValues } from '../graphql/conditions.ts';
import type { OperationToPlan } from '../planning/planner.ts';
import type { FetchContext } from '../subgraph-client/fetch.ts';

/** The part of a request that the execution of its operation needs. */
interface OperationContext extends FetchContext {
  /** SHA-256 of the client's document, in hex. */
  readonly documentHash: string;
}

/** Executes operations over one generation of the supergraph. The gateway chooses one executor at start and never mixes two. */
export interface Executor {
  /**
   * Plans and compiles an operation, for one combination of its conditions.
   *
   * @throws GraphQLError if it is refused; all executors refuse the same operations with the same codes
   */
  prepare(operation: OperationToPrepare): Promise<PreparedOperation>;
  close(): Promise<void>;
}

export interface OperationToPrepare {
  /** Valid against the API schema. */
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Values of the variables in `@skip` and `@include`. */
  readonly conditions: ConditionValues;
  /** Selections of the document that the viewer may not read: null in the result, and not planned. */
  readonly denied: DeniedFields;
  /** A response name that is fetched but omitted from the result's text. */
  readonly omittedName?: string;
  /** See `OperationToPlan`. */
  readonly onPlanned?: OperationToPlan['onPlanned'];
}

/** An operation that can be executed any number of times. */
export interface PreparedOperation {
  /** The client's selections; `namedBy` is the property of a selection under whose value the result's data holds it. */
  readonly selections: readonly ClientSelection[];
  readonly namedBy: 'key' | 'responseName';
  execute(request: ExecutionRequest): Promise<ExecutionResult>;
}

export interface ExecutionRequest {
  /** As the client sent them, already validated. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** With defaults applied. */
  readonly coerced: Readonly<Record<string, unknown>>;
  readonly context: OperationContext;
  /** The part of the schema that the viewer can see, for introspection. */
  readonly viewerSchema: () => GraphQLSchema;
}

export interface ExecutionResult {
  /** The data as JSON text; `null` if a null propagated to the root. */
  readonly text: string;
  /** The same data as it was fetched, with `omittedName`, for the access ledger. */
  readonly data: unknown;
  readonly errors: readonly GraphQLError[];
}
