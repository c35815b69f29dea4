import type { Supergraph } from '@apollo/federation-internals';
import type { GatewayExecutor } from '@apollo/server-gateway-interface';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';

import type { Viewer } from '../../subgraphs/shared/access/viewer.ts';
import type { AccessLedger } from '../access-ledger/access-ledger.ts';
import { answerRecorder, type AnswerRecorder } from '../access-ledger/answer-recorder.ts';
import { recordedFields } from '../access-ledger/recorded-fields.ts';
import type { AccessRules, SupergraphRules } from '../authorization/access-rules.ts';
import type { Audiences } from '../authorization/audiences.ts';
import { operationAuthorizer, type OperationAuthorizer } from '../authorization/operation-authorizer.ts';
import { ruleFaults } from '../authorization/rule-faults.ts';
import { openSlices, type Slices } from '../authorization/slices.ts';
import { takeOffRules } from '../authorization/take-off-rules.ts';
import type { GatewayConfig } from '../config.ts';
import { lazyReference } from '../execution/apollo/lazy-reference.ts';
import { cachedPlanner } from '../planning/cached-planner.ts';
import { lintSupergraph } from '../planning/lint/lint-supergraph.ts';
import type { KnownOperation, OperationToPlan, Planner } from '../planning/planner.ts';
import type { PlanningThreads } from '../planning/planning-threads.ts';
import type { PlannerSource } from '../planning/thread-messages.ts';
import type { ConnectedSubgraphs } from '../subgraph-client/connect-subgraphs.ts';

import { buildSupergraph, type Connect } from './build-supergraph.ts';
import type { AnswerAdmitted } from './known-question.ts';
import { refusing, SupergraphRefused } from './supergraph-refused.ts';
import { viewerServers, type AskAs, type ServerFor } from './viewer-servers.ts';
import { warmUp } from './warm-up.ts';

/** One supergraph and all that was made of it. Requests finish on the generation that admitted them. */
export interface Generation {
  readonly number: number;
  /** As it was given, access rules and all. */
  readonly supergraphSdl: string;
  readonly rules: AccessRules;
  readonly slices: Slices;
  readonly ask: AskAs;
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
  /** Without the access rules. */
  readonly supergraphSdl: string;
  readonly supergraph: Supergraph;
  readonly schema: GraphQLSchema;
  readonly planner: Planner;
  /** Apollo's, where `planner` is another: for what that one cannot plan. */
  readonly secondPlanner?: Planner;
  readonly subgraphs: ConnectedSubgraphs;
  /** What viewers may read of an operation; without it, all. */
  readonly authorizer?: OperationAuthorizer;
  /** What a viewer sees of the schema; without it, all. */
  readonly schemaOf?: (viewer: Viewer) => GraphQLSchema;
  /** Writes down what is answered about people; without it, nothing is. */
  readonly recorder?: AnswerRecorder;
  /** The executor that knows everything, opened when first asked for. */
  readonly reference: GatewayExecutor;
}

export interface GenerationParts {
  readonly config: Pick<GatewayConfig, 'planner' | 'supergraph' | 'documents' | 'access'>;
  readonly audiences: Audiences;
  readonly ledger: AccessLedger;
  readonly serverFor: ServerFor;
  readonly threads: PlanningThreads;
  readonly connect: Connect;
  readonly executorOf: (parts: ExecutorParts) => OperationExecutor;
  readonly logger: Logger;
}

/**
 * Makes a supergraph ready to serve. It is tried in a planning thread first, so that one that cannot be built costs the
 * requests under way nothing.
 *
 * @param lastRules those that were served, or reviewed, before: what they protect is not opened unless configured so
 * @throws SupergraphRefused
 */
export async function openGeneration(
  number: number,
  givenSdl: string,
  parts: GenerationParts,
  lastRules: AccessRules | undefined,
): Promise<Generation> {
  const { threads } = parts;
  const { kind, cacheBytes, paths, plans } = parts.config.planner;
  const { rules, supergraphSdl } = refusing(() => takeOffRules(givenSdl));
  checkRules(rules, parts, lastRules);
  const source: PlannerSource = { id: `${number} ${kind}`, supergraphSdl, planner: kind, limits: { paths, plans } };
  lint(supergraphSdl, parts);
  const built = await buildSupergraph(source, threads, parts.connect);
  const planner = cachedPlanner(source, threads, cacheBytes);
  const apollo: PlannerSource = { ...source, id: `${source.id} and apollo`, planner: 'apollo' };
  const secondPlanner = kind === 'apollo' ? undefined : cachedPlanner(apollo, threads, cacheBytes);
  const slices = openSlices(built.schema, rules);
  const authorizer = operationAuthorizer(built.schema, slices.of, parts.config.documents.cacheBytes);
  const recorder = answerRecorder(built.schema, recordedFields(built.schema, rules), parts.ledger);
  const access = { authorizer, recorder, schemaOf: (viewer: Viewer) => slices.of(viewer).schema };
  const reference = lazyReference({ supergraphSdl, planner: secondPlanner ?? planner, ...access }, built.subgraphs);
  const executor = refusing(() =>
    parts.executorOf({ ...built, ...access, supergraphSdl, planner, secondPlanner, reference: reference.execute }),
  );
  const { schema } = built;
  const { execute } = executor;
  const { audiences, serverFor } = parts;
  const prepare = executor.prepare?.bind(executor) ?? (async (operation) => void (await planner.plan(operation)));
  return {
    number,
    supergraphSdl: givenSdl,
    rules,
    slices,
    ask: await viewerServers({ schema, slices, audiences, execute, serverFor }),
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

function checkRules(
  rules: SupergraphRules,
  { config, audiences }: GenerationParts,
  last: AccessRules | undefined,
): void {
  const faults = ruleFaults(rules, config.access, audiences, last);
  if (faults.length > 0) {
    throw new SupergraphRefused(faults.join(' '));
  }
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
