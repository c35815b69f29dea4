import { Pool } from 'undici';

import type { SignEnvelope } from '../../subgraphs/shared/envelope/sign-envelope.ts';

import { fetchHeaders } from './fetch-headers.ts';
import { HttpReplyReader } from './http-reply-reader.ts';
import type { SubgraphTransport } from './transport.ts';

export interface HttpTransportOptions {
  readonly url: string;
  readonly sign: SignEnvelope;
  readonly connections: number;
  readonly replyBytes: number;
  readonly deadlineMs: number;
}

/**
 * A pool of keep-alive connections to one subgraph. Redirects are not followed: a subgraph's address is configuration, and a
 * redirect could send a court's data to a host that is not configured.
 *
 * `dispatch` is undici's lowest interface. `request` creates a stream and listeners for each reply, which costs more than
 * everything else that the gateway does for a small reply (`verification/bench/measure-fetch.ts`).
 */
export function httpTransport({
  url,
  sign,
  connections,
  replyBytes,
  deadlineMs,
}: HttpTransportOptions): SubgraphTransport {
  const { origin, pathname, search } = new URL(url);
  const path = `${pathname}${search}`;
  const pool = new Pool(origin, {
    connections,
    connect: { timeout: deadlineMs },
    // The deadline covers everything, waiting for a connection too; these two must not be shorter.
    headersTimeout: 0,
    bodyTimeout: 0,
    // Below the five seconds after which a Node server closes an idle connection: a request on a closed one would fail.
    keepAliveTimeout: 4_000,
  });
  return {
    send(body, context, deadline) {
      const reader = new HttpReplyReader(replyBytes, deadline);
      if (deadline.abortReason === undefined) {
        pool.dispatch({ method: 'POST', path, headers: fetchHeaders(sign, body, context), body }, reader);
      }
      return reader.reply;
    },
    async isReady(signal) {
      const probe = await pool
        .request({ method: 'GET', path: '/health/ready', signal })
        .then(async (response) => {
          await response.body.dump();
          return response.statusCode === 200;
        })
        .catch(() => false);
      return probe;
    },
    // Not close(): when the gateway stops, it has already waited for open requests.
    close: () => pool.destroy(),
  };
}
