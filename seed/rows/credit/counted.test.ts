import { describe, expect, it } from '@jest/globals';

import type { CaseFacts, World } from '../../world/case-facts.ts';

import { counted } from './counted.ts';

const quota = { set: 'default', regionCode: '513300', from: '2022-01-01', to: '2023-01-01', wanted: 2 } as const;
const inSet = (set: World['set']) => ({ set }) as World;
const inRegion = (regionCode: string) => ({ regionCode }) as CaseFacts;

describe('a published count', () => {
  it('covers the rows of its region, of regions below it, and of its half-open period', () => {
    const { covers } = counted(inSet('default'), quota);
    expect(covers(inRegion('513300'), '2022-01-01')).toBe(true);
    expect(covers(inRegion('513338'), '2022-12-31')).toBe(true);
    expect(covers(inRegion('513300'), '2023-01-01')).toBe(false);
    expect(covers(inRegion('350900'), '2022-06-01')).toBe(false);
  });

  it('takes exactly the wanted number, by rank, candidates with priority first', () => {
    const pool = counted<string>(inSet('default'), quota);
    for (const [rank, name] of [
      [0.3, 'c'],
      [0.1, 'a'],
      [0.2, 'b'],
      [0.9, 'z'],
    ] as const) {
      pool.offer(rank, name);
    }
    expect(pool.take()).toEqual(['a', 'b']);
    expect(pool.take(1)).toEqual(['a']);
    expect(pool.take(2)).toEqual([]);
    expect(pool.take(0, (name) => name === 'z')).toEqual(['z', 'a']);
  });

  it('rejects too few candidates, or too many existing rows', () => {
    const pool = counted<string>(inSet('default'), quota);
    pool.offer(0.5, 'a');
    expect(() => pool.take()).toThrow(RangeError);
    expect(() => pool.take(3)).toThrow(RangeError);
  });

  it('is empty in another set', () => {
    const pool = counted<string>(inSet('load'), quota);
    expect(pool.covers(inRegion('513300'), '2022-06-01')).toBe(false);
    expect(pool.take()).toEqual([]);
  });
});
