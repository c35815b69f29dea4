import type { IncomingMessage } from 'node:http';

/** The body is larger than allowed; the rest of it was not read, so the connection cannot be used again. */
export class BodyTooLargeError extends Error {
  constructor() {
    super('The request body is larger than allowed.');
    this.name = 'BodyTooLargeError';
  }
}

/**
 * Reads a request's body as UTF-8 text. The server's `requestTimeout` limits how long that may take.
 *
 * @param mostBytes counted as they arrive; a larger `content-length` is refused at once
 * @throws BodyTooLargeError, or an Error where the client left before the end
 */
export function readBody(request: IncomingMessage, mostBytes: number): Promise<string> {
  // By events: to iterate over the stream makes about ten promises, and nearly all bodies are one chunk.
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const refuse = (): void => {
      request.off('data', take).pause();
      reject(new BodyTooLargeError());
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
      // Only then: an error that nobody receives still costs its stack.
      if (!request.readableEnded) {
        reject(new Error('The request ended before its body.'));
      }
    });
  });
}
