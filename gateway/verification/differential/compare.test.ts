import { describe, expect, it } from '@jest/globals';

import { difference } from './compare.ts';
import type { Path } from './merged-schema.ts';

describe('an answer held against the truth', () => {
  const answer = (data: unknown, ...errors: Path[]) => ({ dataText: JSON.stringify(data), errors });
  const told = (data: unknown, ...errors: Path[]) => ({ data, errors });

  it('is the same where bytes and paths are, whichever items of a list failed', () => {
    const data = { list: [{ a: null }, { a: null }] };
    const failing = [
      ['list', 0, 'a'],
      ['list', 1, 'a'],
    ];
    expect(difference(answer(data, ['list', 'a']), told(data, ...failing), failing)).toBeUndefined();
  });

  it('differs in the order of fields', () => {
    expect(difference(answer({ b: 1, a: 1 }), told({ a: 1, b: 1 }), [])).toContain('data differs');
  });

  it('differs where an error is not told', () => {
    const failing = [['a']];
    expect(difference(answer({ a: null }), told({ a: null }, ...failing), failing)).toBe('errors not told: a; told: ');
  });

  it('differs where an error is told of a field that does not fail', () => {
    expect(difference(answer({ a: null }, ['a']), told({ a: null }), [])).toContain('errors where nothing fails: a');
  });

  it('may tell another failure below the place that became null, but must tell one', () => {
    const truth = told({ a: null }, ['a', 'x']);
    const failing = [
      ['a', 'x'],
      ['a', 'y'],
    ];
    expect(difference(answer({ a: null }, ['a', 'y']), truth, failing)).toBeUndefined();
    expect(difference(answer({ a: null }), truth, failing)).toBe('errors not told: a; told: ');
  });

  it('must refuse what the truth refuses', () => {
    expect(difference(answer(null, []), told(undefined, []), [])).toBeUndefined();
    expect(difference(answer({ a: 1 }), told(undefined, []), [])).toContain('not refused');
  });
});
