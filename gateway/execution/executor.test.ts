import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse, type GraphQLError } from 'graphql';

import { onlyOperation } from '../graphql/documents.ts';
import type { Planner } from '../planning/planner.ts';
import { compose } from '../verification/support/compose.ts';
import { EXECUTORS, openExecutors, type ExecutorName, type Executors } from '../verification/support/open-executors.ts';

import { openApolloExecutor } from './apollo/apollo-executor.ts';
import { compiledExecutor } from './compiled-executor.ts';
import type { Executor } from './executor.ts';

const SUPERGRAPH = compose('type Query { post: Post } type Post { id: ID, title: String }');

let graph: Executors;
let executors: Record<ExecutorName, Executor>;
const planned: string[] = [];

beforeAll(async () => {
  graph = await openExecutors(SUPERGRAPH, { s0: () => Promise.reject(new Error('Nothing is to be fetched.')) });
  const planner: Planner = {
    plan({ text }) {
      planned.push(text);
      return Promise.resolve({ kind: 'QueryPlan' });
    },
  };
  const parts = { supergraphSdl: SUPERGRAPH, schema: graph.schema, planner, ...graph.subgraphs };
  executors = { compiled: compiledExecutor(parts), apollo: await openApolloExecutor(parts) };
});
afterAll(async () => {
  await executors.apollo.close();
  await graph.close();
});

/** The code with which an operation is refused; undefined if it is prepared. */
async function refusalOf(executor: ExecutorName, text: string): Promise<unknown> {
  const document = parse(text);
  const operation = { document, operation: onlyOperation(document), conditions: {}, denied: new Map() };
  return executors[executor].prepare(operation).then(
    () => undefined,
    (error: unknown) => (error as GraphQLError).extensions['code'],
  );
}

/** A document that selects so many posts, each with so many titles from one fragment. */
function posts(number: number, titles: number): string {
  const fields = Array.from({ length: number }, (_, at) => `p${at}: post { ...F }`);
  return `{ ${fields.join(' ')} } fragment F on Post { ${Array.from({ length: titles }, (_, at) => `t${at}: title`).join(' ')} }`;
}

const TOO_LARGE = posts(100, 200);

describe.each(EXECUTORS)('an operation, by the %s executor,', (executor) => {
  it.each([
    ['that is too large with its fragments inlined', TOO_LARGE],
    ['whose result needs too many generated functions', posts(4_001, 1)],
  ])('%s is refused', async (_what, text) => {
    expect(await refusalOf(executor, text)).toBe('COST_LIMIT_EXCEEDED');
  });

  it.each([
    ['of the largest allowed size', posts(99, 200)],
    ['whose result needs many generated functions', posts(1_500, 1)],
  ])('%s is prepared', async (_what, text) => {
    expect(await refusalOf(executor, text)).toBeUndefined();
  });

  it('that is too large is not planned', async () => {
    planned.splice(0);
    await refusalOf(executor, TOO_LARGE);
    expect(planned).toEqual([]);
  });
});
