import type { SubgraphReply } from '../../subgraphs/shared/server/subgraph-handler.ts';

import { deduplicateFetches } from './deduplicate-fetches.ts';
import { fairQueue, UNSHARED, type FairShare } from './fair-queue.ts';
import type { SubgraphFetch } from './fetch.ts';
import { resilientSend, type ResilienceOptions } from './resilient-send.ts';
import type { SubgraphTransport } from './transport.ts';

export interface SubgraphOptions extends ResilienceOptions {
  /** The most that one fetch may take, with queue, reading and retry, in milliseconds. */
  readonly deadlineMs: number;
  readonly connections: number;
  /** The most fetches that may wait for a connection. */
  readonly queue: number;
  /** How viewers share the connections; without it, first come, first served. */
  readonly share?: FairShare;
  /** Whose fetches are shared: of equal rights, or, where the subgraph answers who asks, of the same viewer. */
  readonly sharedBy?: 'rights' | 'viewer';
}

/** One subgraph with all layers of protection. */
export interface Subgraph {
  readonly name: string;
  /** @throws TransportError */
  fetch(fetch: SubgraphFetch): Promise<SubgraphReply>;
}

/** The layers of a subgraph, innermost first: retry and circuit breaker, the queue, deduplication with the deadline. */
export function openSubgraph(name: string, transport: SubgraphTransport, options: SubgraphOptions): Subgraph {
  const { connections, queue, share = UNSHARED } = options;
  const resilient = resilientSend(transport, { ...options, dear: share.dear });
  const bounded = fairQueue(resilient, { slots: connections, queue, share });
  return { name, fetch: deduplicateFetches(bounded, options.deadlineMs, options.sharedBy) };
}
