import { isDate } from '../scalars/date.ts';

import type { ColumnNote } from './column-kind.ts';

/** What is wrong with a stored value, in kind. It never contains the value. */
export type ValueFault =
  | 'null'
  | 'unknown member'
  | 'zero date'
  | 'impossible date'
  | 'not a date'
  | 'not a decimal'
  | 'not a whole number'
  | 'neither true nor false'
  | 'not text'
  | 'duplicate key'
  | 'key written differently';

/** A stored value that the graph cannot show. Reading the property of a record throws it; nothing else of the record does. */
export class UnreadableValue extends Error {
  /** The name of the record's entity. */
  readonly entity: string;
  /** The property of the entity that is its key, and its value; null where the record has none. */
  readonly keyName: string;
  readonly key: string | null;
  /** Table and column. Only the log has them. */
  readonly column: string;
  readonly fault: ValueFault;

  constructor(place: Pick<UnreadableValue, 'entity' | 'keyName' | 'key' | 'column'>, fault: ValueFault) {
    super(`${place.column}: ${fault}`);
    this.name = 'UnreadableValue';
    this.entity = place.entity;
    this.keyName = place.keyName;
    this.key = place.key;
    this.column = place.column;
    this.fault = fault;
  }
}

/** Finds what is wrong with a value that is not null, as the driver returned it; null where it can be shown. */
export type FindFault = (value: unknown) => ValueFault | null;

/** The check of one column. It runs for every value of every record, so it is chosen once. */
export function faultFinder({ kind, members }: ColumnNote): FindFault {
  switch (kind) {
    case 'enum':
      return (value) => (typeof value === 'string' && Object.hasOwn(members ?? {}, value) ? null : 'unknown member');
    case 'integer':
      return (value) => (value === ((value as number) | 0) ? null : 'not a whole number');
    case 'boolean':
      return (value) =>
        value === 0 || value === 1 || value === true || value === false ? null : 'neither true nor false';
    case 'decimal':
      return (value) => (isDecimal(value) ? null : 'not a decimal');
    case 'date':
      return dateFault;
    case 'moment':
      return momentFault;
    default:
      return (value) => (typeof value === 'string' ? null : 'not text');
  }
}

/** The digits that the scalar Decimal shows exactly. SQLite returns numbers. */
const DECIMAL = /^-?\d{1,16}(?:\.\d{1,6})?$/;

function isDecimal(value: unknown): boolean {
  return typeof value === 'number' ? Number.isFinite(value) : typeof value === 'string' && DECIMAL.test(value);
}

function dateFault(value: unknown): ValueFault | null {
  if (typeof value !== 'string') {
    return 'not a date';
  }
  if (isDate(value)) {
    return null;
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) {
    // A date with a time is compared as later than its own day.
    return /^0000-00-00/.test(value) ? 'zero date' : 'not a date';
  }
  return /-00|^0000/.test(value) ? 'zero date' : 'impossible date';
}

const TIME = /^[ Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:[Zz]|[+-]\d{2}:\d{2})?$/;

function momentFault(value: unknown): ValueFault | null {
  if (typeof value !== 'string') {
    return 'not a date';
  }
  const fault = dateFault(value.slice(0, 10));
  return fault ?? (TIME.test(value.slice(10)) ? null : 'not a date');
}
