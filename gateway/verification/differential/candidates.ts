import { PUBLIC_VIEWER } from '../../../subgraphs/shared/access/viewer.ts';
import type { SubgraphHandler } from '../../../subgraphs/shared/server/subgraph-handler.ts';
import { compiledExecutor } from '../../execution/compiled-executor.ts';
import type { Executor } from '../../execution/executor.ts';
import { openPlanner } from '../../planning/open-planner.ts';
import { answerBy, openExecutors, plannerHere, servingOf, slicesWithoutRules } from '../support/open-executors.ts';
import { openPlainGateway } from '../support/plain-gateway.ts';

import type { Answer } from './compare.ts';
import type { TestCase } from './operations/test-case-arbitrary.ts';
import type { Run } from './resolve-field.ts';
import { subgraphHandlers } from './subgraph-handlers.ts';
import type { World } from './test-data.ts';

/** A planner and executor under test. */
export interface Candidate {
  readonly name: string;
  /** Undefined if the planner refuses the operation with PLAN_NOT_SUPPORTED. */
  answer(testCase: TestCase): Promise<Answer | undefined>;
  close(): Promise<void>;
}

/** Makes the candidates for a world; `currentRun` returns the data that its subgraphs read. */
export type MakeCandidates = (world: World, currentRun: () => Run) => Promise<readonly Candidate[]>;

export const COMPILED_HIVE = 'compiled, Hive’s planner';
/** Not ours, for comparison. */
export const APOLLO_GATEWAY = '@apollo/gateway';

/** The compiled executor with each planner, Apollo’s executor, and plain `@apollo/gateway`. */
export async function allCandidates(world: World, currentRun: () => Run): Promise<readonly Candidate[]> {
  const { supergraphSdl } = world;
  const handlers = subgraphHandlers(world, currentRun);
  const executors = await openExecutors(supergraphSdl, handlers);
  const { schema, subgraphs, compiled, apollo } = executors;
  const hive = compiledExecutor({
    supergraphSdl,
    schema,
    planner: plannerHere(await openPlanner('hive', supergraphSdl, { paths: 2_000, plans: 1_000 })),
    ...subgraphs,
  });
  const candidate = (name: string, executor: Executor, close = (): Promise<void> => Promise.resolve()): Candidate => {
    const serving = servingOf(schema, executor, slicesWithoutRules(schema));
    return { name, answer: (testCase) => answerOrNotSupported(serving, testCase), close };
  };
  return [
    candidate('compiled, Apollo’s planner', compiled),
    candidate(COMPILED_HIVE, hive),
    candidate('Apollo’s executor', apollo, () => executors.close()),
    await plainCandidate(supergraphSdl, handlers),
  ];
}

async function plainCandidate(
  supergraphSdl: string,
  handlers: Readonly<Record<string, SubgraphHandler>>,
): Promise<Candidate> {
  const opened = await openPlainGateway(supergraphSdl, handlers);
  if ('refused' in opened) {
    throw new Error(`@apollo/gateway does not start: ${opened.refused}`);
  }
  return {
    name: APOLLO_GATEWAY,
    async answer({ text, variables }) {
      const { dataText = 'null', errors } = await opened.answer({ operation: text, variables: { ...variables } });
      return { dataText, errors: errors.map(({ path }) => path) };
    },
    close: () => opened.close(),
  };
}

async function answerOrNotSupported(
  serving: ReturnType<typeof servingOf>,
  { text, document, variables }: TestCase,
): Promise<Answer | undefined> {
  try {
    const { dataText, errors } = await answerBy(serving, { text, document, variables, viewer: PUBLIC_VIEWER });
    return { dataText, errors: errors.map(({ path }) => path ?? []) };
  } catch (error) {
    if (error instanceof Error && error.name === 'PlanNotSupportedError') {
      return undefined;
    }
    throw error;
  }
}
