import { codesOf, isTooSlow } from '../shared/database/connection-fault.ts';
import { tableFaults } from '../shared/database/expected-tables.ts';

import type { FindingKind } from './finding-kinds.ts';
import { finding, type Finding } from './finding.ts';
import { rowsOf, storedTables, type Office, type StoredTable } from './office.ts';

const KINDS: Readonly<Record<string, FindingKind>> = {
  ER_NO_SUCH_TABLE: 'table-missing',
  SQLITE_ERROR: 'table-missing',
  ER_NO_SUCH_USER: 'view-definer-missing',
  // What an account without the right to see the definer gets of MariaDB.
  ER_ACCESS_DENIED_ERROR: 'view-definer-missing',
  ER_VIEW_INVALID: 'view-invalid',
  ER_BAD_FIELD_ERROR: 'view-invalid',
  ER_TABLEACCESS_DENIED_ERROR: 'view-not-allowed',
  ER_COLUMNACCESS_DENIED_ERROR: 'view-not-allowed',
  ER_SPECIFIC_ACCESS_DENIED_ERROR: 'view-not-allowed',
  ER_PROCACCESS_DENIED_ERROR: 'view-not-allowed',
};

/** Opens every table and view, and notes which can be read. What the start check refuses is a fault here, too. */
export async function examineTables(office: Office): Promise<Finding[]> {
  const faults = await tableFaults(office.database);
  const present = await presentColumns(office);
  const findings: Finding[] = [];
  for (const table of storedTables(office.database)) {
    const own = faults.filter((one) => one.table === table.name);
    const error = await openingFault(office, table.name);
    if (error !== null) {
      findings.push(error);
      continue;
    }
    // Its columns are not told to this account, though it can be read.
    for (const { column, type, expected, conversion } of own.filter(({ column: named }) => named !== null)) {
      const place = { table: table.name, column: column ?? '' };
      findings.push(
        type === null
          ? finding('column-missing', place, { detail: `应为 ${expected}` })
          : finding('column-type', place, {
              detail: `是 ${type}，应为 ${expected}`,
              statement: `-- 视图中写：${conversion} as ${column}`,
            }),
      );
    }
    const refused = new Set(own.map(({ column }) => column));
    const missing = missingOptional(table, present);
    const columns = table.columns.filter(({ name }) => !refused.has(name) && !missing.has(name));
    office.readable.set(table.name, { ...table, columns });
  }
  return findings;
}

async function openingFault(office: Office, table: string): Promise<Finding | null> {
  const statement = `select * from ${table} limit 1;`;
  try {
    await rowsOf(office, statement.slice(0, -1));
    return null;
  } catch (error) {
    return readingFault(error, table, statement);
  }
}

/** What an error says of the table that was read. @throws the error where it is not the table's */
export function readingFault(error: unknown, table: string, statement: string): Finding {
  if (isTooSlow(error)) {
    return finding('too-slow', { table }, { statement });
  }
  const [code = ''] = codesOf(error);
  const kind = KINDS[code];
  if (kind === undefined && !code.startsWith('ER_') && !code.startsWith('SQLITE_')) {
    throw error;
  }
  return finding(kind ?? 'view-fails', { table }, { detail: code, statement });
}

/** Columns that the view leaves out and may leave out. */
function missingOptional(table: StoredTable, present: ReadonlySet<string>): ReadonlySet<string> {
  const optional = table.columns.filter((column) => column.optional && !present.has(`${table.name}.${column.name}`));
  return new Set(optional.map(({ name }) => name));
}

/** All columns that the database has, as in `party.name`; their collations are noted. */
async function presentColumns(office: Office): Promise<ReadonlySet<string>> {
  const rows = await rowsOf<{ tbl: string; col: string; coll: string | null }>(
    office,
    office.database.kind === 'sqlite'
      ? "select m.name as tbl, c.name as col, null as coll from sqlite_master m, pragma_table_info(m.name) c where m.type in ('table', 'view')"
      : 'select table_name as tbl, column_name as col, collation_name as coll from information_schema.columns where table_schema = database()',
  );
  for (const { tbl, col, coll } of rows) {
    if (coll !== null) {
      office.collations.set(`${tbl}.${col}`, coll);
    }
  }
  return new Set(rows.map(({ tbl, col }) => `${tbl}.${col}`));
}
