import { isBadInput } from '../shared/bad-input.ts';
import { COUNTRY } from '../shared/database/under.ts';

import { finding, type Finding } from './finding.ts';
import { exactly, keyOf, rowsOf, type Office, type StoredColumn, type StoredTable } from './office.ts';
import { DERIVED } from './values.ts';

/** The most identifiers of one column that are read one by one. */
const MOST_READ = 300_000;
/** Keys that a statement names: enough to see what is wrong. */
const SHOWN_KEYS = 10;

/** What the graph takes to be unique is compared with itself, and identifiers with their form. */
export async function examineKeys(office: Office): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const table of [...office.readable.values()].filter(({ name }) => !DERIVED.has(name))) {
    const primary = table.columns.filter((column) => column.primary);
    const unique = table.columns.filter((column) => column.unique && !column.primary);
    for (const columns of [primary, ...unique.map((column) => [column])]) {
      if (columns.length > 0) {
        findings.push(...(await repeatedKeys(office, table, columns)));
      }
    }
    for (const column of table.columns.filter(({ scalar }) => scalar !== null)) {
      findings.push(...(await unreadableIdentifiers(office, table, column)));
    }
  }
  return findings;
}

async function repeatedKeys(office: Office, table: StoredTable, columns: readonly StoredColumn[]): Promise<Finding[]> {
  const isMySql = office.database.kind === 'mysql';
  const exact = columns.map(({ name }) => exactly(office, table.name, name)).join(', ');
  // Case, width and blanks at the end are the same in this collation; characters beyond the first plane are not.
  const folded = columns
    .map(({ name }) =>
      isMySql ? `convert(${name} using utf8mb4) collate utf8mb4_unicode_520_ci` : `lower(trim(${name}))`,
    )
    .join(', ');
  const names = columns.map(({ name }) => name).join(', ');
  const present = columns.map(({ name }) => `${name} is not null`).join(' and ');
  const [counted] = await rowsOf<{ every: number; exact: number; folded: number }>(
    office,
    `select count(*) as every, count(distinct ${exact}) as exact, count(distinct ${folded}) as folded from ${table.name} where ${present}`,
  ).catch(() => [{ every: 0, exact: 0, folded: 0 }]);
  const { every = 0, exact: distinct = 0, folded: different = 0 } = counted ?? {};
  const place = { table: table.name, column: names };
  return [
    ...(Number(every) > Number(distinct)
      ? [
          finding('duplicate-key', place, {
            rows: Number(every) - Number(distinct),
            statement: `select ${names}, count(*) from ${table.name} where ${present} group by ${exact} having count(*) > 1 limit 100;`,
          }),
        ]
      : []),
    ...(Number(distinct) > Number(different)
      ? [
          finding('key-differs-in-form', place, {
            rows: Number(distinct) - Number(different),
            statement: `select min(${names.split(',')[0]}), max(${names.split(',')[0]}) from ${table.name} where ${present} group by ${folded} having count(distinct ${exact}) > 1 limit 100;`,
          }),
        ]
      : []),
  ];
}

/** Identifiers are read by the scalar itself: there is one rule for what can be read, and it is no SQL. */
async function unreadableIdentifiers(office: Office, table: StoredTable, column: StoredColumn): Promise<Finding[]> {
  const { name, scalar } = column;
  const [key] = table.columns.filter(({ primary }) => primary);
  if (scalar === null || key === undefined) {
    return [];
  }
  const rows = await rowsOf<{ k: unknown; v: unknown }>(
    office,
    `select ${key.name} as k, ${name} as v from ${table.name} where ${name} is not null limit ${MOST_READ}`,
  );
  const [unreadable, other]: [unknown[], unknown[]] = [[], []];
  for (const { k, v } of rows) {
    const canonical = canonicalOf(scalar, v);
    if (canonical === null) {
      unreadable.push(k);
    } else if (canonical !== v) {
      other.push(k);
    }
  }
  const place = { table: table.name, column: name };
  return [
    ...(unreadable.length > 0
      ? [finding('identifier-unreadable', place, { rows: unreadable.length, ...shownBy(table, key, unreadable) })]
      : []),
    ...(other.length > 0
      ? [finding('identifier-not-canonical', place, { rows: other.length, ...shownBy(table, key, other) })]
      : []),
  ];
}

function canonicalOf(scalar: NonNullable<StoredColumn['scalar']>, value: unknown): unknown {
  // The country has no code in GB/T 2260.
  if (value === COUNTRY) {
    return value;
  }
  try {
    return scalar.parseValue(value);
  } catch (error) {
    if (isBadInput(error)) {
      return null;
    }
    throw error;
  }
}

/** The statement that shows some rows by their keys. */
export function shownBy(table: StoredTable, key: Pick<StoredColumn, 'name'>, keys: readonly unknown[]) {
  const some = keys.slice(0, SHOWN_KEYS).map((value) => `'${String(value).replaceAll("'", "''")}'`);
  const more = keys.length > some.length ? `-- 共 ${keys.length} 个，前 ${some.length} 个：\n` : '';
  return {
    statement: `${more}select ${keyOf(table)} from ${table.name} where ${key.name} in (${some.join(', ')}) limit 100;`,
  };
}
