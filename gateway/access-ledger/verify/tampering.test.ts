import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import SqliteFile, { type Database, type Statement } from 'better-sqlite3';

import { IS_DEEP } from '../../../subgraphs/shared/testing/depth.ts';
import { allHeads, entries, openSigned, withStore } from '../../verification/support/ledger-fixture.ts';
import type { WrittenHead } from '../chain/heads-file.ts';
import { readCheckpoint, signedCheckpoint, type SignedCheckpoint } from '../checkpoints/checkpoint.ts';
import { newSigningKey, noteSigner, type NoteSigner } from '../checkpoints/note-keys.ts';
import { cosign, writeNote } from '../checkpoints/signed-note.ts';
import { recordHash, recordText, type LedgerRecord } from '../record.ts';
import { LEDGER_COLUMNS } from '../store/ledger-queries.ts';
import { EMPTY_FRONTIER, rootOf, withLeaf } from '../tree/frontier.ts';
import { treeHash, type HashName } from '../tree/tree-hash.ts';

import type { LedgerFault } from './ledger-fault.ts';
import { verifyLedger, type Verification } from './verify-ledger.ts';

const RECORDS = 300;
/** A head is written after each group. */
const GROUP = 25;
/** Every fourth head is countersigned. */
const WITNESSED = [100, 200, 300];
const TIMES = IS_DEEP ? 10_000 : 130;

interface Tampered {
  readonly database: Database;
  readonly heads: readonly WrittenHead[];
  readonly hashName: HashName;
  readonly signer: NoteSigner;
}

interface Tampering {
  /** Changes the ledger at a record, or its heads, which are then returned. */
  readonly tamper: (ledger: Tampered, at: number) => readonly WrittenHead[] | void;
  /** Whether a fault says where it was done. */
  readonly isLocated: (fault: LedgerFault, at: number) => boolean;
}

const isAt = (from: number, to: number) => (fault: LedgerFault) => fault.sequence >= from && fault.sequence <= to;

const KINDS: Readonly<Record<string, Tampering>> = {
  'a record changed': {
    tamper: ({ database }, at) =>
      void database.prepare("update access_ledger set subject = subject || 'x' where sequence = ?").run(at),
    isLocated: (fault, at) => fault.fault === 'edited' && fault.sequence === at,
  },
  'a record deleted': {
    tamper: ({ database }, at) => void database.prepare('delete from access_ledger where sequence = ?').run(at),
    isLocated: (fault, at) => fault.fault === 'missing' && fault.sequence === at,
  },
  'a record inserted': {
    tamper: ({ database, hashName }, at) =>
      insert(database, hashName, { ...recordAt(database, at), request_id: 'forged' }),
    isLocated: (fault, at) => isAt(at, at + 1)(fault),
  },
  'two records exchanged': {
    tamper: ({ database, hashName }, at) => exchange(database, hashName, at, (at % RECORDS) + 1),
    isLocated: (fault, at) => (at === RECORDS ? isAt(1, 2)(fault) : isAt(at, at + 1)(fault)),
  },
  'the tail cut off': {
    tamper: ({ database }, at) => cut(database, `sequence >= ${at}`),
    isLocated: (fault, at) => fault.fault === 'missing' && fault.sequence === at,
  },
  'the beginning cut off': {
    tamper: ({ database }, at) => cut(database, `sequence <= ${at}`),
    isLocated: (fault) => fault.fault === 'missing' && fault.sequence === 1,
  },
  'a record doubled': {
    tamper: ({ database, hashName }, at) => insert(database, hashName, recordAt(database, at)),
    isLocated: (fault, at) => isAt(at, at + 2)(fault),
  },
  'heads exchanged': {
    tamper: ({ heads }, at) => {
      const one = at % heads.length;
      const other = (one + 1 + (at % (heads.length - 1))) % heads.length;
      return heads.map((head, index) => (index === one ? heads[other]! : index === other ? heads[one]! : head));
    },
    isLocated: ({ fault }) => fault === 'heads changed',
  },
  'a head written for another tree': {
    tamper: ({ heads }, at) =>
      heads.map((head, index) => (index === at % heads.length ? { ...head, hash: 'a'.repeat(64) } : head)),
    isLocated: (fault, at) =>
      fault.sequence === ((at % (RECORDS / GROUP + 1)) * GROUP || 0) || fault.fault === 'heads changed',
  },
  'the chain computed again': {
    tamper: ({ database, hashName }, at) => void rewrite(database, hashName, at),
    isLocated: (fault, at) => fault.sequence === Math.ceil(at / GROUP) * GROUP,
  },
  'the index by person changed': {
    tamper: ({ database }, at) => void database.prepare('delete from access_ledger_person where sequence = ?').run(at),
    isLocated: (fault, at) => fault.fault === 'index changed' && fault.sequence <= at && fault.sequence > at - 64,
  },
  'the stored tree changed': {
    tamper: ({ database }, at) =>
      void database.prepare('update access_ledger_subtree set hash = ?').run(String(at).padStart(64, '0')),
    isLocated: (fault) => fault.fault === 'tree changed' && fault.sequence === 1,
  },
  "records, tree and heads written anew with the gateway's key": {
    tamper: ({ database, hashName, heads, signer }, at) => {
      const made = rewrite(database, hashName, at);
      const [subtree] = made.filter(({ size }) => size === 256);
      database.prepare('update access_ledger_subtree set hash = ?').run(subtree!.root.toString('hex'));
      return heads.map((head) => {
        const { size, hash, root } = made[head.sequence]!;
        const checkpoint = signedCheckpoint({ origin: signer.verifier.name, size, root }, signer);
        return { ...head, hash, checkpoint };
      });
    },
    isLocated: (fault, at) =>
      fault.fault === 'not as countersigned' && fault.sequence === Math.floor((at - 1) / 100) * 100 + 1,
  },
};

