import type { IncomingMessage } from 'node:http';

/** The body is larger than allowed; the rest of it was not read. */
export class BodyTooLargeError extends Error {
  constructor() {
    super('The request body is larger than allowed.');
    this.name = 'BodyTooLargeError';
  }
}

/**
 * Reads a request's body as UTF-8 text. The server's `requestTimeout` limits how long that may take.
 *
 * @param maxBytes counted as they arrive; `content-length` may be wrong or missing
 * @throws BodyTooLargeError, or an Error if the client disconnected before the end
 */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<string> {
  // Events, not async iteration: that creates some ten promises per chunk, and nearly every body is a single chunk.
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const refuse = (): void => {
      request.off('data', take).pause();
      reject(new BodyTooLargeError());
    };
    const take = (chunk: Buffer): void => {
      size += chunk.byteLength;
      if (size > maxBytes) {
        refuse();
      } else {
        chunks.push(chunk);
      }
    };
    if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
      refuse();
      return;
    }
    request.on('data', take);
    request.once('end', () =>
      resolve(chunks.length === 1 ? String(chunks[0]) : Buffer.concat(chunks).toString('utf8')),
    );
    request.once('error', reject);
    request.once('close', () => {
      // Only then: an Error captures a stack, which costs time even if nobody receives it.
      if (!request.readableEnded) {
        reject(new Error('The request ended before its body.'));
      }
    });
  });
}
