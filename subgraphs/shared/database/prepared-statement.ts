import { isRaw, type Platform } from '@mikro-orm/core';
import mysql2, { type TypedParameterValue } from 'mysql2';

/** A value as the protocol sends it, apart from the statement. */
export type Parameter = string | number | boolean | null | Date | Buffer | TypedParameterValue;

/** A statement with a `?` for each value, and the values. */
export interface PreparedStatement {
  readonly sql: string;
  readonly parameters: readonly Parameter[];
}

/** A value that cannot be a parameter of the protocol. It is never written into the statement instead. */
export class NotAParameter extends TypeError {
  constructor(value: unknown) {
    super(`A value of type ${typeof value} cannot be a parameter of a statement.`);
    this.name = 'NotAParameter';
  }
}

/** A list of placeholders, an identifier's placeholder, a value's placeholder. */
const PLACEHOLDERS = /\bin \(\?(?:, ?\?)*\)|\?\?|\?/g;

/**
 * From so many values on, MariaDB reads a list as a table of its own (`in_predicate_conversion_threshold`); shorter lists are
 * not padded to that length.
 */
const LONGEST_PADDED = 999;

/**
 * The statement that MikroORM would write its values into, with the values apart: what a client sent is never part of a
 * statement's text, so no character set and no SQL mode of the server can make SQL of it.
 *
 * A list of keys is padded to a power of two by its last value. Otherwise each number of keys were a statement of its own,
 * and a session keeps few of them.
 */
export function preparedStatement(platform: Platform, sql: string, values: readonly unknown[]): PreparedStatement {
  const parameters: Parameter[] = [];
  let at = 0;
  const next = (): unknown => {
    if (at >= values.length) {
      throw new RangeError('The statement has more placeholders than values.');
    }
    return values[at++];
  };
  const place = (value: unknown): string => {
    if (isRaw(value)) {
      const inner = preparedStatement(platform, value.sql, value.params);
      parameters.push(...inner.parameters);
      return inner.sql;
    }
    if (Array.isArray(value)) {
      return value.map(place).join(', ');
    }
    parameters.push(parameterOf(value));
    return '?';
  };
  const text = sql.replace(PLACEHOLDERS, (found) => {
    if (found === '??') {
      return platform.quoteIdentifier(next() as string);
    }
    if (found === '?') {
      return place(next());
    }
    const places = Array.from({ length: found.split('?').length - 1 }, () => place(next()));
    const isPlain = places.every((placed) => placed === '?');
    const last = parameters.at(-1) as Parameter;
    for (let missing = isPlain ? paddedLength(places.length) - places.length : 0; missing > 0; missing -= 1) {
      places.push('?');
      parameters.push(last);
    }
    return `in (${places.join(', ')})`;
  });
  if (at < values.length) {
    throw new RangeError('The statement has fewer placeholders than values.');
  }
  return { sql: text, parameters };
}

/** The next power of two, or the longest length that is padded to. */
function paddedLength(length: number): number {
  return length >= LONGEST_PADDED ? length : Math.min(2 ** Math.ceil(Math.log2(length)), LONGEST_PADDED);
}

function parameterOf(value: unknown): Parameter {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      // A whole number must not travel as a floating one: `limit` takes none on MySQL.
      return Number.isSafeInteger(value) ? mysql2.TypedParameter.BIGINT(value) : value;
    case 'bigint':
      return mysql2.TypedParameter.BIGINT(value);
    case 'undefined':
      return null;
    case 'object':
      if (value === null || value instanceof Date || Buffer.isBuffer(value)) {
        return value;
      }
  }
  throw new NotAParameter(value);
}
