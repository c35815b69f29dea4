import { personHash } from '../person-hash.ts';
import type { LedgerRecord } from '../record.ts';
import { readsBy, readsOf, type Period } from '../store/ledger-reports.ts';
import type { LedgerStore } from '../store/ledger-store.ts';
import { openLedgerStore } from '../store/open-ledger-store.ts';

import type { LedgerTools } from './ledger-tools.ts';
import { checkProof, prove, type CheckProofRequest, type ProveRequest } from './proofs.ts';
import { csvHeader, csvLine, shownRecord } from './record-lines.ts';
import { verify, type VerifyRequest } from './verify.ts';

export type LedgerFormat = 'csv' | 'json';

export type LedgerRequest =
  | VerifyRequest
  | ProveRequest
  | CheckProofRequest
  | { readonly kind: 'report'; readonly subject: string; readonly period: Period; readonly format: LedgerFormat }
  | {
      readonly kind: 'who';
      /** Undefined: they are read from the standard input. */
      readonly person: string | undefined;
      readonly records: readonly string[];
      readonly period: Period;
      readonly format: LedgerFormat;
    };

/**
 * Prints what is requested of the ledger.
 *
 * @returns the exit code: 1 where `verify` found a fault or a proof does not hold, 3 where `verify` could not prove all
 * @throws what the store says where it cannot be read
 */
export async function runLedger(request: LedgerRequest, tools: LedgerTools): Promise<0 | 1 | 3> {
  if (request.kind === 'check-proof') {
    return checkProof(request, tools);
  }
  const store = await openLedgerStore(tools.address, 'read');
  try {
    switch (request.kind) {
      case 'verify':
        return await verify(store, request, tools);
      case 'prove':
        return await prove(store, request, tools);
      case 'report':
        await list(readsBy(store, request.subject, request.period), request.format, tools);
        return 0;
      case 'who':
        await list(await whoRead(store, request, tools), request.format, tools);
        return 0;
    }
  } finally {
    await store.close();
  }
}

async function whoRead(
  store: LedgerStore,
  { person, records, period }: Extract<LedgerRequest, { kind: 'who' }>,
  { input, keys, warn }: LedgerTools,
): Promise<AsyncIterable<LedgerRecord>> {
  if (person !== undefined) {
    warn('An identity number on the command line is seen by others: give it on the standard input.');
  }
  const asked = person === undefined && records.length === 0 ? await input() : [person ?? ''];
  const identityNumbers = asked.map((line) => line.trim()).filter((line) => line !== '');
  return readsOf(store, { identityNumbers, records }, period, keys.map(personHash));
}

async function list(records: AsyncIterable<LedgerRecord>, format: LedgerFormat, { print }: LedgerTools): Promise<void> {
  if (format === 'csv') {
    print(csvHeader());
  }
  for await (const record of records) {
    print(format === 'csv' ? csvLine(record) : JSON.stringify(shownRecord(record)));
  }
}
