import { ENVELOPE_HEADER } from '../../subgraphs/shared/envelope/envelope.ts';
import type { SignEnvelope } from '../../subgraphs/shared/envelope/sign-envelope.ts';
import type { SubgraphReply } from '../../subgraphs/shared/server/subgraph-handler.ts';

import type { Deadline } from './deadline.ts';
import type { FetchContext } from './fetch.ts';
import { TransportError } from './transport-error.ts';

/** One way to a subgraph: over HTTP, or by a function call in the same process. */
export interface SubgraphTransport {
  /**
   * Sends one GraphQL-over-HTTP request, once, in an envelope of its own.
   *
   * @throws TransportError; as soon as the deadline gives up, whatever the subgraph does
   */
  send(body: string, context: FetchContext, deadline: Deadline): Promise<SubgraphReply>;
  /** Whether the subgraph would answer queries now; never throws. */
  isReady(signal: AbortSignal): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * All the headers of a fetch; none is the client's. No `accept-encoding`: a reply must not be able to grow after it was
 * measured.
 */
export function fetchHeaders(
  sign: SignEnvelope,
  body: string,
  { viewer, requestId }: Pick<FetchContext, 'viewer' | 'requestId'>,
): Record<string, string> {
  return {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json',
    'x-request-id': requestId,
    [ENVELOPE_HEADER]: sign(viewer, requestId, body),
  };
}

/** What a fetch that was given up ends with. */
export function givenUpError(deadline: Deadline): TransportError {
  return new TransportError(deadline.givenUp === 'deadline' ? 'timeout' : 'abandoned');
}
