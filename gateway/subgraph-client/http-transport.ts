import { Pool } from 'undici';

import type { SignEnvelope } from '../../subgraphs/shared/envelope/sign-envelope.ts';

import { HttpReplyReader } from './http-reply-reader.ts';
import { fetchHeaders, type SubgraphTransport } from './transport.ts';

export interface HttpTransportOptions {
  readonly url: string;
  readonly sign: SignEnvelope;
  readonly connections: number;
  readonly replyBytes: number;
  readonly deadlineMs: number;
}

/**
 * One pool of kept connections to one subgraph. Redirects are not followed: a subgraph's address is configuration,
 * and a redirect would send a court's data where nobody configured it to go.
 *
 * The pool is used by its innermost interface: `request` would make a stream and a signal's listeners for each reply,
 * which cost more than all else that the gateway does for a small one.
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
    // The deadline covers all, waiting for a connection too; these two must not undercut it.
    headersTimeout: 0,
    bodyTimeout: 0,
    // Below the five seconds after which a Node server closes an idle connection, so that it is seldom we who find out.
    keepAliveTimeout: 4_000,
  });
  return {
    send(body, context, deadline) {
      const reader = new HttpReplyReader(replyBytes, deadline);
      if (deadline.givenUp === undefined) {
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
    // Not close(): at stop, whoever still waits has been waited for already.
    close: () => pool.destroy(),
  };
}
