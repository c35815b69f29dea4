import { Pool, type Dispatcher } from 'undici';

import type { SubgraphReply, SubgraphRequest } from '../../subgraphs/shared/server/subgraph-handler.ts';
import { ReplyTooLarge, type SubgraphTransport } from './transport.ts';

export interface HttpTransportOptions {
  readonly url: string;
  readonly connections: number;
  readonly replyBytes: number;
}

/**
 * One pool of kept connections to one subgraph. Redirects are not followed: a subgraph's address is configuration,
 * and a redirect would send a court's data where nobody configured it to go.
 */
export function httpTransport(options: HttpTransportOptions): SubgraphTransport {
  const url = new URL(options.url);
  const pool = new Pool(url.origin, {
    connections: options.connections,
    // The deadline is the caller's signal, which covers waiting for a connection too; these two must not undercut it.
    headersTimeout: 0,
    bodyTimeout: 0,
    // Below the five seconds after which a Node server closes an idle connection, so that it is seldom we who find out.
    keepAliveTimeout: 4_000,
  });
  return {
    async send(request) {
      const response = await requestOnce(pool, url, request).catch((error: unknown) =>
        retryOnStaleConnection(error, pool, url, request),
      );
      return readReply(response, options.replyBytes);
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

function requestOnce(
  pool: Pool,
  url: URL,
  { body, headers, signal }: SubgraphRequest,
): Promise<Dispatcher.ResponseData> {
  return pool.request({ method: 'POST', path: `${url.pathname}${url.search}`, body, headers, signal });
}

/**
 * A kept connection may be closed by the other side in the instant it is used again. The graph has no mutations, so
 * asking once more on a new connection is safe, and the signal still holds the whole to one deadline.
 */
function retryOnStaleConnection(
  error: unknown,
  pool: Pool,
  url: URL,
  request: SubgraphRequest,
): Promise<Dispatcher.ResponseData> {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (request.signal.aborted || (code !== 'ECONNRESET' && code !== 'UND_ERR_SOCKET' && code !== 'EPIPE')) {
    throw error;
  }
  return requestOnce(pool, url, request);
}

async function readReply(response: Dispatcher.ResponseData, replyBytes: number): Promise<SubgraphReply> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response.body as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > replyBytes) {
      response.body.destroy();
      throw new ReplyTooLarge();
    }
    chunks.push(chunk);
  }
  const contentType = response.headers['content-type'];
  return {
    status: response.statusCode,
    contentType: typeof contentType === 'string' ? contentType : '',
    body: Buffer.concat(chunks).toString('utf8'),
  };
}
