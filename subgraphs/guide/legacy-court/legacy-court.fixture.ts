import type { Connection } from 'mysql2/promise';

import { pinyinInitials } from '../../../seed/places/pinyin-initials.ts';
import { SUBGRAPHS } from '../../definitions.ts';
import { catalogueOf } from '../../doctor/catalogue.ts';
import { storedTables, type StoredColumn } from '../../doctor/office.ts';
import { connect } from '../../shared/database/connect.ts';
import { storedBy } from '../../shared/database/stored-by.ts';
import { SUBGRAPH_NAMES, type SubgraphName } from '../../shared/server/subgraph-names.ts';

import { legacyFormOf, type LegacyForm } from './legacy-forms.fixture.ts';
import { closureView, makeTree, storeClosure } from './legacy-trees.fixture.ts';

/** The character sets of the five systems, each from another time. */
const CHARSETS: Readonly<Record<SubgraphName, string>> = {
  cases: 'gbk',
  assets: 'gbk',
  credit: 'utf8mb3',
  performance: 'utf8mb4',
  linkage: 'gbk',
};
/** What is no table of the office's own system: made each night of others. */
const NIGHTLY = ['region_closure', 'court_closure', 'party_name_ending'];
/** Its rows are flagged when they are deleted, and stay. */
const DELETED = 'SCBZ';

/** A column of an old table, and ours that the view makes of it. */
interface LegacyColumn {
  readonly name: string;
  readonly old: string;
  readonly form: LegacyForm;
  /** Our column's type and collation. */
  readonly ours: string;
  readonly isKey: boolean;
}

interface LegacyTable {
  readonly name: string;
  readonly old: string;
  readonly columns: readonly LegacyColumn[];
  readonly primary: readonly string[];
  readonly indexes: readonly (readonly string[])[];
}

/** Names of databases by office: `<prefix>cases`. */
export interface LegacyCourt {
  readonly prefix: string;
  /** The views as the guide writes them, over the old tables as they are. */
  putViews(): Promise<void>;
  /** What the guide says first where statistics are slow: the hierarchies as tables, made again each night. */
  putHierarchies(): Promise<void>;
  /** What the guide says for large databases, on a replica: converted columns as generated columns, with indexes. */
  putGeneratedColumns(): Promise<void>;
  remove(): Promise<void>;
}

/**
 * Makes an invented court and its four partners in the form of their old systems, with the facts of five databases of ours on the
 * same server: names of pinyin initials, GBK and utf8mb3, dates as text, numbers and moments, `'202,701.80'`, fen, bits, codes,
 * blanks for null, soft deletes, GBK in latin1 columns.
 *
 * @param source the prefix of our databases, which are only read
 */
export async function makeLegacyCourt(admin: Connection, source: string, prefix: string): Promise<LegacyCourt> {
  await admin.query('set names utf8mb4 collate utf8mb4_bin');
  await admin.query("set session sql_mode = 'STRICT_TRANS_TABLES', session time_zone = '+08:00'");
  const tables = new Map<SubgraphName, readonly LegacyTable[]>();
  for (const office of SUBGRAPH_NAMES) {
    await admin.query(`drop database if exists ${prefix}${office}`);
    await admin.query(`create database ${prefix}${office} character set ${CHARSETS[office]}`);
    await admin.query(`use ${prefix}${office}`);
    await makeTree(admin, source, CHARSETS[office], 'region');
    await makeTree(admin, source, CHARSETS[office], 'court');
    const own = await legacyTables(admin, office, `${source}${office}`);
    tables.set(office, own);
    for (const table of own) {
      await makeTable(admin, office, `${source}${office}`, table);
    }
  }
  const each = async (work: (office: SubgraphName, own: readonly LegacyTable[]) => Promise<void>): Promise<void> => {
    for (const [office, own] of tables) {
      await admin.query(`use ${prefix}${office}`);
      await work(office, own);
    }
  };
  return {
    prefix,
    putViews: () =>
      each(async (office, own) => {
        for (const table of own) {
          await admin.query(viewOf(table, ({ old, form }) => form.shown(`t.${old}`)));
        }
        await admin.query(closureView('region'));
        await admin.query(closureView('court'));
        if (office === 'cases') {
          await admin.query(`create table party_name_ending like ${source}cases.party_name_ending`);
          await admin.query(`insert into party_name_ending select * from ${source}cases.party_name_ending`);
        }
      }),
    putHierarchies: () =>
      each(async (office) => {
        await storeClosure(admin, CHARSETS[office], 'region');
        await storeClosure(admin, CHARSETS[office], 'court');
      }),
    putGeneratedColumns: () =>
      each(async (_, own) => {
        for (const table of own) {
          await generateColumns(admin, table);
        }
      }),
    remove: () => each(async (office) => void (await admin.query(`drop database if exists ${prefix}${office}`))),
  };
}

