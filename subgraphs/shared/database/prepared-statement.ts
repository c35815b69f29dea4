import { isRaw, type Platform } from '@mikro-orm/core';

import { parameterOf, type Parameter } from './parameter.ts';

/** A statement with a `?` for each value, and the values. */
export interface PreparedStatement {
  readonly sql: string;
  readonly parameters: readonly Parameter[];
}

/** An identifier's placeholder, a value's placeholder. */
const PLACEHOLDERS = /\?\??/g;

/**
 * The statement that MikroORM would write its values into, with the values apart: what a client sent is never part of a
 * statement's text, so no character set and no SQL mode of the server can make SQL of it.
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
  const text = sql.replace(PLACEHOLDERS, (found) =>
    found === '??' ? platform.quoteIdentifier(next() as string) : place(next()),
  );
  if (at < values.length) {
    throw new RangeError('The statement has fewer placeholders than values.');
  }
  return { sql: text, parameters };
}
