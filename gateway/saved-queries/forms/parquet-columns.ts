import type { ColumnSource, ParquetWriter } from 'hyparquet-writer';

import type { Cell, Column, ColumnType, Row } from '../saved-query.ts';

/** A cell does not fit its column's type, so that no Parquet file can hold it. Names the column, never the value. */
export class CellTypeError extends Error {
  override readonly name = 'CellTypeError';
  readonly column: string;

  constructor({ key, type }: Column) {
    super(`A value of column ${key} is no ${type}.`);
    this.column = key;
  }
}

/** One element of the schema, as hyparquet-writer takes it. */
export type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

type ParquetCell = string | number | boolean | bigint | Uint8Array | null;

interface ParquetType {
  readonly element: Omit<SchemaElement, 'name' | 'repetition_type'>;
  /** The value as Parquet keeps it; undefined where the cell does not fit. */
  readonly convert: (cell: Exclude<Cell, null>) => ParquetCell | undefined;
}

const DAY = 86_400_000;
const DECIMAL = /^(-?)(\d{1,32})(?:\.(\d{1,6}))?$/u;
const SCALE = 6;

const TEXT: ParquetType = {
  element: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  convert: String,
};

const TYPES: Readonly<Record<ColumnType, ParquetType>> = {
  text: TEXT,
  enum: TEXT,
  integer: {
    // Signed 64 bits without being told so: DuckDB refuses the logical type INTEGER as hyparquet-writer 0.17 writes it.
    element: { type: 'INT64' },
    convert: (cell) => (Number.isSafeInteger(Number(cell)) && cell !== '' ? BigInt(cell) : undefined),
  },
  decimal: {
    // 18 digits would do for a value of the graph's Decimal only if it had all six after the point: 38 hold every one,
    // and sums of them.
    element: {
      type: 'FIXED_LEN_BYTE_ARRAY',
      type_length: 16,
      converted_type: 'DECIMAL',
      logical_type: { type: 'DECIMAL', precision: 38, scale: SCALE },
      precision: 38,
      scale: SCALE,
    },
    convert: (cell) => unscaled(String(cell)),
  },
  boolean: { element: { type: 'BOOLEAN' }, convert: (cell) => (typeof cell === 'boolean' ? cell : undefined) },
  date: {
    element: { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
    convert: (cell) => milliseconds(/^\d{4}-\d{2}-\d{2}$/u, cell, DAY),
  },
  datetime: {
    element: {
      type: 'INT64',
      converted_type: 'TIMESTAMP_MILLIS',
      logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
    },
    convert: (cell) => {
      const time = milliseconds(/^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:\d{2})$/u, cell, 1);
      return time === undefined ? undefined : BigInt(time);
    },
  },
};

/** The schema of the rows: a nullable column for each of the query's, named by its key. */
export function parquetSchema(columns: readonly Column[]): SchemaElement[] {
  return [
    { name: 'root', num_children: columns.length },
    ...columns.map(({ key, type }) => ({ ...TYPES[type].element, name: key, repetition_type: 'OPTIONAL' as const })),
  ];
}

/**
 * Rows turned into columns.
 * @throws CellTypeError
 */
export function parquetColumns(columns: readonly Column[], rows: readonly Row[]): ColumnSource[] {
  return columns.map((column, index) => {
    const { convert } = TYPES[column.type];
    const data = rows.map((row) => {
      const cell = row[index];
      if (cell === null || cell === undefined) {
        return null;
      }
      const value = convert(cell);
      if (value === undefined) {
        throw new CellTypeError(column);
      }
      return value;
    });
    return { name: column.key, data };
  });
}

/** Millionths, exactly: `"550000.00"` → 550000000000. */
function unscaled(decimal: string): bigint | undefined {
  const [match, sign = '', whole = '', fraction = ''] = DECIMAL.exec(decimal) ?? [];
  return match === undefined ? undefined : BigInt(`${sign}${whole}${fraction.padEnd(SCALE, '0')}`);
}

function milliseconds(form: RegExp, cell: Exclude<Cell, null>, unit: number): number | undefined {
  const time = typeof cell === 'string' && form.test(cell) ? Date.parse(cell) : Number.NaN;
  return Number.isNaN(time) ? undefined : time / unit;
}
