import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { IS_DEEP } from '../../../subgraphs/shared/testing/depth.ts';

import { appendHead, readHeads, type WrittenHead } from './heads-file.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianzhi-heads-'));
  file = join(folder, 'heads');
});
afterEach(() => rm(folder, { recursive: true }));

const head = (sequence: number, checkpoint?: string): WrittenHead => ({
  ...{ chain: 'gateway-1', sequence, hash: 'a'.repeat(64), time: '2026-11-22T01:00:00.000Z' },
  ...(checkpoint !== undefined && { checkpoint }),
});

async function read(): Promise<{ readonly sequences: readonly number[]; readonly unreadable: number }> {
  let unreadable = 0;
  const sequences: number[] = [];
  for await (const { sequence } of readHeads(file, () => void (unreadable += 1))) {
    sequences.push(sequence);
  }
  return { sequences, unreadable };
}

describe('the file of heads', () => {
  it('goes on behind a line that a power cut has left incomplete', async () => {
    await appendHead(file, head(1));
    await appendFile(file, '{"chain":"gate');
    expect(await read()).toEqual({ sequences: [1], unreadable: 0 });
    await appendHead(file, head(2));
    await appendHead(file, head(3));
    expect(await read()).toEqual({ sequences: [1, 2, 3], unreadable: 1 });
    expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(5);
  });

  it('is read a part at a time, so that its size does not matter', async () => {
    await writeFile(file, `${JSON.stringify(head(1, 'x'.repeat(400_000)))}\n`.repeat(3));
    const sequences: number[] = [];
    for await (const { sequence } of readHeads(file, () => undefined)) {
      sequences.push(sequence);
      if (sequences.length === 1) {
        await appendHead(file, head(2));
      }
    }
    expect(sequences).toEqual([1, 1, 1, 2]);
  });

  // It writes half a gigabyte.
  const deepTest = IS_DEEP ? it : undefined;
  deepTest?.('is read where it is longer than a text can be', async () => {
    const line = `${JSON.stringify(head(1, 'x'.repeat(60_000)))}\n`.repeat(500);
    const times = Math.ceil(2 ** 29 / line.length);
    for (let time = 0; time < times; time += 1) {
      await appendFile(file, line);
    }
    const { sequences, unreadable } = await read();
    expect({ heads: sequences.length, unreadable }).toEqual({ heads: times * 500, unreadable: 0 });
  });
});
