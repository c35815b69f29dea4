import { describe, expect, it } from '@jest/globals';

import { reportedFigure } from '../reported-figures.ts';

import type { Verdict } from './compare.ts';
import { isUnexplained, type FigureLine } from './figure-lines.ts';
import { figureTable } from './figure-table.ts';

const equal = line('ganzi-2022-total', { kind: 'equal' });
const misprint = line('ganzi-2022-auction-sold', { kind: 'misprint', reason: 'cut, not rounded' });
const different = line('ganzi-2022-new', { kind: 'different', difference: '-1' });
const missing = line('ganzi-2022-carried', { kind: 'different', difference: null });
const publishedOnly: FigureLine = { figure: reportedFigure('national-cross'), state: 'published only' };
const elsewhere: FigureLine = { figure: reportedFigure('gansu-members'), state: 'in another set', set: 'gansu' };
const notQueried: FigureLine = { figure: reportedFigure('gansu-meetings'), state: 'not queried' };

describe('a line of the figures', () => {
  it('is unexplained where a number differs, where the graph returns null, and where no query computes it', () => {
    expect([equal, misprint, publishedOnly, elsewhere].filter(isUnexplained)).toEqual([]);
    expect([different, missing, notQueried].filter(isUnexplained)).toHaveLength(3);
  });

  it('is unexplained where its value is right and its change on the year before is not', () => {
    const [value] = equal.state === 'compared' ? equal.comparisons : [];
    const change = {
      part: 'yearOnYear',
      published: '0.1',
      computed: '0.2',
      verdict: { kind: 'different', difference: '0.1' },
    };
    const both = { ...equal, comparisons: [value, change] } as FigureLine;
    expect(isUnexplained(both)).toBe(true);
  });
});

describe('the table of the figures', () => {
  const table = figureTable([equal, misprint, different, missing, publishedOnly, elsewhere, notQueried]);

  it.each([
    ['ganzi-2022-total', / 0$/],
    ['ganzi-2022-auction-sold', /来源误印：截尾未进位 \(the source: cut, not rounded\)$/],
    ['ganzi-2022-new', /不符 -1$/],
    ['ganzi-2022-carried', /不符 none computed$/],
    ['national-cross', /仅公布 published only$/],
    ['gansu-members', /见 in set gansu$/],
    ['gansu-meetings', /未核算 no query$/],
  ])('shows the result of %s', (id, ending) => {
    expect(table.split('\n').find((row) => row.startsWith(`${id} `))).toMatch(ending);
  });

  it('aligns its columns though Chinese characters are two cells wide', () => {
    const starts = table
      .split('\n')
      .filter((row) => /^(ganzi|gansu)/.test(row))
      .map((row) => cellsBefore(row, / (513300|620000) /));
    expect(new Set(starts).size).toBe(1);
  });
});

function cellsBefore(row: string, what: RegExp): number {
  return [...row.slice(0, row.search(what))].reduce((cells, char) => cells + (char >= '\u2e80' ? 2 : 1), 0);
}

function line(id: string, verdict: Verdict): FigureLine {
  const comparison = { part: 'value', published: '1', computed: '1', verdict } as const;
  return { figure: reportedFigure(id), state: 'compared', comparisons: [comparison] };
}
