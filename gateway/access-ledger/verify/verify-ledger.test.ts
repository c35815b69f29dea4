import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import SqliteFile, { type Database } from 'better-sqlite3';
import fc from 'fast-check';

import { IS_DEEP } from '../../../subgraphs/shared/testing/depth.ts';
import { entries, entry, fill, PERSON_HASH, withStore } from '../../verification/support/ledger-fixture.ts';
import type { WrittenHead } from '../chain/heads-file.ts';
import { CHAIN_START, chainRecords, HASHED_MEMBERS, recordHash, type LedgerRecord } from '../record.ts';
import type { LedgerStore } from '../store/ledger-store.ts';

import type { LedgerFault } from './ledger-fault.ts';
import { NO_EVIDENCE, verifyLedger, type Verification } from './verify-ledger.ts';

const CHAIN = 'gateway-1';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianzhi-ledger-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A ledger that is tampered with and put back by a test as often as it likes. */
async function ledgerOf(records: number): Promise<TamperedLedger> {
  const file = join(folder, `${records}-${Math.random()}.sqlite`);
  await fill({ kind: 'sqlite', file }, CHAIN, entries(records));
  const database = new SqliteFile(file);
  const heads = [records / 4, records / 2, (records / 4) * 3, records].map(Math.floor).map((sequence) => ({
    ...(database
      .prepare('select chain, sequence, hash, time from access_ledger where sequence = ?')
      .get(sequence) as WrittenHead),
  }));
  return {
    heads,
    async after(tamper) {
      database.transaction(tamper)(database);
      try {
        return await withStore({ kind: 'sqlite', file }, (store) => verifyLedger(store, { ...NO_EVIDENCE, heads }));
      } finally {
        restore(database);
      }
    },
    untouched: () => withStore({ kind: 'sqlite', file }, (store) => verifyLedger(store, { ...NO_EVIDENCE, heads })),
    keep: () => void database.exec('create temp table kept as select * from access_ledger'),
    close: () => void database.close(),
  };
}

interface TamperedLedger {
  readonly heads: readonly WrittenHead[];
  after(tamper: (database: Database) => void): Promise<Verification>;
  untouched(): Promise<Verification>;
  keep(): void;
  close(): void;
}

function restore(database: Database): void {
  database.exec('begin; delete from access_ledger; insert into access_ledger select * from kept; commit');
}

function flip(database: Database, sequence: number): void {
  database.prepare("update access_ledger set subject = subject || 'x' where sequence = ?").run(sequence);
}

function remove(database: Database, sequence: number): void {
  database.prepare('delete from access_ledger where sequence = ?').run(sequence);
}

/** A forged record with a right hash of its own; what stands behind it moves on by one. */
function insert(database: Database, sequence: number): void {
  const copy = recordAt(database, sequence);
  database.prepare('update access_ledger set sequence = -sequence - 1 where sequence >= ?').run(sequence);
  database.exec('update access_ledger set sequence = -sequence where sequence < 0');
  put(database, sealed({ ...copy, request_id: 'forged-request' }));
}

/** Exchanges all but the places and links of two records. */
function swap(database: Database, first: number, second: number): void {
  const [a, b] = [recordAt(database, first), recordAt(database, second)];
  remove(database, first);
  remove(database, second);
  put(database, sealed({ ...b, sequence: a.sequence, previous: a.previous }));
  put(database, sealed({ ...a, sequence: b.sequence, previous: b.previous }));
}

function cutTail(database: Database, from: number): void {
  database.prepare('delete from access_ledger where sequence >= ?').run(from);
}

/** A ledger of the same length, in order in itself, in which one record says something else. */
function replaceAll(database: Database, changed: number): void {
  const records = database.prepare('select * from access_ledger order by sequence').all() as LedgerRecord[];
  database.exec('delete from access_ledger');
  let previous = records[0]!.previous;
  for (const record of records) {
    const forged = sealed({ ...record, previous, ...(record.sequence === changed && { purpose: 'another' }) });
    put(database, forged);
    previous = forged.hash;
  }
}

function recordAt(database: Database, sequence: number): LedgerRecord {
  return database.prepare('select * from access_ledger where sequence = ?').get(sequence) as LedgerRecord;
}

function sealed(record: LedgerRecord): LedgerRecord {
  return { ...record, hash: recordHash(record, 'sha256') };
}

function put(database: Database, record: LedgerRecord): void {
  const columns = [...HASHED_MEMBERS, 'hash'];
  const sql = `insert into access_ledger (${columns.join()}) values (${columns.map((column) => `@${column}`).join()})`;
  database.prepare(sql).run(record);
}

const places = (faults: readonly LedgerFault[]) => faults.map(({ fault, sequence }) => `${fault} ${sequence}`);

/** The first written-out head at or behind a place. */
function headFrom(ledger: TamperedLedger, sequence: number): number {
  return ledger.heads.find((head) => head.sequence >= sequence)!.sequence;
}

