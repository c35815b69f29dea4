import { describe, expect, it } from '@jest/globals';

import { hashPeople, identityToken, identityTokens, personHash } from './person-hash.ts';

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

describe('the hash of a person’s number', () => {
  const hash = personHash(Buffer.alloc(32, 7).toString('base64'));

  it.each(['110105491231002', '11010519491231002x', '１１０１０５１９４９１２３１００２Ｘ', '110105 19491231 002Ⅹ'])(
    'is the same for %s, so that every read of one person is found',
    (form) => {
      expect(identityToken(form, hash)).toBe(identityToken('11010519491231002X', hash));
      expect(hashPeople([{ identityNumber: form }], hash)).toBe(identityToken('11010519491231002X', hash));
    },
  );

  it('is that of earlier ledgers for a number of 18 characters, and others are searched for as they were written then', () => {
    expect(identityToken('11010519491231002X', hash)).toBe(hash('identity\n11010519491231002X'));
    expect(identityTokens('11010519491231002X', hash)).toEqual(
      expect.arrayContaining([hash('identity\n11010519491231002X'), hash('identity\n110105491231002')]),
    );
  });

  it('is one for the written forms of a unit’s code, which may be that of a person’s own business', () => {
    expect(identityToken('91350100m000100y43', hash)).toBe(identityToken('９１３５０１００Ｍ０００１００Ｙ４３', hash));
    expect(identityToken('91350100M000100Y43', hash)).toBe(hash('identity\n91350100M000100Y43'));
  });

  it('is another for another person, and for what is no number', () => {
    const tokens = ['11010519491231002X', '440524188001010014', 'H01234567', 'unknown'].map((one) =>
      identityToken(one, hash),
    );
    expect(new Set(tokens).size).toBe(4);
  });
});
