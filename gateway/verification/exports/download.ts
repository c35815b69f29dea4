import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { finished } from 'node:stream/promises';

/** What an HTTP client knows of a download once its connection has ended. */
export interface Download {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes of the body. */
  readonly bytes: number;
  /** Whether the body is whole by the rules of HTTP: as long as `Content-Length` says, or with its last chunk. */
  readonly isComplete: boolean;
  /** Milliseconds from the request to the first byte of the body, and to the end. */
  readonly firstByteMs: number;
  readonly ms: number;
}

export interface DownloadOptions {
  readonly authorization: string;
  /** Where the body is stored; without it, it is discarded. */
  readonly file?: string;
  /** Calls `act` once: when so many bytes of the body have arrived, or so long after the request. */
  readonly at?: ActAt | undefined;
}

/** What is done in the middle of a download; `reset` resets its connection. */
export interface ActAt {
  readonly bytes?: number;
  readonly afterMs?: number;
  readonly act: (reset: () => void) => void;
}

/** Downloads with Node's HTTP client, on a connection of its own. A broken transfer is a result, not an error. */
export async function download(url: string, { authorization, file, at }: DownloadOptions): Promise<Download> {
  const started = performance.now();
  let bytes = 0;
  let firstByteMs = 0;
  const request = get(url, { agent: false, headers: { authorization, connection: 'close' } });
  let hasActed = false;
  const act = (): void => {
    if (at !== undefined && !hasActed) {
      hasActed = true;
      at.act(() => void request.socket?.resetAndDestroy());
    }
  };
  const timer = at?.afterMs === undefined ? undefined : setTimeout(act, at.afterMs);
  // A connection that ends before the headers, or is reset: the request fails, which is the answer.
  const response = await new Promise<IncomingMessage | undefined>((resolve) => {
    request.once('response', resolve);
    request.on('error', () => resolve(undefined));
  });
  if (response === undefined) {
    clearTimeout(timer);
    return { status: 0, headers: {}, bytes: 0, isComplete: false, firstByteMs: 0, ms: performance.now() - started };
  }
  const sink = file === undefined ? undefined : createWriteStream(file);
  try {
    for await (const chunk of response) {
      firstByteMs ||= performance.now() - started;
      bytes += (chunk as Buffer).length;
      if (sink?.write(chunk) === false) {
        await once(sink, 'drain');
      }
      if (at?.bytes !== undefined && bytes >= at.bytes) {
        act();
      }
    }
  } catch {
    // Broken off: `complete` below says so.
  }
  clearTimeout(timer);
  if (sink !== undefined) {
    sink.end();
    await finished(sink);
  }
  return {
    status: response.statusCode ?? 0,
    headers: response.headers as Record<string, string>,
    bytes,
    isComplete: response.complete,
    firstByteMs,
    ms: performance.now() - started,
  };
}