describe.each(IS_DEEP ? [40, 100_000] : [40, 2_000])('verifying a ledger of %i records', (size) => {
  let ledger: TamperedLedger;
  const runs = { numRuns: size > 1000 ? 1 : 100 };
  const place = fc.integer({ min: 1, max: size });
  beforeAll(async () => {
    ledger = await ledgerOf(size);
    ledger.keep();
  });
  afterAll(() => ledger.close());

  it('finds nothing where nothing was changed, and tells how long it took', async () => {
    const started = performance.now();
    const { faults, records, heads } = await ledger.untouched();
    process.stderr.write(`verified ${records} records in ${Math.round(performance.now() - started)} ms\n`);
    expect({ faults, records, heads }).toEqual({ faults: [], records: size, heads: 4 });
  });

  it('finds and places a record that was edited', () =>
    fc.assert(
      fc.asyncProperty(place, async (at) => {
        const { faults } = await ledger.after((database) => flip(database, at));
        expect(places(faults)[0]).toBe(`edited ${at}`);
        expect(faults[0]!.time).toBe(entries(at).at(-1)!.time);
      }),
      runs,
    ));

  it('finds and places a record that was deleted', () =>
    fc.assert(
      fc.asyncProperty(place, async (at) => {
        const { faults } = await ledger.after((database) => remove(database, at));
        expect(places(faults)).toContain(`missing ${at}`);
      }),
      runs,
    ));

  it('finds and places a record that was inserted', () =>
    fc.assert(
      fc.asyncProperty(place, async (at) => {
        const { faults } = await ledger.after((database) => insert(database, at));
        expect(places(faults)[0]).toBe(at === headFrom(ledger, at) ? `not as written out ${at}` : `edited ${at + 1}`);
      }),
      runs,
    ));

  it('finds and places two records that were exchanged', () =>
    fc.assert(
      fc.asyncProperty(place, place, async (one, other) => {
        fc.pre(one !== other);
        const first = Math.min(one, other);
        const { faults } = await ledger.after((database) => swap(database, one, other));
        const expected = first === headFrom(ledger, first) ? `not as written out ${first}` : `not chained ${first + 1}`;
        expect(places(faults)[0]).toBe(expected);
      }),
      runs,
    ));

  it('finds and places a tail that was cut off, by the heads', () =>
    fc.assert(
      fc.asyncProperty(place, async (from) => {
        const { faults } = await ledger.after((database) => cutTail(database, from));
        expect(places(faults)).toEqual([`missing ${from}`]);
        expect(faults[0]!.time).toBe(ledger.heads.at(-1)!.time);
      }),
      runs,
    ));

  it('finds a ledger that was replaced whole, by the first head behind the change', () =>
    fc.assert(
      fc.asyncProperty(place, async (changed) => {
        const { faults } = await ledger.after((database) => replaceAll(database, changed));
        expect(places(faults)[0]).toBe(`not as written out ${headFrom(ledger, changed)}`);
      }),
      runs,
    ));
});

describe('verifying a record', () => {
  it('finds an edit of any of its members', async () => {
    const [record] = chainRecords(CHAIN, CHAIN_START, [entry()], PERSON_HASH, 'sha256');
    const other = { sequence: 2, row_count: 2 } as const;
    for (const member of HASHED_MEMBERS) {
      const edited = { ...record!, [member]: other[member as keyof typeof other] ?? `${record![member]} and more` };
      expect([member, recordHash(edited, 'sha256') === record!.hash]).toEqual([member, false]);
    }
  });

  it('finds one that stands twice, where a store lets it', async () => {
    const records = chainRecords(CHAIN, CHAIN_START, [entry(), entry()], PERSON_HASH, 'sha256');
    const store = {
      async *records() {
        yield* [...records, records[1]!];
      },
      async *allSubtrees() {},
      async *personRows() {},
      chainState: async () => undefined,
    } as unknown as LedgerStore;
    expect((await verifyLedger(store, NO_EVIDENCE)).faults).toMatchObject([{ sequence: 2, fault: 'out of sequence' }]);
  });
});

describe('verifying several chains', () => {
  it('hides no fault of one behind those of another, and counts all', async () => {
    const file = join(folder, 'many.sqlite');
    await fill({ kind: 'sqlite', file }, 'a', entries(150));
    await fill({ kind: 'sqlite', file }, 'b', entries(3));
    const database = new SqliteFile(file);
    database.exec("update access_ledger set subject = 'x' where chain = 'a'");
    database.exec("delete from access_ledger where chain = 'b' and sequence = 3");
    database.close();
    const { faults, found } = await withStore({ kind: 'sqlite', file }, (store) => verifyLedger(store, NO_EVIDENCE));
    expect(faults.map(({ chain, fault }) => `${chain} ${fault}`)).toEqual([
      ...Array.from({ length: 100 }, () => 'a edited'),
      'b missing',
    ]);
    expect(found).toBe(151);
  });

  it('tells which one a record was moved out of', async () => {
    const file = join(folder, 'chains.sqlite');
    await fill({ kind: 'sqlite', file }, 'a', entries(5));
    await fill({ kind: 'sqlite', file }, 'b', [entry()]);
    const database = new SqliteFile(file);
    database.exec("update access_ledger set chain = 'b', sequence = 2 where chain = 'a' and sequence = 3");
    database.close();
    const { faults } = await withStore({ kind: 'sqlite', file }, (store) => verifyLedger(store, NO_EVIDENCE));
    expect(faults.map(({ chain, fault, sequence }) => `${chain} ${fault} ${sequence}`)).toEqual([
      'a missing 3',
      'b edited 2',
      'b not chained 2',
    ]);
  });
});
