import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { kindsPresent } from '../../subgraphs/shared/testing/scratch-address.ts';
import {
  allRecords,
  entries,
  entry,
  fill,
  PERSON_HASH,
  scratchLedger,
  withStore,
  type ScratchLedger,
} from '../verification/support/ledger-fixture.ts';

import { openChain } from './chain-writer.ts';
import { ChainTaken, openLedgerStore } from './ledger-store.ts';
import { verifyLedger } from './verify-ledger.ts';

describe.each(kindsPresent('the access ledger’s store'))('a ledger on %s', (kind) => {
  let ledger: ScratchLedger;
  beforeAll(async () => {
    ledger = await scratchLedger(kind);
  });
  afterAll(() => ledger.remove());

  it('goes on behind its last record when it is opened again', async () => {
    await fill(ledger.address, 'again', entries(3));
    await fill(ledger.address, 'again', entries(2));
    const records = await withStore(ledger.address, (store) => allRecords(store));
    expect(records.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
    expect(records[3]!.previous).toBe(records[2]!.hash);
  });

  it('refuses a second writer of one chain, and takes one of another', async () => {
    const first = await openChain(await openLedgerStore(ledger.address, 'write'), 'mine', PERSON_HASH);
    const store = await openLedgerStore(ledger.address, 'write');
    await expect(openChain(store, 'mine', PERSON_HASH)).rejects.toThrow(ChainTaken);
    const other = await openChain(store, 'other', PERSON_HASH);
    await first.append([entry()]);
    await other.append([entry()]);
    await first.close();
    await other.close();
    const again = await openChain(await openLedgerStore(ledger.address, 'write'), 'mine', PERSON_HASH);
    expect(again.head.sequence).toBe(1);
    await again.close();
  });

  it('writes all records of a group or none', async () => {
    const store = await openLedgerStore(ledger.address, 'write');
    const chain = await openChain(store, 'group', PERSON_HASH);
    await chain.append([entry()]);
    const [record] = (await allRecords(store)).filter((one) => one.chain === 'group');
    const groupBroken = [
      { ...record!, sequence: 2 },
      { ...record!, sequence: 1 },
    ];
    await expect(store.append(groupBroken)).rejects.toThrow();
    await chain.close();
    const kept = await withStore(ledger.address, (reading) => allRecords(reading));
    expect(kept.filter((one) => one.chain === 'group')).toHaveLength(1);
  });

  it('gives every text back as it was hashed', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 600 }),
      fc.string({ unit: 'grapheme' }),
      fc.constant(null),
    );
    const chain = await openChain(await openLedgerStore(ledger.address, 'write'), 'texts', PERSON_HASH);
    await fc.assert(
      fc.asyncProperty(text, text, text, async (subject, purpose, rowScope) => {
        await chain.append([entry({ subject, purpose, rowScope: rowScope ?? '' })]);
      }),
      { numRuns: 60 },
    );
    await chain.close();
    const { faults } = await withStore(ledger.address, (store) => verifyLedger(store, []));
    expect(faults).toEqual([]);
  });

  it('finds by time, reader and person', async () => {
    await fill(ledger.address, 'found', entries(120));
    const found = await withStore(ledger.address, (store) =>
      allRecords(store, { from: '2026-11-22T01:00:10.000Z', to: '2026-11-22T01:01:00.000Z', subject: 'officer-5' }),
    );
    expect(found.filter(({ chain }) => chain === 'found').map(({ request_id }) => request_id)).toEqual(['request-46']);
  });
});
