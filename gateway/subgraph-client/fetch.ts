import type { Viewer } from '../../subgraphs/shared/access/viewer.ts';
import type { ReadRun } from '../../subgraphs/shared/envelope/envelope.ts';
import type { SubgraphReply } from '../../subgraphs/shared/server/subgraph-handler.ts';
import type { Timing } from '../telemetry/telemetry.ts';

import type { Deadline } from './deadline.ts';

/** The part of the client's request that a fetch needs. */
export interface FetchContext {
  readonly requestId: string;
  /** The envelope is signed for this viewer. If a fetch is shared, it is the first client's: all have the same rights. */
  readonly viewer: Viewer;
  /** Aborted when the client disconnects before its response. */
  readonly clientLeft: AbortSignal;
  /** Whose share of a subgraph the fetch takes, and what the whole request is estimated to cost. */
  readonly share?: FetchShare | undefined;
  /** The run of a saved query that the request belongs to. */
  readonly run?: ReadRun | undefined;
  /** Where the trace of the request is kept; undefined where there is none. */
  readonly timings?: Timing[] | undefined;
}

/** Who a fetch is made for, so that nobody takes more than a share of a subgraph. */
export interface FetchShare {
  /** A name that is the same for all requests of one viewer. */
  readonly payer: string;
  readonly cost: number;
}

/** One request to a subgraph. */
export interface SubgraphFetch {
  /** The GraphQL-over-HTTP request as JSON text. */
  readonly body: string;
  /** A mutation is sent once and for one client only. */
  readonly kind: 'query' | 'mutation';
  readonly context: FetchContext;
}

/** A layer between a fetch and the connection. @throws TransportError */
export type SendFetch = (fetch: SubgraphFetch, deadline: Deadline) => Promise<SubgraphReply>;
