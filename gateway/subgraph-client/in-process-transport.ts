import type { SubgraphHandler, SubgraphReply } from '../../subgraphs/shared/server/subgraph-handler.ts';
import { FETCH_HEADERS, givenUpFault, type SubgraphTransport } from './transport.ts';
import { TransportFault } from './transport-fault.ts';

/**
 * Calls a subgraph in this process, over the same bytes as HTTP would carry.
 * The deadline holds here too: a handler that ignores its signal is no longer waited for.
 */
export function inProcessTransport(handler: SubgraphHandler, replyBytes: number): SubgraphTransport {
  return {
    send(body, requestId, deadline) {
      const controller = new AbortController();
      const headers = { ...FETCH_HEADERS, 'x-request-id': requestId };
      return new Promise<SubgraphReply>((resolve, reject) => {
        deadline.onGiveUp(() => {
          controller.abort();
          reject(givenUpFault(deadline));
        });
        if (deadline.givenUp === undefined) {
          handler({ body, headers, signal: controller.signal }).then(
            (reply) =>
              Buffer.byteLength(reply.body) > replyBytes ? reject(new TransportFault('too-large')) : resolve(reply),
            () => reject(new TransportFault('unreachable')),
          );
        }
      });
    },
    async isReady(signal) {
      const request = { body: '{"query":"{ __typename }"}', headers: { 'content-type': 'application/json' }, signal };
      const reply = await Promise.race([handler(request), whenAborted(signal)]).catch(() => undefined);
      return reply?.status === 200;
    },
    close: () => Promise.resolve(),
  };
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = (): void => reject(new Error('The call was aborted.'));
    if (signal.aborted) {
      stop();
    } else {
      signal.addEventListener('abort', stop, { once: true });
    }
  });
}
