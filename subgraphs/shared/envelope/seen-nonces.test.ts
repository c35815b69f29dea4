import { expect, it } from '@jest/globals';

import { seenNonces } from './seen-nonces.ts';

/** In milliseconds; the envelopes of a test expire thirty seconds later. */
const NOW = 1_700_000_000_250;
const EXPIRES = NOW + 30_000;

it('a nonce is remembered as long as its envelope is good, to the last millisecond, among others of any time', () => {
  for (const later of [0, 1, 749, 750, 1000, 15_000, 29_000, 29_749, 29_999]) {
    const nonces = seenNonces(100);
    expect(nonces.see('a', EXPIRES, NOW)).toBe('first');
    // A nonce of another second makes the memory forget what has expired.
    expect(nonces.see('b', EXPIRES + later + 1000, NOW + later)).toBe('first');
    expect([later, nonces.see('a', EXPIRES, NOW + later)]).toEqual([later, 'replayed']);
  }
});

it('the same nonce is another one where it was signed at another time', () => {
  const nonces = seenNonces(100);
  expect(nonces.see('a', EXPIRES, NOW)).toBe('first');
  expect(nonces.see('a', EXPIRES + 5000, NOW)).toBe('first');
  expect(nonces.see('a', EXPIRES + 5000, NOW + 4000)).toBe('replayed');
});

it('there is room again once nonces have expired, and for exactly as many', () => {
  const nonces = seenNonces(3);
  for (const name of ['a', 'b', 'c']) {
    expect(nonces.see(name, EXPIRES, NOW)).toBe('first');
  }
  expect(nonces.see('d', EXPIRES, NOW + 29_999)).toBe('full');
  expect(nonces.see('a', EXPIRES, NOW + 29_999)).toBe('replayed');
  const after = NOW + 32_000;
  for (let round = 0; round < 3; round += 1) {
    const moment = after + round * 32_000;
    for (const name of ['d', 'e', 'f']) {
      expect(nonces.see(name, moment + 30_000, moment)).toBe('first');
    }
    expect(nonces.see('g', moment + 30_000, moment)).toBe('full');
  }
});
