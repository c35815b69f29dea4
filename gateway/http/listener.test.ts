import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { requestIdOf } from './listener.ts';

describe('a request id', () => {
  it('is the caller’s own if it has only safe characters', () => {
    expect(requestIdOf('court-42.case_7')).toBe('court-42.case_7');
  });

  it('is always safe in a header and a log line', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (given) => /^[A-Za-z0-9._-]{8,64}$/.test(requestIdOf(given))));
  });

  it('is new if the caller sends several', () => {
    expect(requestIdOf(['first-one', 'second-one'])).toMatch(/^[0-9a-f-]{36}$/);
  });
});
