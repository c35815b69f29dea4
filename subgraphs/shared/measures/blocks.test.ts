import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { blocksOf, type Cell } from './blocks.ts';
import { FEWEST_PERSONS } from './fewest-persons.ts';

interface Numbered extends Cell {
  readonly at: number;
}

/** Cells of the finest level: a year, a province, and four levels below, with persons around the threshold. */
const CELLS: fc.Arbitrary<Numbered[]> = fc
  .array(
    fc.record({
      path: fc.tuple(
        fc.constantFrom('2020', '2021'),
        fc.constantFrom('35', '35', '35', '51'),
        fc.constantFrom('a', 'a', 'b'),
        fc.constantFrom('c', 'c', 'd', 'e'),
        fc.constantFrom('f', 'g', 'h'),
        fc.constantFrom('i', 'j'),
      ),
      persons: fc.uniqueArray(fc.nat(60).map(String), { minLength: 1, maxLength: 9 }),
      more: fc.nat(2),
    }),
    { minLength: 1, maxLength: 60, size: 'max' },
  )
  .map((all) => {
    const cells = [...new Map(all.map((cell) => [cell.path.join('/'), cell])).values()];
    return cells.map(({ path, persons, more }, at) => ({ at, path, persons: [persons], size: persons.length + more }));
  });

/** The cells as a request reads them that needs fewer levels. */
function upTo(depth: number, cells: readonly Numbered[]): (Cell & { readonly members: readonly number[] })[] {
  return [...Map.groupBy(cells, ({ path }) => path.slice(0, depth).join('/')).values()].map((held) => {
    const persons = [...new Set(held.flatMap((cell) => cell.persons.flat()))];
    return {
      path: held[0]?.path.slice(0, depth) ?? [],
      size: held.reduce((sum, { size }) => sum + size, 0),
      persons: [persons.length < FEWEST_PERSONS ? persons : 'MANY'],
      members: held.map(({ at }) => at),
    };
  });
}

/** Blocks of a request that needs fewer levels are unions of those of one that needs all. */
function expectNested(cells: readonly Numbered[], depth: number): void {
  const fine = blocksOf(cells);
  for (const { cells: coarse, isTold } of blocksOf(upTo(depth, cells))) {
    const members = new Set(coarse.flatMap((cell) => cell.members));
    for (const block of fine) {
      const inside = block.cells.filter(({ at }) => members.has(at)).length;
      expect([0, block.cells.length]).toContain(inside);
      expect(inside === 0 || block.isTold === isTold).toBe(true);
    }
  }
}

describe('the partition of events into blocks', () => {
  it('holds each event once, and tells of blocks of ten persons or more alone', () => {
    fc.assert(
      fc.property(CELLS, (cells) => {
        const blocks = blocksOf(cells);
        const held = blocks.flatMap((block) => block.cells.map(({ at }) => at));
        expect(held.toSorted((a, b) => a - b)).toEqual(cells.map(({ at }) => at));
        for (const { cells: told } of blocks.filter(({ isTold }) => isTold)) {
          expect(new Set(told.flatMap(({ persons }) => persons.flat())).size).toBeGreaterThanOrEqual(FEWEST_PERSONS);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is the same for all requests: what needs fewer levels is told sums over the blocks of what needs more', () => {
    fc.assert(fc.property(CELLS, fc.integer({ min: 2, max: 5 }), expectNested), { numRuns: 300 });
  });

  it('is the same where a small rest at each of two levels needs a block of the same child', () => {
    let persons = 0;
    const cell = (at: number, path: string, count: number): Numbered => ({
      at,
      path: path.split('/'),
      size: count,
      persons: [Array.from({ length: count }, () => String((persons += 1)))],
    });
    const cells = [
      cell(0, '2020/35/a/c/f/i', 12),
      cell(1, '2020/35/a/c/f/j', 13),
      cell(2, '2020/35/a/c/g/i', 40),
      cell(3, '2020/35/a/c/h/i', 3),
      cell(4, '2020/35/a/d/f/i', 4),
    ];
    expectNested(cells, 5);
  });

  it('tells the whole of each province and year that has ten persons or more', () => {
    fc.assert(
      fc.property(CELLS, (cells) => {
        for (const block of blocksOf(cells).filter(({ isTold }) => !isTold)) {
          for (const province of Map.groupBy(block.cells, ({ path }) => path.slice(0, 2).join()).values()) {
            expect(new Set(province.flatMap(({ persons }) => persons.flat())).size).toBeLessThan(FEWEST_PERSONS);
          }
        }
      }),
    );
  });

  it('needs enough persons of each kind, where there are several', () => {
    const cell = (persons: readonly string[], rest: readonly string[]): Cell => ({
      path: ['2020', '35'],
      size: 1,
      persons: [persons, rest],
    });
    const ten = Array.from({ length: 10 }, (_, at) => String(at));
    expect(blocksOf([cell(ten, ten)]).map(({ isTold }) => isTold)).toEqual([true]);
    expect(blocksOf([cell(ten, ten.slice(1))]).map(({ isTold }) => isTold)).toEqual([false]);
  });
});
