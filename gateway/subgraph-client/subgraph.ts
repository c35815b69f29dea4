import type { SubgraphReply } from '../../subgraphs/shared/server/subgraph-handler.ts';

import type { FetchContext } from './ask-subgraph.ts';
import { shareFetches } from './deduplicate-fetches.ts';
import { boundFetches } from './limit-concurrency.ts';
import { resilientSend, type ResilienceOptions } from './resilient-send.ts';
import type { SubgraphTransport } from './transport.ts';

/** What one fetch is, as far as sending it goes. */
export interface SubgraphFetch {
  readonly body: string;
  readonly kind: 'query' | 'mutation';
  readonly context: FetchContext;
}

export interface SubgraphOptions extends ResilienceOptions {
  /** Longest that one fetch may take, waiting, reading and asking again included. */
  readonly deadlineMs: number;
  readonly connections: number;
  /** Most fetches that wait for a connection. */
  readonly waiting: number;
}

/** One subgraph as the gateway asks it. */
export interface Subgraph {
  readonly name: string;
  /** @throws TransportFault */
  fetch(fetch: SubgraphFetch): Promise<SubgraphReply>;
}

/** A subgraph behind all that bounds the asking, innermost first: attempts, number, sharing and time. */
export function openSubgraph(name: string, transport: SubgraphTransport, options: SubgraphOptions): Subgraph {
  const resilient = resilientSend(transport, options);
  const bounded = boundFetches(resilient, options.connections + options.waiting);
  return { name, fetch: shareFetches(bounded, options.deadlineMs) };
}
