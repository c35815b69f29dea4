import type { SubgraphReply } from '../../subgraphs/shared/server/subgraph-handler.ts';
import type { FetchContext } from './ask-subgraph.ts';
import { startDeadline } from './deadline.ts';
import { ReplyTooLarge, type SubgraphTransport } from './transport.ts';
import { TransportFault } from './transport-fault.ts';

/** What one fetch is, as far as sending it goes. */
export interface SubgraphFetch {
  readonly body: string;
  readonly kind: 'query' | 'mutation';
  readonly viewerKey: string;
  readonly context: FetchContext;
}

/** One subgraph as the gateway asks it, with all that bounds the asking. */
export interface Subgraph {
  readonly name: string;
  /** @throws TransportFault */
  fetch(fetch: SubgraphFetch): Promise<SubgraphReply>;
}

export function openSubgraph(name: string, transport: SubgraphTransport, deadlineMs: number): Subgraph {
  return {
    name,
    async fetch({ body, context }) {
      const deadline = startDeadline(deadlineMs, context.clientLeft);
      const headers = {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        'x-request-id': context.requestId,
      };
      try {
        const reply = await transport.send({ body, headers, signal: deadline.signal });
        if (reply.status >= 500) {
          throw new TransportFault('failed', reply.status);
        }
        return reply;
      } catch (error) {
        if (error instanceof TransportFault) {
          throw error;
        }
        if (error instanceof ReplyTooLarge) {
          throw new TransportFault('too-large');
        }
        throw new TransportFault(deadline.givenUp() === 'deadline' ? 'timeout' : 'unreachable');
      } finally {
        deadline.end();
      }
    },
  };
}
