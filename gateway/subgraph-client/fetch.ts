import type { Viewer } from '../../subgraphs/shared/access/viewer.ts';
import type { SubgraphReply } from '../../subgraphs/shared/server/subgraph-handler.ts';

import type { Deadline } from './deadline.ts';

/** What a fetch needs to know of the client's request. */
export interface FetchContext {
  readonly requestId: string;
  /** For whom the gateway vouches. Where a fetch is shared it is the first requester: all of them have the same rights. */
  readonly viewer: Viewer;
  /** Aborted when the client has gone before its response. */
  readonly clientLeft: AbortSignal;
}

/** One request to a subgraph, as far as sending it goes. */
export interface SubgraphFetch {
  /** The GraphQL-over-HTTP request as JSON text. */
  readonly body: string;
  /** A mutation is sent once and for one client only. */
  readonly kind: 'query' | 'mutation';
  readonly context: FetchContext;
}

/** One layer between a fetch and the connection. @throws TransportError */
export type SendFetch = (fetch: SubgraphFetch, deadline: Deadline) => Promise<SubgraphReply>;
