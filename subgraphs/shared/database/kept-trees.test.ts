import { describe, expect, it } from '@jest/globals';

import { keepTrees } from './kept-trees.ts';
import { makeTrees } from './trees.ts';

/** An office whose court 闽0902 moves from under 闽09 to under 闽01, read by a clock of the test's own. */
function office() {
  const state = { above: '闽09', reads: 0, isDown: false, now: 0 };
  const trees = keepTrees(
    () => {
      state.reads += 1;
      if (state.isDown) {
        return Promise.reject(new Error('The office does not answer.'));
      }
      const courts = [{ ancestor: state.above, descendant: '闽0902', ancestorLevel: 'INTERMEDIATE' }];
      return Promise.resolve(makeTrees({ regions: [], courts, directory: [] }));
    },
    { clock: () => state.now },
  );
  const above = async () => {
    const current = await trees.current();
    return ['闽09', '闽01'].filter((court) => current.isUnder('court', '闽0902', court)).join();
  };
  return { state, trees, above };
}

describe('kept trees', () => {
  it('are read once for many requests', async () => {
    const { state, trees } = office();
    const all = await Promise.all(Array.from({ length: 20 }, () => trees.current()));
    state.now = 19_000;
    expect([new Set([...all, await trees.current()]).size, state.reads]).toEqual([1, 1]);
  });

  it('have a moved court where it belongs within a minute, however few requests there are', async () => {
    const { state, above } = office();
    expect(await above()).toBe('闽09');
    state.above = '闽01';
    state.now = 60_000;
    expect(await above()).toBe('闽01');
  });

  it('have it there sooner where there are many, of which none waits', async () => {
    const { state, above } = office();
    await above();
    state.above = '闽01';
    state.now = 20_000;
    expect(await above()).toBe('闽09');
    expect(await above()).toBe('闽01');
  });

  it('keep what belongs to them while nothing changes', async () => {
    const { state, trees } = office();
    const before = await trees.current();
    state.now = 60_000;
    expect(await trees.current()).toBe(before);
    state.above = '闽01';
    state.now = 120_000;
    expect((await trees.current()).revision).not.toBe(before.revision);
  });

  it('serve while the office does not answer, but not for longer than a minute; then they fail for who asks them', async () => {
    const { state, above, trees } = office();
    await above();
    state.isDown = true;
    state.now = 40_000;
    expect(await above()).toBe('闽09');
    state.now = 60_000;
    const failing = await trees.current();
    expect(() => failing.codesUnder('court', '闽09')).toThrow('The office does not answer.');
    state.isDown = false;
    expect(await above()).toBe('闽09');
  });
});
