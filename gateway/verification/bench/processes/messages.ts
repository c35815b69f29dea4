import type { CpuProfile } from '../profile-categories.ts';

import type { Served } from './caching-server.ts';
import type { LoadOrder, LoadResult } from './http-load.ts';

/** What a process has used since it started. */
export interface Usage {
  /** Microseconds of CPU, all threads, user and system. */
  readonly cpu: number;
  /** Resident memory in bytes. */
  readonly rss: number;
}

/** What the main process requests from the others. A result carries the id of its request. */
export type ProcessRequest =
  | { readonly id: number; readonly kind: 'usage' }
  | { readonly id: number; readonly kind: 'served' }
  | { readonly id: number; readonly kind: 'profile'; readonly begin: boolean }
  | { readonly id: number; readonly kind: 'load'; readonly order: LoadOrder };

export type ProcessResults = {
  readonly usage: Usage;
  readonly served: Served;
  readonly load: LoadResult;
  readonly profile: CpuProfile | null;
};

/** Sent by a process when it is ready: its URL, or a URL for each subgraph. */
export interface Listening {
  readonly listening: string | Readonly<Record<string, string>>;
}

/** Handles one kind of request of the main process. */
export function onRequest<Kind extends ProcessRequest['kind']>(
  kind: Kind,
  handle: (request: Extract<ProcessRequest, { kind: Kind }>) => ProcessResults[Kind] | Promise<ProcessResults[Kind]>,
): void {
  process.on('message', (request: ProcessRequest) => {
    if (request.kind !== kind) {
      return;
    }
    void Promise.resolve(handle(request as Extract<ProcessRequest, { kind: Kind }>)).then((value) =>
      process.send?.({ id: request.id, value }),
    );
  });
}

export function reportListening(listening: Listening['listening']): void {
  process.send?.({ listening } satisfies Listening);
}
