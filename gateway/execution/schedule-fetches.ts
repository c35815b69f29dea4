import type { BatchFetchNode, FetchNode, PlanNode, PlanPath } from '../planning/query-plan.ts';

/** One fetch of a plan and the fetches whose data must be merged before it starts. */
interface ScheduledFetch {
  readonly node: FetchNode | BatchFetchNode;
  readonly path: PlanPath;
  readonly after: readonly ScheduledFetch[];
}

/** The fetches of one request: a single one, or several for entities of one subgraph. */
export interface FetchGroup {
  readonly fetches: readonly ScheduledFetch[];
  /** Indexes of the groups that must be done before. */
  readonly after: readonly number[];
}

/**
 * Groups the fetches of a plan into requests, in an order in which each comes after those that it needs. Goal: fewer requests. A
 * plan says which fetches may run in parallel, but not which could share a request. Entity fetches to the same subgraph are
 * joined; a fetch may even wait for a later one to the same subgraph, if the longest chain of the plan gets no longer.
 *
 * @returns undefined for a plan with conditions or root fetches of a mutation, whose order must stay
 */
export function scheduleFetches(plan: PlanNode): readonly FetchGroup[] | undefined {
  const fetches: ScheduledFetch[] = [];
  if (!collect(plan, [], [], fetches)) {
    return undefined;
  }
  const rounds = assignRounds(fetches);
  const groups: ScheduledFetch[][] = [];
  const groupOf = new Map<ScheduledFetch, number>();
  const byKey = new Map<string, number>();
  for (const fetch of fetches.toSorted((one, other) => roundOf(rounds, one) - roundOf(rounds, other))) {
    const key = isJoinable(fetch) ? `${roundOf(rounds, fetch)} ${fetch.node.serviceName}` : `alone ${groups.length}`;
    const index = byKey.get(key) ?? groups.length;
    byKey.set(key, index);
    groups[index] = [...(groups[index] ?? []), fetch];
    groupOf.set(fetch, index);
  }
  return groups.map((group) => ({
    fetches: group,
    after: [...new Set(group.flatMap(({ after }) => after.map((before) => groupOf.get(before) ?? -1)))],
  }));
}

/**
 * Adds a node's fetches to `fetches`, each after those that it needs.
 *
 * @returns the last fetches of the node, or undefined if it cannot be scheduled
 */
function collect(
  node: PlanNode,
  path: PlanPath,
  after: readonly ScheduledFetch[],
  fetches: ScheduledFetch[],
): readonly ScheduledFetch[] | undefined {
  switch (node.kind) {
    case 'Fetch':
    case 'BatchFetch': {
      if (node.operationKind !== 'query') {
        return undefined;
      }
      const fetch = { node, path, after };
      fetches.push(fetch);
      return [fetch];
    }
    case 'Flatten':
      return collect(node.node, [...path, ...node.path], after, fetches);
    case 'Sequence': {
      let last = after;
      for (const child of node.nodes) {
        const next = collect(child, path, last, fetches);
        if (next === undefined) {
          return undefined;
        }
        last = next;
      }
      return last;
    }
    case 'Parallel': {
      const all = node.nodes.map((child) => collect(child, path, after, fetches));
      return all.every((ends) => ends !== undefined) ? all.flat() : undefined;
    }
    default:
      return undefined;
  }
}

function isJoinable({ node }: ScheduledFetch): boolean {
  return node.kind === 'Fetch' && node.requires !== undefined;
}

function assignRounds(fetches: readonly ScheduledFetch[]): ReadonlyMap<ScheduledFetch, number> {
  const earliest = new Map<ScheduledFetch, number>();
  for (const fetch of fetches) {
    earliest.set(fetch, 1 + Math.max(0, ...fetch.after.map((before) => roundOf(earliest, before))));
  }
  const last = Math.max(0, ...earliest.values());
  const latest = new Map<ScheduledFetch, number>();
  for (const fetch of fetches.toReversed()) {
    const limit = latest.get(fetch) ?? last;
    latest.set(fetch, limit);
    for (const before of fetch.after) {
      latest.set(before, Math.min(latest.get(before) ?? last, limit - 1));
    }
  }
  // In this order the round of a fetch is decided after the rounds of all fetches that it needs.
  const rounds = new Map<ScheduledFetch, number>();
  const fixed = new Set(
    fetches
      .filter((fetch) => isJoinable(fetch) && earliest.get(fetch) === latest.get(fetch))
      .map((fetch) => `${roundOf(earliest, fetch)} ${fetch.node.serviceName}`),
  );
  for (const fetch of fetches) {
    const first = 1 + Math.max(0, ...fetch.after.map((before) => roundOf(rounds, before)));
    let round = first;
    if (isJoinable(fetch)) {
      for (let later = first; later <= roundOf(latest, fetch); later += 1) {
        if (fixed.has(`${later} ${fetch.node.serviceName}`)) {
          round = later;
          break;
        }
      }
      fixed.add(`${round} ${fetch.node.serviceName}`);
    }
    rounds.set(fetch, round);
  }
  return rounds;
}

function roundOf(rounds: ReadonlyMap<ScheduledFetch, number>, fetch: ScheduledFetch): number {
  return rounds.get(fetch) ?? 0;
}