function recordAt(database: Database, sequence: number): LedgerRecord {
  return database.prepare('select * from access_ledger where sequence = ?').get(sequence) as LedgerRecord;
}

/** With a right hash of its own; what stands behind it moves on by one. */
function insert(database: Database, hashName: HashName, record: LedgerRecord): void {
  database.prepare('update access_ledger set sequence = -sequence - 1 where sequence >= ?').run(record.sequence);
  database.exec('update access_ledger set sequence = -sequence where sequence < 0');
  put(database, hashName, record);
}

/** All but the places and links of two records. */
function exchange(database: Database, hashName: HashName, one: number, other: number): void {
  const [a, b] = [recordAt(database, one), recordAt(database, other)];
  cut(database, `sequence in (${one}, ${other})`);
  put(database, hashName, { ...b, sequence: a.sequence, previous: a.previous });
  put(database, hashName, { ...a, sequence: b.sequence, previous: b.previous });
}

function cut(database: Database, where: string): void {
  database.exec(`delete from access_ledger where ${where}`);
}

const insertions = new WeakMap<Database, Statement>();

function put(database: Database, hashName: HashName, record: LedgerRecord): void {
  const values = LEDGER_COLUMNS.map((column) => `@${column}`).join();
  const insertion =
    insertions.get(database) ??
    database.prepare(`insert or replace into access_ledger (${LEDGER_COLUMNS.join()}) values (${values})`);
  insertions.set(database, insertion);
  insertion.run({ ...record, hash: recordHash(record, hashName) });
}

/** Another purpose in one record, and all hashes from it on: a ledger in order in itself. Returns its heads, by size. */
function rewrite(database: Database, hashName: HashName, at: number) {
  const tree = treeHash(hashName);
  const records = database.prepare('select * from access_ledger order by sequence').all() as LedgerRecord[];
  let frontier = EMPTY_FRONTIER;
  let previous = records[0]!.previous;
  const made = [{ size: 0, hash: previous, root: rootOf(frontier, tree) }];
  for (const record of records) {
    const forged = { ...record, previous, ...(record.sequence === at && { purpose: 'another' }) };
    if (record.sequence >= at) {
      put(database, hashName, forged);
    }
    previous = recordHash(forged, hashName);
    frontier = withLeaf(frontier, tree.leaf(recordText(forged)), tree);
    made.push({ size: record.sequence, hash: previous, root: rootOf(frontier, tree) });
  }
  return made;
}

const TABLES = ['access_ledger', 'access_ledger_subtree', 'access_ledger_person'];

