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
 * @throws BodyTooLarge, or an Error where the client left before the end
 */
export function readBody(request: IncomingMessage, mostBytes: number): Promise<string> {
  // By its events: iterating over it makes some ten promises for the one chunk that nearly all bodies are.
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const refuse = (): void => {
      request.off('data', take).pause();
      reject(new BodyTooLarge());
    };
    const take = (chunk: Buffer): void => {
      size += chunk.byteLength;
      if (size > mostBytes) {
        refuse();
      } else {
        chunks.push(chunk);
      }
    };
    if (Number(request.headers['content-length'] ?? 0) > mostBytes) {
      refuse();
      return;
    }
    request.on('data', take);
    request.once('end', () =>
      resolve(chunks.length === 1 ? String(chunks[0]) : Buffer.concat(chunks).toString('utf8')),
    );
    request.once('error', reject);
    request.once('close', () => {
      // Not otherwise: an error that nobody gets costs its stack all the same.
      if (!request.readableEnded) {
        reject(new Error('The request ended before its body.'));
      }
    });
  });
}
