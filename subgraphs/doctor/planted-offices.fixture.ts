import type { Connection } from 'mysql2/promise';

import { ensureSampleData, sampleAddresses, type SampleAddresses } from '../../seed/load.ts';
import { SUBGRAPH_NAMES, type SubgraphName } from '../shared/server/subgraph-names.ts';
import { MYSQL_URL } from '../shared/testing/mysql-server.ts';

import type { PlantedFault } from './planted-fault.fixture.ts';
import type { Mend } from './planted-mends.fixture.ts';

const SILENT = { at: () => undefined, end: () => undefined };
/** Tables of ours that are no view's. */
const NOT_VIEWS = "('schema_migration', 'seed_state')";

/**
 * Databases of five offices whose views read tables without keys that take null (`base_<table>`), as old systems' are, and
 * beside them the same facts in tables of ours: the offices' files, from which records are corrected.
 */
export class PlantedOffices {
  readonly #admin: Connection;
  readonly #prefix: string;
  readonly #reader: string;
  /** The files, and the offices. */
  readonly files: SampleAddresses;
  readonly offices: SampleAddresses;

  private constructor(admin: Connection, prefix: string, reader: string) {
    this.#admin = admin;
    this.#prefix = prefix;
    this.#reader = reader;
    this.files = sampleAddresses({ kind: 'mysql', url: MYSQL_URL, prefix: this.filesPrefix });
    this.offices = sampleAddresses({ kind: 'mysql', url: MYSQL_URL, prefix });
  }

  get filesPrefix(): string {
    return `${this.#prefix}files_`;
  }

  /** @param reader an account that is made, and reads the views alone */
  static async make(admin: Connection, prefix: string, reader: string): Promise<PlantedOffices> {
    const made = new PlantedOffices(admin, prefix, reader);
    await ensureSampleData({
      choice: { set: 'load', cases: 60 },
      seed: 1,
      target: { kind: 'mysql', url: MYSQL_URL, prefix: made.filesPrefix },
      progress: SILENT,
    });
    await admin.query("set session sql_mode = 'ALLOW_INVALID_DATES'");
    await admin.query('set names utf8mb4 collate utf8mb4_bin');
    for (const account of [reader, `${reader}_wide`]) {
      await admin.query(`create user ${account}@'%' identified by ''`);
    }
    for (const office of SUBGRAPH_NAMES) {
      await made.#putViewsOver(office);
    }
    return made;
  }

  async remove(): Promise<void> {
    for (const office of SUBGRAPH_NAMES) {
      await this.#admin.query(`drop database if exists ${this.#prefix}${office}`);
      await this.#admin.query(`drop database if exists ${this.filesPrefix}${office}`);
    }
    await this.#admin.query(`drop user if exists ${this.#reader}@'%', ${this.#reader}_wide@'%'`);
  }

  use(office: SubgraphName): Promise<unknown> {
    return this.#admin.query(`use ${this.#prefix}${office}`);
  }

  /** The office whose reader gets too many rights has one of its own. */
  readerOf(office: SubgraphName): string {
    return office === 'cases' ? `${this.#reader}_wide` : this.#reader;
  }

  /** The address by which an office's own reader reads it. */
  addressOf(office: SubgraphName): { kind: 'mysql'; url: string } {
    const url = new URL((this.offices[office] as { url: string }).url);
    [url.username, url.password] = [this.readerOf(office), ''];
    return { kind: 'mysql', url: url.toString() };
  }

  async plant({ office, plant }: PlantedFault): Promise<void> {
    await this.use(office);
    for (const statement of plant) {
      await this.#admin.query(await this.#planted(statement, office));
    }
  }

