import { connect } from 'node:net';

import { messageReader } from '../processes/http-message.ts';

/** What the load is to do: ask the bodies in turn, over and over, each connection one at a time. */
export interface LoadOrder {
  readonly url: string;
  readonly bodies: readonly string[];
  /** Headers beside the body's own, each a line's worth. */
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly milliseconds: number;
}

export interface LoadResult {
  readonly requests: number;
  /** Answers that were not 200. */
  readonly failed: number;
  /** Bytes of answers, without heads. */
  readonly bytes: number;
  /** From the first request to the last answer. */
  readonly milliseconds: number;
  readonly p50: number;
  readonly p99: number;
}

/**
 * A load generator over bare sockets. A connection asks again as soon as it is answered; when the time is up, what is
 * under way is waited for and counted, so that requests and CPU are counted over the same stretch.
 *
 * @throws when a connection is refused or lost
 */
export async function runLoad({ url, bodies, headers, connections, milliseconds }: LoadOrder): Promise<LoadResult> {
  const { hostname, port, pathname } = new URL(url);
  const requests = bodies.map((body) => requestBytes(pathname, hostname, headers, body));
  const latencies: number[] = [];
  let next = 0;
  let failed = 0;
  let bytes = 0;
  const started = performance.now();
  const ends = started + milliseconds;

  const runConnection = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket = connect({ host: hostname, port: Number(port), noDelay: true });
      const read = messageReader();
      let askedAt = 0;
      const ask = (): void => {
        const request = requests[next++ % requests.length];
        askedAt = performance.now();
        socket.write(request ?? '');
      };
      socket.once('connect', ask);
      socket.once('error', reject);
      socket.once('close', () => reject(new Error('The gateway closed a connection.')));
      socket.on('data', (chunk) => {
        const message = read(chunk);
        if (message === undefined) {
          return;
        }
        const now = performance.now();
        latencies.push(now - askedAt);
        bytes += message.body.byteLength;
        if (!message.head.startsWith('HTTP/1.1 200')) {
          failed += 1;
        }
        if (now < ends) {
          ask();
        } else {
          socket.removeAllListeners('close');
          socket.destroy();
          resolve();
        }
      });
    });

  await Promise.all(Array.from({ length: connections }, runConnection));
  const took = performance.now() - started;
  latencies.sort((a, b) => a - b);
  const at = (share: number): number =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
  return { requests: latencies.length, failed, bytes, milliseconds: took, p50: at(0.5), p99: at(0.99) };
}

function requestBytes(path: string, host: string, headers: LoadOrder['headers'], body: string): Buffer {
  const lines = [
    `POST ${path} HTTP/1.1`,
    `host: ${host}`,
    'content-type: application/json',
    'accept: application/json',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`);
}
