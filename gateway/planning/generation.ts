import { setImmediate } from 'node:timers/promises';

import { Supergraph } from '@apollo/federation-internals';
import type { GatewayExecutor } from '@apollo/server-gateway-interface';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';

import type { GatewayConfig } from '../config.ts';
import type { ConnectedSubgraphs } from '../subgraph-client/connect-subgraphs.ts';
import { cachedPlanner } from './cached-planner.ts';
import type { AnswerAdmitted } from './known-question.ts';
import { lintSupergraph } from './lint/lint-supergraph.ts';
import type { KnownOperation, OperationToPlan, Planner } from './planner.ts';
import { openReferenceExecutor, type ReferenceExecutor } from './reference-executor.ts';
import { attachScalars } from './scalars.ts';
import type { PlannerSource } from './thread/messages.ts';
import type { PlanningThreads } from './thread/planning-threads.ts';
import { warmUp } from './warm-up.ts';

/** One supergraph and all that was made of it. Requests finish on the generation that admitted them. */
export interface Generation {
  readonly number: number;
  readonly supergraphSdl: string;
  /** What clients see, with our scalars' rules; the object that tells which generation admitted a request. */
  readonly schema: GraphQLSchema;
  readonly execute: GatewayExecutor;
  readonly answerAdmitted: AnswerAdmitted;
  /** Makes ready for operations before anybody asks them; those that do not fit the schema are passed over. Answers how many. */
  warm(operations: readonly KnownOperation[]): Promise<number>;
  /** Operations that were asked, the one used last first. */
  known(): readonly KnownOperation[];
  /** Lets go of what is held for it. A request that comes late is still served. */
  close(): Promise<void>;
}

export interface OperationExecutor {
  readonly execute: GatewayExecutor;
  readonly answerAdmitted?: AnswerAdmitted;
  /** Makes ready for an operation; without it, planning is all that is done ahead. */
  prepare?(operation: OperationToPlan): Promise<void>;
  /** What it is ready for, as clients wrote it, the one used last first; without it, what was planned. */
  known?(): readonly KnownOperation[];
}

/** What an executor is made of, for one generation. */
export interface ExecutorParts {
  readonly supergraphSdl: string;
  readonly supergraph: Supergraph;
  readonly schema: GraphQLSchema;
  readonly planner: Planner;
  /** Apollo's, where `planner` is another: for what that one cannot plan. */
  readonly secondPlanner?: Planner;
  readonly subgraphs: ConnectedSubgraphs;
  /** The executor that knows everything, opened when first asked for. */
  readonly reference: GatewayExecutor;
}

export interface GenerationParts {
  readonly config: Pick<GatewayConfig, 'planner' | 'supergraph'>;
  readonly threads: PlanningThreads;
  readonly connect: (supergraph: Supergraph) => ConnectedSubgraphs;
  readonly executorOf: (parts: ExecutorParts) => OperationExecutor;
  readonly logger: Logger;
}

/** Why a supergraph is not served; the message is for the operator. */
export class SupergraphRefused extends Error {
  constructor(reason: string) {
    super(`The supergraph is refused: ${reason}`);
    this.name = 'SupergraphRefused';
  }
}

/**
 * Makes a supergraph ready to serve. It is tried in a planning thread first, so that one that cannot be built costs the
 * requests under way nothing.
 *
 * @throws SupergraphRefused
 */
export async function openGeneration(
  number: number,
  supergraphSdl: string,
  parts: GenerationParts,
): Promise<Generation> {
  const { threads } = parts;
  const { kind, cacheBytes, paths, plans } = parts.config.planner;
  const source: PlannerSource = { id: `${number} ${kind}`, supergraphSdl, planner: kind, limits: { paths, plans } };
  lint(supergraphSdl, parts);
  const built = await buildOrLetGo(source, parts);
  const planner = cachedPlanner(source, threads, cacheBytes);
  const apollo: PlannerSource = { ...source, id: `${source.id} and apollo`, planner: 'apollo' };
  const secondPlanner = kind === 'apollo' ? undefined : cachedPlanner(apollo, threads, cacheBytes);
  const reference = lazyReference(supergraphSdl, secondPlanner ?? planner, built.subgraphs);
  const executor = refusing(() =>
    parts.executorOf({ ...built, supergraphSdl, planner, secondPlanner, reference: reference.execute }),
  );
  const prepare = executor.prepare?.bind(executor) ?? (async (operation) => void (await planner.plan(operation)));
  return {
    number,
    supergraphSdl,
    schema: built.schema,
    execute: executor.execute,
    answerAdmitted: executor.answerAdmitted ?? (() => undefined),
    warm: (operations) => warmUp(operations, built.schema, prepare),
    known: () => executor.known?.() ?? planner.known(),
    async close() {
      threads.close(source);
      threads.close(apollo);
      await reference.stop();
    },
  };
}

function lint(supergraphSdl: string, { config, logger }: GenerationParts): void {
  const faults = refusing(() => lintSupergraph(supergraphSdl));
  if (faults.length > 0 && config.supergraph.lint === 'refuse') {
    throw new SupergraphRefused(faults.join(' '));
  }
  for (const fault of faults) {
    logger.warn({ fault }, 'supergraph lint');
  }
}

async function buildOrLetGo(source: PlannerSource, { threads, connect }: GenerationParts) {
  try {
    const reply = await threads.open(source);
    if (reply.kind !== 'done') {
      throw new SupergraphRefused(reply.kind === 'failed' ? reply.message : 'it could not be opened in time.');
    }
    return await build(source.supergraphSdl, connect);
  } catch (error) {
    threads.close(source);
    throw error;
  }
}

/** Each step keeps everybody waiting for some hundred milliseconds over a large supergraph: between them others go on. */
async function build(supergraphSdl: string, connect: GenerationParts['connect']) {
  // Validated in the planning thread.
  const supergraph = refusing(() => Supergraph.build(supergraphSdl, { validateSupergraph: false }));
  await setImmediate();
  const schema = refusing(() => {
    const apiSchema = supergraph.apiSchema().toGraphQLJSSchema();
    attachScalars(apiSchema);
    return apiSchema;
  });
  await setImmediate();
  const subgraphs = refusing(() => connect(supergraph));
  await setImmediate();
  return { supergraph, schema, subgraphs };
}

function refusing<Result>(make: () => Result): Result {
  try {
    return make();
  } catch (error) {
    throw new SupergraphRefused(error instanceof Error ? error.message : String(error));
  }
}

function lazyReference(supergraphSdl: string, planner: Planner, subgraphs: ConnectedSubgraphs): ReferenceExecutor {
  let opening: Promise<ReferenceExecutor> | undefined;
  return {
    async execute(requestContext) {
      const { dataSourceOf } = subgraphs;
      opening ??= openReferenceExecutor({ supergraphSdl, planner, dataSourceOf });
      return (await opening).execute(requestContext);
    },
    async stop() {
      await opening?.then(
        (reference) => reference.stop(),
        () => {},
      );
    },
  };
}
