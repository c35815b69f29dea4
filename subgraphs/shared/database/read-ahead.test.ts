import { describe, expect, it } from '@jest/globals';

import { ReadAhead } from './read-ahead.ts';

/** Reads that never come to an end by themselves; each notes when it is stopped. */
function endlessReads() {
  const stopped: string[] = [];
  const reads = new ReadAhead();
  const start = (name: string): void =>
    reads.start(name, (signal) => {
      return new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => {
          stopped.push(name);
          reject(signal.reason as Error);
        });
      });
    });
  return { reads, start, stopped };
}

describe('what is read ahead', () => {
  it('is stopped where something else is asked for, or begun', () => {
    const { reads, start, stopped } = endlessReads();
    start('page 2');
    expect(reads.take('page 1')).toBeUndefined();
    expect(stopped).toEqual(['page 2']);
    start('page 3');
    start('page 4');
    expect(stopped).toEqual(['page 2', 'page 3']);
  });

  it('is stopped at the end of its run, also where a request waits for it', async () => {
    const { reads, start, stopped } = endlessReads();
    start('page 2');
    const taken = reads.take('page 2');
    start('page 3');
    expect(stopped).toEqual([]);
    reads.end();
    expect(stopped).toEqual(['page 2', 'page 3']);
    await expect(taken).rejects.toThrow('aborted');
  });
});
