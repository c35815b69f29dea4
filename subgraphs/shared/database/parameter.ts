import mysql2, { type TypedParameterValue } from 'mysql2';

/** A value as the protocol sends it, apart from the statement. */
export type Parameter = string | number | boolean | null | Date | Buffer | TypedParameterValue;

/** A value that cannot be a parameter of the protocol. It is never written into the statement instead. */
export class NotAParameter extends TypeError {
  constructor(value: unknown) {
    super(`A value of type ${typeof value} cannot be a parameter of a statement.`);
    this.name = 'NotAParameter';
  }
}

// Not a named import: Node does not see this export of a CommonJS module.
const { BIGINT } = mysql2.TypedParameter;

/** A value as the protocol takes it. @throws NotAParameter */
export function parameterOf(value: unknown): Parameter {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      // A whole number must not travel as a floating one: `limit` takes none on MySQL.
      return Number.isSafeInteger(value) ? BIGINT(value) : value;
    case 'bigint':
      return BIGINT(value);
    case 'undefined':
      return null;
    case 'object':
      if (value === null || value instanceof Date || Buffer.isBuffer(value)) {
        return value;
      }
  }
  throw new NotAParameter(value);
}
