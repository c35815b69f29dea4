import type { Logger } from 'pino';

import { createHttpServer } from '../../subgraphs/shared/http/http-server.ts';
import { listenOn } from '../../subgraphs/shared/http/listen-on.ts';

import type { Metrics } from './metrics.ts';

/** A scraper asks every few seconds and is quick. */
const LIMITS = { readMs: 5_000, keepAliveMs: 65_000 };

/**
 * Answers `/metrics` on a port of its own.
 *
 * Threat: the metrics tell a stranger how loaded each office is, and so whether an attack on it works. A path at the gateway's port
 * would stand behind the same proxy as the graph and be public with it, and to tell scrapers by address fails behind a proxy. A port
 * of its own is closed unless somebody opens it: it listens on this machine by default, and a firewall can name it.
 *
 * @throws CannotListenError
 */
export async function listenForScrapes(
  metrics: Pick<Metrics, 'text' | 'contentType'>,
  { host, port }: { readonly host: string; readonly port: number },
  logger: Logger,
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const server = createHttpServer(LIMITS, (request, response) => {
    if (request.url !== '/metrics' || (request.method !== 'GET' && request.method !== 'HEAD')) {
      response.writeHead(404).end();
      return;
    }
    metrics.text().then(
      (text) => {
        response.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' });
        response.end(request.method === 'HEAD' ? undefined : text);
      },
      (error: unknown) => {
        logger.error({ fault: error instanceof Error ? error.name : typeof error }, 'metrics');
        response.writeHead(500).end();
      },
    );
  });
  const taken = await listenOn(server, port, host);
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${taken}/metrics`;
  logger.info({ url }, 'metrics');
  return {
    url,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
