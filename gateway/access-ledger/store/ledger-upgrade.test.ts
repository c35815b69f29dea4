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
import { recordToken } from '../person-hash.ts';
import type { LedgerRecord } from '../record.ts';
import { RecordsMissingError } from '../tree/stored-tree.ts';
import { NO_EVIDENCE, verifyLedger } from '../verify/verify-ledger.ts';

import { readsOf } from './ledger-reports.ts';
import { ChainHashError } from './ledger-store.ts';
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

const readsOfPerson = async (address: ScratchLedger['address'], index: number): Promise<readonly number[]> =>
  (await recordsOfPerson(address, index)).map(({ sequence }) => sequence);

const placesOfPerson = async (address: ScratchLedger['address'], index: number): Promise<readonly string[]> =>
  (await recordsOfPerson(address, index)).map(({ chain, sequence }) => `${chain} ${sequence}`);

const recordsOfPerson = (address: ScratchLedger['address'], index: number): Promise<readonly LedgerRecord[]> =>
  withStore(address, async (store) => {
    const found: LedgerRecord[] = [];
    for await (const record of readsOf(store, { identityNumbers: [identityNumber(index)], records: [] }, {}, [
      PERSON_HASH,
    ])) {
      found.push(record);
    }
    return found;
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

  it('is verified and searched by person as it is', async () => {
    const { faults, unproven, records } = await withStore(ledger.address, (store) => verifyLedger(store, NO_EVIDENCE));
    expect({ faults, records }).toEqual({ faults: [], records: RECORDS });
    expect(unproven).toContainEqual({ chain: 'gateway-1', from: 1, to: RECORDS, reason: 'not upgraded' });
    expect(await readsOfPerson(ledger.address, 7)).toEqual([8]);
    expect(await readsOfPerson(ledger.address, RECORDS)).toEqual([]);
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
    expect(await readsOfPerson(ledger.address, 7)).toEqual([8]);
    expect(await readsOfPerson(ledger.address, 3_000)).toEqual([3_001]);
    const resumed = await open(ledger.address);
    expect(resumed.upgraded).toBe(RECORDS + 1 - 2048);
    await resumed.close();
    const { faults } = await withStore(ledger.address, (store) => verifyLedger(store, NO_EVIDENCE));
    expect(faults).toEqual([]);
  });

  it('gets the tree and the index of what an earlier version wrote after the upgrade', async () => {
    const extended = await open(ledger.address);
    const from = extended.head.sequence + 1;
    await extended.append([...entries(700), ...entries(300).map((each) => ({ ...each, people: [] }))]);
    await extended.close();
    // An earlier version writes the records alone.
    await onDatabase(ledger.address, [
      `delete from access_ledger_person where sequence >= ${from}`,
      `delete from access_ledger_subtree where (position + 1) * 256 >= ${from} and level = 8`,
    ]);
    const changed = await withStore(ledger.address, (store) => verifyLedger(store, NO_EVIDENCE));
    expect(changed.faults).not.toEqual([]);
    const mended = await open(ledger.address);
    expect(mended.upgraded).toBe(1_000);
    await mended.append([entry()]);
    await mended.close();
    const { faults, unproven } = await withStore(ledger.address, (store) => verifyLedger(store, NO_EVIDENCE));
    expect({ faults, reasons: unproven.map(({ reason }) => reason) }).toEqual({ faults: [], reasons: ['no heads'] });
    expect(await readsOfPerson(ledger.address, 7)).toEqual([8, from + 7]);
    const again = await open(ledger.address);
    expect(again.upgraded).toBe(0);
    await again.close();
  });

  it('is not continued where records are missing at its end, and says what to do', async () => {
    await onDatabase(ledger.address, [`delete from access_ledger where sequence = ${RECORDS + 1_000}`]);
    await expect(open(ledger.address)).rejects.toThrow(RecordsMissingError);
    await expect(open(ledger.address)).rejects.toThrow(/npm run ledger -- verify/);
    expect(await withStore(ledger.address, async (store) => (await allRecords(store)).length)).toBe(RECORDS + 1_001);
  });
});

describe.each(kindsPresent('search of an access ledger that is upgraded in part'))(
  'a ledger on %s with a chain that can no longer be upgraded',
  (kind) => {
    let ledger: ScratchLedger;
    beforeAll(async () => {
      ledger = await scratchLedger(kind);
      await fill(ledger.address, 'a', entries(20));
      await downgrade(ledger.address);
      await onDatabase(ledger.address, ['delete from access_ledger where sequence = 12']);
      await fill(ledger.address, 'b', entries(10));
      const names = entries(30).map((each, index) => ({ ...each, people: [{ record: `Party:${index}` }] }));
      await fill(ledger.address, 'c', names);
    });
    afterAll(() => ledger.remove());

    it('is searched by person in all of its chains', async () => {
      expect(await placesOfPerson(ledger.address, 4)).toEqual(['a 5', 'b 5', 'c 5']);
      // The number of this one stands only in the chain without an index.
      expect(await placesOfPerson(ledger.address, 15)).toEqual(['a 16', 'c 16']);
      expect(await placesOfPerson(ledger.address, 25)).toEqual([]);
    });

    it('is paged through by person, the latest first', async () => {
      const people = [recordToken('Party:4', PERSON_HASH), recordToken('Party:15', PERSON_HASH)];
      const seen: string[] = [];
      await withStore(ledger.address, async (store) => {
        let page = await store.latest({ people }, undefined, 2);
        while (page.length > 0 && seen.length < 50) {
          seen.push(...page.map(({ chain, sequence }) => `${chain} ${sequence}`));
          const { time, chain, sequence } = page.at(-1)!;
          page = await store.latest({ people }, [time, chain, sequence], 2);
        }
      });
      expect(seen).toEqual(['c 16', 'a 16', 'c 5', 'b 5', 'a 5']);
    });
  },
);
