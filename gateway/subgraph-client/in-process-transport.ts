import { PUBLIC_VIEWER } from '../../subgraphs/shared/access/viewer.ts';
import type { SignEnvelope } from '../../subgraphs/shared/envelope/sign-envelope.ts';
import type { SubgraphHandler, SubgraphReply } from '../../subgraphs/shared/server/subgraph-handler.ts';

import { fetchHeaders } from './fetch-headers.ts';
import { abortError, TransportError, type SubgraphTransport } from './transport.ts';

/** Everybody may read the result. */
const PROBE = '{"query":"{ __typename }"}';

/**
 * Calls a subgraph in this process with the same headers and body as over HTTP. The deadline applies too: the fetch ends even if
 * the handler ignores its signal.
 */
export function inProcessTransport(
  handler: SubgraphHandler,
  sign: SignEnvelope,
  replyBytes: number,
): SubgraphTransport {
  return {
    send(body, context, deadline) {
      const controller = new AbortController();
      const headers = fetchHeaders(sign, body, context);
      return new Promise<SubgraphReply>((resolve, reject) => {
        deadline.onAbort(() => {
          controller.abort();
          reject(abortError(deadline));
        });
        if (deadline.abortReason === undefined) {
          handler({ body, headers, signal: controller.signal }).then(
            (reply) =>
              Buffer.byteLength(reply.body) > replyBytes ? reject(new TransportError('too-large')) : resolve(reply),
            () => reject(new TransportError('unreachable')),
          );
        }
      });
    },
    async isReady(signal) {
      const headers = fetchHeaders(sign, PROBE, { requestId: 'readiness', viewer: PUBLIC_VIEWER });
      const reply = await Promise.race([handler({ body: PROBE, headers, signal }), whenAborted(signal)]).catch(
        () => undefined,
      );
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
