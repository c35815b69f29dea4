import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

import { createClient } from '@redis/client';

export const URL_OF_REDIS = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379';

/** Whether a Redis answers; if not, says that `what` is not tested. */
export async function redisAnswers(what: string): Promise<boolean> {
  const client = createClient({ url: URL_OF_REDIS, socket: { connectTimeout: 500, reconnectStrategy: false } });
  client.on('error', () => undefined);
  const isThere = await client.connect().then(
    () => (client.destroy(), true),
    () => false,
  );
  if (!isThere) {
    process.stderr.write(`${what} are not tested: no Redis at ${URL_OF_REDIS}\n`);
  }
  return isThere;
}

/** A line to Redis that can be cut, and mended. */
export async function redisLine() {
  const { hostname, port } = new URL(URL_OF_REDIS);
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => [near, far].forEach((one) => one.destroy()));
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => ((isCut = true), sockets.forEach((socket) => socket.destroy())),
    mend: () => (isCut = false),
    close: () => void server.close(),
  };
}
