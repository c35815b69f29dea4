import type { IncomingMessage } from 'node:http';

/** The body passed the size allowed; the rest of it was not read. */
export class BodyTooLarge extends Error {
  constructor() {
    super('The request body is larger than allowed.');
    this.name = 'BodyTooLarge';
  }
}

/**
 * Reads a request's body as UTF-8 text. How long that may take is the server's `requestTimeout`.
 *
 * @param mostBytes counted as they arrive, whatever `content-length` says
 * @throws BodyTooLarge
 */
export async function readBody(request: IncomingMessage, mostBytes: number): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) {
    throw new BodyTooLarge();
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > mostBytes) {
      throw new BodyTooLarge();
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
