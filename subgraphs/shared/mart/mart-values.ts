import { keyText } from '../database/same-key.ts';

import { PERSON } from './mart-dialect.ts';
import type { MartKey } from './mart-key.ts';
import type { MartColumn, MartType } from './mart-shape.ts';
import type { OfficeValue } from './office-rows.ts';

/** The types of columns, as DuckDB calls them. */
export const STORED_AS: Readonly<Record<MartType, string>> = {
  DAY: 'date',
  MONEY: 'bigint',
  WHOLE: 'bigint',
  FLAG: 'boolean',
  TEXT: 'varchar',
  HASH: 'ubigint',
};

/** Whole ten-thousandths of a yuan: offices keep two decimals, some four. */
const MONEY_PARTS = 10_000;

/** The SQL of a column over the office's database. */
export function selected({ type, sql }: MartColumn, office: 'sqlite' | 'mysql'): string {
  return type === 'MONEY'
    ? `cast(round(${sql} * ${MONEY_PARTS}) as ${office === 'mysql' ? 'signed' : 'integer'})`
    : sql;
}

/** What a part is compared by: the sum of a column of numbers, how many have another one. As text. */
export function officeSum(column: MartColumn, office: 'sqlite' | 'mysql'): string {
  return `cast(coalesce(${sumOf(column.type, selected(column, office))}, 0) as char)`;
}

/** The same over the mart. */
export function martSum({ type, name }: MartColumn): string {
  return `cast(coalesce(${sumOf(type, name)}, 0) as varchar)`;
}

function sumOf(type: MartType, sql: string): string {
  switch (type) {
    case 'MONEY':
    case 'WHOLE':
      return `sum(${sql})`;
    case 'FLAG':
      return `sum(case when ${sql} then 1 else 0 end)`;
    default:
      return `count(${sql})`;
  }
}

/** A value that a column cannot hold. The message has no value. */
export class UnreadableColumn extends Error {
  constructor(column: string) {
    super(`The office's column ${column} has a value that cannot be read.`);
    this.name = 'UnreadableColumn';
  }
}

/** A day that is none: MySQL's 0000-00-00. It is not null, and before every period. */
const NO_DAY = '0001-01-01';

/** Writes values of one column as they stand in a line of CSV, quoted where they are text; null is the empty field. */
export function writerOf({ name, type }: MartColumn, key: MartKey): (value: OfficeValue) => string {
  switch (type) {
    case 'DAY':
      return (value) => {
        const day = String(value).slice(0, 10);
        if (value !== null && !/^\d{4}-\d{2}-\d{2}$/.test(day)) {
          throw new UnreadableColumn(name);
        }
        return value === null ? '' : day < '1000-01-01' ? NO_DAY : day;
      };
    case 'MONEY':
    case 'WHOLE':
      return (value) => {
        if (value !== null && !/^-?\d+$/.test(String(value))) {
          throw new UnreadableColumn(name);
        }
        return value === null ? '' : String(value);
      };
    case 'FLAG':
      return (value) => (value === null ? '' : Number(value) === 0 ? 'false' : 'true');
    case 'TEXT':
      return (value) => (value === null ? '' : inQuotes(keyText(String(value))));
    case 'HASH': {
      // Persons and records have hashes of their own; a record's is the same in every table, so that they can be joined.
      const use = name === PERSON ? 'person' : 'record';
      let last: OfficeValue = null;
      let hash = '';
      return (value) => {
        if (value !== last) {
          last = value;
          hash = value === null ? '' : key.hash(`${use} ${keyText(String(value))}`);
        }
        return hash;
      };
    }
  }
}

export function inQuotes(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
