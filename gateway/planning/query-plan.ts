/**
 * A query plan as JSON, from any planner to any executor. The names are those of Apollo's planner
 * (https://www.apollographql.com/docs/graphos/routing/query-plans). Plans of Hive's planner are converted to this form, except
 * `BatchFetch`, which Apollo's plans do not have.
 */
export interface QueryPlan {
  readonly kind: 'QueryPlan';
  /** Undefined if nothing is to be fetched: the operation selects only `__typename` or introspection. */
  readonly node?: PlanNode;
}

export type PlanNode = SequenceNode | ParallelNode | FetchNode | BatchFetchNode | FlattenNode | ConditionNode;

interface SequenceNode {
  readonly kind: 'Sequence';
  readonly nodes: readonly PlanNode[];
}

interface ParallelNode {
  readonly kind: 'Parallel';
  readonly nodes: readonly PlanNode[];
}

export interface FetchNode {
  readonly kind: 'Fetch';
  /** The subgraph's public name. */
  readonly serviceName: string;
  /** Names of the client's variables that the document uses. */
  readonly variableUsages?: readonly string[];
  /** The fields of each representation; undefined for a root fetch. */
  readonly requires?: readonly RequiredSelection[];
  /** The document to send. */
  readonly operation: string;
  readonly operationName?: string;
  readonly operationKind: 'query' | 'mutation' | 'subscription';
  /** Applied to each representation before it is sent. */
  readonly inputRewrites?: readonly DataRewrite[];
  /** Applied to the reply before it is merged. */
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
  /** The paths of the entities that are sent, and into which the reply is merged. */
  readonly paths: readonly PlanPath[];
  readonly requires: readonly RequiredSelection[];
  readonly inputRewrites?: readonly DataRewrite[];
  readonly outputRewrites?: readonly DataRewrite[];
}

interface FlattenNode {
  readonly kind: 'Flatten';
  readonly path: PlanPath;
  readonly node: PlanNode;
}

interface ConditionNode {
  readonly kind: 'Condition';
  /** A Boolean variable of the client. */
  readonly condition: string;
  readonly ifClause?: PlanNode;
  readonly elseClause?: PlanNode;
}

/**
 * Response names from the root, and `@` for the items of a list. Each may end with `|[A,B]`: only values of these types. The first
 * element may be `|[A,B]` alone. Only Hive's planner uses such conditions.
 */
export type PlanPath = readonly string[];

export type RequiredSelection = RequiredField | RequiredFragment;

export interface RequiredField {
  readonly kind: 'Field';
  readonly name: string;
  readonly alias?: string;
  readonly selections?: readonly RequiredSelection[];
}

interface RequiredFragment {
  readonly kind: 'InlineFragment';
  readonly typeCondition?: string;
  readonly selections: readonly RequiredSelection[];
}

/** `path` contains response names, and `... on T` for 'only values of type T'. */
export type DataRewrite =
  | { readonly kind: 'ValueSetter'; readonly path: readonly string[]; readonly setValueTo: unknown }
  | { readonly kind: 'KeyRenamer'; readonly path: readonly string[]; readonly renameKeyTo: string };
