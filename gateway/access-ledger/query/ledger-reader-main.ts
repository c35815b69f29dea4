/** Runs inside the thread of auditors' searches. Node itself strips the types here. */
import { workerData } from 'node:worker_threads';

import { answerMessages } from '../chain/message-thread.ts';
import { personHash } from '../person-hash.ts';
import { hashesOf } from '../store/ledger-reports.ts';
import { faultCode, type LedgerStore } from '../store/ledger-store.ts';
import { openLedgerStore } from '../store/open-ledger-store.ts';

import type { LedgerPage, LedgerReaderOptions, LedgerReaderReply } from './ledger-reader.ts';

const { address, personKeys } = workerData as LedgerReaderOptions;
const hashes = personKeys.map(personHash);
let opened: LedgerStore | undefined;

answerMessages(run);

async function run({ search: { person, ...filter }, before, limit }: LedgerPage): Promise<LedgerReaderReply> {
  try {
    const store = (opened ??= await openLedgerStore(address, 'read'));
    const people =
      person === undefined ? undefined : await hashesOf(store, { identityNumbers: [person], records: [] }, hashes);
    const records = await store.latest({ ...filter, ...(people && { people }) }, before, limit);
    return { kind: 'read', records };
  } catch (error) {
    // The connection may be what is at fault: the next search opens another.
    await opened?.close().catch(() => undefined);
    opened = undefined;
    return { kind: 'failed', fault: faultCode(error) };
  }
}
