import { describe, expect, it } from '@jest/globals';

import { mysqlLiteral, mysqlName } from './mysql-literal.ts';

describe('mysqlLiteral', () => {
  it('does not change plain values', () => {
    expect(['（2021）闽09执123号', 8000, true, false, null].map(mysqlLiteral)).toEqual([
      "'（2021）闽09执123号'",
      '8000',
      '1',
      '0',
      'NULL',
    ]);
  });

  it('escapes text that could end its literal', () => {
    expect(mysqlLiteral("a'); drop table t; -- ")).toBe("'a\\'); drop table t; -- '");
    expect(mysqlLiteral('a\\')).toBe("'a\\\\'");
    expect(mysqlLiteral('a\n"\0')).toBe("'a\\n\\\"\\0'");
  });

  it('rejects numbers without an SQL literal', () => {
    expect(() => mysqlLiteral(Number.NaN)).toThrow(RangeError);
  });
});

describe('mysqlName', () => {
  it('escapes a quote in a name', () => {
    expect(mysqlName('a`b')).toBe('`a``b`');
  });
});
