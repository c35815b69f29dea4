import { keyText } from '../shared/database/same-key.ts';
import type { SubgraphName } from '../shared/server/subgraph-names.ts';

import type { FindingKind } from './finding-kinds.ts';
import { finding, type Finding } from './finding.ts';
import { shownBy } from './keys.ts';
import { linkOf, type Target } from './links.ts';
import { exactly, rowsOf, showRows, type Office, type StoredColumn, type StoredTable } from './office.ts';

/** References within one office's database, compared as our code compares keys. */
export async function examineReferences(office: Office): Promise<Finding[]> {
  const tables = new Set(office.readable.keys());
  const keys = new KeySets();
  const findings: Finding[] = [];
  for (const { table, column } of columnsOf(office)) {
    const target = linkOf(office.name, table.name, column.name, tables)?.own;
    const others = target && office.readable.get(target.table) ? await keys.of(office, target) : null;
    if (target && others && others.size > 0) {
      findings.push(...(await compare({ office, table, column }, target, others, kindOf(target))));
    }
    if (/(^|_)court_code$/.test(column.name) && table.name !== 'court_directory') {
      const directory = { table: 'court_directory', column: 'court_code' };
      const known = office.readable.has(directory.table) ? await keys.of(office, directory) : null;
      if (known && known.size > 0) {
        findings.push(...(await compare({ office, table, column }, directory, known, 'code-not-in-directory')));
      }
    }
  }
  return findings;
}

/** References to records of another office. */
export async function examineReferencesElsewhere(offices: readonly Office[]): Promise<Map<SubgraphName, Finding[]>> {
  const keys = new KeySets();
  const findings = await Promise.all(
    offices.map(async (office): Promise<readonly [SubgraphName, Finding[]]> => [
      office.name,
      await referencesElsewhere(office, offices, keys),
    ]),
  );
  return new Map(findings);
}

async function referencesElsewhere(office: Office, offices: readonly Office[], keys: KeySets): Promise<Finding[]> {
  const tables = new Set(office.readable.keys());
  const findings: Finding[] = [];
  for (const { table, column } of columnsOf(office)) {
    const target = linkOf(office.name, table.name, column.name, tables)?.elsewhere;
    const owner = target && offices.find(({ name }) => name === target.office);
    if (target && owner?.readable.has(target.table)) {
      const others = await keys.of(owner, target);
      if (others.size > 0) {
        findings.push(...(await compare({ office, table, column }, target, others, 'dangling-elsewhere')));
      }
    }
  }
  return findings;
}

interface Referring {
  readonly office: Office;
  readonly table: StoredTable;
  readonly column: StoredColumn;
}

async function compare(
  { office, table, column }: Referring,
  target: Target & { readonly office?: SubgraphName },
  others: KeySet,
  kind: FindingKind,
): Promise<Finding[]> {
  const used = await rowsOf<{ k: string; n: number }>(
    office,
    `select ${exactly(office, table.name, column.name)} as k, count(*) as n from ${table.name} where ${column.name} is not null and length(${column.name}) > 0 group by 1`,
  );
  const missing = used.filter(({ k }) => !others.has(k));
  const differing = missing.filter(({ k }) => others.hasInOtherForm(k));
  const dangling = missing.filter(({ k }) => !others.hasInOtherForm(k));
  const detail = `应在 ${target.office === undefined ? '' : `${target.office} 的 `}${target.table}.${target.column}`;
  const place = { table: table.name, column: column.name };
  const found = (which: FindingKind, some: readonly { k: string; n: number }[]): Finding[] => {
    const rows = some.reduce((sum, { n }) => sum + Number(n), 0);
    if (rows === 0) {
      return [];
    }
    const { statement } = shownBy(
      table,
      column,
      some.map(({ k }) => k),
    );
    const within = `${column.name} is not null and not exists (select 1 from ${target.table} x where x.${target.column} = ${table.name}.${column.name})`;
    const isOne = target.office === undefined && which !== 'reference-differs-in-form';
    return [finding(which, place, { rows, detail, statement: isOne ? showRows(table, within) : statement })];
  };
  return [...found(kind, dangling), ...found('reference-differs-in-form', differing)];
}

function columnsOf(office: Office): { table: StoredTable; column: StoredColumn }[] {
  return [...office.readable.values()].flatMap((table) => table.columns.map((column) => ({ table, column })));
}

function kindOf(target: Target): FindingKind {
  return target.table.endsWith('_closure')
    ? 'code-not-in-closure'
    : target.table.endsWith('_directory')
      ? 'code-not-in-directory'
      : 'dangling';
}

/** All keys of a column. */
class KeySet {
  readonly #exact = new Set<string>();
  #folded: Set<string> | undefined;

  constructor(keys: Iterable<string>) {
    for (const key of keys) {
      this.#exact.add(keyText(key));
    }
  }

  get size(): number {
    return this.#exact.size;
  }

  has(key: string): boolean {
    return this.#exact.has(keyText(key));
  }

  hasInOtherForm(key: string): boolean {
    this.#folded ??= new Set([...this.#exact].map(folded));
    return this.#folded.has(folded(key));
  }
}

/** The keys of each column that others refer to, read once. */
class KeySets {
  readonly #known = new Map<string, Promise<KeySet>>();

  of(office: Office, target: Target): Promise<KeySet> {
    const name = `${office.name}.${target.table}.${target.column}`;
    const known = this.#known.get(name) ?? this.#read(office, target);
    this.#known.set(name, known);
    return known;
  }

  async #read(office: Office, { table, column, or }: Target): Promise<KeySet> {
    const keys: string[] = [];
    for (const from of [{ table, column }, ...(or && office.readable.has(or.table) ? [or] : [])]) {
      const rows = await rowsOf<{ k: string }>(
        office,
        `select ${from.column} as k from ${from.table} where ${from.column} is not null`,
      );
      keys.push(...rows.map(({ k }) => String(k)));
    }
    return new KeySet(keys);
  }
}

function folded(key: string): string {
  return key
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b-\u200f\ufeff]/g, '');
}
