import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';

import type { Audience } from '../../subgraphs/shared/access/audiences.ts';
import type { AccessLedger } from '../access-ledger/access-ledger.ts';
import type { LookupLimit } from '../access-ledger/lookups/lookup-limit.ts';
import { recordingExecutor } from '../access-ledger/recording/recording-executor.ts';
import type { AccessRules } from '../authorization/access-rules.ts';
import type { Audiences } from '../authorization/audiences.ts';
import type { RuleChecks } from '../authorization/authorization-options.ts';
import { recordedFields } from '../authorization/recorded-fields.ts';
import { ruleFaults } from '../authorization/rule-faults.ts';
import { openSlices, type Slices } from '../authorization/slices.ts';
import { splitRules } from '../authorization/split-rules.ts';
import { openApolloExecutor } from '../execution/apollo/apollo-executor.ts';
import { compiledExecutor } from '../execution/compiled-executor.ts';
import type { Executor } from '../execution/executor.ts';
import type { Limits } from '../limits/audience-limits.ts';
import type { Budgets } from '../limits/budgets.ts';
import { readPrices } from '../limits/prices.ts';
import { lintSupergraph } from '../planning/lint-supergraph.ts';
import type { PlannerOptions } from '../planning/planner.ts';
import type { PlanningThreads } from '../planning/planning-threads.ts';
import type { PlannerSource } from '../planning/thread-messages.ts';
import { threadPlanner } from '../planning/thread-planner.ts';
import type { TrustedDocument } from '../trusted-documents/trusted-document.ts';

import { answerRequest, type GraphQLAnswer, type RequestScope, type Serving } from './answer-request.ts';
import { buildSupergraph, orSupergraphError, SupergraphError, type Connect } from './build-supergraph.ts';
import { documentFaults } from './document-faults.ts';
import { operationCache, type OperationCache } from './operation-cache.ts';
import type { GraphQLRequest, KnownOperation } from './operation.ts';
import { recordedInDocument, type RecordedInDocument } from './recorded-in-document.ts';
import { warmUp, warmUpDocuments, type DocumentWarmUp } from './warm-up.ts';

export interface ServingOptions {
  readonly planner: PlannerOptions;
  readonly executor: 'compiled' | 'apollo';
  /** Estimated memory for operations, their plans and compiled forms. */
  readonly operationCacheBytes: number;
  readonly supergraph: { readonly lint: 'refuse' | 'warn' };
}

export interface GenerationParts {
  readonly options: ServingOptions;
  readonly access: RuleChecks;
  readonly audiences: Audiences;
  readonly limits: Limits;
  readonly budgets: Budgets;
  readonly ledger: AccessLedger;
  readonly lookups: Pick<LookupLimit, 'admit'>;
  readonly threads: PlanningThreads;
  readonly connect: Connect;
  readonly logger: Logger;
}

/** One supergraph and everything made from it. A request ends on the generation on which it began. */
export interface Generation {
  readonly number: number;
  /** With its access rules. */
  readonly supergraphSdl: string;
  readonly rules: AccessRules;
  readonly slices: Slices;
  /** @throws GraphQLError where the whole request is refused */
  answer(request: GraphQLRequest, scope: RequestScope): Promise<GraphQLAnswer>;
  readonly operations: Pick<OperationCache, 'bytes' | 'documentOf' | 'list'>;
  /** Prepares operations before the first request for them. Returns how many; invalid ones are left out. */
  warm(operations: readonly KnownOperation[], signal: AbortSignal): Promise<number>;
  /** Prepares all operations of the trusted documents; see `warmUpDocuments`. */
  warmDocuments(documents: readonly TrustedDocument[], signal: AbortSignal): Promise<DocumentWarmUp>;
  /** The API schema. */
  readonly schema: GraphQLSchema;
  /** What viewers of an audience, with all its scopes or the given ones, could not run of a document; see `documentFaults`. */
  faultsFor(audience: Audience, document: DocumentNode, scopes?: readonly string[]): readonly string[];
  /** Which fields of a document the access ledger records, and their classes. */
  recordedIn(document: DocumentNode): RecordedInDocument;
  /** Frees its planners and executor. A request that arrives later is still answered. */
  close(): Promise<void>;
}

/**
 * Makes a supergraph ready to serve: separates and checks its rules, lints it, builds it, and opens its planner and executor.
 *
 * @param lastRules the rules that were served, or reviewed, before: see `ruleFaults`
 * @throws SupergraphError
 */
export async function openGeneration(
  number: number,
  supergraphSdl: string,
  parts: GenerationParts,
  lastRules: AccessRules | undefined,
): Promise<Generation> {
  const { options, access, audiences, limits, budgets, threads } = parts;
  const { rules, supergraphSdl: withoutRules } = orSupergraphError(() => splitRules(supergraphSdl));
  refuse(ruleFaults(rules, access, audiences, lastRules));
  lint(withoutRules, parts);
  const { kind, paths, plans } = options.planner;
  const source: PlannerSource = {
    id: `${number} ${kind}`,
    supergraphSdl: withoutRules,
    planner: kind,
    limits: { paths, plans },
  };
  try {
    const { schema, subgraphs, unruledScalars } = await buildSupergraph(source, threads, parts.connect);
    for (const name of unruledScalars) {
      const fault = `The gateway has no rule for the scalar ${name}: its values are not checked.`;
      parts.logger.warn({ fault }, 'supergraph lint');
    }
    const planner = threadPlanner(source, threads);
    const inner = await openExecutor(options, { schema, supergraphSdl: withoutRules, planner, ...subgraphs });
    const recorded = recordedFields(schema, rules);
    const serving: Serving = {
      schema,
      audiences,
      limits,
      prices: readPrices(supergraphSdl),
      budgets,
      slices: openSlices(schema, rules),
      operations: operationCache(options.operationCacheBytes),
      executor: recordingExecutor(inner, schema, recorded, parts.ledger, parts.lookups),
    };
    return {
      number,
      supergraphSdl,
      rules,
      slices: serving.slices,
      operations: serving.operations,
      answer: (request, scope) => answerRequest(serving, request, scope),
      warm: (known, signal) => warmUp(serving, known, signal),
      warmDocuments: (documents, signal) => warmUpDocuments(serving, documents, signal),
      schema,
      recordedIn: (document) => recordedInDocument(schema, recorded, document),
      faultsFor: (audience, document, scopes) => documentFaults(serving, audience, document, scopes),
      async close() {
        threads.close(source);
        await inner.close();
      },
    };
  } catch (error) {
    threads.close(source);
    throw error;
  }
}

async function openExecutor(
  { executor }: ServingOptions,
  parts: Parameters<typeof compiledExecutor>[0],
): Promise<Executor> {
  try {
    return executor === 'apollo' ? await openApolloExecutor(parts) : compiledExecutor(parts);
  } catch (error) {
    throw new SupergraphError(error instanceof Error ? error.message : String(error));
  }
}

function lint(supergraphSdl: string, { options, logger }: GenerationParts): void {
  const { faults, warnings } = orSupergraphError(() => lintSupergraph(supergraphSdl));
  if (options.supergraph.lint === 'refuse') {
    refuse(faults);
  }
  for (const fault of [...faults, ...warnings]) {
    logger.warn({ fault }, 'supergraph lint');
  }
}

function refuse(faults: readonly string[]): void {
  if (faults.length > 0) {
    throw new SupergraphError(faults.join(' '));
  }
}
