import { describe, expect, it } from '@jest/globals';

import { mysqlLiteral, mysqlName } from './mysql-literal.ts';

describe('mysqlLiteral', () => {
  it('writes what is plain as it is', () => {
    expect(['（2021）闽09执123号', 8000, true, false, null].map(mysqlLiteral)).toEqual([
      "'（2021）闽09执123号'",
      '8000',
      '1',
      '0',
      'NULL',
    ]);
  });

  it('lets no text end its literal', () => {
    expect(mysqlLiteral("a'); drop table t; -- ")).toBe("'a\\'); drop table t; -- '");
    expect(mysqlLiteral('a\\')).toBe("'a\\\\'");
    expect(mysqlLiteral('a\n"\0')).toBe("'a\\n\\\"\\0'");
  });

  it('refuses numbers that SQL does not know', () => {
    expect(() => mysqlLiteral(Number.NaN)).toThrow(RangeError);
  });
});

describe('mysqlName', () => {
  it('lets no name end its quotes', () => {
    expect(mysqlName('a`b')).toBe('`a``b`');
  });
});
