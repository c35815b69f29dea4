import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { kindsPresent } from '../../../subgraphs/shared/testing/scratch-address.ts';
import {
  allRecords,
  entries,
  entry,
  fill,
  PERSON_HASH,
  scratchLedger,
  withStore,
  type ScratchLedger,
} from '../../verification/support/ledger-fixture.ts';
import { openChain } from '../chain/chain-writer.ts';
import { NO_EVIDENCE, verifyLedger } from '../verify/verify-ledger.ts';

import { ChainTakenError } from './ledger-store.ts';
import { openLedgerStore } from './open-ledger-store.ts';

const settings = (chain: string) => ({ chain, hashName: 'sha256' }) as const;

describe.each(kindsPresent('the access ledger’s store'))('a ledger on %s', (kind) => {
  let ledger: ScratchLedger;
  beforeAll(async () => {
    ledger = await scratchLedger(kind);
  });
  afterAll(() => ledger.remove());

  it('continues after its last record when it is opened again', async () => {
    await fill(ledger.address, 'again', entries(3));
    await fill(ledger.address, 'again', entries(2));
    const records = await withStore(ledger.address, (store) => allRecords(store));
    expect(records.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
    expect(records[3]!.previous).toBe(records[2]!.hash);
  });

  it('refuses a second writer of one chain, and accepts one of another chain', async () => {
    const first = await openChain(await openLedgerStore(ledger.address, 'write'), settings('mine'), PERSON_HASH);
    const store = await openLedgerStore(ledger.address, 'write');
    await expect(openChain(store, settings('mine'), PERSON_HASH)).rejects.toThrow(ChainTakenError);
    const other = await openChain(store, settings('other'), PERSON_HASH);
    await first.append([entry()]);
    await other.append([entry()]);
    await first.close();
    await other.close();
    const again = await openChain(await openLedgerStore(ledger.address, 'write'), settings('mine'), PERSON_HASH);
    expect(again.head.sequence).toBe(1);
    await again.close();
  });

  it('writes all records of a group or none', async () => {
    const store = await openLedgerStore(ledger.address, 'write');
    const chain = await openChain(store, settings('group'), PERSON_HASH);
    await chain.append([entry()]);
    const [record] = (await allRecords(store)).filter((one) => one.chain === 'group');
    // The last one exists already. The group is larger than one statement of MySQL takes.
    const sequences = [...Array.from({ length: 150 }, (_, index) => index + 2), 1];
    const groupBroken = sequences.map((sequence) => ({ ...record!, sequence }));
    await expect(store.append(groupBroken, [])).rejects.toThrow();
    await chain.close();
    const kept = await withStore(ledger.address, (reading) => allRecords(reading));
    expect(kept.filter((one) => one.chain === 'group')).toHaveLength(1);
  });

  it('reads every text as it was hashed', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 600 }),
      fc.string({ unit: 'grapheme' }),
      fc.constant(null),
    );
    const chain = await openChain(await openLedgerStore(ledger.address, 'write'), settings('texts'), PERSON_HASH);
    await fc.assert(
      fc.asyncProperty(text, text, text, async (subject, purpose, rowScope) => {
        await chain.append([entry({ subject, purpose, rowScope: rowScope ?? '' })]);
      }),
      // A failed append leaves the chain broken: every smaller text would fail too.
      { numRuns: 60, endOnFailure: true },
    );
    await chain.close();
    const { faults } = await withStore(ledger.address, (store) => verifyLedger(store, NO_EVIDENCE));
    expect(faults).toEqual([]);
  });

  it('finds by time, reader and person', async () => {
    await fill(ledger.address, 'found', entries(120));
    const found = await withStore(ledger.address, (store) =>
      allRecords(store, { from: '2026-11-22T01:00:05.000Z', to: '2026-11-22T01:01:25.000Z', subject: 'officer-5' }),
    );
    const ofChain = found.filter(({ chain }) => chain === 'found');
    expect(ofChain.map(({ request_id }) => request_id)).toEqual(['request-6', 'request-46']);
    const { people } = ofChain.at(-1)!;
    const about = await withStore(ledger.address, (store) =>
      allRecords(store, { people: ['no such hash', people.split('+')[0]!] }),
    );
    expect(about.map(({ chain, request_id }) => `${chain} ${request_id}`)).toEqual(['found request-46']);
    expect(about.map((record) => record.people)).toEqual([people]);
  });

  it('finds nothing for an empty list of people or verdicts', async () => {
    await fill(ledger.address, 'empty', entries(2));
    await withStore(ledger.address, async (store) => {
      expect(await allRecords(store, { people: [] })).toEqual([]);
      expect(await store.latest({ verdicts: [] }, undefined, 10)).toEqual([]);
      expect(await store.latest({ verdicts: ['denied', 'answered'] }, undefined, 1)).toHaveLength(1);
    });
  });

  it('reads chains of several pages, each record once and in order', async () => {
    const pages = await scratchLedger(kind);
    await fill(pages.address, 'b', entries(10_001));
    await fill(pages.address, 'a', entries(4_999));
    await fill(pages.address, 'c', entries(1));
    const found = await withStore(pages.address, (store) => allRecords(store));
    await pages.remove();
    const expected = [4_999, 10_001, 1].flatMap((length, at) =>
      Array.from({ length }, (_, index) => `${'abc'[at]} ${index + 1}`),
    );
    expect(found.map(({ chain, sequence }) => `${chain} ${sequence}`)).toEqual(expected);
  });

  it('reads the latest first, from any position on', async () => {
    const one = await scratchLedger(kind);
    // Four records of each time, in two chains.
    const same = entries(3).flatMap((each) => [each, each]);
    await fill(one.address, 'a', same);
    await fill(one.address, 'b', same);
    const seen: string[] = [];
    await withStore(one.address, async (store) => {
      let page = await store.latest({}, undefined, 5);
      while (page.length > 0 && seen.length < 50) {
        seen.push(...page.map(({ time, chain, sequence }) => `${time.slice(17, 19)} ${chain} ${sequence}`));
        const { time, chain, sequence } = page.at(-1)!;
        page = await store.latest({}, [time, chain, sequence], 5);
      }
    });
    await one.remove();
    expect(seen).toEqual(
      ['02', '01', '00'].flatMap((time) =>
        ['b', 'a'].flatMap((chain) => [2, 1].map((of) => `${time} ${chain} ${Number(time) * 2 + of}`)),
      ),
    );
  });
});
