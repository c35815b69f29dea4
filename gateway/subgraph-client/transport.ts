import type { SubgraphReply } from '../../subgraphs/shared/server/subgraph-handler.ts';
import type { Deadline } from './deadline.ts';
import { TransportFault } from './transport-fault.ts';

/** One way to a subgraph: over HTTP, or by a function call in the same process. */
export interface SubgraphTransport {
  /**
   * Sends one GraphQL-over-HTTP request, once.
   *
   * @throws TransportFault; as soon as the deadline gives up, whatever the subgraph does
   */
  send(body: string, requestId: string, deadline: Deadline): Promise<SubgraphReply>;
  /** Whether the subgraph would answer queries now; never throws. */
  isReady(signal: AbortSignal): Promise<boolean>;
  close(): Promise<void>;
}

/** The headers of every fetch. No `accept-encoding`: a reply must not be able to grow after it was measured. */
export const FETCH_HEADERS = {
  'content-type': 'application/json',
  accept: 'application/graphql-response+json, application/json',
} as const;

/** What a fetch that was given up ends with. */
export function givenUpFault(deadline: Deadline): TransportFault {
  return new TransportFault(deadline.givenUp === 'deadline' ? 'timeout' : 'abandoned');
}
