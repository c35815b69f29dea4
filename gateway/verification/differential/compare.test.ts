import { describe, expect, it } from '@jest/globals';

import { difference } from './compare.ts';
import type { Path } from './merged-schema.ts';

describe('comparing an answer with the merged schema', () => {
  const answer = (data: unknown, ...errors: Path[]) => ({ dataText: JSON.stringify(data), errors });
  const expected = (data: unknown, ...errors: Path[]) => ({ data, errors });

  it('accepts the same bytes and paths, whichever items of a list failed', () => {
    const data = { list: [{ a: null }, { a: null }] };
    const failing = [
      ['list', 0, 'a'],
      ['list', 1, 'a'],
    ];
    expect(difference(answer(data, ['list', 'a']), expected(data, ...failing), failing)).toBeUndefined();
  });

  it('finds another order of fields', () => {
    expect(difference(answer({ b: 1, a: 1 }), expected({ a: 1, b: 1 }), [])).toContain('data differs');
  });

  it('finds a missing error', () => {
    const failing = [['a']];
    expect(difference(answer({ a: null }), expected({ a: null }, ...failing), failing)).toBe(
      'errors missing: a; reported: ',
    );
  });

  it('finds an error of a field that does not fail', () => {
    expect(difference(answer({ a: null }, ['a']), expected({ a: null }), [])).toContain(
      'errors where nothing fails: a',
    );
  });

  it('accepts any failure below the path that became null, but requires one', () => {
    const merged = expected({ a: null }, ['a', 'x']);
    const failing = [
      ['a', 'x'],
      ['a', 'y'],
    ];
    expect(difference(answer({ a: null }, ['a', 'y']), merged, failing)).toBeUndefined();
    expect(difference(answer({ a: null }), merged, failing)).toBe('errors missing: a; reported: ');
  });

  it('requires a refusal where the merged schema refuses', () => {
    expect(difference(answer(null, []), expected(undefined, []), [])).toBeUndefined();
    expect(difference(answer({ a: 1 }), expected(undefined, []), [])).toContain('not refused');
  });
});
