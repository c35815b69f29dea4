import type { ServerResponse } from 'node:http';

/** Answers that are whole in memory because their clients have not taken them yet. */
export interface UnsentAnswers {
  /** Counts an answer until it is sent, or its connection is closed. @param client whom it is sent to */
  add(response: ServerResponse, bytes: number, client: string): void;
  bytes(): number;
}

/** What one client has not taken. */
interface Held {
  bytes: number;
  /** Oldest first. */
  readonly answers: Map<ServerResponse, number>;
}

/**
 * Threat: clients ask for long answers and do not read them. Each holds its bytes here for as long as it likes to take one now and
 * then, and twenty took 500 MB. So all together hold at most so many bytes. Beyond that the oldest answer of the client that holds
 * most is broken off: whoever reads has taken theirs within moments. It is not the oldest of all, or one client could break off
 * what others are still taking, by asking for much and reading none of it.
 *
 * @param mostBytes the latest answer may exceed it: it is never broken off for itself
 */
export function unsentAnswers(mostBytes: number): UnsentAnswers {
  const clients = new Map<string, Held>();
  let all = 0;
  const remove = (client: string, response: ServerResponse): void => {
    const held = clients.get(client);
    const bytes = held?.answers.get(response);
    if (held === undefined || bytes === undefined) {
      return;
    }
    all -= bytes;
    held.bytes -= bytes;
    held.answers.delete(response);
    if (held.answers.size === 0) {
      clients.delete(client);
    }
  };
  const oldestOfLargest = (): readonly [client: string, oldest: ServerResponse] | undefined => {
    const [largest] = [...clients].sort(([, one], [, other]) => other.bytes - one.bytes);
    const [oldest] = largest?.[1].answers.keys() ?? [];
    return largest === undefined || oldest === undefined ? undefined : [largest[0], oldest];
  };
  return {
    add(response, bytes, client) {
      const held = clients.get(client) ?? { bytes: 0, answers: new Map() };
      clients.set(client, held);
      all += bytes;
      held.bytes += bytes;
      held.answers.set(response, bytes);
      response.once('finish', () => remove(client, response));
      response.once('close', () => remove(client, response));
      while (all > mostBytes) {
        const [owner = '', oldest] = oldestOfLargest() ?? [];
        if (oldest === undefined || oldest === response) {
          return;
        }
        remove(owner, oldest);
        oldest.destroy();
      }
    },
    bytes: () => all,
  };
}
