import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { ReportedFigureFacts } from '../reported-figures.ts';

import { compareFigure, type Computed } from './compare.ts';

const count = figure({ value: 2203, unit: 'case' });
const amount = figure({ value: 1_890_000_000, unit: 'CNY' });
const ratio = figure({ value: 0.9342, unit: 'ratio' });
const cut = figure({ value: 0.843, unit: 'ratio', printed: 'cut, not rounded' });
const offByOne = figure({ value: 0.8809, unit: 'ratio', printed: 'off by one in the last digit' });
const wan = figure({ value: 430_000, unit: 'CNY', approximate: true, zh: '发还案款（43万余元）' });
const roundWan = figure({ value: 400_000, unit: 'CNY', approximate: true, zh: '发还案款（40万余元）' });
const yi = figure({ value: 35_400_000_000, unit: 'CNY', approximate: true, zh: '执行到位金额（354亿余元）' });

describe('a published figure', () => {
  it.each([
    ['a count, to the unit', count, 2203],
    ['an amount, however many zeros follow its point', amount, '1890000000.00'],
    ['a ratio, at its published digits', ratio, '0.934204'],
    ['a ratio whose next digit is just below a half', ratio, '0.934249'],
    ['a ratio whose next digit is a half, rounded up', ratio, '0.93415'],
    ['an approximate amount, in ten thousands', wan, '432864.00'],
    ['an approximate amount, the very number', wan, '430000.00'],
    ['an approximate amount that ends in a zero of its own', roundWan, '409999.99'],
    ['an approximate amount, in hundred millions', yi, '35499999999.99'],
  ])('matches %s', (_, published, value) => {
    expect(verdicts(published, { value })).toEqual([{ kind: 'equal' }]);
  });

  it.each([
    ['a count one short', count, 2202, '-1'],
    ['an amount a cent over', amount, '1890000000.01', '0.01'],
    ['a ratio that rounds up to the next digit', ratio, '0.93425', '0.00005'],
    ['a ratio that rounds to the digit before', ratio, '0.934149', '-0.000051'],
    ['an approximate amount below', wan, '429999.99', '-0.01'],
    ['an approximate amount a whole ten thousand above', wan, '440000.00', '10000'],
    ['an approximate amount ten thousand above, though it ends in a zero', roundWan, '410000.00', '10000'],
    ['an approximate amount a whole hundred million above', yi, '35500000000.00', '100000000'],
  ])('does not match %s', (_, published, value, difference) => {
    expect(verdicts(published, { value })).toEqual([{ kind: 'different', difference }]);
  });

  it('does not match a null rate', () => {
    expect(verdicts(ratio, { value: null })).toEqual([{ kind: 'different', difference: null }]);
  });
});

describe('a figure that its source misprinted', () => {
  it.each([
    ['81 of 96, cut', cut, '0.84375'],
    ['a ratio that rounding would raise by the least, cut', cut, '0.8435'],
    ['279226 of 316997, printed a digit too high', offByOne, '0.880847'],
  ])('is explained by %s', (_, published, value) => {
    expect(verdicts(published, { value })).toEqual([{ kind: 'misprint', reason: published.printed }]);
  });

  it.each([
    ['a number for which cutting and rounding are one', cut, '0.8434'],
    ['a number that cuts to another', cut, '0.844'],
    ['a number below', cut, '0.842999'],
    ['a number that was printed correctly', offByOne, '0.88085'],
    ['a number off by one the other way, which would be a cut', offByOne, '0.88098'],
    ['a number off by two', offByOne, '0.8807'],
  ])('is not explained by %s', (_, published, value) => {
    expect(verdicts(published, { value })[0]).toMatchObject({ kind: 'different' });
  });

  it('is not explained by an unknown reason', () => {
    expect(verdicts({ ...cut, printed: 'smudged' }, { value: '0.84375' })[0]).toMatchObject({ kind: 'different' });
  });

  it('matches exactly half of the adjacent numbers, for any digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 998 }), fc.integer({ min: 0, max: 999 }), (printed, next) => {
        const value = `0.${String(printed).padStart(3, '0')}${String(next).padStart(3, '0')}`;
        const published = figure({ value: printed / 1000, unit: 'ratio' });
        fc.pre(String(published.value).length === 5);
        const isCut = verdicts({ ...published, printed: 'cut, not rounded' }, { value })[0]?.kind === 'misprint';
        const isRounded = verdicts(published, { value })[0]?.kind === 'equal';
        expect([isCut, isRounded]).toEqual(next >= 500 ? [true, false] : [false, true]);
      }),
    );
  });
});