async function legacyTables(admin: Connection, office: SubgraphName, source: string): Promise<LegacyTable[]> {
  const definition = SUBGRAPHS[office];
  const catalogue = await catalogueOf(definition);
  const types = await typesOf(admin, source);
  const database = await connect(
    { kind: 'mysql', url: 'mysql://nobody@127.0.0.1/none' },
    { entities: storedBy(definition) },
  );
  const stored = storedTables(database);
  await database.close();
  const tables: LegacyTable[] = [];
  for (const [at, { name, columns }] of stored.filter((table) => !NIGHTLY.includes(table.name)).entries()) {
    const described = catalogue.find((table) => table.name === name)?.columns ?? [];
    const used = new Set<string>([DELETED]);
    const own = columns.map((column, place): LegacyColumn => {
      const meaning = described.find((one) => one.name === column.name);
      const { type = 'varchar(80)', collation = null } = types.get(`${name}.${column.name}`) ?? {};
      const form = legacyFormOf(name, column, meaning ?? ({ type: '' } as never), type, place + at);
      const charset = column.kind === 'enum' ? 'utf8mb4' : CHARSETS[office];
      const isKey = column.kind === 'key' || /_(code|id)$/.test(column.name);
      return {
        name: column.name,
        old: oldName(meaning?.meaning ?? column.name, used),
        form: isKey ? binary(form, CHARSETS[office]) : form,
        ours: `${type}${collation === null ? '' : ` character set ${charset} collate ${charset}_bin`}`,
        isKey,
      };
    });
    const indexes = await indexesOf(admin, source, name);
    tables.push({
      name,
      old: oldTableName(name, at),
      columns: own,
      primary: columns.filter(({ primary }: StoredColumn) => primary).map((column) => column.name),
      indexes,
    });
  }
  return tables;
}

/** Letters and a number, as old systems call their tables. */
function oldTableName(name: string, at: number): string {
  const letters = name.split('_').map((word) => word.charAt(0));
  return `T_${letters.join('').toUpperCase()}${at + 1}`;
}

/** 案号 → AH. What comes before a bracket or a comma is the name. */
function oldName(meaning: string, used: Set<string>): string {
  const initials = pinyinInitials(/^[^（，；：]*/.exec(meaning)?.[0] ?? '')
    .toUpperCase()
    .slice(0, 12);
  const base = /^[A-Z]/.test(initials) ? initials : `L${initials}`;
  let name = base;
  for (let at = 2; used.has(name); at += 1) {
    name = `${base}${at}`;
  }
  used.add(name);
  return name;
}

/** Keys are compared by their characters, as the doctor advises. */
function binary(form: LegacyForm, charset: string): LegacyForm {
  return {
    ...form,
    type: form.type.replace(/^((?:var)?char\(\d+\))/, `$1 character set ${charset} collate ${charset}_bin`),
  };
}

