import { breather } from '../../subgraphs/shared/breather.ts';
import type { BatchFetchNode, FetchNode, PlanNode, PlanPath } from '../planning/query-plan.ts';

import { compileEntityFetch, type EntityRequest } from './entity-fetch.ts';
import type { EntityNode } from './entity-part.ts';
import { splitDocument } from './fetch-request.ts';
import { unknownPlan, type PlanScope, type Step } from './plan-scope.ts';
import { compileRootFetch } from './root-fetch.ts';
import { scheduleFetches, type FetchGroup } from './schedule-fetches.ts';

/**
 * Compiles a plan to one function, so that a request repeats none of the work that depends on the plan alone. Between the fetches
 * of a large plan, other requests have their turn.
 *
 * @throws Error for a plan with nodes that our planners do not produce
 */
export async function compilePlan(scope: PlanScope, node: PlanNode | undefined): Promise<Step> {
  if (node === undefined) {
    return () => undefined;
  }
  const groups = scheduleFetches(node);
  if (groups === undefined) {
    return compileNode(scope, node, []);
  }
  const rest = breather();
  const steps: OrderedStep[] = [];
  for (const group of groups) {
    steps.push({ step: compileGroup(scope, group), after: group.after });
    await rest();
  }
  return inOrder(steps);
}

function compileGroup(scope: PlanScope, { fetches }: FetchGroup): Step {
  const [first, ...more] = fetches;
  if (first === undefined) {
    return () => undefined;
  }
  if (more.length === 0) {
    return compileNode(scope, first.node, first.path);
  }
  const joined = fetches.flatMap(({ node, path }) => (node.kind === 'Fetch' ? [entityFetch(node, path)] : []));
  return compileEntityFetch(scope, requestOf(joined[0] as SingleFetch, ...joined.slice(1)));
}

interface OrderedStep {
  readonly step: Step;
  /** Indexes of the steps that must be done before; all are smaller than its own. */
  readonly after: readonly number[];
}

/** Each step starts as soon as the steps before it are done. */
function inOrder(steps: readonly OrderedStep[]): Step {
  const isChain = steps.every(({ after }, index) => index === 0 || after.includes(index - 1));
  if (isChain) {
    return inSequence(steps.map(({ step }) => step));
  }
  return async (run) => {
    const done: Promise<unknown>[] = [];
    for (const { step, after } of steps) {
      const before = after.flatMap((index) => done[index] ?? []);
      const [only] = before;
      const start = (): Promise<void> => step(run) ?? DONE;
      done.push(only === undefined ? start() : (before.length === 1 ? only : Promise.all(before)).then(start));
    }
    await Promise.all(done);
  };
}

function compileNode(scope: PlanScope, node: PlanNode, path: PlanPath): Step {
  switch (node.kind) {
    case 'Sequence':
      return inSequence(node.nodes.map((child) => compileNode(scope, child, path)));
    case 'Parallel':
      return inParallel(compileParallel(scope, node.nodes, path));
    case 'Flatten':
      return compileNode(scope, node.node, [...path, ...node.path]);
    case 'Fetch':
      return node.requires === undefined
        ? compileRootFetch(scope, node, path)
        : compileEntityFetch(scope, requestOf(entityFetch(node, path)));
    case 'BatchFetch':
      return compileEntityFetch(scope, batchRequest(node));
    case 'Condition':
      return compileCondition(scope, node, path);
    default:
      throw unknownPlan('a node of an unknown kind');
  }
}

interface SingleFetch {
  readonly fetch: FetchNode;
  readonly node: EntityNode;
}

/** Entity fetches to one subgraph at the same time are sent in one request. */
function compileParallel(scope: PlanScope, nodes: readonly PlanNode[], path: PlanPath): readonly Step[] {
  const steps: Step[] = [];
  const bySubgraph = new Map<string, SingleFetch[]>();
  for (const node of nodes) {
    const single = singleFetch(node, path);
    if (single === undefined) {
      steps.push(compileNode(scope, node, path));
      continue;
    }
    const name = single.fetch.serviceName;
    bySubgraph.set(name, [...(bySubgraph.get(name) ?? []), single]);
  }
  for (const [first, ...more] of bySubgraph.values()) {
    if (first !== undefined) {
      steps.push(compileEntityFetch(scope, requestOf(first, ...more)));
    }
  }
  return steps;
}

function singleFetch(node: PlanNode, path: PlanPath): SingleFetch | undefined {
  if (node.kind === 'Flatten') {
    return singleFetch(node.node, [...path, ...node.path]);
  }
  return node.kind === 'Fetch' && node.requires !== undefined ? entityFetch(node, path) : undefined;
}

function entityFetch(fetch: FetchNode, path: PlanPath): SingleFetch {
  const { operation, requires = [], inputRewrites, outputRewrites } = fetch;
  return { fetch, node: { operation, requires, inputRewrites, outputRewrites, paths: [path] } };
}

function requestOf(first: SingleFetch, ...more: readonly SingleFetch[]): EntityRequest {
  const all = [first, ...more];
  return {
    serviceName: first.fetch.serviceName,
    operationName: first.fetch.operationName,
    variableUsages: [...new Set(all.flatMap(({ fetch }) => fetch.variableUsages ?? []))],
    nodes: [first.node, ...more.map(({ node }) => node)],
  };
}

function batchRequest({
  serviceName,
  operationName,
  operation,
  entityBatch,
  variableUsages,
}: BatchFetchNode): EntityRequest {
  const partOf = splitDocument(operation);
  const nodes = entityBatch.aliases.map(({ alias, representationsVariableName, ...part }): EntityNode => ({
    ...part,
    operation: partOf(alias, representationsVariableName),
  }));
  const [first, ...more] = nodes;
  if (first === undefined) {
    throw unknownPlan('a batch without parts');
  }
  return { serviceName, operationName, variableUsages: variableUsages ?? [], nodes: [first, ...more] };
}

function compileCondition(
  scope: PlanScope,
  { condition, ifClause, elseClause }: Extract<PlanNode, { kind: 'Condition' }>,
  path: PlanPath,
): Step {
  const variable = scope.variableNames.get(condition) ?? condition;
  const whenTrue = ifClause && compileNode(scope, ifClause, path);
  const whenFalse = elseClause && compileNode(scope, elseClause, path);
  return (run) => (run.coerced[variable] === true ? whenTrue?.(run) : whenFalse?.(run));
}

function inSequence(steps: readonly Step[]): Step {
  const [only, ...others] = steps;
  if (only !== undefined && others.length === 0) {
    return only;
  }
  return async (run) => {
    for (const step of steps) {
      await step(run);
    }
  };
}

function inParallel(steps: readonly Step[]): Step {
  const [only, ...others] = steps;
  if (only !== undefined && others.length === 0) {
    return only;
  }
  return async (run) => {
    await Promise.all(steps.map((step) => step(run) ?? DONE));
  };
}

const DONE = Promise.resolve();
