import { createServer, type AddressInfo, type Socket } from 'node:net';

import { messageReader } from './http-message.ts';

/** What a server has received. */
export interface Served {
  requests: number;
  bytes: number;
}

export interface CachingServer {
  readonly url: string;
  close(): void;
}

/**
 * A subgraph that cannot be the bottleneck: it answers a known body with the bytes of its first reply, over sockets without an
 * HTTP library. A new body is answered by `answer`.
 */
export async function listenCaching(answer: (body: string) => Promise<string>, served: Served): Promise<CachingServer> {
  const replies = new Map<string, Buffer>();
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    const read = messageReader();
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      const message = read(chunk);
      if (message === undefined) {
        return;
      }
      const { body } = message;
      served.requests += 1;
      served.bytes += body.byteLength;
      // The text is not Latin-1, but this is the cheapest string that differs whenever the bytes differ.
      const key = body.toString('latin1');
      const known = replies.get(key);
      if (known !== undefined) {
        socket.write(known);
        return;
      }
      answer(body.toString('utf8')).then(
        (json) => {
          const reply = replyOf(json);
          replies.set(key, reply);
          socket.write(reply);
        },
        () => socket.destroy(),
      );
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    close() {
      server.close();
      for (const socket of sockets) {
        socket.destroy();
      }
    },
  };
}

function replyOf(json: string): Buffer {
  const length = Buffer.byteLength(json);
  return Buffer.from(`HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n${json}`);
}
