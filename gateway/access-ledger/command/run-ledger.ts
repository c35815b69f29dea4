import { existsSync } from 'node:fs';

import { readHeads } from '../heads-file.ts';
import type { LedgerAddress } from '../ledger-config.ts';
import { readsBy, readsOf, type Period } from '../ledger-reports.ts';
import type { LedgerStore } from '../ledger-store.ts';
import { openLedgerStore } from '../open-ledger-store.ts';
import { personHash } from '../person-hash.ts';
import type { LedgerRecord } from '../record.ts';
import { verifyLedger } from '../verify-ledger.ts';

import { csvHeader, csvLine, shownRecord } from './record-lines.ts';

export type LedgerFormat = 'csv' | 'json';

export type LedgerRequest =
  | { readonly kind: 'verify'; readonly headsFile: string | undefined }
  | { readonly kind: 'report'; readonly subject: string; readonly period: Period; readonly format: LedgerFormat }
  | {
      readonly kind: 'who';
      /** Undefined: they are read from the standard input. */
      readonly person: string | undefined;
      readonly records: readonly string[];
      readonly period: Period;
      readonly format: LedgerFormat;
    };

export interface LedgerTools {
  readonly address: LedgerAddress;
  readonly headsFile: string;
  /** In base64, the one in use first. */
  readonly keys: readonly string[];
  /** Lines of the standard input. */
  readonly input: () => Promise<readonly string[]>;
  readonly print: (line: string) => void;
  readonly warn: (line: string) => void;
}

/**
 * Prints what is requested of the ledger.
 *
 * @returns the exit code: 1 where `verify` found a fault
 * @throws what the store says where it cannot be read
 */
export async function runLedger(request: LedgerRequest, tools: LedgerTools): Promise<0 | 1> {
  const store = await openLedgerStore(tools.address, 'read');
  try {
    switch (request.kind) {
      case 'verify':
        return await verify(store, request.headsFile, tools);
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

async function verify(store: LedgerStore, given: string | undefined, tools: LedgerTools): Promise<0 | 1> {
  const file = given ?? tools.headsFile;
  const isThere = given !== undefined || existsSync(file);
  if (!isThere) {
    tools.warn('No heads: a tail that was cut off, or a ledger written anew, is not found. See --heads.');
  }
  const { records, chains, heads, faults } = await verifyLedger(store, isThere ? await readHeads(file) : []);
  for (const { chain, sequence, time, fault, detail } of faults) {
    tools.print(`${chain} ${sequence} ${time ?? ''} ${fault}: ${detail}`);
  }
  for (const { chain, sequence, hash } of chains) {
    tools.print(`${chain}: ${sequence} records, head ${hash}`);
  }
  tools.print(`${records} records, ${heads} heads, ${faults.length === 0 ? 'in order' : `${faults.length} faults`}`);
  return faults.length === 0 ? 0 : 1;
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
