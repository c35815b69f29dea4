import { once } from 'node:events';
import { get, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';

import { afterEach, describe, expect, it } from '@jest/globals';

import { stopGracefully } from './graceful-stop.ts';
import { createHttpServer } from './http-server.ts';

const LIMITS = { readMs: 200, keepAliveMs: 5_000 };
let server: Server;

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function start(listener: Parameters<typeof createHttpServer>[1]): Promise<number> {
  server = createHttpServer(LIMITS, listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function open(port: number, sent: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(sent);
  return socket;
}

describe('an HTTP server', () => {
  it.each([
    ['is not HTTP', 'nonsense\r\n\r\n', '400'],
    ['has endless headers', `GET / HTTP/1.1\r\nhost: x\r\nx-long: ${'x'.repeat(20_000)}`, '431'],
    ['has an endless address', `GET /${'x'.repeat(20_000)}`, '414'],
    ['stops in its headers', 'POST / HTTP/1.1\r\nhost: x\r\n', '408'],
    ['stops in its body', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n{', '408'],
  ])('answers with a request id what %s', async (_what, sent, status) => {
    const port = await start((request) => request.resume());
    const answer = await text(await open(port, sent));
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toMatch(/x-request-id: [0-9a-f-]{36}\r\n/);
    expect(answer).toContain('x-content-type-options: nosniff\r\n');
  });

  it('stops after the answer to a running request, and takes no new one', async () => {
    let release = (): void => {};
    const port = await start((_request, response) => (release = () => response.end('whole')));
    const socket = await open(port, 'GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
    await once(server, 'request');
    const stopped = stopGracefully(server, { drainDelayMs: 0, drainTimeoutMs: 5_000 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    const [refused] = (await once(get({ port, host: '127.0.0.1' }), 'error')) as [NodeJS.ErrnoException];
    expect(refused.code).toBe('ECONNREFUSED');
    release();
    expect(await text(socket)).toMatch(/whole/);
    await stopped;
  });

  it('closes connections whose requests are still running after the timeout', async () => {
    const port = await start(() => {});
    const socket = await open(port, 'GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    await once(server, 'request');
    await stopGracefully(server, { drainDelayMs: 0, drainTimeoutMs: 20 });
    expect(await text(socket)).toBe('');
  });
});
