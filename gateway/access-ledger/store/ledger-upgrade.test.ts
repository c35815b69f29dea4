import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import SqliteFile from 'better-sqlite3';
import { createConnection } from 'mysql2/promise';

import { kindsPresent } from '../../../subgraphs/shared/testing/scratch-address.ts';
import {
  allRecords,
  entries,
  entry,
  fill,
  identityNumber,
  PERSON_HASH,
  scratchLedger,
  withStore,
  type ScratchLedger,
} from '../../verification/support/ledger-fixture.ts';
import { openChain } from '../chain/chain-writer.ts';
import type { LedgerRecord } from '../record.ts';
import { RecordsMissingError } from '../tree/stored-tree.ts';
import { NO_EVIDENCE, verifyLedger } from '../verify/verify-ledger.ts';

import { readsOf } from './ledger-reports.ts';
import { ChainHashError, LedgerNotUpgradedError } from './ledger-store.ts';
import { openLedgerStore } from './open-ledger-store.ts';

const RECORDS = 5_000;

/** Takes a ledger back to what the version before the tree has made. */
async function downgrade(address: ScratchLedger['address']): Promise<void> {
  const tables = ['access_ledger_chain', 'access_ledger_subtree', 'access_ledger_person'];
  const indexes = ['access_ledger_verdict', 'access_ledger_subject'];
  await onDatabase(address, [
    ...tables.map((table) => `drop table ${table}`),
    ...indexes.map((index) => `drop index ${index}${address.kind === 'mysql' ? ' on access_ledger' : ''}`),
  ]);
}

async function onDatabase(address: ScratchLedger['address'], statements: readonly string[]): Promise<void> {
  if (address.kind === 'sqlite') {
    const database = new SqliteFile(address.file);
    statements.forEach((statement) => database.exec(statement));
    database.close();
    return;
  }
  const connection = await createConnection(address.url);
  for (const statement of statements) {
    await connection.query(statement);
  }
  await connection.end();
}

const open = async (address: ScratchLedger['address'], hashName: 'sha256' | 'sm3' = 'sha256') => {
  const store = await openLedgerStore(address, 'write');
  return openChain(store, { chain: 'gateway-1', hashName }, PERSON_HASH).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
};

const readsOfPerson = (address: ScratchLedger['address'], index: number): Promise<readonly number[]> =>
  withStore(address, async (store) => {
    const found: LedgerRecord[] = [];
    for await (const record of readsOf(store, { identityNumbers: [identityNumber(index)], records: [] }, {}, [
      PERSON_HASH,
    ])) {
      found.push(record);
    }
    return found.map(({ sequence }) => sequence);
  });

describe.each(kindsPresent('upgrade of the access ledger'))('a ledger of before the tree on %s', (kind) => {
  let ledger: ScratchLedger;
  let root: Buffer;
  beforeAll(async () => {
    ledger = await scratchLedger(kind);
    await fill(ledger.address, 'gateway-1', entries(RECORDS));
    const whole = await withStore(ledger.address, (store) => verifyLedger(store, NO_EVIDENCE));
    root = whole.chains[0]!.root;
    await downgrade(ledger.address);
  });
  afterAll(() => ledger.remove());

  it('is verified as it is, and says that it cannot be searched by person', async () => {
    const { faults, unproven, records } = await withStore(ledger.address, (store) => verifyLedger(store, NO_EVIDENCE));
    expect({ faults, records }).toEqual({ faults: [], records: RECORDS });
    expect(unproven).toContainEqual({ chain: 'gateway-1', from: 1, to: RECORDS, reason: 'not upgraded' });
    await expect(readsOfPerson(ledger.address, 7)).rejects.toThrow(LedgerNotUpgradedError);
    await expect(readsOfPerson(ledger.address, 7)).rejects.toThrow(/请用本版本的网关启动一次/);
  });

  it('keeps its hash', async () => {
    await expect(open(ledger.address, 'sm3')).rejects.toThrow(ChainHashError);
    await expect(open(ledger.address, 'sm3')).rejects.toThrow(/LEDGER_HASH=sha256/);
  });

  it('gets the tree and the index when it is opened, and goes on', async () => {
    const upgraded = await open(ledger.address);
    expect(upgraded.upgraded).toBe(RECORDS);
    expect(upgraded.head.root).toEqual(root);
    await upgraded.append([entry()]);
    await upgraded.close();
    const again = await open(ledger.address);
    expect({ upgraded: again.upgraded, sequence: again.head.sequence }).toEqual({ upgraded: 0, sequence: RECORDS + 1 });
    await again.close();
    const { faults, unproven, chains } = await withStore(ledger.address, (store) => verifyLedger(store, NO_EVIDENCE));
    expect({ faults, reasons: unproven.map(({ reason }) => reason) }).toEqual({ faults: [], reasons: ['no heads'] });
    expect(chains[0]!.root).toEqual(again.head.root);
    expect(await readsOfPerson(ledger.address, 7)).toEqual([8]);
  });

  it('goes on with an upgrade that was cut off', async () => {
    await onDatabase(ledger.address, [
      'delete from access_ledger_person where sequence > 2048',
      'delete from access_ledger_subtree where position >= 8',
      'delete from access_ledger_chain where upgraded > 2048',
      `update access_ledger_chain set upgrade_end = ${RECORDS + 1}`,
    ]);
    await expect(readsOfPerson(ledger.address, 7)).rejects.toThrow(LedgerNotUpgradedError);
    const resumed = await open(ledger.address);
    expect(resumed.upgraded).toBe(RECORDS + 1 - 2048);
    await resumed.close();
    const { faults } = await withStore(ledger.address, (store) => verifyLedger(store, NO_EVIDENCE));
    expect(faults).toEqual([]);
  });

  it('is not continued where records are missing at its end, and says what to do', async () => {
    await onDatabase(ledger.address, [`delete from access_ledger where sequence = ${RECORDS - 2}`]);
    await expect(open(ledger.address)).rejects.toThrow(RecordsMissingError);
    await expect(open(ledger.address)).rejects.toThrow(/npm run ledger -- verify/);
    expect(await withStore(ledger.address, async (store) => (await allRecords(store)).length)).toBe(RECORDS);
  });
});
