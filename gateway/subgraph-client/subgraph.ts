import type { SubgraphReply } from '../../subgraphs/shared/server/subgraph-handler.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';

import { deduplicateFetches } from './deduplicate-fetches.ts';
import { fairQueue, UNSHARED, type FairShare, type QueueDepth } from './fair-queue.ts';
import type { SubgraphFetch } from './fetch.ts';
import { observedSend } from './observed-send.ts';
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
  readonly telemetry?: Pick<Telemetry, 'fetched' | 'retried'> | undefined;
}

/** One subgraph with all layers of protection. */
export interface Subgraph {
  readonly name: string;
  /** @throws TransportError */
  fetch(fetch: SubgraphFetch): Promise<SubgraphReply>;
  /** Of the queue. */
  depth(): QueueDepth;
}

/** The layers of a subgraph, innermost first: retry and circuit breaker, the queue, deduplication with the deadline. */
export function openSubgraph(name: string, transport: SubgraphTransport, options: SubgraphOptions): Subgraph {
  const { connections, queue, share = UNSHARED, telemetry } = options;
  const resilient = resilientSend(transport, {
    ...options,
    dear: share.dear,
    onRetry: () => telemetry?.retried(name),
  });
  const bounded = fairQueue(resilient, { slots: connections, queue, share });
  const observed = telemetry === undefined ? bounded : observedSend(bounded, name, telemetry);
  return {
    name,
    fetch: deduplicateFetches(observed, options.deadlineMs, options.sharedBy),
    depth: () => bounded.depth(),
  };
}
