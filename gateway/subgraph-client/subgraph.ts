import type { SubgraphReply } from '../../subgraphs/shared/server/subgraph-handler.ts';

import { deduplicateFetches } from './deduplicate-fetches.ts';
import type { SubgraphFetch } from './fetch.ts';
import { limitConcurrency } from './limit-concurrency.ts';
import { resilientSend, type ResilienceOptions } from './resilient-send.ts';
import type { SubgraphTransport } from './transport.ts';

export interface SubgraphOptions extends ResilienceOptions {
  /** The most that one fetch may take, with queue, reading and retry, in milliseconds. */
  readonly deadlineMs: number;
  readonly connections: number;
  /** The most fetches that may wait for a connection. */
  readonly queue: number;
  /** Whose fetches are shared: of equal rights, or, where the subgraph answers who asks, of the same viewer. */
  readonly sharedBy?: 'rights' | 'viewer';
}

/** One subgraph with all layers of protection. */
export interface Subgraph {
  readonly name: string;
  /** @throws TransportError */
  fetch(fetch: SubgraphFetch): Promise<SubgraphReply>;
}

/** The layers of a subgraph, innermost first: retry and circuit breaker, concurrency, deduplication with the deadline. */
export function openSubgraph(name: string, transport: SubgraphTransport, options: SubgraphOptions): Subgraph {
  const resilient = resilientSend(transport, options);
  const bounded = limitConcurrency(resilient, options.connections + options.queue);
  return { name, fetch: deduplicateFetches(bounded, options.deadlineMs, options.sharedBy) };
}
