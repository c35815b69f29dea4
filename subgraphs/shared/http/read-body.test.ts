import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { BodyEncodingError, readBody } from './read-body.ts';

const MOST_BYTES = 12;
const results: string[] = [];
let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    readBody(request, MOST_BYTES).then(
      (body) => response.end(body),
      (error: Error) => {
        results.push(error instanceof BodyEncodingError ? `${error.name} ${error.status}` : error.name);
        response.writeHead(413, { connection: 'close' }).end(error.name);
      },
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Sends chunks without a `content-length`. */
async function sendChunks(...chunks: readonly Uint8Array<ArrayBuffer>[]): Promise<string> {
  const body = new ReadableStream({
    async start(controller) {
      for (const chunk of chunks) {
        controller.enqueue(chunk);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      controller.close();
    },
  });
  return (await fetch(url, { method: 'POST', body, duplex: 'half' } as RequestInit)).text();
}

describe('a body', () => {
  it('is read as UTF-8, though a character is cut between two chunks', async () => {
    const bytes = new Uint8Array(Buffer.from('执行案件'));
    expect(await sendChunks(bytes.slice(0, 4), bytes.slice(4))).toBe('执行案件');
  });

  it('that begins with a byte-order mark is read without it, also where the mark arrives in pieces', async () => {
    const bytes = new Uint8Array(Buffer.from('\ufeff{"a":1}'));
    expect(await sendChunks(bytes)).toBe('{"a":1}');
    expect(await sendChunks(bytes.slice(0, 1), bytes.slice(1))).toBe('{"a":1}');
    expect(await sendChunks(new Uint8Array(Buffer.from('{\ufeff}')))).toBe('{\ufeff}');
  });

  it.each([
    ['GBK', [0xc4, 0xe3, 0xba, 0xc3]],
    ['a UTF-8 character that is cut', [0xe6, 0x89]],
    ['a longer form of an ASCII character', [0xc0, 0xa7]],
    ['half a surrogate pair', [0xed, 0xa0, 0x80]],
    ['UTF-16 with its mark', [0xff, 0xfe, 0x7b, 0x00]],
  ])('in %s is refused, not read as other text', async (_, bytes) => {
    results.length = 0;
    expect(await sendChunks(new Uint8Array(bytes))).toBe('BodyEncodingError');
    expect(results).toEqual(['BodyEncodingError 400']);
  });

  it.each(['text/plain; charset=gbk', 'application/json;charset="GB18030"', 'application/json; charset=utf-16'])(
    'that says it is %s is refused, though its bytes could be read',
    async (type) => {
      results.length = 0;
      await fetch(url, { method: 'POST', body: '{}', headers: { 'content-type': type } });
      expect(results).toEqual(['BodyEncodingError 415']);
    },
  );

  it('of the largest size is read, and one byte more is refused', async () => {
    expect(await sendChunks(new Uint8Array(Buffer.from('x'.repeat(MOST_BYTES))))).toBe('x'.repeat(MOST_BYTES));
    expect(await sendChunks(new Uint8Array(8), new Uint8Array(5))).toBe('BodyTooLargeError');
  });

  it('is refused before any of it came, where its content-length is too large', async () => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write(`POST / HTTP/1.1\r\nhost: x\r\ncontent-length: ${MOST_BYTES + 1}\r\n\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(String(answer)).toMatch(/^HTTP\/1.1 413 /);
    socket.destroy();
  });

  it('is an error where the client leaves before its end', async () => {
    results.length = 0;
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n{');
    await once(server, 'request');
    socket.destroy();
    while (results.length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(results).toEqual(['Error']);
  });
});
