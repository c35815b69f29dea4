import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';

import { SqliteThreads } from './sqlite-threads.ts';

let folder: string;
let file: string;
let threads: SqliteThreads;

/** Counts for as long as it takes to make so many rows. */
const counting = (rows: number): string =>
  `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${rows}) select count(*) as rows from n`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianzhi-threads-'));
  file = join(folder, 'office.sqlite');
  const database = new Database(file);
  database.exec("create table t (name text); insert into t values ('一'), ('二')");
  database.close();
  threads = new SqliteThreads(file);
});
afterAll(async () => {
  await threads.close();
  await rm(folder, { recursive: true });
});

describe('threads that read a SQLite file', () => {
  it('give the rows of a statement', async () => {
    expect(await threads.run('select name from t order by name')).toEqual([{ name: '一' }, { name: '二' }]);
  });

  it('leave the process free while a statement counts', async () => {
    let turns = 0;
    const turning = setInterval(() => (turns += 1), 1);
    expect(await threads.run(counting(1_000_000))).toEqual([{ rows: 1_000_000 }]);
    clearInterval(turning);
    // One that ran here would leave none.
    expect(turns).toBeGreaterThan(10);
  });

  it('answer a short statement while a long one runs', async () => {
    const order: string[] = [];
    const long = threads.run(counting(1_000_000)).then(() => order.push('long'));
    await threads.run('select 1').then(() => order.push('short'));
    await long;
    expect(order).toEqual(['short', 'long']);
  });

  it('tell a caller who leaves at once, drop what waits, and serve the next', async () => {
    const left = new AbortController();
    const running = [counting(300_000), counting(300_001)].map((sql) => threads.run(sql, left.signal));
    const waiting = threads.run(counting(100_000_000), left.signal);
    left.abort(new Error('left'));
    const settled = await Promise.allSettled([...running, waiting]);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    // Would be after a hundred million rows, were the third not dropped.
    expect(await threads.run('select 2 as two')).toEqual([{ two: 2 }]);
    await expect(threads.run('select 3', left.signal)).rejects.toThrow('left');
  });

  it('report a fault of SQLite with its code, and write nothing', async () => {
    await expect(threads.run('select * from nothing')).rejects.toMatchObject({ code: 'SQLITE_ERROR' });
    await expect(threads.run("insert into t values ('三') returning name")).rejects.toMatchObject({
      code: 'SQLITE_READONLY',
    });
  });

  it('refuse statements after they are closed', async () => {
    const own = new SqliteThreads(file);
    await own.run('select 1');
    await own.close();
    await expect(own.run('select 1')).rejects.toThrow('closed');
  });
});
