import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnection, type Connection } from 'mysql2/promise';

import { ensureSampleData, type SampleAddresses } from '../../seed/load.ts';
import { SUBGRAPHS } from '../definitions.ts';
import { SUBGRAPH_NAMES, type SubgraphName } from '../shared/server/define-subgraph.ts';
import { MYSQL_URL, mysqlVersion } from '../shared/testing/mysql-server.ts';

import { examine, type OfficeReport } from './examine.ts';
import { FINDING_KINDS } from './finding-kinds.ts';
import { PLANTED_FAULTS } from './planted-faults.fixture.ts';
import { printReport } from './print-report.ts';

const SILENT = { at: () => undefined, end: () => undefined };
const OPTIONS = { today: '2026-01-01', statementMs: 60_000, large: 20 };
/** Kinds that no database of this test can have; `session.test.ts` tests what tells them. */
const ELSEWHERE = [
  'not-encrypted',
  'server-character-set',
  'server-sql-mode',
  'server-time-zone',
  'too-slow',
  'statistic-scans',
];

const version = await mysqlVersion();
if (version === null) {
  process.stderr.write('not run on MySQL, no server answers at MYSQL_URL: planted faults that the doctor finds\n');
}

describe('planted faults', () => {
  it('are of every kind that the doctor knows, and at least forty', () => {
    const kinds = new Set(PLANTED_FAULTS.map(({ kind }) => kind));
    expect(PLANTED_FAULTS.length).toBeGreaterThanOrEqual(40);
    expect(Object.keys(FINDING_KINDS).filter((kind) => !kinds.has(kind as never) && !ELSEWHERE.includes(kind))).toEqual(
      [],
    );
  });

  if (version !== null) {
    onMariadb();
  }
});

