import { randomBytes } from 'node:crypto';

import { scratchAddress } from '../../../subgraphs/shared/testing/scratch-address.ts';
import { openChain } from '../../access-ledger/chain/chain-writer.ts';
import { durableChain, type ChainReply, type DurableChain } from '../../access-ledger/chain/durable-chain.ts';
import { readHeads, type WrittenHead } from '../../access-ledger/chain/heads-file.ts';
import { keyFromFile } from '../../access-ledger/checkpoints/key-file.ts';
import type { NoteSigner } from '../../access-ledger/checkpoints/note-keys.ts';
import type { LedgerEntry } from '../../access-ledger/entry.ts';
import type { LedgerAddress } from '../../access-ledger/ledger-config.ts';
import { personHash } from '../../access-ledger/person-hash.ts';
import type { LedgerRecord } from '../../access-ledger/record.ts';
import type { LedgerStore, RecordFilter } from '../../access-ledger/store/ledger-store.ts';
import { openLedgerStore } from '../../access-ledger/store/open-ledger-store.ts';
import type { HashName } from '../../access-ledger/tree/tree-hash.ts';

/** In base64. */
export const PERSON_KEY = randomBytes(32).toString('base64');
export const PERSON_HASH = personHash(PERSON_KEY);

/** An entry of an officer who read one party's name, with a test's changes. */
export function entry(changes: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    time: '2026-11-22T01:00:00.000Z',
    requestId: 'request-1',
    verdict: 'answered',
    audience: 'court',
    subject: 'officer-7',
    rowScope: 'court=3509',
    purpose: '执行查控',
    operation: 'a'.repeat(64),
    classes: ['party'],
    fields: ['Party.name'],
    people: [{ record: 'Party:17' }],
    rows: 1,
    ...changes,
  };
}

/** `count` entries, one second apart from 01:00 on, each with another request, reader and person. */
export function entries(count: number): readonly LedgerEntry[] {
  const start = Date.parse('2026-11-22T01:00:00.000Z');
  return Array.from({ length: count }, (_, index) =>
    entry({
      time: new Date(start + index * 1000).toISOString(),
      requestId: `request-${index + 1}`,
      subject: `officer-${index % 40}`,
      people: [{ record: `Party:${index}`, identityNumber: identityNumber(index) }],
    }),
  );
}

export function identityNumber(index: number): string {
  return `35090219800101${String(index % 10_000).padStart(4, '0')}`;
}

export interface ScratchLedger {
  readonly address: Exclude<LedgerAddress, { kind: 'memory' }>;
  remove(): Promise<void>;
}

export async function scratchLedger(kind: 'sqlite' | 'mysql'): Promise<ScratchLedger> {
  const scratch = await scratchAddress(kind, 'ledger');
  return { address: scratch.address as ScratchLedger['address'], remove: scratch.remove };
}

/** Writes the entries as one chain, a thousand at a time, and closes the store. */
export async function fill(
  address: LedgerAddress,
  chain: string,
  all: readonly LedgerEntry[],
  hashName: HashName = 'sha256',
): Promise<void> {
  const writer = await openChain(await openLedgerStore(address, 'write'), { chain, hashName }, PERSON_HASH);
  for (let at = 0; at < all.length; at += 1000) {
    await writer.append(all.slice(at, at + 1000));
  }
  await writer.close();
}

/** A gateway's chain with what speaks for it: a key, and a file of signed heads. */
export interface SignedLedger {
  readonly headsFile: string;
  readonly keyFile: string;
  readonly signer: NoteSigner;
  /** Writes the entries in one transaction, and then the head. */
  append(all: readonly LedgerEntry[]): Promise<void>;
  /** As a gateway gives it to a witness. */
  readonly chain: DurableChain;
  close(): Promise<void>;
}

/** Opens a chain as a gateway does, with `<file>.heads` and `<file>.key` beside the ledger. */
export async function openSigned(
  file: string,
  chainName: string,
  hashName: HashName = 'sha256',
): Promise<SignedLedger> {
  const [headsFile, keyFile] = [`${file}.heads`, `${file}.key`];
  const origin = `test.example/${chainName}`;
  const { pem, signer } = await keyFromFile(keyFile, origin, 'log');
  const address = { kind: 'sqlite', file } as const;
  const own = { address, chain: chainName, personKey: PERSON_KEY, headsFile, hashName, origin, signingKey: pem };
  const chain = durableChain(own);
  const insist = async (reply: Promise<ChainReply>): Promise<void> => {
    const given = await reply;
    if ('fault' in given) {
      throw new Error(given.fault);
    }
  };
  await insist(chain.open());
  return {
    ...{ headsFile, keyFile, signer, chain },
    async append(all) {
      await insist(chain.append(all));
      await insist(chain.writeHead());
    },
    close: () => insist(chain.close()),
  };
}

/** The heads of a file, of which each line is one. */
export async function allHeads(file: string): Promise<readonly WrittenHead[]> {
  const heads: WrittenHead[] = [];
  const onUnreadable = (): never => {
    throw new Error(`A line of ${file} is no head.`);
  };
  for await (const head of readHeads(file, onUnreadable)) {
    heads.push(head);
  }
  return heads;
}

export async function allRecords(store: LedgerStore, filter: RecordFilter = {}): Promise<readonly LedgerRecord[]> {
  const records: LedgerRecord[] = [];
  for await (const record of store.records(filter)) {
    records.push(record);
  }
  return records;
}

/** Opens a store, uses it and closes it. */
export async function withStore<Result>(
  address: LedgerAddress,
  use: (store: LedgerStore) => Promise<Result>,
): Promise<Result> {
  const store = await openLedgerStore(address, 'read');
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}
