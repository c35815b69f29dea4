import { afterAll, describe, expect, it } from '@jest/globals';
import { createConnection } from 'mysql2/promise';

import { MYSQL_URL, mysqlVersion } from '../../subgraphs/shared/testing/mysql-server.ts';

import { dropMysqlLoad, mysqlIsMade, openMysqlLoad, type MysqlLoad } from './mysql.ts';
import type { SeedStamp } from './row-sink.ts';

const stamp: SeedStamp = { set: 'default', seed: 1, version: 'a' };
const version = await mysqlVersion();
if (version === null) {
  process.stderr.write('not run on MySQL, no server answers at MYSQL_URL: a MySQL load\n');
}
const names: string[] = [];

function databaseUrl(): string {
  const name = `lianzhi_test_sink_${process.pid}_${names.length}`;
  names.push(name);
  return new URL(`/${name}`, MYSQL_URL).toString();
}

async function query(url: string, sql: string): Promise<unknown> {
  const connection = await createConnection(url);
  const [rows] = await connection.query(sql);
  await connection.end();
  return rows;
}

function loadOf(url: string): MysqlLoad {
  return {
    url,
    stamp,
    makeTables: async () => {
      await query(
        url,
        'create table item (id varchar(32) primary key, minor tinyint(1), note varchar(80), paid date, index by_note (note(20), paid), unique (id, paid))',
      );
      await query(url, 'create table other (id int primary key)');
    },
  };
}

const columns = ['id', 'minor', 'note', 'paid'];
const onServer = version === null ? describe.skip : describe;

onServer(`a MySQL load on ${version}`, () => {
  afterAll(async () => {
    for (const name of names) {
      await query(MYSQL_URL, `drop database if exists ${name}`);
    }
  });

  it('stores many rows of several tables unchanged', async () => {
    const url = databaseUrl();
    const load = await openMysqlLoad(loadOf(url));
    for (let i = 0; i < 30_000; i += 1) {
      load.add('item', columns, [`id${i}`, i % 2 === 0, `it's \\ （${i}）号`, '2021-03-09']);
      load.add('other', ['id'], [i]);
      if (i % 1_000 === 0) {
        await load.drain();
      }
    }
    expect([load.taken, await mysqlIsMade(url, stamp)]).toEqual([60_000, false]);
    await load.done();
    expect(await mysqlIsMade(url, stamp)).toBe(true);
    expect(
      await query(
        url,
        "select count(*) as n, sum(minor) as minors, max(note) like 'it''s \\\\\\\\ （%）号' as fits from item",
      ),
    ).toEqual([{ n: 30_000, minors: '15000', fits: 1 }]);
    expect(await query(url, 'select count(*) as n from other')).toEqual([{ n: 30_000 }]);
  });

  it('has all indexes again at the end', async () => {
    const url = databaseUrl();
    const keys = `select index_name as name, column_name as part, sub_part as prefix from information_schema.statistics
      where table_schema = database() order by table_name, index_name, seq_in_index`;
    const load = await openMysqlLoad(loadOf(url));
    expect(await query(url, keys)).not.toContainEqual({ name: 'by_note', part: 'paid', prefix: null });
    load.add('item', columns, ['a', true, 'x', null]);
    await load.done();
    const present = await query(url, keys);
    expect(present).toContainEqual({ name: 'by_note', part: 'note', prefix: 20 });
    expect(present).toContainEqual({ name: 'by_note', part: 'paid', prefix: null });
  });

  it('recognises an incomplete database and makes it again', async () => {
    const url = databaseUrl();
    const broken = await openMysqlLoad(loadOf(url));
    broken.add('other', ['id'], [1]);
    await broken.abandon();
    expect(await mysqlIsMade(url, stamp)).toBe(false);
    await (await openMysqlLoad(loadOf(url))).done();
    expect(await mysqlIsMade(url, stamp)).toBe(true);
    expect(await mysqlIsMade(url, { ...stamp, seed: 2 })).toBe(false);
    expect(await query(url, 'select count(*) as n from other')).toEqual([{ n: 0 }]);
  });

  it('never empties a database that it did not make', async () => {
    const url = databaseUrl();
    await query(MYSQL_URL, `create database ${names.at(-1)}`);
    await query(url, 'create table theirs (id int)');
    await expect(openMysqlLoad(loadOf(url))).rejects.toThrow('holds tables that no sample load made');
    expect(await query(url, 'select count(*) as n from theirs')).toEqual([{ n: 0 }]);
  });

  it('is dropped by its mark; a database that it did not make stays', async () => {
    const made = databaseUrl();
    await (await openMysqlLoad(loadOf(made))).done();
    await dropMysqlLoad(made);
    await expect(query(made, 'select 1')).rejects.toThrow(/Unknown database/);
    await dropMysqlLoad(made);
    const theirs = databaseUrl();
    await query(MYSQL_URL, `create database ${names.at(-1)}`);
    await query(theirs, 'create table theirs (id int)');
    await dropMysqlLoad(theirs);
    expect(await query(theirs, 'select count(*) as n from theirs')).toEqual([{ n: 0 }]);
  });

  it('reports a row that the database refuses, and leaves the database incomplete', async () => {
    const url = databaseUrl();
    const load = await openMysqlLoad(loadOf(url));
    load.add('item', columns, ['a', true, null, '2021-02-30']);
    await expect(load.done()).rejects.toThrow();
    await load.abandon();
    expect(await mysqlIsMade(url, stamp)).toBe(false);
  });
});