async function makeTable(admin: Connection, office: SubgraphName, source: string, table: LegacyTable): Promise<void> {
  const columns = table.columns.map(({ old, form }) => `${quoted(old)} ${form.type}`);
  const isSoft = isSoftlyDeleted(table);
  const primary = table.primary.map((name) => quoted(oldOf(table, name)));
  await admin.query(
    `create table ${table.old} (${columns.join(', ')}${isSoft ? `, ${DELETED} bit(1) not null default b'0'` : ''}` +
      `${primary.length > 0 ? `, primary key (${primary.join(', ')})` : ''}) default character set ${CHARSETS[office]}`,
  );
  const olds = table.columns.map(({ old }) => quoted(old)).join(', ');
  const stored = (replaced: Readonly<Record<string, string>> = {}) =>
    table.columns.map(({ name, form }) => replaced[name] ?? form.stored(name)).join(', ');
  await admin.query(`insert into ${table.old} (${olds}) select ${stored()} from ${source}.${table.name}`);
  if (isSoft) {
    // What was entered wrongly and deleted: it looks like a record, and counts nowhere.
    const [key = ''] = table.primary;
    await admin.query(
      `insert into ${table.old} (${olds}, ${DELETED}) select ${stored({ [key]: `concat('X', ${key})` })}, b'1' from ${source}.${table.name} where char_length(${key}) < 32 limit 20`,
    );
  }
  const indexed = table.columns.filter(
    ({ name, isKey }) => isKey && !table.primary.includes(name) && table.indexes.some(([first]) => first === name),
  );
  if (indexed.length > 0) {
    await admin.query(`alter table ${table.old} ${indexed.map(({ old }) => `add key (${quoted(old)})`).join(', ')}`);
  }
}

function isSoftlyDeleted({ name, primary }: LegacyTable): boolean {
  return primary.length === 1 && !['region', 'court', 'agency_directory', 'court_directory'].includes(name);
}

function viewOf(table: LegacyTable, expression: (column: LegacyColumn) => string): string {
  const columns = table.columns.map((column) => `${expression(column)} as ${column.name}`);
  return (
    `create or replace sql security definer view ${table.name} as select ${columns.join(', ')} from ${table.old} t` +
    (isSoftlyDeleted(table) ? ` where t.${DELETED} = b'0'` : '')
  );
}

/** Adds a generated column for each converted one, with the indexes that ours has, and gives it in the view. */
async function generateColumns(admin: Connection, table: LegacyTable): Promise<void> {
  const generated = table.columns.filter(({ form, old }) => form.shown(old) !== old && !/^timestamp/.test(form.type));
  const names = new Set(generated.map(({ name }) => name));
  const added = generated.map(
    ({ name, old, form, ours }) =>
      // A blank-padded column depends on a mode of the session, so MariaDB takes it only without its blanks.
      `add G_${name} ${ours} generated always as (${form.shown(/^char/.test(form.type) ? `rtrim(${quoted(old)})` : quoted(old))}) stored`,
  );
  const indexes = table.indexes
    .filter((index) => index.length > 1 || index.some((name) => names.has(name)))
    .map(
      (index) =>
        `add key (${index.map((name) => (names.has(name) ? `G_${name}` : quoted(oldOf(table, name)))).join(', ')})`,
    );
  if (added.length + indexes.length > 0) {
    await admin.query(`alter table ${table.old} ${[...added, ...indexes].join(', ')}`);
  }
  await admin.query(
    viewOf(table, ({ name, old, form }) => (names.has(name) ? `t.G_${name}` : form.shown(`t.${quoted(old)}`))),
  );
}

function oldOf({ columns }: LegacyTable, name: string): string {
  return columns.find((column) => column.name === name)?.old ?? name;
}

function quoted(name: string): string {
  return `\`${name}\``;
}

async function typesOf(admin: Connection, schema: string) {
  const [rows] = await admin.query(
    'select table_name as tbl, column_name as col, column_type as typ, collation_name as coll from information_schema.columns where table_schema = ?',
    [schema],
  );
  return new Map(
    (rows as { tbl: string; col: string; typ: string; coll: string | null }[]).map(({ tbl, col, typ, coll }) => [
      `${tbl}.${col}`,
      { type: typ, collation: coll },
    ]),
  );
}

/** The columns of each index of ours, the primary key's apart. */
async function indexesOf(admin: Connection, schema: string, table: string): Promise<string[][]> {
  const [rows] = await admin.query(
    "select group_concat(column_name order by seq_in_index) as cols from information_schema.statistics where table_schema = ? and table_name = ? and index_name <> 'PRIMARY' group by index_name",
    [schema, table],
  );
  return (rows as { cols: string }[]).map(({ cols }) => cols.split(','));
}
