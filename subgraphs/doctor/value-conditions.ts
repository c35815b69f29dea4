import type { DatabaseKind } from '../shared/database/connect.ts';

import type { FindingKind } from './finding-kinds.ts';
import type { StoredColumn, StoredTable } from './office.ts';

/** A SQL condition that rows meet which the graph cannot show, or shows wrongly. */
export interface ValueCondition {
  readonly kind: FindingKind;
  readonly column: string;
  readonly condition: string;
}

/** Conditions that a row can only meet if it meets a cheaper one: counted where that is met at all. */
export interface Suspicion {
  readonly suspect: string;
  readonly conditions: readonly ValueCondition[];
}

/** Days that old systems write for "none". */
const PLACEHOLDER_DAYS = [
  ...['0001-01-01', '1000-01-01', '1753-01-01', '1899-12-30', '1899-12-31', '1900-01-01', '1901-01-01', '1970-01-01'],
  ...['2099-12-31', '2999-12-31', '3000-01-01', '9999-12-31'],
];
/** Texts that old systems write for "none". */
const PLACEHOLDER_TEXTS = ['NULL', 'null', '无', '不详', '未知', '空', '-', '—', '/', 'N/A', '0'];
/** The founding of the People's Republic: no court of it has an older record. */
const FIRST_DAY = '1949-10-01';
/** Days that may lie in the future: terms, plans and periods. */
const MAY_COME = /due|until|to_date|expir|next|valid|removal|from_date|from$|period|control|target/;
/** What cannot happen before: an earlier and a later day of one record. */
const IN_ORDER = [
  ...[
    ['filed_on', 'concluded_on'],
    ['from_date', 'to_date'],
    ['valid_from', 'valid_to'],
    ['started_on', 'ended_on'],
  ],
  ...[
    ['sent_on', 'answered_on'],
    ['issued_on', 'answered_on'],
    ['imposed_on', 'lifted_on'],
    ['listed_on', 'removed_on'],
  ],
  ...[
    ['received_on', 'paid_on'],
    ['joined_on', 'left_on'],
    ['period_from', 'period_to'],
    ['opened_on', 'closed_on'],
  ],
  ...[
    ['first_assisted_on', 'last_assisted_on'],
    ['breached_on', 'remedied_on'],
    ['decided_on', 'carried_out_on'],
  ],
] as const;
/** Amounts of money; scores and rates may be negative. */
const AMOUNT = /amount|value$|price|interest|owed/;
const INVISIBLE = ['\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2060', '\ufeff', '\u00ad'];
/** In hexadecimal: space, ideographic space, no-break space, tab, line feed, carriage return. */
const BLANKS = "('20', 'E38080', 'C2A0', '09', '0A', '0D')";

/** All conditions of a table's columns. */
export function valueConditions(table: StoredTable, kind: DatabaseKind, today: string): Suspicion[] {
  const sql = new SqlOf(kind);
  const alone = [
    ...table.columns.flatMap((column) => [
      ...(column.nullable ? [] : [{ kind: 'null' as const, column: column.name, condition: `${column.name} is null` }]),
      ...plainConditions(column, sql, table),
    ]),
    ...reversedDates(table),
  ].map((condition) => ({ suspect: condition.condition, conditions: [condition] }));
  return [...alone, ...table.columns.flatMap((column) => suspicions(column, sql, today))];
}

/** Conditions that cost little. */
function plainConditions(column: StoredColumn, sql: SqlOf, table: StoredTable): ValueCondition[] {
  const { name } = column;
  const make = (kind: FindingKind, condition: string): ValueCondition => ({ kind, column: name, condition });
  switch (column.kind) {
    case 'enum': {
      const members = Object.keys(column.members).map((member) => `'${member}'`);
      const label = table.columns.find((other) => other.name === `${name}_label`);
      return [
        make('unknown-member', `${name} is not null and ${sql.bytes(name)} not in (${members.join(', ')})`),
        // A member that has a term of its own, as 执他 has, says what it is.
        ...(label && column.labels.OTHER?.startsWith('其他')
          ? [make('other-without-label', `${name} = 'OTHER' and coalesce(${label.name}, '') = ''`)]
          : []),
      ];
    }
    case 'boolean':
      return [make('neither-true-nor-false', `${name} not in (0, 1)`)];
    case 'integer':
      return [
        make('integer-out-of-range', `${name} > 2147483647 or ${name} < -2147483648`),
        name === 'year'
          ? make('year-out-of-range', `${name} < 1949 or ${name} > 2100`)
          : make('negative-number', `${name} < 0 and ${name} >= -2147483648`),
      ];
    case 'decimal':
      return [
        make('decimal-out-of-range', `abs(${name}) >= 10000000000000000`),
        ...(AMOUNT.test(name) ? [make('negative-amount', `${name} < 0`)] : []),
      ];
    default:
      return [];
  }
}

/** Conditions of dates and texts: there are many, and hardly any row meets one. */
function suspicions(column: StoredColumn, sql: SqlOf, today: string): Suspicion[] {
  const { name } = column;
  const of = (suspect: string, conditions: readonly NamedCondition[]): Suspicion[] => [
    { suspect, conditions: conditions.map(([kind, condition]) => ({ kind, column: name, condition })) },
  ];
  switch (column.kind) {
    case 'date':
      return of(sql.isOddDay(name, lastDay(name, today)), dateConditions(name, sql.day(name), sql, today));
    case 'moment': {
      const text = sql.text(name);
      const day = `substr(${text}, 1, 10)`;
      const isNoMoment = `${text} not like '____-__-__ __:__:__%' and ${text} not like '____-__-__T__:__:__%'`;
      return of(`${isNoMoment} or ${sql.isOddDay(day, lastDay(name, today))}`, [
        ['not-a-date', isNoMoment],
        ...dateConditions(name, day, sql, today),
      ]);
    }
    case 'key':
    case 'text':
      return of(sql.isOddText(name), textConditions(column, sql));
    default:
      return [];
  }
}

