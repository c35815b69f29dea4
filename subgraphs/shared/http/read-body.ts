import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';

/** The body is larger than allowed; the rest of it was not read, so the connection cannot be used again. */
export class BodyTooLargeError extends Error {
  constructor() {
    super('The request body is larger than allowed.');
    this.name = 'BodyTooLargeError';
  }
}

/** The body is not text in UTF-8: to guess would put other characters, such as of another name, in place of what was sent. */
export class BodyEncodingError extends Error {
  /** 415 where the request itself says that it is in another encoding, 400 where its bytes are not UTF-8. */
  readonly status: 400 | 415;

  constructor(status: 400 | 415) {
    super(status === 415 ? 'The request body must be in UTF-8.' : 'The request body holds bytes that are not UTF-8.');
    this.name = 'BodyEncodingError';
    this.status = status;
  }
}

/**
 * Reads a request's body as UTF-8 text, without the byte-order mark that Windows programs write before it. The server's
 * `requestTimeout` limits how long that may take.
 *
 * @param mostBytes counted as they arrive; a larger `content-length` is refused at once
 * @throws BodyTooLargeError; BodyEncodingError; an Error where the client left before the end
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
    if (isOtherCharset(request.headers['content-type'])) {
      reject(new BodyEncodingError(415));
      return;
    }
    request.on('data', take);
    request.once('end', () => {
      const bytes = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
      if (isUtf8(bytes)) {
        resolve(bytes.toString('utf8', hasByteOrderMark(bytes) ? 3 : 0));
      } else {
        reject(new BodyEncodingError(400));
      }
    });
    request.once('error', reject);
    request.once('close', () => {
      // Only then: an error that nobody receives still costs its stack.
      if (!request.readableEnded) {
        reject(new Error('The request ended before its body.'));
      }
    });
  });
}

function isOtherCharset(contentType: string | undefined): boolean {
  const charset = /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(contentType ?? '')?.[1];
  return charset !== undefined && !/^utf-?8$/i.test(charset);
}

function hasByteOrderMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
