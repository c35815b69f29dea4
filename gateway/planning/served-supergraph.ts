import type { GatewayInterface } from '@apollo/server-gateway-interface';
import type { GraphQLSchema } from 'graphql';

import type { AnswerAdmitted } from './known-question.ts';
import { openGeneration, SupergraphRefused, type Generation, type GenerationParts } from './generation.ts';
import type { KnownOperation } from './planner.ts';

export type SwapOutcome =
  | { readonly kind: 'serving'; readonly generation: number }
  | { readonly kind: 'unchanged'; readonly generation: number }
  | { readonly kind: 'refused'; readonly generation: number; readonly reason: string };

/** The supergraph that is served, which can be swapped for another while requests are under way. */
export interface ServedSupergraph {
  /** What Apollo Server is started with. */
  readonly gateway: GatewayInterface;
  /** By the generation that serves now. */
  readonly answerAdmitted: AnswerAdmitted;
  /** Serves another supergraph from now on, or says why not: then the one that served serves on. One swap at a time. */
  swap(supergraphSdl: string): Promise<SwapOutcome>;
}

/** Most operations of the last generation that are planned before the next takes over. */
const MOST_WARMED = 200;

/**
 * Opens the first generation and plans the known operations.
 *
 * @throws SupergraphRefused
 */
export async function serveSupergraph(
  firstSdl: string,
  parts: GenerationParts,
  knownOperations: readonly KnownOperation[],
): Promise<ServedSupergraph> {
  const { logger } = parts;
  /** Which generation admitted a request is told by the schema that it was validated against. */
  const admittedBy = new WeakMap<GraphQLSchema, Generation>();
  let onSchema: Parameters<NonNullable<GatewayInterface['onSchemaLoadOrUpdate']>>[0] = () => {};

  const open = async (number: number, supergraphSdl: string, ahead: readonly KnownOperation[]): Promise<Generation> => {
    const generation = counted(await openGeneration(number, supergraphSdl, parts));
    const warmed = await generation.warm(ahead);
    admittedBy.set(generation.schema, generation);
    logger.info({ generation: number, planned: warmed }, 'supergraph ready');
    return generation;
  };
  let current = await open(1, firstSdl, knownOperations);
  let lastSwap: Promise<unknown> = Promise.resolve();
  let attempts = 1;

  const swap = async (supergraphSdl: string): Promise<SwapOutcome> => {
    if (supergraphSdl === current.supergraphSdl) {
      return { kind: 'unchanged', generation: current.number };
    }
    try {
      const ahead = [...knownOperations, ...current.known().slice(0, MOST_WARMED)];
      const next = await open((attempts += 1), supergraphSdl, ahead);
      const last = current;
      current = next;
      onSchema({ apiSchema: next.schema, coreSupergraphSdl: supergraphSdl });
      await last.close();
      return { kind: 'serving', generation: next.number };
    } catch (error) {
      if (!(error instanceof SupergraphRefused)) {
        throw error;
      }
      logger.error({ generation: current.number, reason: error.message }, 'supergraph refused');
      return { kind: 'refused', generation: current.number, reason: error.message };
    }
  };

  return {
    gateway: {
      onSchemaLoadOrUpdate(callback) {
        onSchema = callback;
        callback({ apiSchema: current.schema, coreSupergraphSdl: current.supergraphSdl });
        return () => (onSchema = () => {});
      },
      load: () =>
        Promise.resolve({
          schema: current.schema,
          executor: (requestContext) => (admittedBy.get(requestContext.schema) ?? current).execute(requestContext),
        }),
      stop: () => current.close(),
    },
    answerAdmitted: (question, scope) => current.answerAdmitted(question, scope),
    swap(supergraphSdl) {
      const swapping = lastSwap.then(() => swap(supergraphSdl));
      lastSwap = swapping.catch(() => {});
      return swapping;
    },
  };
}

/** The same generation, closed only when its last request is done. */
function counted(generation: Generation): Generation {
  let underWay = 0;
  let onIdle: (() => void) | undefined;
  const count = async <Result>(answer: Promise<Result>): Promise<Result> => {
    underWay += 1;
    try {
      return await answer;
    } finally {
      underWay -= 1;
      if (underWay === 0) {
        onIdle?.();
      }
    }
  };
  return {
    ...generation,
    execute: (requestContext) => count(generation.execute(requestContext)),
    answerAdmitted(question, scope) {
      const answer = generation.answerAdmitted(question, scope);
      return answer && count(answer);
    },
    close() {
      if (underWay === 0) {
        return generation.close();
      }
      onIdle = () => void generation.close();
      return Promise.resolve();
    },
  };
}
