import { describe, expect, it } from '@jest/globals';

import { reportedFigure } from '../reported-figures.ts';

import type { Verdict } from './compare.ts';
import { isWrong, outcomeOf, type FigureLine } from './figure-lines.ts';
import { figureTable } from './figure-table.ts';
import { FIGURE_AUDIENCES } from './figure-viewers.ts';

const equal = line('ganzi-2022-total', { kind: 'equal' });
const misprint = line('ganzi-2022-auction-sold', { kind: 'misprint', reason: 'cut, not rounded' });
const different = line('ganzi-2022-new', { kind: 'different', difference: '-1' });
const missing = line('ganzi-2022-carried', { kind: 'different', difference: null });
const withheld = line('ganzi-2022-total', { kind: 'withheld', reason: '无或不足十人' });
const denied = line('lanzhou-xigu-refund', { kind: 'not for this audience', reason: 'Query.payouts 财产 asset' });
const refused = line('gansu-auctions', { kind: 'refused', reason: 'period 期间须为整月' });
const publishedOnly: FigureLine = { figure: reportedFigure('national-cross'), state: 'published only' };
const elsewhere: FigureLine = { figure: reportedFigure('gansu-members'), state: 'in another set', set: 'gansu' };
const notQueried: FigureLine = { figure: reportedFigure('gansu-meetings'), state: 'not queried' };

describe('a line of the figures', () => {
  it('is wrong for everybody where a number differs, where none comes without a reason, and where no query asks for it', () => {
    for (const audience of FIGURE_AUDIENCES) {
      expect([equal, misprint, publishedOnly, elsewhere].filter((one) => isWrong(one, audience))).toEqual([]);
      expect([different, missing, notQueried].filter((one) => isWrong(one, audience))).toHaveLength(3);
    }
  });

  it('is wrong for a court alone where there is a reason for telling no number', () => {
    const untold = [withheld, denied, refused];
    expect(untold.filter((one) => isWrong(one, 'court'))).toEqual(untold);
    for (const audience of ['committee', 'assessment', 'analyst'] as const) {
      expect(untold.filter((one) => isWrong(one, audience))).toEqual([]);
    }
  });

  it('has the outcome of its worst part', () => {
    const parts = (...lines: FigureLine[]): FigureLine =>
      ({
        ...equal,
        comparisons: lines.flatMap((one) => (one.state === 'compared' ? one.comparisons : [])),
      }) as FigureLine;
    expect(outcomeOf(parts(equal, withheld))).toBe('withheld');
    expect(outcomeOf(parts(withheld, different, denied))).toBe('different');
    expect(outcomeOf(parts(misprint, equal))).toBe('misprint');
    expect([publishedOnly, elsewhere, notQueried].map(outcomeOf)).toEqual([null, null, null]);
  });
});

describe('the table of the figures', () => {
  const table = figureTable([
    ...[equal, misprint, different, missing, publishedOnly, elsewhere, notQueried],
    ...[denied, refused, line('ganzi-2022-dishonest', { kind: 'withheld', reason: '无或不足十人' })],
  ]);

  it.each([
    ['ganzi-2022-total', / 0$/],
    ['ganzi-2022-auction-sold', /来源误印：截尾未进位 \(the source: cut, not rounded\)$/],
    ['ganzi-2022-new', /不符 -1$/],
    ['ganzi-2022-carried', /不符 none computed$/],
    ['national-cross', /仅公布 published only$/],
    ['gansu-members', /见 in set gansu$/],
    ['gansu-meetings', /未核算 no query$/],
    ['lanzhou-xigu-refund', /不予提供 not for this audience: Query.payouts 财产 asset$/],
    ['gansu-auctions', /拒绝 refused: period 期间须为整月$/],
    ['ganzi-2022-dishonest', /抑制 withheld: 无或不足十人$/],
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
