import { QueryPlanner } from '@graphql-hive/router-query-planner';
import type {
  EntityBatchAlias,
  FetchRewrite,
  FlattenNodePathSegment,
  PlanNode as HiveNode,
  RequiresSelection,
} from '@graphql-hive/router-query-planner';
import { Kind, parse, print, visit, type SelectionNode, type StringValueNode } from 'graphql';

import { PlanNotSupportedError, type PlanOperation } from './planner.ts';
import type { BatchedEntities, DataRewrite, PlanNode, PlanPath, RequiredSelection } from './query-plan.ts';

/** Labels of progressive `@override`, which we do not use. */
const NO_LABELS: ReadonlySet<string> = new Set();

/** Puts what was replaced back into a document of the plan. */
type Restore = (operation: string) => string;

/**
 * The native planner of Hive's router over one supergraph; its plans are converted to our form. It is native code: a thread that
 * runs it cannot be stopped before it returns.
 *
 * @throws Error if the supergraph is not valid
 */
export function hivePlanner(supergraphSdl: string): PlanOperation {
  const planner = new QueryPlanner(supergraphSdl);
  return (text) => {
    const operation = readable(text);
    const { node } = planOrNotSupported(planner, operation.text);
    return { kind: 'QueryPlan', node: node && nodeOf(node, operation.restore) };
  };
}

/**
 * An operation as the planner should read it.
 *
 * Threat: the planner writes some characters of a literal as others, `\b` as U+0010. So it gets another text in the place of each
 * literal with such characters, and the literals are put back into the documents of its plan.
 *
 * Threat: `__typename` beside fragments is one more field to place, for which the planner may choose another subgraph than for the
 * rest. Where there are fragments it selects the name of the type by itself, so ours is left out.
 */
function readable(text: string): { text: string; restore: Restore } {
  const texts = new Map<string, StringValueNode>();
  const document = visit(parse(text, { noLocation: true }), {
    SelectionSet({ selections, ...set }) {
      const others = selections.filter((selection) => !isTypeName(selection));
      const hasFragment = others.some(({ kind }) => kind === Kind.INLINE_FRAGMENT);
      return hasFragment && others.length < selections.length ? { ...set, selections: others } : undefined;
    },
    StringValue(node) {
      if (/^[ !#-[\]-~]*$/.test(node.value) && node.block !== true) {
        return undefined;
      }
      let name = `lianzhi text ${texts.size}`;
      while (text.includes(name)) {
        name += '.';
      }
      texts.set(name, { kind: Kind.STRING, value: node.value });
      return { ...node, value: name, block: false };
    },
  });
  const restore: Restore = (operation) =>
    texts.size === 0
      ? operation
      : print(visit(parse(operation, { noLocation: true }), { StringValue: ({ value }) => texts.get(value) }));
  return { text: print(document), restore };
}

function isTypeName(selection: SelectionNode): boolean {
  return selection.kind === Kind.FIELD && selection.name.value === '__typename' && selection.alias === undefined;
}

/** The planner fails on some valid operations, e.g. a fetch with several parents. Its message may quote the document. */
function planOrNotSupported(planner: QueryPlanner, text: string): ReturnType<QueryPlanner['plan']> {
  try {
    return planner.plan(text, undefined, new Set(NO_LABELS), 0);
  } catch {
    throw new PlanNotSupportedError('an operation on which it fails');
  }
}

function nodeOf(node: HiveNode, restore: Restore): PlanNode {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { kind: node.kind, nodes: node.nodes.map((child) => nodeOf(child, restore)) };
    case 'Flatten':
      return { kind: 'Flatten', path: pathOf(node.path), node: nodeOf(node.node, restore) };
    case 'Condition':
      return {
        kind: 'Condition',
        condition: node.condition,
        ifClause: node.ifClause && nodeOf(node.ifClause, restore),
        elseClause: node.elseClause && nodeOf(node.elseClause, restore),
      };
    case 'Fetch':
      refuseInterfaceObjects(node.inputRewrites);
      return {
        ...node,
        operation: restore(node.operation),
        operationKind: node.operationKind ?? 'query',
        requires: node.requires && requiredOf(node.requires),
        inputRewrites: node.inputRewrites?.map(rewriteOf),
        outputRewrites: node.outputRewrites?.map(rewriteOf),
      };
    case 'BatchFetch':
      return {
        ...node,
        operation: restore(node.operation),
        operationKind: node.operationKind ?? 'query',
        entityBatch: { aliases: node.entityBatch.aliases.map(batchedOf) },
      };
    default:
      throw new PlanNotSupportedError(`a node that no executor here knows, ${node.kind}`);
  }
}

function batchedOf(batched: EntityBatchAlias): BatchedEntities {
  return {
    alias: batched.alias,
    representationsVariableName: batched.representationsVariableName,
    paths: batched.paths.map(pathOf),
    requires: requiredOf(batched.requires),
    inputRewrites: refuseInterfaceObjects(batched.inputRewrites)?.map(rewriteOf),
    outputRewrites: batched.outputRewrites?.map(rewriteOf),
  };
}

/** Hive's paths have a separate segment for a type condition; ours append it to the name before, or to nothing at the root. */
function pathOf(segments: readonly FlattenNodePathSegment[]): PlanPath {
  const path: string[] = [];
  for (const segment of segments) {
    if (segment === '@') {
      path.push('@');
    } else if ('Field' in segment) {
      path.push(segment.Field);
    } else {
      path.push(`${path.pop() ?? ''}|[${segment.TypeCondition.join(',')}]`);
    }
  }
  return path;
}

function requiredOf(selections: readonly RequiresSelection[]): RequiredSelection[] {
  return selections.map((selection): RequiredSelection => {
    if (selection.kind === 'FragmentSpread') {
      throw new PlanNotSupportedError('a named fragment in a representation');
    }
    if (selection.kind === 'InlineFragment') {
      if (selection.skipIf !== undefined || selection.includeIf !== undefined) {
        throw new PlanNotSupportedError('a representation that depends on a variable');
      }
      const { typeCondition } = selection;
      return { kind: 'InlineFragment', typeCondition, selections: requiredOf(selection.selections) };
    }
    const { name, alias } = selection;
    return { kind: 'Field', name, alias, selections: selection.selections && requiredOf(selection.selections) };
  });
}

/**
 * Threat: if fragments on two types of an interface select the same field of an interface object, the plan has one fetch for one
 * of the types, and the other gets null without an error. Such fetches set the type name, and are refused.
 */
function refuseInterfaceObjects(rewrites: FetchRewrite[] | null | undefined) {
  if (rewrites?.some((rewrite) => rewriteOf(rewrite).path.at(-1) === '__typename') === true) {
    throw new PlanNotSupportedError('a fetch through an interface object');
  }
  return rewrites;
}

function rewriteOf(rewrite: FetchRewrite): DataRewrite {
  if ('KeyRenamer' in rewrite) {
    const { path, renameKeyTo } = rewrite.KeyRenamer;
    return { kind: 'KeyRenamer', path: rewritePath(path), renameKeyTo };
  }
  const { path, setValueTo } = 'ValueSetter' in rewrite ? rewrite.ValueSetter : rewrite;
  return { kind: 'ValueSetter', path: rewritePath(path), setValueTo };
}

type RewriteSegment = { Key: string } | { TypenameEquals: string[] };

function rewritePath(segments: readonly RewriteSegment[]): string[] {
  return segments.map((segment) => ('Key' in segment ? segment.Key : `... on ${segment.TypenameEquals.join(',')}`));
}
