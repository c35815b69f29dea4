import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { afterEach, describe, expect, it } from '@jest/globals';

import { sendAnswer } from './send-answer.ts';

let server: Server | undefined;
afterEach(() => void server?.close());

/** More than the buffers of a connection take. */
const LENGTH = 64 * 1024 ** 2;

/** Bytes of a long answer, and whether its source was closed. */
function source(failsAfter = Infinity) {
  const state = { isClosed: false };
  async function* bytes(): AsyncGenerator<Uint8Array, void, void> {
    try {
      for (let at = 0; at < 5; at += 1) {
        if (at === failsAfter) {
          throw new Error('The rows are not whole.');
        }
        yield Buffer.from('row\n');
      }
    } finally {
      state.isClosed = true;
    }
  }
  return { state, bytes };
}

/** What a client reads until the connection ends, as text. */
async function answerTo(request: string, body: AsyncIterable<Uint8Array>): Promise<string> {
  server = createServer((incoming, response) => {
    void sendAnswer(
      response,
      { status: 200, headers: { 'content-type': 'text/csv' }, body },
      incoming.method !== 'HEAD',
      () => undefined,
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write(request);
  return text(socket).catch((error: unknown) => `broken: ${String(error)}`);
}

describe('an answer whose bytes are to come', () => {
  it('is sent in chunks, with the last one where it is whole', async () => {
    const answered = await answerTo('GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', source().bytes());
    expect(answered).toMatch(/^HTTP\/1.1 200 /);
    expect(answered.endsWith('0\r\n\r\n')).toBe(true);
  });

  it('has no last chunk where it is not whole', async () => {
    const answered = await answerTo('GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', source(3).bytes());
    expect(answered.endsWith('0\r\n\r\n')).toBe(false);
  });

  it('is refused to HTTP/1.0, where the end of the connection would be the end of the file', async () => {
    const { state, bytes } = source(3);
    const iterator = bytes();
    await iterator.next();
    const answered = await answerTo('GET / HTTP/1.0\r\n\r\n', iterator);
    expect(answered).toMatch(/^HTTP\/1.1 505 /);
    expect(answered).toContain('HTTP/1.1');
    expect(state.isClosed).toBe(true);
  });

  it('is not read for HEAD', async () => {
    const iterator = source().bytes();
    const answered = await answerTo('HEAD / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', iterator);
    expect(answered).toMatch(/^HTTP\/1.1 200 /);
    expect(await iterator.next()).toEqual({ value: undefined, done: true });
  });
});

describe('an answer that its client does not read', () => {
  it.each([
    ['holds its bytes', false, [LENGTH]],
    ['holds nothing where it is a file that is in memory anyway', true, []],
  ])('%s', async (_what, isKept, expected) => {
    const held: number[] = [];
    server = createServer((_incoming, response) => {
      const body = Buffer.alloc(LENGTH);
      void sendAnswer(response, { status: 200, headers: {}, body, isKept }, true, (bytes) => held.push(bytes));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').pause();
    socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    await once(server, 'request');
    expect(held).toEqual(expected);
    socket.destroy();
  });
});
