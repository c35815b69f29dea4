import { PUBLIC_VIEWER } from '../../../subgraphs/shared/access/viewer.ts';
import { compiledExecutor } from '../../execution/compiled-executor.ts';
import type { Executor } from '../../execution/executor.ts';
import { hivePlanner } from '../../planning/hive-planner.ts';
import { answerBy, openExecutors, plannerHere, servingOf, slicesWithoutRules } from '../support/open-executors.ts';

import type { Answer } from './compare.ts';
import type { Case } from './operations/case-arbitrary.ts';
import type { Run } from './resolve-field.ts';
import { subgraphHandlers } from './subgraph-handlers.ts';
import type { World } from './world.ts';

/** One way of executing a world's operations. */
export interface Candidate {
  readonly name: string;
  /** Undefined where the operation is refused as one that this planner cannot plan. */
  answer(tried: Case): Promise<Answer | undefined>;
  close(): Promise<void>;
}

/** Makes the ways of executing a world; `currentRun` returns the data that its subgraphs read. */
export type MakeCandidates = (world: World, currentRun: () => Run) => Promise<readonly Candidate[]>;

export const APOLLO_EXECUTOR = 'ApolloGateway';

/** Every way that there is: the compiled executor on either planner, and `ApolloGateway`'s executor. */
export async function allCandidates(world: World, currentRun: () => Run): Promise<readonly Candidate[]> {
  const { supergraphSdl } = world;
  const executors = await openExecutors(supergraphSdl, subgraphHandlers(world, currentRun));
  const { schema, subgraphs, compiled, apollo } = executors;
  const hive = compiledExecutor({
    supergraphSdl,
    schema,
    planner: plannerHere(hivePlanner(supergraphSdl)),
    ...subgraphs,
  });
  const candidate = (name: string, executor: Executor, close = (): Promise<void> => Promise.resolve()): Candidate => {
    const serving = servingOf(schema, executor, slicesWithoutRules(schema));
    return { name, answer: (tried) => answerOrNotSupported(serving, tried), close };
  };
  return [
    candidate('compiled, Apollo’s planner', compiled),
    candidate('compiled, Hive’s planner', hive),
    candidate(APOLLO_EXECUTOR, apollo, () => executors.close()),
  ];
}

async function answerOrNotSupported(
  serving: ReturnType<typeof servingOf>,
  { text, document, variables }: Case,
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
