import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import SqliteFile from 'better-sqlite3';

import type { SeedStamp } from './row-sink.ts';
import { openSqliteLoad, sqliteIsMade, type SqliteLoad } from './sqlite.ts';

const stamp: SeedStamp = { set: 'default', seed: 1, version: 'a' };
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianzhi-sink-'));
});
afterAll(() => rm(folder, { recursive: true }));

function loadOf(file: string): SqliteLoad {
  return {
    file,
    stamp,
    makeTables: (making) => {
      const database = new SqliteFile(making);
      database.exec('create table item (id text primary key, minor integer, note text)');
      database.close();
      return Promise.resolve();
    },
  };
}

describe('a SQLite load', () => {
  it('writes rows, and has its final name only at the end', async () => {
    const file = join(folder, 'whole', 'cases.sqlite');
    const load = await openSqliteLoad(loadOf(file));
    load.add('item', ['id', 'minor', 'note'], ['a', true, "it's"]);
    load.add('item', ['id', 'minor', 'note'], ['b', false, null]);
    await load.drain();
    expect([load.taken, existsSync(file), sqliteIsMade(file, stamp)]).toEqual([2, false, false]);
    load.done();
    expect(sqliteIsMade(file, stamp)).toBe(true);
    const database = new SqliteFile(file, { readonly: true });
    expect(database.prepare('select * from item order by id').all()).toEqual([
      { id: 'a', minor: 1, note: "it's" },
      { id: 'b', minor: 0, note: null },
    ]);
    database.close();
  });

  it('is made again for another set, seed or version', async () => {
    const file = join(folder, 'stamped.sqlite');
    (await openSqliteLoad(loadOf(file))).done();
    expect(sqliteIsMade(file, stamp)).toBe(true);
    for (const other of [{ set: 'gansu' }, { seed: 2 }, { version: 'b' }]) {
      expect(sqliteIsMade(file, { ...stamp, ...other })).toBe(false);
    }
  });

  it('keeps the earlier file when it is interrupted, and starts again after a crash', async () => {
    const file = join(folder, 'kept.sqlite');
    (await openSqliteLoad(loadOf(file))).done();
    const broken = await openSqliteLoad(loadOf(file));
    broken.add('item', ['id', 'minor', 'note'], ['a', true, null]);
    broken.abandon();
    expect([sqliteIsMade(file, stamp), existsSync(`${file}.making`)]).toEqual([true, false]);
    await openSqliteLoad(loadOf(file));
    const again = await openSqliteLoad(loadOf(file));
    again.add('item', ['id', 'minor', 'note'], ['a', true, null]);
    again.done();
    expect(sqliteIsMade(file, stamp)).toBe(true);
  });

  it('rejects a row with other columns', async () => {
    const load = await openSqliteLoad(loadOf(join(folder, 'columns.sqlite')));
    load.add('item', ['id', 'note'], ['a', 'x']);
    expect(() => load.add('item', ['note', 'id'], ['x', 'a'])).toThrow('item was given other columns');
    load.abandon();
  });

  it('does not accept a file that no load made', () => {
    const file = join(folder, 'foreign.sqlite');
    new SqliteFile(file).exec('create table other (id text)').close();
    expect(sqliteIsMade(file, stamp)).toBe(false);
  });
});
