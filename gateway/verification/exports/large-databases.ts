import { createConnection, type Connection } from 'mysql2/promise';

import { ensureSampleData } from '../../../seed/load.ts';
import type { Progress } from '../../../seed/write/progress.ts';
import { SUBGRAPH_NAMES, type SubgraphName } from '../../../subgraphs/shared/server/subgraph-names.ts';

/** Five databases of their own on a MySQL or MariaDB server: the default sample data, with many more enforcement cases. */
export interface LargeDatabases {
  /** Enforcement cases that an officer of the Supreme Court sees. */
  readonly cases: number;
  /** `mysql://…` of each office's database. */
  readonly urls: Readonly<Record<SubgraphName, string>>;
  /** A connection of an operator, without a database. */
  readonly operator: Connection;
  /** Drops the databases, unless they are kept for the next time, and ends the connection. */
  close(keep: boolean): Promise<void>;
}

/** Whole years around the sample data, as a value of a `Period`. */
export const ALL_PERIODS = '2010-01-01/2030-01-01';

/** The index that the two queries of the trial and the bench read by; the others would take most of the loading time. */
const KEPT_INDEX = 'enforcement_case_filed_on_id_index';

/**
 * Makes the databases, or finds them where they were kept.
 *
 * The further cases are copies of the sample's, in bulk. Their ids rise with the day of filing, as in an office that numbers
 * its cases. Each is against an agency, so that every row has something to be joined. Case numbers repeat.
 */
export async function makeLargeDatabases(server: string, cases: number, progress: Progress): Promise<LargeDatabases> {
  const prefix = `lianzhi_exports_${cases}_`;
  await ensureSampleData({
    choice: { set: 'default' },
    seed: 1,
    target: { kind: 'mysql', url: server, prefix },
    progress,
  });
  const operator = await createConnection({ uri: server, multipleStatements: false });
  const database = `${prefix}cases`;
  const urls = Object.fromEntries(
    SUBGRAPH_NAMES.map((name) => [name, `${server.replace(/\/+$/, '')}/${prefix}${name}`]),
  ) as Record<SubgraphName, string>;
  await operator.query(`use \`${database}\``);
  let count = await countOf(operator);
  if (count < cases) {
    await dropOtherIndexes(operator);
    await operator.query('set session unique_checks = 0');
    await operator.query('set session foreign_key_checks = 0');
    await operator.query(
      'create table first_cases as select *, row_number() over (order by filed_on, id) as place from enforcement_case',
    );
    await operator.query(
      'create table agency_places as select agency_id, row_number() over (order by agency_id) as place from agency_directory',
    );
    await operator.query('alter table agency_places add primary key (place)');
    const columns = await columnsOf(operator);
    const first = count;
    for (let copy = 1; count < cases; copy += 1) {
      const rows = Math.min(first, cases - count);
      await operator.query(copyStatement(columns), [copy, copy, rows]);
      count += rows;
      progress.at(count, null);
    }
    await operator.query('drop table first_cases, agency_places');
    await operator.query('analyze table enforcement_case');
  }
  return {
    cases: count,
    urls,
    operator,
    async close(keep) {
      if (!keep) {
        for (const name of SUBGRAPH_NAMES) {
          await operator.query(`drop database if exists \`${prefix}${name}\``);
        }
      }
      await operator.end();
    },
  };
}

/** A period, from before the first case, in which about so many cases were filed. */
export async function periodOf(operator: Connection, cases: number): Promise<string> {
  const [rows] = await operator.query(
    "select date_format(filed_on, '%Y-%m-%d') as day from enforcement_case order by filed_on limit 1 offset ?",
    [cases],
  );
  const day = (rows as { day: string }[])[0]?.day;
  return day === undefined ? ALL_PERIODS : `2010-01-01/${day}`;
}

function copyStatement(columns: readonly string[]): string {
  const values = columns.map((column) => {
    switch (column) {
      case 'id':
        return "concat('ex', date_format(f.filed_on, '%y%m%d'), right(f.id, 14), lpad(?, 4, '0'))";
      case 'debtor_kind':
        return "'AGENCY'";
      case 'debtor_agency_id':
        return 'coalesce(f.debtor_agency_id, a.agency_id)';
      default:
        return `f.\`${column}\``;
    }
  });
  return (
    `insert into enforcement_case (${columns.map((column) => `\`${column}\``).join(', ')}) ` +
    `select ${values.join(', ')} from first_cases f join agency_places a on a.place = ` +
    '1 + (f.place * 7 + ?) % (select count(*) from agency_places) order by f.place limit ?'
  );
}

async function countOf(operator: Connection): Promise<number> {
  const [rows] = await operator.query('select count(*) as count from enforcement_case');
  return Number((rows as { count: unknown }[])[0]?.count);
}

async function columnsOf(operator: Connection): Promise<string[]> {
  const [rows] = await operator.query('show columns from enforcement_case');
  return (rows as { Field: string }[]).map(({ Field }) => Field);
}

async function dropOtherIndexes(operator: Connection): Promise<void> {
  const [rows] = await operator.query('show index from enforcement_case');
  const names = new Set((rows as { Key_name: string }[]).map(({ Key_name }) => Key_name));
  names.delete('PRIMARY');
  names.delete(KEPT_INDEX);
  if (names.size > 0) {
    await operator.query(
      `alter table enforcement_case ${[...names].map((name) => `drop index \`${name}\``).join(', ')}`,
    );
  }
}
