/** Shows the progress of a long load. */
export interface Progress {
  /** `done` of `total` so far; `total` is null where unknown. */
  at(done: number, total: number | null): void;
  end(text: string): void;
}

const EVERY_MS = 500;

/** Writes to a stream such as `process.stderr`: over the same line on a terminal, a line every ten seconds in a log. */
export function progressOn(stream: NodeJS.WriteStream, label: string): Progress {
  const interval = stream.isTTY ? EVERY_MS : EVERY_MS * 20;
  let last = Date.now();
  const write = (text: string): void => {
    stream.write(stream.isTTY ? `\r\x1b[K${label} ${text}` : `${label} ${text}\n`);
  };
  return {
    at: (done, total) => {
      if (Date.now() - last < interval) {
        return;
      }
      last = Date.now();
      write(total === null ? String(done) : `${done} / ${total} (${Math.floor((100 * done) / total)} %)`);
    },
    end: (text) => {
      write(text);
      if (stream.isTTY) {
        stream.write('\n');
      }
    },
  };
}
