/**
 * Why there is no reply: the deadline passed; no connection, or one that broke; a status of 5xx; a reply too large or
 * compressed; the breaker is open; the queue is full; every client that waited has left.
 */
export type FaultKind =
  'timeout' | 'unreachable' | 'failed' | 'too-large' | 'compressed' | 'circuit-open' | 'queue-full' | 'abandoned';

/** What went wrong between the gateway and a subgraph; holds nothing that could not be told to a client. */
export class TransportError extends Error {
  readonly kind: FaultKind;
  /** The HTTP status where one was read. */
  readonly status: number | undefined;

  constructor(kind: FaultKind, status?: number) {
    super(`A subgraph’s reply is missing: ${kind}.`);
    this.name = 'TransportError';
    this.kind = kind;
    this.status = status;
  }
}