function onMariadb(): void {
  const prefix = `lianzhi_test_doctor_${process.pid}_`;
  const reader = `lz_doctor_${process.pid}`;
  let admin: Connection;
  let addresses: SampleAddresses;
  let before: OfficeReport[] = [];
  let after: OfficeReport[] = [];

  beforeAll(async () => {
    admin = await createConnection({ uri: MYSQL_URL, charset: 'utf8mb4_bin' });
    addresses = await ensureSampleData({
      choice: { set: 'load', cases: 60 },
      seed: 1,
      target: { kind: 'mysql', url: MYSQL_URL, prefix },
      progress: SILENT,
    });
    await admin.query("set session sql_mode = 'ALLOW_INVALID_DATES'");
    await admin.query('set names utf8mb4 collate utf8mb4_bin');
    for (const account of [reader, `${reader}_wide`]) {
      await admin.query(`create user ${account}@'%' identified by ''`);
    }
    for (const office of SUBGRAPH_NAMES) {
      await putViewsOver(office);
    }
    before = await examined();
    for (const { office, plant } of PLANTED_FAULTS) {
      await admin.query(`use ${prefix}${office}`);
      for (const statement of plant) {
        await admin.query(await planted(statement, office));
      }
    }
    after = await examined();
  }, 600_000);

  afterAll(async () => {
    for (const office of SUBGRAPH_NAMES) {
      await admin.query(`drop database if exists ${prefix}${office}`);
    }
    await admin.query(`drop user if exists ${reader}@'%', ${reader}_wide@'%'`);
    await admin.end();
  });

  /** The office whose reader gets too many rights has one of its own. */
  function readerOf(office: SubgraphName): string {
    return office === 'cases' ? `${reader}_wide` : reader;
  }

  /** Makes each table a view over a table without keys that takes null, as old systems' are. */
  async function putViewsOver(office: SubgraphName): Promise<void> {
    await admin.query(`use ${prefix}${office}`);
    const [tables] = await admin.query(
      "select table_name as name from information_schema.tables where table_schema = database() and table_name not in ('schema_migration', 'seed_state')",
    );
    for (const { name } of tables as { name: string }[]) {
      const columns = await columnsOf(office, name);
      const types = columns.map(({ col, typ, coll }) => `${col} ${typ}${coll ? ` collate ${coll}` : ''} null`);
      await admin.query(`create table base_${name} (${types.join(', ')})`);
      await admin.query(`insert into base_${name} select * from ${name}`);
      await admin.query(`drop table ${name}`);
      await admin.query(`create view ${name} as select ${columns.map(({ col }) => col).join(', ')} from base_${name}`);
      // The office of linkage gives its reader nothing but its views.
      await admin.query(office === 'linkage' ? `grant select on ${name} to ${reader}@'%'` : 'do 0');
    }
    await admin.query(
      office === 'linkage' ? 'do 0' : `grant select, show view on ${prefix}${office}.* to ${readerOf(office)}@'%'`,
    );
  }

  async function columnsOf(office: SubgraphName, table: string) {
    const [columns] = await admin.query(
      'select column_name as col, column_type as typ, collation_name as coll from information_schema.columns where table_schema = ? and table_name = ? order by ordinal_position',
      [`${prefix}${office}`, table],
    );
    return columns as { col: string; typ: string; coll: string | null }[];
  }

  async function planted(statement: string, office: SubgraphName): Promise<string> {
    const [word, table = '', column = '', expression = ''] = statement.split(':');
    if (word !== 'rewrite') {
      return statement.replaceAll('{reader}', `${readerOf(office)}@'%'`);
    }
    const columns = (await columnsOf(office, table)).flatMap(({ col }) =>
      col !== column ? [col] : expression === '' ? [] : [`${expression} as ${col}`],
    );
    return `create or replace view ${table} as select ${columns.join(', ')} from base_${table}`;
  }

  function examined(offices: readonly SubgraphName[] = SUBGRAPH_NAMES): Promise<OfficeReport[]> {
    return examine(
      offices.map((name) => {
        const url = new URL((addresses[name] as { url: string }).url);
        [url.username, url.password] = [readerOf(name), ''];
        return { definition: SUBGRAPHS[name], database: { kind: 'mysql' as const, url: url.toString() } };
      }),
      OPTIONS,
    );
  }

  it('are not there before they are planted', () => {
    const faults = before.flatMap(({ findings }) =>
      findings.filter(({ kind }) => FINDING_KINDS[kind].level === 'fault'),
    );
    expect(faults).toEqual([]);
  });

  it.each(PLANTED_FAULTS.map((fault) => [fault.name, fault] as const))('%s is found', (_, { office, kind, place }) => {
    const report = after.find((one) => one.office === office);
    const places = report?.findings
      .filter((finding) => finding.kind === kind)
      .map(({ table, column }) => (table === null ? null : column === null ? table : `${table}.${column}`));
    expect(places?.some((found) => isAt(found, place)) ? place : places).toEqual(place);
  });

  it('are shown by statements that run and give keys alone', async () => {
    const people = await namesOf();
    for (const { office, findings } of after) {
      await admin.query(`use ${prefix}${office}`);
      for (const { statement, rows, kind } of findings.filter((one) => one.rows !== null && one.statement !== null)) {
        const sql = (statement ?? '').replace(/^--.*$/gm, '');
        const [shown] = await admin.query(sql.replace(/;\s*$/, ''));
        expect({ kind, statement, some: (shown as unknown[]).length > 0 }).toEqual({ kind, statement, some: true });
        expect(rows).toBeGreaterThan(0);
      }
    }
    const printed = after.map(printReport).join('\n') + JSON.stringify(after);
    expect(people.filter((text) => printed.includes(text))).toEqual([]);
  });

  it('of types are mended by the conversions that the report gives', async () => {
    const wrong = after.flatMap(({ findings }) => findings).filter(({ kind }) => kind === 'column-type');
    expect(wrong.length).toBeGreaterThanOrEqual(10);
    await admin.query(`use ${prefix}assets`);
    const expressions = new Map(
      wrong.map(({ table, column, statement }) => [
        `${table}.${column}`,
        /视图中写：(.*) as \w+$/.exec(statement ?? '')?.[1] ?? '',
      ]),
    );
    for (const table of new Set(wrong.map((one) => one.table ?? ''))) {
      const columns = (await columnsOf('assets', table)).map(({ col }) => {
        const expression = expressions.get(`${table}.${col}`);
        return expression === undefined ? col : `${expression} as ${col}`;
      });
      await admin.query(`create or replace view ${table} as select ${columns.join(', ')} from base_${table}`);
    }
    const [mended] = await examined(['assets']);
    expect(mended?.findings.filter(({ kind }) => kind === 'column-type')).toEqual([]);
  }, 120_000);

  /** Names and numbers of persons, which nothing printed may contain. */
  async function namesOf(): Promise<string[]> {
    await admin.query(`use ${prefix}cases`);
    const [rows] = await admin.query(
      "select name as text from base_party where char_length(name) > 2 union select id_number from base_party where id_number is not null union select officer_name from base_enforcement_case where officer_name <> ''",
    );
    return (rows as { text: string }[]).map(({ text }) => text);
  }
}

/** Whether a finding is where the fault is; it may name several columns or tables of one kind. */
function isAt(found: string | null, place: string | null): boolean {
  if (found === null || place === null) {
    return found === place;
  }
  const [table = '', columns = ''] = found.split('.');
  const [wantedTable = '', wanted] = place.split('.');
  return table.split(', ').includes(wantedTable) && (wanted === undefined || columns.split(', ').includes(wanted));
}