  /** Views with some of their columns written otherwise, over the old tables. */
  async writeViews(office: SubgraphName, expressions: ReadonlyMap<string, string>): Promise<void> {
    await this.use(office);
    for (const table of new Set([...expressions.keys()].map((place) => place.split('.')[0] ?? ''))) {
      const columns = (await this.#columnsOf(`${this.filesPrefix}${office}`, table)).map(({ col }) => {
        const expression = expressions.get(`${table}.${col}`);
        return expression === undefined ? col : `${expression} as ${col}`;
      });
      await this.#admin.query(`create or replace view ${table} as select ${columns.join(', ')} from base_${table}`);
    }
  }

  /** Mends an office: first what is not of a view, then the records, then what its views need, then the views. */
  async mend(office: SubgraphName, mends: readonly Mend[]): Promise<void> {
    await this.use(office);
    await this.#run(
      office,
      mends.filter((mend) => mend.view === undefined),
    );
    for (const place of mends.flatMap((mend) => mend.correct ?? [])) {
      await this.#correct(office, place, '');
    }
    await this.#run(
      office,
      mends.filter((mend) => mend.view !== undefined),
    );
    for (const place of mends.flatMap((mend) => mend.correctKnown ?? [])) {
      await this.#correct(office, place, 'o.{column} is not null and ');
    }
    await this.writeViews(office, new Map(mends.flatMap((mend) => Object.entries(mend.view ?? {}))));
  }

  async #run(office: SubgraphName, mends: readonly Mend[]): Promise<void> {
    for (const statement of new Set(mends.flatMap((mend) => mend.run ?? []))) {
      await this.#admin.query(
        statement
          .replaceAll('{reader}', `${this.readerOf(office)}@'%'`)
          .replaceAll('{views}', `${this.#prefix}${office}`)
          .replaceAll('{files}', this.filesPrefix),
      );
    }
  }

  /** Corrects the records of a column that differ from the office's files, by their key. */
  async #correct(office: SubgraphName, place: string, only: string): Promise<void> {
    const [table = '', column = ''] = place.split('.');
    const [keys] = await this.#admin.query(
      "select column_name as name from information_schema.key_column_usage where table_schema = ? and table_name = ? and constraint_name = 'PRIMARY'",
      [`${this.filesPrefix}${office}`, table],
    );
    const same = (keys as { name: string }[]).map(({ name }) => `o.${name} = b.${name}`).join(' and ');
    const condition = `${only.replaceAll('{column}', column)}not (b.${column} <=> o.${column})`;
    await this.#admin.query(
      `update base_${table} b join ${this.filesPrefix}${office}.${table} o on ${same} set b.${column} = o.${column} where ${condition}`,
    );
  }

  async #putViewsOver(office: SubgraphName): Promise<void> {
    const files = `${this.filesPrefix}${office}`;
    await this.#admin.query(`create database ${this.#prefix}${office} character set utf8mb4 collate utf8mb4_bin`);
    await this.use(office);
    const [tables] = await this.#admin.query(
      `select table_name as name from information_schema.tables where table_schema = ? and table_name not in ${NOT_VIEWS}`,
      [files],
    );
    for (const { name } of tables as { name: string }[]) {
      const columns = await this.#columnsOf(files, name);
      const types = columns.map(({ col, typ, coll }) => `${col} ${typ}${coll ? ` collate ${coll}` : ''} null`);
      await this.#admin.query(`create table base_${name} (${types.join(', ')})`);
      await this.#admin.query(`insert into base_${name} select * from ${files}.${name}`);
      await this.#admin.query(
        `create view ${name} as select ${columns.map(({ col }) => col).join(', ')} from base_${name}`,
      );
      // The office of linkage gives its reader nothing but its views.
      await this.#admin.query(office === 'linkage' ? `grant select on ${name} to ${this.#reader}@'%'` : 'do 0');
    }
    if (office !== 'linkage') {
      await this.#admin.query(`grant select, show view on ${this.#prefix}${office}.* to ${this.readerOf(office)}@'%'`);
    }
  }

  async #columnsOf(schema: string, table: string) {
    const [columns] = await this.#admin.query(
      'select column_name as col, column_type as typ, collation_name as coll from information_schema.columns where table_schema = ? and table_name = ? order by ordinal_position',
      [schema, table],
    );
    return columns as { col: string; typ: string; coll: string | null }[];
  }

  async #planted(statement: string, office: SubgraphName): Promise<string> {
    const [word, table = '', column = '', expression = ''] = statement.split(':');
    if (word !== 'rewrite') {
      return statement.replaceAll('{reader}', `${this.readerOf(office)}@'%'`);
    }
    const columns = (await this.#columnsOf(`${this.#prefix}${office}`, table)).flatMap(({ col }) =>
      col !== column ? [col] : expression === '' ? [] : [`${expression} as ${col}`],
    );
    return `create or replace view ${table} as select ${columns.join(', ')} from base_${table}`;
  }
}
