import type { ServerResponse } from 'node:http';

/** Answers that are whole in memory because their clients have not taken them yet. */
export interface UnsentAnswers {
  /** Counts an answer until it is sent, or its connection is closed. */
  add(response: ServerResponse, bytes: number): void;
  bytes(): number;
}

/**
 * Threat: clients ask for long answers and do not read them. Each holds its bytes here for as long as it likes to take one now and
 * then, and twenty took 500 MB. So all together hold at most so many bytes. Beyond that the answer that has waited longest is broken
 * off: whoever reads has taken theirs within moments.
 *
 * @param mostBytes one answer alone may be longer
 */
export function unsentAnswers(mostBytes: number): UnsentAnswers {
  /** Oldest first. */
  const unsent = new Map<ServerResponse, number>();
  let held = 0;
  const remove = (response: ServerResponse): void => {
    held -= unsent.get(response) ?? 0;
    unsent.delete(response);
  };
  return {
    add(response, bytes) {
      unsent.set(response, bytes);
      held += bytes;
      response.once('finish', () => remove(response));
      response.once('close', () => remove(response));
      for (const [oldest] of unsent) {
        if (held <= mostBytes || oldest === response) {
          return;
        }
        remove(oldest);
        oldest.destroy();
      }
    },
    bytes: () => held,
  };
}
