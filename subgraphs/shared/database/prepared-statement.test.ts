import { describe, expect, it } from '@jest/globals';
import { raw } from '@mikro-orm/core';
import { MySqlPlatform } from '@mikro-orm/mysql';

import { NotAParameter, preparedStatement } from './prepared-statement.ts';

const prepared = (sql: string, ...values: unknown[]) => preparedStatement(new MySqlPlatform(), sql, values);
const places = (sql: string) => sql.split('?').length - 1;

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

  it.each([
    [1, 1],
    [2, 2],
    [3, 4],
    [5, 8],
    [500, 512],
    [700, 999],
    [999, 999],
    [1000, 1000],
  ])('of %i keys is one of %i, the last key repeated', (keys, padded) => {
    const values = Array.from({ length: keys }, (_, at) => `k${at}`);
    const marks = values.map(() => '?').join(', ');
    const { sql, parameters } = prepared(`select * from t where id in (${marks}) limit ?`, ...values, 'end');
    expect(places(sql)).toBe(padded + 1);
    expect(parameters).toHaveLength(padded + 1);
    expect(new Set(parameters)).toEqual(new Set([...values, 'end']));
    expect(parameters.at(-1)).toBe('end');
  });

  it('is refused where values and places differ, or a value is none of the protocol', () => {
    expect(() => prepared('select ?')).toThrow(RangeError);
    expect(() => prepared('select 1', 'a')).toThrow(RangeError);
    expect(() => prepared('select ?', { toSqlString: () => '1 or 1=1' })).toThrow(NotAParameter);
  });
});
