import { describe, expect, it } from '@jest/globals';
import { raw } from '@mikro-orm/core';
import { MySqlPlatform } from '@mikro-orm/mysql';

import { NotAParameter } from './parameter.ts';
import { preparedStatement } from './prepared-statement.ts';

const prepared = (sql: string, ...values: unknown[]) => preparedStatement(new MySqlPlatform(), sql, values);

describe('a prepared statement', () => {
  it('has none of its values in its text', () => {
    const { sql, parameters } = prepared(
      'select * from t where a = ? and b = ? and c = ?',
      "x' or 1=1 -- ",
      null,
      true,
    );
    expect(sql).toBe('select * from t where a = ? and b = ? and c = ?');
    expect(parameters).toEqual(["x' or 1=1 -- ", null, true]);
  });

  it('has identifiers quoted, and fragments with their own values', () => {
    const { sql, parameters } = prepared(
      'select ?? from t where a in (?) and b = ?',
      'the`name',
      raw('select ? as x', ['v']),
      'w',
    );
    expect(sql).toBe('select `the``name` from t where a in (select ? as x) and b = ?');
    expect(parameters).toEqual(['v', 'w']);
  });

  it('is refused where values and places differ, or a value is none of the protocol', () => {
    expect(() => prepared('select ?')).toThrow(RangeError);
    expect(() => prepared('select 1', 'a')).toThrow(RangeError);
    expect(() => prepared('select ?', { toSqlString: () => '1 or 1=1' })).toThrow(NotAParameter);
  });
});
