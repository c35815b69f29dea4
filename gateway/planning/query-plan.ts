/**
 * A query plan as plain JSON: what a planner hands to an executor, whichever planner made it. The names are those of
 * Apollo's planner (https://www.apollographql.com/docs/graphos/routing/query-plans); what the other planner
 * writes otherwise is turned into this form, apart from its `BatchFetch`, which Apollo's has no word for.
 */
export interface QueryPlan {
  readonly kind: 'QueryPlan';
  /** Undefined where nothing is to be fetched: the operation selects only `__typename` or introspection. */
  readonly node?: PlanNode;
}

export type PlanNode = SequenceNode | ParallelNode | FetchNode | BatchFetchNode | FlattenNode | ConditionNode;

export interface SequenceNode {
  readonly kind: 'Sequence';
  readonly nodes: readonly PlanNode[];
}

export interface ParallelNode {
  readonly kind: 'Parallel';
  readonly nodes: readonly PlanNode[];
}

export interface FetchNode {
  readonly kind: 'Fetch';
  /** The subgraph's public name. */
  readonly serviceName: string;
  /** Names of the client's variables that the document uses. */
  readonly variableUsages?: readonly string[];
  /** What of each entity is sent as its representation; undefined for a fetch at the root. */
  readonly requires?: readonly RequiredSelection[];
  /** The document to send. */
  readonly operation: string;
  readonly operationName?: string;
  readonly operationKind: 'query' | 'mutation' | 'subscription';
  /** Done to each representation before it is sent. */
  readonly inputRewrites?: readonly DataRewrite[];
  /** Done to the answer before it is merged. */
  readonly outputRewrites?: readonly DataRewrite[];
}

/** Several entity fetches to one subgraph in one request, each under an alias of `_entities`. Hive's planner only. */
export interface BatchFetchNode {
  readonly kind: 'BatchFetch';
  readonly serviceName: string;
  readonly variableUsages?: readonly string[];
  readonly operation: string;
  readonly operationName?: string;
  readonly operationKind: 'query' | 'mutation' | 'subscription';
  readonly entityBatch: { readonly aliases: readonly BatchedEntities[] };
}

export interface BatchedEntities {
  /** The response name of this part's `_entities`. */
  readonly alias: string;
  /** The variable of the document that takes this part's representations. */
  readonly representationsVariableName: string;
  /** The places in the answer whose entities are sent, and into which what comes back is merged. */
  readonly paths: readonly PlanPath[];
  readonly requires: readonly RequiredSelection[];
  readonly inputRewrites?: readonly DataRewrite[];
  readonly outputRewrites?: readonly DataRewrite[];
}

export interface FlattenNode {
  readonly kind: 'Flatten';
  readonly path: PlanPath;
  readonly node: PlanNode;
}

export interface ConditionNode {
  readonly kind: 'Condition';
  /** A Boolean variable of the client's. */
  readonly condition: string;
  readonly ifClause?: PlanNode;
  readonly elseClause?: PlanNode;
}

/**
 * Response names from the root, `@` for each item of a list. Either may end in `|[A,B]`: only where the value there is of
 * one of those types; at the start of a path `|[A,B]` stands alone. Only hive's planner writes such conditions.
 */
export type PlanPath = readonly string[];

export type RequiredSelection = RequiredField | RequiredFragment;

export interface RequiredField {
  readonly kind: 'Field';
  readonly name: string;
  readonly alias?: string;
  readonly selections?: readonly RequiredSelection[];
}

export interface RequiredFragment {
  readonly kind: 'InlineFragment';
  readonly typeCondition?: string;
  readonly selections: readonly RequiredSelection[];
}

/** `path` holds response names, and `... on T` for 'only where the value is a T'. */
export type DataRewrite =
  | { readonly kind: 'ValueSetter'; readonly path: readonly string[]; readonly setValueTo: unknown }
  | { readonly kind: 'KeyRenamer'; readonly path: readonly string[]; readonly renameKeyTo: string };
