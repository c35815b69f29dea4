import { describe, expect, it } from '@jest/globals';

import { personHash } from './person-hash.ts';

describe('the hash of a person', () => {
  // RFC 4231, test cases 2 and 6: a key shorter than a block of SHA-256, and one longer. A ledger is read for years: a
  // hash that changes would no longer find the people in it.
  it.each([
    [
      Buffer.from('Jefe'),
      'what do ya want for nothing?',
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    ],
    [
      Buffer.alloc(131, 0xaa),
      'Test Using Larger Than Block-Size Key - Hash Key First',
      '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
    ],
  ])('is the beginning of HMAC-SHA256, with the key read from base64', (key, text, hex) => {
    const whole = Buffer.from(hex, 'hex').toString('base64url');
    expect(personHash(key.toString('base64'))(text)).toBe(whole.slice(0, 22));
  });
});
