import { createReadStream } from 'node:fs';

import { z } from 'zod';

import type { ChainHead } from '../record.ts';

import { appendDurably } from './durable-file.ts';

/** The head of a chain at a time. */
export interface WrittenHead extends ChainHead {
  readonly chain: string;
  /** ISO 8601 in UTC. */
  readonly time: string;
  /** The signed checkpoint of the tree over all records up to here; undefined in lines of before 2026-12. */
  readonly checkpoint?: string | undefined;
}

/**
 * Appends a line to the file of heads. Keep the file where another account copies it or allows only appending: of who can
 * rewrite the ledger and its heads and has the signing key, only a witness keeps a trace.
 */
export async function appendHead(file: string, head: WrittenHead): Promise<void> {
  await appendDurably(file, `${JSON.stringify(head)}\n`);
}

/**
 * The heads of a file, in its order, one part of it in memory at a time: a gateway writes some 17,000 a day. An incomplete last
 * line is ignored: it is being written, or the process stopped.
 *
 * @param onUnreadable called for each line that is no head, such as one that a power cut has left incomplete
 */
export async function* readHeads(file: string, onUnreadable: () => void): AsyncGenerator<WrittenHead> {
  let rest = '';
  for await (const part of createReadStream(file, 'utf8') as AsyncIterable<string>) {
    const lines = (rest + part).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const head = HEAD.safeParse(parsed(line));
      if (head.success) {
        yield head.data;
      } else {
        onUnreadable();
      }
    }
  }
}

const HEAD = z.object({
  chain: z.string(),
  sequence: z.int().nonnegative(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  time: z.string(),
  checkpoint: z.string().optional(),
});

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
