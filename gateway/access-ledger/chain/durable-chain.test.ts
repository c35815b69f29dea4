import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import SqliteFile from 'better-sqlite3';

import { MYSQL_URL } from '../../../subgraphs/shared/testing/mysql-server.ts';
import { kindsPresent } from '../../../subgraphs/shared/testing/scratch-address.ts';
import { lineTo } from '../../verification/support/cuttable-line.ts';
import {
  allHeads,
  allRecords,
  entries,
  entry,
  fill,
  PERSON_KEY,
  scratchLedger,
  withStore,
  type ScratchLedger,
} from '../../verification/support/ledger-fixture.ts';
import { newSigningKey } from '../checkpoints/note-keys.ts';
import { openLedgerStore } from '../store/open-ledger-store.ts';
import { NO_EVIDENCE, verifyLedger } from '../verify/verify-ledger.ts';

import { durableChain, type ChainOptions } from './durable-chain.ts';
import { threadedChain } from './ledger-thread.ts';

const SIGNING_KEY = newSigningKey();
let ledger: ScratchLedger;
afterEach(() => ledger.remove());

function options(address: ChainOptions['address']): ChainOptions {
  return {
    ...{ address, chain: 'gateway-1', personKey: PERSON_KEY, headsFile: undefined },
    ...{ hashName: 'sha256', origin: 'test/gateway-1', signingKey: SIGNING_KEY },
  };
}

/** How many records the ledger holds, none of them changed. */
async function verifiedRecords(): Promise<number> {
  const { faults, records } = await withStore(ledger.address, (store) => verifyLedger(store, NO_EVIDENCE));
  expect(faults).toEqual([]);
  return records;
}

describe('a chain on SQLite', () => {
  beforeEach(async () => {
    ledger = await scratchLedger('sqlite');
  });

  it('holds what was written before its process was killed, and is free for the next', async () => {
    const url = new URL('./durable-chain.ts', import.meta.url);
    const script = `
      const { durableChain } = await import(${JSON.stringify(fileURLToPath(url))});
      const chain = durableChain(${JSON.stringify(options(ledger.address))});
      await chain.append(${JSON.stringify([...entries(3)])});
      process.kill(process.pid, 'SIGKILL');`;
    const [, signal] = await once(spawn(process.execPath, ['--input-type=module', '-e', script]), 'close');
    expect(signal).toBe('SIGKILL');
    const next = durableChain(options(ledger.address));
    expect(await next.append([entry()])).toEqual({ kind: 'done' });
    await next.close();
    expect(await verifiedRecords()).toBe(4);
  });

  it('refuses to open while another process writes it, and opens when that one has closed', async () => {
    const [first, second] = [threadedChain(options(ledger.address)), threadedChain(options(ledger.address))];
    expect(await first.open()).toMatchObject({ kind: 'done' });
    expect(await second.append([entry()])).toMatchObject({ kind: 'refused', fault: 'CHAIN_TAKEN' });
    await first.close();
    expect(await second.append([entry()])).toEqual({ kind: 'done' });
    await second.close();
    expect(await verifiedRecords()).toBe(1);
  });

  it('does not continue a record that another process appended', async () => {
    const heads = join(await mkdtemp(join(tmpdir(), 'lianzhi-heads-')), 'heads');
    const chain = durableChain({ ...options(ledger.address), headsFile: heads });
    await chain.append(entries(2));
    const other = new SqliteFile(ledger.address.kind === 'sqlite' ? ledger.address.file : '');
    other.exec(`insert into access_ledger select chain, 3, time, request_id, verdict, audience, subject, row_scope, purpose,
      operation, classes, fields, people, row_count, hash, hash from access_ledger where sequence = 2`);
    other.close();
    expect(await chain.append([entry()])).toMatchObject({ kind: 'failed', fault: 'SQLITE_CONSTRAINT_PRIMARYKEY' });
    for (let times = 0; times < 3; times += 1) {
      expect(await chain.append([entry()])).toEqual({ kind: 'failed', fault: 'CHAIN_CHANGED' });
    }
    await chain.close();
    expect(await allHeads(heads)).toMatchObject([{ chain: 'gateway-1', sequence: 2 }]);
  });

  it('fails every pending write when its thread dies, and writes with another thread', async () => {
    const settings = { ...options(ledger.address), personKey: undefined as unknown as string };
    const chain = threadedChain(settings);
    const gone = { kind: 'failed', fault: 'THREAD_GONE' };
    const failing = Array.from({ length: 5 }, () => chain.append([entry()]));
    expect(await Promise.all(failing)).toEqual(failing.map(() => gone));
    settings.personKey = PERSON_KEY;
    expect(await chain.append([entry()])).toEqual({ kind: 'done' });
    await chain.close();
    expect(await verifiedRecords()).toBe(1);
  });
});

const onMysql = kindsPresent('a ledger whose database line is cut').includes('mysql');
if (!onMysql) {
  process.stderr.write('not run: a chain on MySQL; it needs npm run test:deep and a server at MYSQL_URL\n');
}
(onMysql ? describe : describe.skip)('a chain on MySQL', () => {
  beforeEach(async () => {
    ledger = await scratchLedger('mysql');
  });

  it('fails while the connection is cut, and continues in order when it is restored', async () => {
    const server = new URL(MYSQL_URL);
    const line = await lineTo(server.hostname, Number(server.port || 3306));
    const url = new URL(ledger.address.kind === 'mysql' ? ledger.address.url : '');
    url.port = String(line.port);
    const chain = threadedChain(options({ kind: 'mysql', url: url.toString() }));
    expect(await chain.append(entries(2))).toEqual({ kind: 'done' });
    line.cut();
    expect(await chain.append([entry()])).toMatchObject({ kind: 'failed' });
    expect(await chain.append([entry()])).toMatchObject({ kind: 'failed' });
    line.mend();
    let reply = await chain.append([entry()]);
    for (let left = 100; reply.kind !== 'done' && left > 0; left -= 1) {
      reply = await chain.append([entry()]);
    }
    expect(reply).toEqual({ kind: 'done' });
    await chain.close();
    await line.close();
    expect(await verifiedRecords()).toBe(3);
  });

  it('writes entries that are sent at once in their order', async () => {
    const chain = threadedChain(options(ledger.address));
    const written = Array.from({ length: 20 }, (_, index) => chain.append([entry({ requestId: `request-${index}` })]));
    expect(await Promise.all(written)).toEqual(written.map(() => ({ kind: 'done' })));
    await chain.close();
    const records = await withStore(ledger.address, (store) => allRecords(store));
    expect(records.map(({ request_id }) => request_id)).toEqual(written.map((_, index) => `request-${index}`));
  });

  it('fails to read when the connection is cut between two pages, and never looks shorter than it is', async () => {
    await fill(ledger.address, 'gateway-1', entries(5_001));
    const server = new URL(MYSQL_URL);
    const line = await lineTo(server.hostname, Number(server.port || 3306));
    const url = new URL(ledger.address.kind === 'mysql' ? ledger.address.url : '');
    url.port = String(line.port);
    const store = await openLedgerStore({ kind: 'mysql', url: url.toString() }, 'read');
    const readAll = async (): Promise<void> => {
      for await (const { sequence } of store.records({})) {
        if (sequence === 1) {
          line.cut();
        }
      }
    };
    await expect(readAll()).rejects.toThrow();
    await store.close();
    await line.close();
  });
});