type NamedCondition = readonly [kind: FindingKind, condition: string];

function dateConditions(name: string, day: string, sql: SqlOf, today: string): NamedCondition[] {
  const placeholders = PLACEHOLDER_DAYS.map((value) => `'${value}'`).join(', ');
  const isReal = `${day} not like '%-00%' and ${day} not like '0000%' and ${day} not in (${placeholders})`;
  const last = lastDay(name, today);
  return [
    ['zero-date', `${day} like '0000%' or ${day} like '%-00%'`],
    ['impossible-date', `${day} not like '%-00%' and ${day} not like '0000%' and ${sql.isNoDay(day)}`],
    ['placeholder-date', `${day} in (${placeholders})`],
    ['far-past-date', `${day} < '${FIRST_DAY}' and ${isReal}`],
    [last === today ? 'future-date' : 'far-future-date', `${day} > '${last}' and ${isReal}`],
  ];
}

/** The last day that is likely: today, and much later where a day may lie in the future. */
function lastDay(column: string, today: string): string {
  return MAY_COME.test(column) ? `${Number(today.slice(0, 4)) + 50}${today.slice(4)}` : today;
}

function textConditions({ name, kind, nullable, scalar, optional }: StoredColumn, sql: SqlOf): NamedCondition[] {
  const text = sql.text(name);
  const isIdentifier = kind === 'key' || scalar !== null;
  const isBlank = `hex(substr(${text}, 1, 1)) in ${BLANKS} or hex(substr(${text}, -1, 1)) in ${BLANKS}`;
  const isInvisible = INVISIBLE.map((character) => `instr(${text}, '${character}') > 0`).join(' or ');
  const placeholders = PLACEHOLDER_TEXTS.map((value) => `'${value}'`).join(', ');
  if (isIdentifier) {
    return [
      ['key-empty', `length(${name}) = 0`],
      ['key-blank', isBlank],
      ['key-invisible', isInvisible],
      ['placeholder-text', `${text} in (${placeholders})`],
      ...sql.matches('key-full-width', text, '[０-９Ａ-Ｚａ-ｚ]'),
    ];
  }
  return [
    ...(nullable || optional ? [] : ([['text-empty', `length(${name}) = 0`]] as const)),
    ['text-blank', isBlank],
    ['text-invisible', isInvisible],
    ['text-mojibake', `instr(${text}, '\ufffd') > 0`],
    ...sql.matches('text-mojibake', text, '[À-ÿ]{2}'),
  ];
}

function reversedDates({ columns }: StoredTable): ValueCondition[] {
  const names = new Set(columns.filter(({ kind }) => kind === 'date').map(({ name }) => name));
  return IN_ORDER.filter(([first, second]) => names.has(first) && names.has(second)).map(([first, second]) => ({
    kind: 'dates-reversed',
    column: second,
    condition: `${second} < ${first}`,
  }));
}

/** What the two databases write differently. */
class SqlOf {
  readonly #isMySql: boolean;

  constructor(kind: DatabaseKind) {
    this.#isMySql = kind === 'mysql';
  }

  /** A text as code points, whatever its column's character set. */
  text(column: string): string {
    return this.#isMySql ? `convert(${column} using utf8mb4) collate utf8mb4_bin` : column;
  }

  /** A text compared byte by byte. */
  bytes(column: string): string {
    return this.#isMySql ? `cast(${column} as binary)` : column;
  }

  day(column: string): string {
    return this.#isMySql ? `cast(${column} as char(10))` : column;
  }

  isNoDay(day: string): string {
    return this.#isMySql
      ? `substr(${day}, 9, 2) > day(last_day(concat(substr(${day}, 1, 7), '-01')))`
      : // A day that is null is none.
        `coalesce(date(${day}), '-') <> ${day}`;
  }

  /** A day that may be none, or not meant: before the years of courts, after the last likely day, or one that stands for "none". */
  isOddDay(column: string, last: string): string {
    const range = `${column} < '${FIRST_DAY}' or ${column} > '${last}' or ${column} = '1970-01-01'`;
    return this.#isMySql
      ? `${range} or day(${column}) = 0 or month(${column}) = 0 or day(${column}) > day(last_day(concat(substr(${column}, 1, 7), '-01')))`
      : `${range} or ${this.isNoDay(column)}`;
  }

  /** A text with anything but plain characters at its ends, that is empty, or stands for "none". */
  isOddText(column: string): string {
    // The characters themselves: what a backslash means depends on the server's mode.
    const odd = '[\u0001-\u0020\u00a0-\u00ad\u00c0-\u00ff\u200b-\u200f\u2060\u3000\ufeff\ufffd０-９Ａ-Ｚａ-ｚ]';
    const placeholders = PLACEHOLDER_TEXTS.map((value) => `'${value}'`).join(', ');
    return this.#isMySql
      ? `length(${column}) = 0 or ${this.text(column)} regexp '${odd}' or ${this.text(column)} in (${placeholders})`
      : // Most keys are ASCII, for which a short class of characters is tried: the time goes into each character of it.
        `length(${column}) < 5 and ${column} in ('', ${placeholders}) or ` +
          `case when octet_length(${column}) = length(${column}) then ${column} glob '*[^!-~]*' else ${column} glob '*${odd}*' end`;
  }

  /** SQLite has no regular expressions; its databases are ours. */
  matches(kind: FindingKind, text: string, pattern: string): NamedCondition[] {
    return this.#isMySql ? [[kind, `${text} regexp '${pattern}'`]] : [];
  }
}
