import { connect } from 'node:net';

import { messageReader } from './http-message.ts';

/** The load: the bodies in turn, repeatedly; each connection has one request in flight. */
export interface LoadOrder {
  readonly url: string;
  readonly bodies: readonly string[];
  /** Headers in addition to the body's own. */
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly milliseconds: number;
}

export interface LoadResult {
  readonly requests: number;
  /** Responses that were not 200. */
  readonly failed: number;
  /** Bytes of response bodies. */
  readonly bytes: number;
  /** From the first request to the last response. */
  readonly milliseconds: number;
  readonly p50: number;
  readonly p99: number;
}

/**
 * A load generator over bare sockets. A connection sends the next request as soon as it has its response. When the time is
 * up, requests in flight are waited for and counted, so that requests and CPU are counted over the same period.
 *
 * @throws if a connection is refused or lost
 */
export async function runLoad({ url, bodies, headers, connections, milliseconds }: LoadOrder): Promise<LoadResult> {
  const { hostname, port, pathname } = new URL(url);
  const requests = bodies.map((body) => requestBytes(pathname, hostname, headers, body));
  const bodiesInTurn = bodyQueue(requests, connections);
  const latencies: number[] = [];
  let failed = 0;
  let bytes = 0;
  const started = performance.now();
  const ends = started + milliseconds;

  const runConnection = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket = connect({ host: hostname, port: Number(port), noDelay: true });
      const read = messageReader();
      let sentAt = 0;
      let request = bodiesInTurn.next();
      const send = (): void => {
        sentAt = performance.now();
        socket.write(request);
      };
      socket.once('connect', send);
      socket.once('error', reject);
      socket.once('close', () => reject(new Error('The gateway closed a connection.')));
      socket.on('data', (chunk) => {
        const message = read(chunk);
        if (message === undefined) {
          return;
        }
        const now = performance.now();
        latencies.push(now - sentAt);
        bytes += message.body.byteLength;
        if (!message.head.startsWith('HTTP/1.1 200')) {
          failed += 1;
        }
        if (now < ends) {
          request = bodiesInTurn.next(request);
          send();
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

/**
 * The requests in turn. If there are as many as connections, none is in flight twice: a request goes to the end of the queue
 * when it is answered. A plain counter would let a slow response overlap with its own repetition.
 */
function bodyQueue(requests: readonly Buffer[], connections: number): { next(answered?: Buffer): Buffer } {
  const queue = requests.length >= connections ? [...requests] : undefined;
  let count = 0;
  return {
    next(answered) {
      if (queue !== undefined && answered !== undefined) {
        queue.push(answered);
      }
      return queue?.shift() ?? (requests[count++ % requests.length] as Buffer);
    },
  };
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
