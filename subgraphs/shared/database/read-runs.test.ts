import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { createConnection } from 'mysql2/promise';

import { linkage } from '../../linkage/subgraph.ts';
import { MYSQL_URL } from '../testing/mysql-server.ts';
import { kindsPresent, scratchAddress, type ScratchAddress } from '../testing/scratch-address.ts';

import { connect, type Database } from './connect.ts';
import { AgencyDirectory } from './directory.entity.ts';
import { migrate } from './migrate.ts';
import { readRuns, type ReadRuns, type ReadRunsOptions } from './read-runs.ts';
import { storedBy } from './stored-by.ts';

const LOST = expect.objectContaining({ extensions: { code: 'RUN_LOST' } });
const TOO_MANY = expect.objectContaining({ extensions: { code: 'TOO_MANY_RUNS' } });

const NOW = new Date('2021-03-01T12:00:00+08:00');

describe.each(kindsPresent('read runs'))('runs that read one state, on %s', (kind) => {
  let scratch: ScratchAddress;
  let writer: Database;
  let runs: ReadRuns;
  let added = 0;
  const opened: Database[] = [];

  const connectOffice = async (): Promise<Database> => {
    const database = await connect(scratch.address, { entities: storedBy(linkage) });
    opened.push(database);
    return database;
  };
  const makeRuns = (options: Partial<ReadRunsOptions> = {}): ReadRuns => {
    runs = readRuns({ kind, connect: connectOffice, ...options });
    return runs;
  };
  const add = async (): Promise<void> => {
    added += 1;
    const code = `agency-${added}`;
    await writer.em.fork().insert(AgencyDirectory, { agencyId: code, creditCode: code, regionCode: '350900' });
  };
  const count = (em: SqlEntityManager): Promise<number> => em.fork().count(AgencyDirectory);
  const countIn = (id: string): Promise<number> => runs.of(id).em.count(AgencyDirectory);

  beforeAll(async () => {
    scratch = await scratchAddress(kind, 'read_runs');
    await migrate(linkage, scratch.address);
    writer = await connect(scratch.address, { entities: storedBy(linkage), writable: true });
    if (kind === 'sqlite') {
      // Otherwise a reader would keep the writer waiting.
      await writer.em.execute('pragma journal_mode = wal');
    }
  });
  beforeEach(() => void makeRuns());
  afterEach(() => runs.close());
  afterAll(async () => {
    await writer.close();
    await scratch.remove();
  });

  it('have the state of their beginning, also where they first read later, and nobody else has', async () => {
    await add();
    const before = await count(writer.em);
    await runs.begin('one', NOW);
    await add();
    expect([await countIn('one'), await count(writer.em)]).toEqual([before, before + 1]);
    await runs.begin('two', NOW);
    await add();
    expect([await countIn('one'), await countIn('two'), await count(writer.em)]).toEqual([
      before,
      before + 1,
      before + 2,
    ]);
  });

  it('begin in a new state where another run ended before', async () => {
    await runs.begin('one', NOW);
    await runs.end('one');
    await add();
    await runs.begin('two', NOW);
    expect(await countIn('two')).toBe(await count(writer.em));
  });

  it('do not write', async () => {
    await runs.begin('one', NOW);
    await expect(runs.of('one').em.execute('delete from agency_directory')).rejects.toThrow();
    expect(await count(writer.em)).toBe(added);
  });

  it('are lost where they never began or have ended, and may be ended twice', async () => {
    expect(() => runs.of('never')).toThrow(LOST as never);
    await runs.begin('one', NOW);
    await Promise.all([runs.end('one'), runs.end('one'), runs.end('never')]);
    expect(() => runs.of('one')).toThrow(LOST as never);
  });

  it('are at most so many, and one more when one has ended', async () => {
    makeRuns({ max: 2 });
    await Promise.all([runs.begin('one', NOW), runs.begin('two', NOW)]);
    await expect(runs.begin('three', NOW)).rejects.toEqual(TOO_MANY);
    expect(() => runs.of('three')).toThrow(LOST as never);
    await runs.end('one');
    await runs.begin('three', NOW);
    expect(await countIn('three')).toBe(added);
  });

  it('hold their place until their session is given back', async () => {
    makeRuns({ max: 1 });
    await runs.begin('one', NOW);
    const ended = runs.end('one');
    await expect(runs.begin('two', NOW)).rejects.toEqual(TOO_MANY);
    await ended;
    await runs.begin('two', NOW);
    expect(await countIn('two')).toBe(added);
  });

  it('are ended when nobody asks for them any more', async () => {
    makeRuns({ max: 1, idleMs: 20 });
    await runs.begin('one', NOW);
    const begun = async (): Promise<boolean> =>
      runs.begin('two', NOW).then(
        () => true,
        () => false,
      );
    for (let left = 200; left > 0 && !(await begun()); left -= 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(() => runs.of('one')).toThrow(LOST as never);
  });

  it('are lost where they were ended while they began', async () => {
    await Promise.all([runs.begin('one', NOW), runs.end('one')]);
    expect(() => runs.of('one')).toThrow(LOST as never);
  });

  it('leave their place where they could not begin', async () => {
    let isDown = true;
    makeRuns({ max: 1, connect: () => (isDown ? Promise.reject(new Error('down')) : connectOffice()) });
    await expect(runs.begin('one', NOW)).rejects.toThrow('down');
    expect(() => runs.of('one')).toThrow(LOST as never);
    isDown = false;
    await runs.begin('two', NOW);
    expect(await countIn('two')).toBe(added);
  });

  it('begin once', async () => {
    await runs.begin('one', NOW);
    await expect(runs.begin('one', NOW)).rejects.toEqual(LOST);
    expect(await countIn('one')).toBe(added);
  });

  it('keep no connection where their first read fails', async () => {
    await writer.em.execute('alter table agency_directory rename to hidden_directory');
    for (let times = 0; times < 12; times += 1) {
      await expect(runs.begin('one', NOW)).rejects.toThrow();
    }
    await writer.em.execute('alter table hidden_directory rename to agency_directory');
    await runs.begin('one', NOW);
    expect(await countIn('one')).toBe(added);
  });

  it('are ended with their connections when the office closes', async () => {
    await Promise.all(['one', 'two', 'three', 'four'].map((id) => runs.begin(id, NOW)));
    await runs.close();
    expect(() => runs.of('one')).toThrow(LOST as never);
    expect(await Promise.all(opened.map(({ orm }) => orm.isConnected()))).toEqual(opened.map(() => false));
    expect(await connectionsOf(scratch)).toBeLessThanOrEqual(1);
  });
});

/** Connections to the database; of a file none are known. */
async function connectionsOf({ address }: ScratchAddress): Promise<number> {
  if (address.kind === 'sqlite') {
    return 0;
  }
  const server = await createConnection(MYSQL_URL);
  const [rows] = await server.query('select count(*) as n from information_schema.processlist where db = ?', [
    new URL(address.url).pathname.slice(1),
  ]);
  await server.end();
  return (rows as { n: number }[])[0]?.n ?? 0;
}
