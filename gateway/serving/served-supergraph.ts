import { readFile } from 'node:fs/promises';

import { parse, type DocumentNode } from 'graphql';

import { AUDIENCES } from '../../subgraphs/shared/access/audiences.ts';
import type { AccessRules } from '../authorization/access-rules.ts';
import type { Audiences } from '../authorization/audiences.ts';
import { readRules } from '../authorization/read-rules.ts';
import type { Slices } from '../authorization/slices.ts';
import type { ServedDocuments } from '../trusted-documents/open-documents.ts';

import { SupergraphError } from './build-supergraph.ts';
import { openGeneration, type Generation, type GenerationParts } from './generation.ts';
import type { KnownOperation } from './operation.ts';
import { readCommittedSupergraph, type SupergraphFile } from './supergraph-file.ts';

export type SwapOutcome =
  | { readonly kind: 'serving'; readonly generation: number }
  | { readonly kind: 'unchanged'; readonly generation: number }
  | { readonly kind: 'refused'; readonly generation: number; readonly reason: string }
  | { readonly kind: 'unreadable' };

/** The supergraph in service. It can be replaced while requests are running. */
export interface ServedSupergraph {
  /** Answers by the current generation; a request ends on the generation on which it began. */
  readonly answer: Generation['answer'];
  /** When the latest request arrived that is not part of a saved query's run, by `performance.now`. */
  lastRequestAt(): number;
  /** A document of the current generation; see `OperationCache`. */
  documentOf(documentHash: string): DocumentNode | undefined;
  /** Estimated memory of the operations of the current generation. */
  operationBytes(): number;
  /** The current generation as documents are checked against it. */
  readonly checks: () => Pick<Generation, 'number' | 'schema' | 'faultsFor' | 'recordedIn'>;
  /** A viewer's slice in the current generation. */
  readonly sliceOf: Slices['of'];
  /**
   * Reads the file again and serves its supergraph. If that is refused or unreadable, the current one stays in service. Calls
   * run one after another. Never rejects: a signal handler has nobody to catch an error.
   */
  reload(): Promise<SwapOutcome>;
  close(): Promise<void>;
}

/** Most operations of the previous generation that are prepared before the next one serves. */
const MAX_WARMED = 200;

/**
 * Opens the first generation, and the next one whenever the file changes. All documents are prepared before a generation
 * serves, and when they change.
 *
 * @throws SupergraphError, or the error of the file system
 */
export async function serveSupergraph(
  file: SupergraphFile,
  parts: GenerationParts,
  documents: Pick<ServedDocuments, 'active' | 'watch'>,
): Promise<ServedSupergraph> {
  const { logger, audiences, access } = parts;
  const closing = new AbortController();
  const examples = await exampleOperations(audiences);
  const warmDocuments = async (generation: Generation): Promise<void> => {
    const { prepared, cached, misfits } = await generation.warmDocuments(documents.active(), closing.signal);
    for (const misfit of misfits) {
      logger.warn({ generation: generation.number, ...misfit }, 'document does not fit the schema');
    }
    if (cached < prepared) {
      logger.warn({ prepared, cached }, 'OPERATION_CACHE_BYTES is too small for the trusted documents');
    }
    logger.info({ generation: generation.number, prepared }, 'trusted documents prepared');
  };
  const open = async (
    number: number,
    supergraphSdl: string,
    ahead: readonly KnownOperation[],
    last: AccessRules | undefined,
  ): Promise<Generation> => {
    const generation = closedWhenIdle(await openGeneration(number, supergraphSdl, parts, last));
    const prepared = await generation.warm(ahead, closing.signal);
    // Last, so that a full cache drops other operations first.
    await warmDocuments(generation);
    logger.info({ generation: number, prepared }, 'supergraph ready');
    return generation;
  };
  const firstSdl = await file.read();
  let current = await open(1, firstSdl, examples, await reviewedRules(firstSdl, access.rules));
  let attempts = 1;
  let lastRequestAt = -Infinity;

  const swap = async (): Promise<SwapOutcome> => {
    try {
      const supergraphSdl = await file.read();
      if (supergraphSdl === current.supergraphSdl) {
        return { kind: 'unchanged', generation: current.number };
      }
      const ahead = [...examples, ...current.operations.list().slice(0, MAX_WARMED)];
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
  const stopWatchingDocuments = documents.watch(() => {
    lastSwap = lastSwap.then(() => warmDocuments(current));
  });
  return {
    answer(request, scope) {
      if (scope.isBulk !== true) {
        lastRequestAt = performance.now();
      }
      return current.answer(request, scope);
    },
    lastRequestAt: () => lastRequestAt,
    documentOf: (documentHash) => current.operations.documentOf(documentHash),
    operationBytes: () => current.operations.bytes(),
    checks: () => current,
    sliceOf: (viewer) => current.slices.of(viewer),
    reload,
    async close() {
      stopWatching();
      stopWatchingDocuments();
      closing.abort();
      await lastSwap;
      await current.close();
    },
  };
}

/**
 * The rules of the committed supergraph, which was reviewed with this code. At start there is no running supergraph to
 * compare with; without this comparison, a rule that was lost before the start would not be noticed.
 *
 * @returns undefined where rules are not required, or where the first supergraph is the committed one
 */
async function reviewedRules(firstSdl: string, rules: 'required' | 'none'): Promise<AccessRules | undefined> {
  const reviewed = rules === 'required' ? await readCommittedSupergraph() : firstSdl;
  return reviewed === firstSdl ? undefined : readRules(parse(reviewed, { noLocation: true }));
}

const EXAMPLES = new URL('../http/explorer/public/examples.json', import.meta.url);

/** The explorer's example queries, for each audience with all its scopes. */
async function exampleOperations(audiences: Audiences): Promise<readonly KnownOperation[]> {
  const examples = JSON.parse(await readFile(EXAMPLES, 'utf8')) as { readonly query: string }[];
  return examples.flatMap(({ query }) =>
    AUDIENCES.map((audience) => {
      const viewer = { audience, scopes: audiences[audience].scopes };
      return { text: query, operationName: undefined, viewer };
    }),
  );
}

/** The same generation, but its `close` waits for the last running request. */
function closedWhenIdle(generation: Generation): Generation {
  let running = 0;
  let onIdle: (() => void) | undefined;
  return {
    ...generation,
    async answer(request, scope) {
      running += 1;
      try {
        return await generation.answer(request, scope);
      } finally {
        running -= 1;
        if (running === 0) {
          onIdle?.();
        }
      }
    },
    close() {
      if (running === 0) {
        return generation.close();
      }
      onIdle = () => void generation.close();
      return Promise.resolve();
    },
  };
}
