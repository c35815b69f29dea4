import { finding, type Finding } from './finding.ts';
import { rowsOf, showRows, type Office, type StoredTable } from './office.ts';
import { readingFault } from './opened-tables.ts';
import { valueConditions } from './value-conditions.ts';

/** Conditions that are counted by one statement: one scan. */
const PER_STATEMENT = 150;
/** Tables that are made from others, row by row: their values are those of the others. */
export const DERIVED: ReadonlySet<string> = new Set(['party_name_ending']);
/** Without rows in these, nobody sees anything. */
const NEEDED = new Set(['region_closure', 'court_closure', 'agency_directory', 'court_directory', 'region', 'court']);

/** Counts, per column, the rows with a value that the graph cannot show or shows wrongly. One scan for each table. */
export async function examineValues(office: Office): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const table of office.readable.values()) {
    findings.push(...(await valuesOf(office, DERIVED.has(table.name) ? { ...table, columns: [] } : table)));
  }
  return findings;
}

/** The findings of one table's values. */
export async function valuesOf(office: Office, table: StoredTable): Promise<Finding[]> {
  const suspicions = valueConditions(table, office.database.kind, office.today);
  const suspected = await suspectedOf(
    office,
    table,
    suspicions.map(({ suspect }) => suspect),
  );
  if ('kind' in suspected) {
    return [suspected];
  }
  office.rowCounts.set(table.name, suspected.all);
  const conditions = suspicions.flatMap((one, at) => (suspected.of[at] === 0 ? [] : one.conditions));
  const counts = await countsOf(
    office,
    table,
    conditions.map(({ condition }) => condition),
  );
  if ('kind' in counts) {
    return [counts];
  }
  const findings = conditions.flatMap(({ kind, column, condition }, at) => {
    const rows = counts.of[at] ?? 0;
    return rows === 0
      ? []
      : [finding(kind, { table: table.name, column }, { rows, statement: showRows(table, condition) })];
  });
  return suspected.all === 0 && NEEDED.has(table.name)
    ? [...findings, finding('table-empty', { table: table.name })]
    : findings;
}

/** How many rows a table has, and how many each suspicion; of a table without any, which is the rule, in one short count. */
async function suspectedOf(
  office: Office,
  table: StoredTable,
  suspects: readonly string[],
): Promise<{ all: number; of: number[] } | Finding> {
  const groups: string[] = [];
  for (let from = 0; from < suspects.length; from += PER_STATEMENT) {
    const some = suspects.slice(from, from + PER_STATEMENT);
    groups.push(some.map((suspect) => `(${suspect})`).join(' or '));
  }
  const any = await countsOf(office, table, groups);
  return 'kind' in any || any.of.some((rows) => rows > 0)
    ? countsOf(office, table, suspects)
    : { all: any.all, of: suspects.map(() => 0) };
}

/** How many rows a table has, and how many meet each condition. */
async function countsOf(
  office: Office,
  table: StoredTable,
  conditions: readonly string[],
): Promise<{ all: number; of: number[] } | Finding> {
  const of: number[] = [];
  let all = 0;
  for (let from = 0; from === 0 || from < conditions.length; from += PER_STATEMENT) {
    const some = conditions.slice(from, from + PER_STATEMENT);
    const counts = some.map((condition, at) => `, sum(case when ${condition} then 1 else 0 end) as c${at}`);
    try {
      const [row] = await rowsOf<Record<string, unknown>>(
        office,
        `select count(*) as n${counts.join('')} from ${table.name}`,
      );
      all = Number(row?.['n'] ?? 0);
      of.push(...some.map((_, at) => Number(row?.[`c${at}`] ?? 0)));
    } catch (error) {
      return readingFault(error, table.name, `select * from ${table.name};`);
    }
  }
  return { all, of };
}
