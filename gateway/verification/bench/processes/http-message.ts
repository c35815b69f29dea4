const HEAD_END = '\r\n\r\n';
const LAST_CHUNK = Buffer.from('0\r\n\r\n');

/** An HTTP/1.1 message, as far as the two ends of the bench need the protocol. */
export interface HttpMessage {
  /** Start line and headers. */
  readonly head: string;
  readonly body: Buffer;
}

/**
 * A reader for one connection: it takes the chunks as they arrive and returns a message when one is complete. Nobody
 * pipelines here, so nothing follows a message in the same chunk.
 */
export function messageReader(): (chunk: Buffer) => HttpMessage | undefined {
  let parts: Buffer[] = [];
  let head: string | undefined;
  let headBytes = 0;
  let received = 0;
  /** Bytes of the whole message; undefined with chunked encoding. */
  let expected: number | undefined;

  return (chunk) => {
    parts.push(chunk);
    received += chunk.byteLength;
    if (head === undefined) {
      const whole = parts.length === 1 ? chunk : Buffer.concat(parts);
      const end = whole.indexOf(HEAD_END);
      if (end < 0) {
        return undefined;
      }
      parts = [whole];
      head = whole.toString('latin1', 0, end);
      headBytes = end + HEAD_END.length;
      expected = expectedBytes(head, headBytes);
    }
    const last = parts[parts.length - 1] ?? chunk;
    const isWhole = expected === undefined ? endsWithLastChunk(last) : received >= expected;
    if (!isWhole) {
      return undefined;
    }
    const bytes = (parts.length === 1 ? last : Buffer.concat(parts)).subarray(headBytes);
    const message: HttpMessage = { head, body: expected === undefined ? joinChunks(bytes) : bytes };
    parts = [];
    head = undefined;
    received = 0;
    return message;
  };
}

function expectedBytes(head: string, headBytes: number): number | undefined {
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length !== undefined) {
    return headBytes + Number(length);
  }
  return /\r\ntransfer-encoding: *chunked/i.test(head) ? undefined : headBytes;
}

function endsWithLastChunk(chunk: Buffer): boolean {
  return chunk.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK);
}

function joinChunks(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = bytes.indexOf('\r\n', at);
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    if (!(size > 0)) {
      return Buffer.concat(parts);
    }
    parts.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
}