describe('a change on the year before', () => {
  const change = (yearOnYear: number): ReportedFigureFacts => figure({ value: 533, unit: 'case', yearOnYear });

  it('is compared in addition to the value, at its own digits', () => {
    expect(compareFigure(change(-0.0633), { value: 533, yearBefore: 569 })).toEqual([
      { part: 'value', published: '533', computed: '533', verdict: { kind: 'equal' } },
      { part: 'yearOnYear', published: '-0.0633', computed: '-0.063269', verdict: { kind: 'equal' } },
    ]);
  });

  it.each([568, 570])('does not match another number of the year before: %s', (yearBefore) => {
    expect(verdicts(change(-0.0633), { value: 533, yearBefore })[1]).toMatchObject({ kind: 'different' });
  });

  it('is the one that the graph states, where it states one', () => {
    expect(verdicts(change(-0.0633), { value: 533, yearOnYear: '-0.063269' })[1]).toEqual({ kind: 'equal' });
    expect(verdicts(change(-0.0633), { value: 533, yearOnYear: '-0.06325', yearBefore: 569 })[1]).toMatchObject({
      kind: 'equal',
    });
    expect(verdicts(change(-0.0633), { value: 533, yearOnYear: null, yearBefore: 569 })[1]).toEqual({
      kind: 'different',
      difference: null,
    });
  });

  it.each([0, undefined])('does not match where the year before had %s', (yearBefore) => {
    expect(verdicts(change(-0.0633), { value: 533, ...(yearBefore !== undefined && { yearBefore }) })[1]).toEqual({
      kind: 'different',
      difference: null,
    });
  });

  it('rounds a half away from zero, both ways', () => {
    expect(verdicts(figure({ value: 7, unit: 'case', yearOnYear: -0.13 }), { value: 7, yearBefore: 8 })[1]?.kind).toBe(
      'equal',
    );
    expect(verdicts(figure({ value: 9, unit: 'case', yearOnYear: 0.13 }), { value: 9, yearBefore: 8 })[1]?.kind).toBe(
      'equal',
    );
  });
});

describe('a number of applicants', () => {
  const refund = { ...wan, applicants: 278 };

  it('is compared to the unit', () => {
    expect(verdicts(refund, { value: '432864.00', applicants: 278 })).toEqual([{ kind: 'equal' }, { kind: 'equal' }]);
    expect(verdicts(refund, { value: '432864.00', applicants: 277 })[1]).toEqual({
      kind: 'different',
      difference: '-1',
    });
  });
});

describe('a number that the viewer is not told', () => {
  const untold = { kind: 'withheld', reason: 'fewer than ten' } as const;
  const none = figure({ value: 0, unit: 'case', yearOnYear: 0, applicants: 0 });

  it('has the reason in every part that is null, and is not compared as 0', () => {
    expect(compareFigure(none, { value: null, yearOnYear: null, untold })).toEqual([
      { part: 'value', published: '0', computed: null, verdict: untold },
      { part: 'yearOnYear', published: '0', computed: null, verdict: untold },
      { part: 'applicants', published: '0', computed: null, verdict: untold },
    ]);
  });

  it('does not excuse a number that is told', () => {
    expect(verdicts(count, { value: 2202, untold })).toEqual([{ kind: 'different', difference: '-1' }]);
    expect(verdicts(count, { value: 0, untold })).toEqual([{ kind: 'different', difference: '-2203' }]);
  });

  it('differs without a reason, even from 0', () => {
    expect(verdicts(none, { value: null })).toEqual(Array(3).fill({ kind: 'different', difference: null }));
  });
});

function verdicts(published: ReportedFigureFacts, computed: Computed) {
  return compareFigure(published, computed).map(({ verdict }) => verdict);
}

function figure(overrides: Partial<ReportedFigureFacts>): ReportedFigureFacts {
  return {
    id: 'test',
    source: 'test',
    region: '620000',
    period: '2018',
    measure: 'test',
    zh: '指标',
    value: null,
    unit: 'case',
    caseLevel: true,
    ...overrides,
  };
}
