import { readFile } from 'node:fs/promises';

import { parse, type DocumentNode } from 'graphql';

import { AUDIENCES } from '../../subgraphs/shared/access/viewer.ts';
import type { AccessRules } from '../authorization/access-rules.ts';
import type { Audiences } from '../authorization/audiences.ts';
import { readRules } from '../authorization/read-rules.ts';
import type { Slices } from '../authorization/slices.ts';

import { openGeneration, type Generation, type GenerationParts } from './generation.ts';
import type { KnownOperation } from './operation.ts';
import { SupergraphError } from './supergraph-error.ts';
import { readCommittedSupergraph, type SupergraphFile } from './supergraph-file.ts';

export type SwapOutcome =
  | { readonly kind: 'serving'; readonly generation: number }
  | { readonly kind: 'unchanged'; readonly generation: number }
  | { readonly kind: 'refused'; readonly generation: number; readonly reason: string }
  | { readonly kind: 'unreadable' };

/** The supergraph that is served, which can be swapped for another while requests are under way. */
export interface ServedSupergraph {
  /** By the current generation; a request ends on the one on which it began. */
  readonly answer: Generation['answer'];
  /** A document of the current generation, as long as an operation of it is held. */
  documentOf(documentHash: string): DocumentNode | undefined;
  /** What a viewer can reach now. */
  readonly sliceOf: Slices['of'];
  /**
   * Reads the supergraph again and serves it from now on, or says why not: then the current one is kept. One at a time. Also
   * done when the file changes. Never throws, since a signal has no caller to catch it.
   */
  reload(): Promise<SwapOutcome>;
  close(): Promise<void>;
}

/** Most operations of the last generation that are prepared before the next takes over. */
const MOST_WARMED = 200;

/**
 * Opens the first generation and serves the file's supergraph anew whenever the file changes.
 *
 * @throws SupergraphError, or what the file system says
 */
export async function serveSupergraph(file: SupergraphFile, parts: GenerationParts): Promise<ServedSupergraph> {
  const { logger, audiences, access } = parts;
  const examples = await exampleOperations(audiences);
  const open = async (
    number: number,
    supergraphSdl: string,
    ahead: readonly KnownOperation[],
    last: AccessRules | undefined,
  ): Promise<Generation> => {
    const generation = closedWhenIdle(await openGeneration(number, supergraphSdl, parts, last));
    const prepared = await generation.warm(ahead);
    logger.info({ generation: number, prepared }, 'supergraph ready');
    return generation;
  };
  const firstSdl = await file.read();
  let current = await open(1, firstSdl, examples, await reviewedRules(firstSdl, access.rules));
  let attempts = 1;

  const swap = async (): Promise<SwapOutcome> => {
    try {
      const supergraphSdl = await file.read();
      if (supergraphSdl === current.supergraphSdl) {
        return { kind: 'unchanged', generation: current.number };
      }
      const ahead = [...examples, ...current.operations.list().slice(0, MOST_WARMED)];
      const next = await open((attempts += 1), supergraphSdl, ahead, current.rules);
      const last = current;
      current = next;
      await last.close();
      return { kind: 'serving', generation: next.number };
    } catch (error) {
      if (error instanceof SupergraphError) {
        logger.error({ generation: current.number, reason: error.message }, 'supergraph refused');
        return { kind: 'refused', generation: current.number, reason: error.message };
      }
      const fault = error instanceof Error ? error.message : typeof error;
      logger.error({ fault }, 'supergraph could not be reloaded');
      return { kind: 'unreadable' };
    }
  };
  let lastSwap: Promise<unknown> = Promise.resolve();
  const reload = (): Promise<SwapOutcome> => {
    const swapping = lastSwap.then(swap);
    lastSwap = swapping;
    return swapping;
  };
  const stopWatching = file.watch(() => void reload());
  return {
    answer: (request, scope) => current.answer(request, scope),
    documentOf: (documentHash) => current.operations.documentOf(documentHash),
    sliceOf: (viewer) => current.slices.of(viewer),
    reload,
    async close() {
      stopWatching();
      await lastSwap;
      await current.close();
    },
  };
}

/**
 * The rules of the supergraph that was committed with this code, and reviewed with it: a gateway that starts on another
 * supergraph cannot otherwise tell a rule that was lost from one that never was.
 *
 * @returns undefined where rules are not required, or where it is the same supergraph
 */
async function reviewedRules(firstSdl: string, rules: 'required' | 'none'): Promise<AccessRules | undefined> {
  const reviewed = rules === 'required' ? await readCommittedSupergraph() : firstSdl;
  return reviewed === firstSdl ? undefined : readRules(parse(reviewed, { noLocation: true }));
}

const EXAMPLES = new URL('../http/explorer/public/examples.json', import.meta.url);

/** The documents with which the explorer opens, as each audience requests them with all its scopes. */
async function exampleOperations(audiences: Audiences): Promise<readonly KnownOperation[]> {
  const examples = JSON.parse(await readFile(EXAMPLES, 'utf8')) as { readonly query: string }[];
  return examples.flatMap(({ query }) =>
    AUDIENCES.map((audience) => {
      const viewer = { audience, scopes: audiences[audience].scopes };
      return { text: query, operationName: undefined, viewer };
    }),
  );
}

/** The same generation, closed only when its last request is done. */
function closedWhenIdle(generation: Generation): Generation {
  let underWay = 0;
  let onIdle: (() => void) | undefined;
  return {
    ...generation,
    async answer(request, scope) {
      underWay += 1;
      try {
        return await generation.answer(request, scope);
      } finally {
        underWay -= 1;
        if (underWay === 0) {
          onIdle?.();
        }
      }
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
