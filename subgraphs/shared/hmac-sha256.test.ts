import { createHmac, createSecretKey } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { hmacSha256 } from './hmac-sha256.ts';

describe('HMAC-SHA256', () => {
  // RFC 4231, test cases 2 and 6: a key shorter than a block, and one longer.
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
  ])('is what RFC 4231 says', (key, text, hex) => {
    expect(hmacSha256(createSecretKey(key))(text)).toBe(Buffer.from(hex, 'hex').toString('base64url'));
  });

  it('is what node:crypto makes, for every key and one text after another', () => {
    const keys = fc.uint8Array({ minLength: 1, maxLength: 200 }).map((bytes) => Buffer.from(bytes));
    const texts = fc.array(fc.string({ unit: 'binary', maxLength: 700 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(keys, texts, (key, all) => {
        const ours = hmacSha256(createSecretKey(key));
        for (const text of all) {
          expect(ours(text)).toBe(createHmac('sha256', key).update(text).digest('base64url'));
        }
      }),
    );
  });
});
