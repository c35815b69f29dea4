import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import type { Logger } from 'pino';

import type { Viewer } from '../../subgraphs/shared/access/viewer.ts';

import { NO_DOCUMENTS, type DocumentsOptions } from './documents-options.ts';
import { DocumentsError, readDocuments } from './read-documents.ts';
import {
  indexDocuments,
  resolveRequest,
  type DocumentIndex,
  type DocumentParameters,
  type Resolution,
} from './resolve-request.ts';
import type { TrustedDocument } from './trusted-document.ts';

/** Who sends a request, as far as its documents are concerned. */
export interface DocumentScope {
  readonly requestId: string;
  readonly viewer: Pick<Viewer, 'audience'>;
}

/** The trusted documents in service. They are replaced when files of their folder change. */
export interface ServedDocuments {
  /** Finds the document that a request names, and decides whether its audience may run it; see `resolveRequest`. */
  resolve(parameters: DocumentParameters, scope: DocumentScope): Resolution;
  /** The documents of active versions. */
  active(): readonly TrustedDocument[];
  /** Calls `onChange` after each change, until the returned function is called. */
  watch(onChange: () => void): () => void;
  close(): Promise<void>;
}

const GATEWAY = fileURLToPath(new URL('..', import.meta.url));
const CHECK_EVERY_MS = 1_000;

/**
 * Reads the folder of manifests, and again whenever one changes: checked once a second, as the supergraph's file is. A folder
 * with a fault is refused as a whole and its faults are logged; the last good documents stay in service.
 *
 * @throws DocumentsError where the folder is refused at start
 */
export async function openDocuments(options: DocumentsOptions, logger: Logger): Promise<ServedDocuments> {
  const folder = options.folder === NO_DOCUMENTS ? undefined : resolve(GATEWAY, options.folder);
  const listeners = new Set<() => void>();
  let documents: readonly TrustedDocument[] = [];
  let index: DocumentIndex = indexDocuments([]);
  const read = async (from: string): Promise<void> => {
    ({ documents } = await readDocuments(from, options.tokens));
    index = indexDocuments(documents);
    logger.info({ documents: documents.length }, 'trusted documents ready');
  };
  const reread = async (from: string): Promise<void> => {
    try {
      await read(from);
      listeners.forEach((onChange) => onChange());
    } catch (error) {
      const faults =
        error instanceof DocumentsError ? error.faults : [error instanceof Error ? error.name : typeof error];
      logger.error({ faults }, 'trusted documents refused');
    }
  };
  const stopped = new AbortController();
  let watching = Promise.resolve();
  if (folder !== undefined) {
    const before = await stateOf(folder);
    await read(folder);
    watching = watchFolder(folder, before, () => reread(folder), stopped.signal);
  }
  return {
    resolve: (parameters, { requestId, viewer: { audience } }) =>
      resolveRequest(parameters, audience, {
        index,
        modes: options.modes,
        onUntrusted(documentHash, known) {
          const line = { requestId, documentHash, audience, app: known?.app, version: known?.version };
          logger.warn(line, known === undefined ? 'unknown document' : 'retired document');
        },
      }),
    active: () => documents.filter(({ status }) => status === 'active'),
    watch(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    close() {
      stopped.abort();
      return watching;
    },
  };
}

/** Calls `onChange` whenever the state of the folder differs. A change during the call is seen at the next check. */
async function watchFolder(
  folder: string,
  first: string,
  onChange: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  for (let last = first; ;) {
    await setTimeout(CHECK_EVERY_MS, undefined, { signal, ref: false }).catch(() => {});
    if (signal.aborted) {
      return;
    }
    const state = await stateOf(folder);
    if (state !== last) {
      last = state;
      await onChange();
    }
  }
}

/** Changes whenever a file of the folder, or of a folder in it, is added, removed, written or replaced. */
async function stateOf(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const states = names.sort().map(async (name) => {
    const facts = await stat(join(folder, name)).catch(() => undefined);
    return [name, facts?.ino, facts?.size, facts?.mtimeMs].join(' ');
  });
  return (await Promise.all(states)).join('\n');
}