describe.each(['sha256', 'sm3'] as const)('a ledger by %s, tampered with', (hashName) => {
  let folder: string;
  let ledger: Tampered;
  let checkpoints: readonly SignedCheckpoint[];
  const witness = noteSigner(newSigningKey(), 'witness.example', 'witness');
  const file = (): string => join(folder, 'ledger.sqlite');

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lianzhi-tampered-'));
    const signed = await openSigned(file(), 'gateway-1', hashName);
    await signed.append([]);
    const all = entries(RECORDS);
    for (let at = 0; at < RECORDS; at += GROUP) {
      await signed.append(all.slice(at, at + GROUP));
    }
    await signed.close();
    const heads = await allHeads(signed.headsFile);
    checkpoints = heads
      .filter(({ sequence }) => WITNESSED.includes(sequence))
      .map(({ checkpoint }) => {
        const { note } = readCheckpoint(checkpoint!);
        const signatures = [...note.signatures, cosign(note.text, witness, 1_795_000_000)];
        return readCheckpoint(writeNote({ ...note, signatures }));
      });
    const database = new SqliteFile(file());
    // Nothing here has to survive a power cut.
    database.pragma('synchronous = off');
    TABLES.forEach((table) => database.exec(`create temp table kept_${table} as select * from ${table}`));
    ledger = { database, heads, hashName, signer: signed.signer };
  });
  afterAll(async () => {
    ledger.database.close();
    await rm(folder, { recursive: true });
  });

  const verified = (heads: readonly WrittenHead[], kept: readonly SignedCheckpoint[]): Promise<Verification> =>
    withStore({ kind: 'sqlite', file: file() }, (store) =>
      verifyLedger(store, {
        ...{ heads, keys: [ledger.signer.verifier] },
        ...{ checkpoints: kept, witnesses: [witness.verifier] },
      }),
    );
  const restore = (): void =>
    ledger.database.transaction(() =>
      TABLES.forEach((table) =>
        ledger.database.exec(`delete from ${table}; insert into ${table} select * from kept_${table}`),
      ),
    )();

  it('is proven whole before', async () => {
    expect(ledger.heads).toHaveLength(RECORDS / GROUP + 1);
    const { faults, unproven, chains } = await verified(ledger.heads, checkpoints);
    expect({ faults, unproven }).toEqual({ faults: [], unproven: [] });
    expect(chains).toMatchObject([{ sequence: RECORDS, witnessed: RECORDS }]);
  });

  it.each(Object.entries(KINDS))('shows where: %s', async (name, { tamper, isLocated }) => {
    const times = Math.ceil(TIMES / Object.keys(KINDS).length / 2);
    for (let time = 0; time < times; time += 1) {
      const at = 1 + Math.floor(Math.random() * RECORDS);
      const heads = ledger.database.transaction(() => tamper(ledger, at))() ?? ledger.heads;
      const { faults } = await verified(heads, checkpoints);
      if (!faults.some((fault) => isLocated(fault, at))) {
        throw new Error(`${name} at ${at} was not found there: ${JSON.stringify(faults.slice(0, 3))}`);
      }
      restore();
    }
  });

  it("is not found where all was written anew with the gateway's key, without a witness, and that is said", async () => {
    const { tamper } = KINDS["records, tree and heads written anew with the gateway's key"]!;
    const heads = ledger.database.transaction(() => tamper(ledger, 130))() ?? [];
    const alone = await verified(heads, []);
    expect({ faults: alone.faults, unproven: alone.unproven }).toEqual({ faults: [], unproven: [] });
    expect(alone.chains).toMatchObject([{ sequence: RECORDS, witnessed: 0 }]);
    const upTo100 = await verified(heads, checkpoints.slice(0, 1));
    expect(upTo100.faults).toEqual([]);
    expect(upTo100.chains).toMatchObject([{ witnessed: 100 }]);
    restore();
  });

  it('finds records written anew without the key, behind a signed head with another hash and a forged one', async () => {
    const made = ledger.database.transaction(() => {
      const all = rewrite(ledger.database, hashName, 130);
      const subtree = all[256]!.root.toString('hex');
      ledger.database.prepare('update access_ledger_subtree set hash = ?').run(subtree);
      return all[RECORDS]!;
    })();
    const forger = noteSigner(newSigningKey(), ledger.signer.verifier.name, 'log');
    const forged = signedCheckpoint({ origin: forger.verifier.name, size: RECORDS, root: made.root }, forger);
    const last = { ...ledger.heads.at(-1)!, hash: made.hash };
    for (const heads of [
      [last, { ...last, checkpoint: forged }],
      [{ ...last, checkpoint: forged }, last],
    ]) {
      const { faults } = await verified(heads, []);
      expect(faults).toMatchObject([
        { fault: 'not as written out', sequence: RECORDS },
        { fault: 'heads changed', sequence: RECORDS },
      ]);
    }
    restore();
  });

  it('finds heads and checkpoints that nobody signed', async () => {
    const forger = noteSigner(newSigningKey(), ledger.signer.verifier.name, 'log');
    const last = ledger.heads.at(-1)!;
    const { root } = readCheckpoint(last.checkpoint!);
    const forged = signedCheckpoint({ origin: forger.verifier.name, size: RECORDS, root }, forger);
    const heads = [...ledger.heads.slice(0, -1), { ...last, checkpoint: forged }];
    expect((await verified(heads, [])).unproven).toMatchObject([
      { from: RECORDS - GROUP + 1, to: RECORDS, reason: 'after the last head' },
    ]);
    const unsigned = [...ledger.heads.slice(0, -1), { ...last, checkpoint: undefined }];
    expect((await verified(unsigned, [])).faults).toMatchObject([{ fault: 'heads changed', sequence: RECORDS }]);
    expect((await verified(ledger.heads, [readCheckpoint(forged)])).faults).toMatchObject([
      { fault: 'checkpoint forged', sequence: RECORDS },
    ]);
  });
});
