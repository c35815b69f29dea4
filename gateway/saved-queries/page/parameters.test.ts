import { describe, expect, it } from '@jest/globals';

import { cellText } from './cell-text.ts';
import { controlOf, faultsOf, filledIn, valuesFrom } from './parameters.ts';
import type { ListedParameter } from './wire.ts';

function parameter(type: string, rest: Partial<ListedParameter> = {}): ListedParameter {
  return {
    name: 'x',
    type,
    title: '期间',
    description: '',
    isRequired: false,
    example: null,
    isPersonal: false,
    ...rest,
  };
}

describe('a parameter', () => {
  it.each([
    ['Boolean', {}, 'boolean'],
    ['Date!', {}, 'date'],
    ['Int', {}, 'integer'],
    ['Decimal', {}, 'text'],
    ['[CaseStatus!]!', {}, 'list'],
    ['CaseStatus', { allowed: ['OPEN'] }, 'choice'],
    ['[CaseStatus!]', { allowed: ['OPEN'] }, 'choices'],
    ['Int', { allowed: null, fallback: null, listedBy: null }, 'integer'],
  ])('of type %s %j is filled in by %s', (type, rest, control) => {
    expect(controlOf(parameter(type, rest))).toBe(control);
  });

  it('that is a list takes full-width commas', () => {
    const list = parameter('[CourtCode!]');
    expect(filledIn(new Map([['x', ' 闽09， 闽0902 ']]), [list])).toEqual([['x', '闽09,闽0902']]);
  });

  it('that is empty is not sent; one that is required is asked for', () => {
    const required = parameter('Period!', { isRequired: true });
    expect(filledIn(new Map([['x', '  ']]), [required])).toEqual([]);
    expect(faultsOf(new Map(), [required]).get('x')).toBe('请填写“期间”。');
    expect(faultsOf(new Map(), [{ ...required, fallback: '2025' }]).size).toBe(0);
    expect(faultsOf(new Map([['x', '1.5']]), [parameter('Int')]).get('x')).toContain('整数');
  });

  it('named like a part of every object is one like any other', () => {
    const odd = parameter('String', { name: '__proto__' });
    expect(filledIn(valuesFrom('?__proto__=a', [odd]), [odd])).toEqual([['__proto__', 'a']]);
    expect(filledIn(valuesFrom('', [odd]), [odd])).toEqual([]);
  });
});

describe('a cell', () => {
  it.each([
    ['123456789012345678.90', 'decimal', '元', '123,456,789,012,345,678.90'],
    ['-1234.5', 'decimal', '元', '-1,234.5'],
    [999, 'integer', '件', '999'],
    [1234567, 'integer', '件', '1,234,567'],
    [2025, 'integer', '年', '2025'],
    ['350900', 'text', '', '350900'],
    [false, 'boolean', '', '否'],
    ['2025-10-20T09:30:00+08:00', 'datetime', '', '2025-10-20 09:30:00'],
    ['2025-10-20T09:30:00Z', 'datetime', '', '2025-10-20T09:30:00Z'],
    [null, 'decimal', '元', ''],
  ] as const)('%s of type %s in %s is shown as %s', (cell, type, unit, text) => {
    expect(cellText(cell, { type, unit })).toBe(text);
  });
});
