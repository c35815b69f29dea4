import type { SubgraphReply, SubgraphRequest } from '../../subgraphs/shared/server/subgraph-handler.ts';

/** One way to a subgraph: over HTTP, or by a function call in the same process. */
export interface SubgraphTransport {
  /** @throws whatever went wrong, and `ReplyTooLarge`; the caller gives it a code. */
  send(request: SubgraphRequest): Promise<SubgraphReply>;
  /** Whether the subgraph would answer queries now; never throws. */
  isReady(signal: AbortSignal): Promise<boolean>;
  close(): Promise<void>;
}

/** The reply passed the size that the gateway is willing to hold in memory; the rest of it was not read. */
export class ReplyTooLarge extends Error {
  constructor() {
    super('The reply is larger than allowed.');
    this.name = 'ReplyTooLarge';
  }
}
