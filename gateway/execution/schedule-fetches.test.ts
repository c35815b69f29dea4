import { expect, it } from '@jest/globals';

import type { FetchNode, PlanNode } from '../planning/query-plan.ts';

import { scheduleFetches } from './schedule-fetches.ts';

const root = (serviceName: string, operationKind: FetchNode['operationKind'] = 'query'): FetchNode => ({
  kind: 'Fetch',
  serviceName,
  operationKind,
  operation: '',
});
const entities = (serviceName: string, path: string): PlanNode => ({
  kind: 'Flatten',
  path: [path],
  node: { ...root(serviceName), requires: [] },
});
const sequence = (...nodes: PlanNode[]): PlanNode => ({ kind: 'Sequence', nodes });
const parallel = (...nodes: PlanNode[]): PlanNode => ({ kind: 'Parallel', nodes });

/** Each group as `subgraph:paths indexes of the groups before`. */
function scheduled(plan: PlanNode) {
  return scheduleFetches(plan)?.map(
    ({ fetches, after }) =>
      `${fetches[0]!.node.serviceName}:${fetches.map(({ path }) => path.join('.')).join('+')} ${after.toSorted().join(',')}`,
  );
}

it('joins parallel entity fetches to one subgraph', () => {
  const plan = sequence(root('a'), parallel(entities('b', 'x'), entities('c', 'y'), entities('b', 'z')));
  expect(scheduled(plan)).toEqual(['a: ', 'b:x+z 0', 'c:y 0']);
});

it('joins fetches after joined fetches, and an early fetch with a later one', () => {
  const plan = sequence(
    root('a'),
    parallel(
      entities('b', 'early'),
      sequence(entities('c', 'x'), entities('b', 'late')),
      sequence(entities('c', 'y'), entities('b', 'too')),
    ),
  );
  expect(scheduled(plan)).toEqual(['a: ', 'c:x+y 0', 'b:early+late+too 0,1']);
});

it('never makes the longest chain longer', () => {
  const plan = sequence(root('a'), parallel(sequence(entities('b', 'x'), entities('c', 'y')), entities('b', 'z')));
  expect(scheduled(plan)).toEqual(['a: ', 'b:x+z 0', 'c:y 1']);
});

it('does not join root fetches', () => {
  expect(scheduled(parallel(root('a'), root('a'), root('b')))).toEqual(['a: ', 'a: ', 'b: ']);
});

it('does not schedule mutations and conditions', () => {
  expect(scheduled(sequence(root('a', 'mutation'), root('b', 'mutation')))).toBeUndefined();
  expect(scheduled({ kind: 'Condition', condition: 'v', ifClause: root('a') })).toBeUndefined();
});
