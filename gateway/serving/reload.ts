import type { Logger } from 'pino';

import type { ServedSupergraph, SwapOutcome } from './served-supergraph.ts';
import type { SupergraphFile } from './supergraph-file.ts';

export interface Reload {
  /** Reads the supergraph again and serves it; never throws, since nobody is there to catch it at a signal. */
  now(): Promise<SwapOutcome | { readonly kind: 'unreadable' }>;
  stop(): void;
}

/** Serves the file's supergraph anew whenever the file changes, or when told to. */
export function reloadFrom(file: SupergraphFile, served: ServedSupergraph, logger: Logger): Reload {
  const now: Reload['now'] = async () => {
    try {
      return await served.swap(await file.read());
    } catch (error) {
      logger.error(
        { fault: error instanceof Error ? error.message : typeof error },
        'supergraph could not be reloaded',
      );
      return { kind: 'unreadable' };
    }
  };
  return { now, stop: file.watch(() => void now()) };
}
