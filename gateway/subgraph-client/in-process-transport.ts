import type { SubgraphHandler } from '../../subgraphs/shared/server/subgraph-handler.ts';
import { ReplyTooLarge, type SubgraphTransport } from './transport.ts';

/**
 * Calls a subgraph in this process, over the same bytes as HTTP would carry.
 * The deadline holds here too: a handler that ignores its signal is no longer waited for.
 */
export function inProcessTransport(handler: SubgraphHandler, replyBytes: number): SubgraphTransport {
  return {
    async send(request) {
      const reply = await Promise.race([handler(request), whenAborted(request.signal)]);
      if (Buffer.byteLength(reply.body) > replyBytes) {
        throw new ReplyTooLarge();
      }
      return reply;
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
