import type { SubgraphReply } from '../../subgraphs/shared/server/subgraph-handler.ts';

import type { Deadline } from './deadline.ts';
import type { FetchContext } from './fetch.ts';

/**
 * Why there is no reply: the deadline passed; there was no connection, or it broke; status 5xx; the reply is too large or
 * compressed; the circuit is open; the queue is full; all clients that waited have left.
 */
export type TransportErrorKind =
  'timeout' | 'unreachable' | 'failed' | 'too-large' | 'compressed' | 'circuit-open' | 'queue-full' | 'abandoned';

/** A failure between the gateway and a subgraph. It contains nothing that a client may not see. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly kind: TransportErrorKind;
  /** The HTTP status if one was read. */
  readonly status: number | undefined;

  constructor(kind: TransportErrorKind, status?: number) {
    super(`A subgraph’s reply is missing: ${kind}.`);
    this.kind = kind;
    this.status = status;
  }
}

/** Sends requests to one subgraph: over HTTP, or by a function call in the same process. */
export interface SubgraphTransport {
  /**
   * Sends one GraphQL-over-HTTP request once, in its own signed envelope.
   *
   * @throws TransportError; as soon as the deadline aborts, even if the subgraph does not react
   */
  send(body: string, context: FetchContext, deadline: Deadline): Promise<SubgraphReply>;
  /** Whether the subgraph can answer queries now; never throws. */
  isReady(signal: AbortSignal): Promise<boolean>;
  close(): Promise<void>;
}

/** The error of an aborted fetch. */
export function abortError(deadline: Deadline): TransportError {
  return new TransportError(deadline.abortReason === 'deadline' ? 'timeout' : 'abandoned');
}
