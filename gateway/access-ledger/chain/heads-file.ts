import { readFile } from 'node:fs/promises';

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
 * The heads of a file, in its order. An incomplete last line is ignored: the process stopped while it was written.
 *
 * @throws Error naming the line that is not a head
 */
export async function readHeads(file: string): Promise<readonly WrittenHead[]> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  const whole = lines.slice(0, -1);
  return whole.map((line, index) => {
    const head = HEAD.safeParse(parsed(line));
    if (!head.success) {
      throw new Error(`Line ${index + 1} of the heads is not a head.`);
    }
    return head.data;
  });
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
