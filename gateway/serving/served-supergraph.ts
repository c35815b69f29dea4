import type { AccessRules } from '../authorization/access-rules.ts';
import type { Slices } from '../authorization/slices.ts';
import type { KnownOperation } from '../planning/planner.ts';

import { openGeneration, type Generation, type GenerationParts } from './generation.ts';
import type { AnswerAdmitted } from './known-question.ts';
import { SupergraphRefused } from './supergraph-refused.ts';
import type { AskAs } from './viewer-servers.ts';

export type SwapOutcome =
  | { readonly kind: 'serving'; readonly generation: number }
  | { readonly kind: 'unchanged'; readonly generation: number }
  | { readonly kind: 'refused'; readonly generation: number; readonly reason: string };

/** The supergraph that is served, which can be swapped for another while requests are under way. */
export interface ServedSupergraph {
  /** By the generation that serves now; a request ends on the one that it began on. */
  readonly ask: AskAs;
  readonly answerAdmitted: AnswerAdmitted;
  /** What its viewer can reach now. */
  readonly sliceOf: Slices['of'];
  /** Serves another supergraph from now on, or says why not: then the one that served serves on. One swap at a time. */
  swap(supergraphSdl: string): Promise<SwapOutcome>;
  close(): Promise<void>;
}

/** Most operations of the last generation that are planned before the next takes over. */
const MOST_WARMED = 200;

/**
 * Opens the first generation and plans the known operations.
 *
 * @param reviewedRules what the first generation must protect at least; each later one what the one before it did
 * @throws SupergraphRefused
 */
export async function serveSupergraph(
  firstSdl: string,
  parts: GenerationParts,
  knownOperations: readonly KnownOperation[],
  reviewedRules: AccessRules | undefined,
): Promise<ServedSupergraph> {
  const { logger } = parts;
  const open = async (
    number: number,
    supergraphSdl: string,
    ahead: readonly KnownOperation[],
    last: AccessRules | undefined,
  ): Promise<Generation> => {
    const generation = counted(await openGeneration(number, supergraphSdl, parts, last));
    const warmed = await generation.warm(ahead);
    logger.info({ generation: number, planned: warmed }, 'supergraph ready');
    return generation;
  };
  let current = await open(1, firstSdl, knownOperations, reviewedRules);
  let lastSwap: Promise<unknown> = Promise.resolve();
  let attempts = 1;

  const swap = async (supergraphSdl: string): Promise<SwapOutcome> => {
    if (supergraphSdl === current.supergraphSdl) {
      return { kind: 'unchanged', generation: current.number };
    }
    try {
      const ahead = [...knownOperations, ...current.known().slice(0, MOST_WARMED)];
      const next = await open((attempts += 1), supergraphSdl, ahead, current.rules);
      const last = current;
      current = next;
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
    ask: (request, scope) => current.ask(request, scope),
    answerAdmitted: (question, scope) => current.answerAdmitted(question, scope),
    sliceOf: (viewer) => current.slices.of(viewer),
    close: () => current.close(),
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
    ask: (request, scope) => count(generation.ask(request, scope)),
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
