import { createServer, type AddressInfo, type Socket } from 'node:net';

import { messageReader } from './http-message.ts';

/** What reached a server since the last count. */
export interface Served {
  requests: number;
  bytes: number;
}

export interface RememberingServer {
  readonly url: string;
  close(): void;
}

/**
 * A subgraph that cannot be the limit: it answers a body that it has seen before with the bytes it answered then, over
 * sockets without an HTTP library in between. The first time it asks `answer`.
 */
export async function listenRemembering(
  answer: (body: string) => Promise<string>,
  served: Served,
): Promise<RememberingServer> {
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
      // Latin-1 is not what the text is in; it is the cheapest string that differs where the bytes differ.
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
