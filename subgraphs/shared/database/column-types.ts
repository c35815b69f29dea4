import type { ColumnKind } from './column-kind.ts';

/** A rule for the types of a database in which a kind of column can be read exactly, and what to write for the others. */
interface TypeRule {
  /** The types that hold every value of the kind exactly, and nothing else that is read as another. */
  readonly exact: RegExp;
  /** By type, the SQL that makes the column exact, in terms of its name. The first that fits is given. */
  readonly conversions: readonly (readonly [RegExp, (column: string) => string])[];
}

const INTEGERS = 'tinyint|smallint|mediumint|int|integer|bigint';
const TEXTS = /^(char|varchar|tinytext|text|mediumtext|longtext|enum|character)\b/;

const TEXT: TypeRule = {
  exact: TEXTS,
  conversions: [
    [/^(binary|varbinary|\w*blob)\b/, (column) => `convert(${column} using utf8mb4)`],
    [/./, (column) => `cast(${column} as char)`],
  ],
};

const RULES: Readonly<Record<ColumnKind, TypeRule>> = {
  key: TEXT,
  text: TEXT,
  enum: TEXT,
  integer: {
    exact: new RegExp(`^(${INTEGERS}|year)\\b`),
    conversions: [
      // The driver gives bits as bytes.
      [/^bit\b/, (column) => `${column} + 0`],
      [/./, (column) => `cast(${column} as signed)`],
    ],
  },
  boolean: {
    exact: new RegExp(`^(${INTEGERS}|bool|boolean)\\b`),
    conversions: [
      // The driver gives bits as bytes, and bytes are true, also that of 0.
      [/^bit\b/, (column) => `${column} + 0`],
      [TEXTS, (column) => `case ${column} when '1' then 1 when '0' then 0 end`],
      [/./, (column) => `cast(${column} as signed)`],
    ],
  },
  decimal: {
    // A double has lost its cents before it is read.
    exact: new RegExp(`^(decimal|numeric|${INTEGERS})\\b`),
    conversions: [
      [TEXTS, (column) => `cast(nullif(replace(${column}, ',', ''), '') as decimal(18, 2))`],
      [/./, (column) => `cast(${column} as decimal(18, 2))`],
    ],
  },
  date: {
    // With a time, the last day of a term is after its end.
    exact: /^date$/,
    conversions: [
      // A timestamp is shown in the zone of the session, and ours is pinned to the court's.
      [/^(datetime|timestamp)\b/, (column) => `cast(${column} as date)`],
      [TEXTS, (column) => `str_to_date(nullif(${column}, ''), '%Y-%m-%d')`],
      [new RegExp(`^(${INTEGERS})\\b`), (column) => `str_to_date(nullif(${column}, 0), '%Y%m%d')`],
      [/./, (column) => `cast(${column} as date)`],
    ],
  },
  moment: {
    exact: /^(datetime|char|varchar|tinytext|text|mediumtext|longtext)\b/,
    conversions: [[/./, (column) => `cast(${column} as datetime)`]],
  },
};

/** What of a column's type does not hold its values exactly; null where it does. */
export function conversionOf(kind: ColumnKind, type: string, column: string, isNullable: boolean): string | null {
  const written = type.toLowerCase();
  // SQLite has no types for what a view computes.
  if (written === '') {
    return null;
  }
  // `null as column` in a view: it holds nothing but null.
  if (/^(var)?binary\(0\)$/.test(written) && isNullable) {
    return null;
  }
  const { exact, conversions } = RULES[kind];
  if (exact.test(written) && (kind !== 'decimal' || fitsDecimal(written))) {
    return null;
  }
  const [, convert] = conversions.find(([pattern]) => pattern.test(written)) ?? [];
  return convert?.(column) ?? column;
}

/** The scalar Decimal shows 18 digits, 6 of them after the point. */
function fitsDecimal(type: string): boolean {
  const [, digits, scale] = /^(?:decimal|numeric)\((\d+)(?:,\s*(\d+))?\)/.exec(type) ?? [];
  return digits === undefined || Number(scale ?? 0) <= 6;
}
