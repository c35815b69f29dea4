import { hash } from 'node:crypto';

import type { LedgerEntry } from './entry.ts';
import { hashPeople, type PersonHash } from './person-hash.ts';

/** A place in a chain: the sequence number and hash of its last record. */
export interface ChainHead {
  readonly sequence: number;
  readonly hash: string;
}

/** One record as it is stored; every value is text or a whole number, so that it reads back as it was written. */
export interface LedgerRecord {
  readonly chain: string;
  readonly sequence: number;
  readonly time: string;
  readonly request_id: string;
  readonly verdict: string;
  readonly audience: string;
  readonly subject: string | null;
  readonly row_scope: string;
  readonly purpose: string | null;
  readonly operation: string | null;
  readonly classes: string;
  readonly fields: string;
  /** Keyed hashes of the people concerned, see `hashPeople`. */
  readonly people: string;
  readonly row_count: number;
  readonly previous: string;
  readonly hash: string;
}

/** The members that a record's hash is over, in their order; also the columns before `hash`. */
export const HASHED_MEMBERS = [
  'chain',
  'sequence',
  'time',
  'request_id',
  'verdict',
  'audience',
  'subject',
  'row_scope',
  'purpose',
  'operation',
  'classes',
  'fields',
  'people',
  'row_count',
  'previous',
] as const satisfies readonly (keyof LedgerRecord)[];

/** What stands before the first record of a chain. */
export const CHAIN_START: ChainHead = { sequence: 0, hash: '0'.repeat(64) };

/** The entries as the records that follow `head`, each bound to the one before. */
export function chainRecords(
  chain: string,
  head: ChainHead,
  entries: readonly LedgerEntry[],
  hash: PersonHash,
): readonly LedgerRecord[] {
  let { sequence, hash: previous } = head;
  return entries.map((entry) => {
    sequence += 1;
    const unsealed = { ...storedForm(entry, hash), chain, sequence, previous };
    const record = { ...unsealed, hash: recordHash(unsealed) };
    previous = record.hash;
    return record;
  });
}

/** SHA-256 in hex over the record's members as a JSON list, which no value can break out of. */
export function recordHash(record: Omit<LedgerRecord, 'hash'>): string {
  return hash('sha256', JSON.stringify(HASHED_MEMBERS.map((member) => record[member])));
}

/** Longest texts that come from a token; a longer one is cut, not refused. */
const LONGEST_SUBJECT = 200;
const LONGEST_PURPOSE = 400;

function storedForm(entry: LedgerEntry, hash: PersonHash) {
  return {
    time: entry.time,
    request_id: entry.requestId,
    verdict: entry.verdict,
    audience: entry.audience,
    subject: shortened(entry.subject, LONGEST_SUBJECT),
    row_scope: shortened(entry.rowScope, LONGEST_SUBJECT) ?? '',
    purpose: shortened(entry.purpose, LONGEST_PURPOSE),
    operation: entry.operation,
    classes: entry.classes.join(' '),
    fields: entry.fields.join(' '),
    people: hashPeople(entry.people, hash),
    row_count: entry.rows,
  };
}

/** Well formed, since a database would otherwise give back another text than was hashed. */
function shortened(text: string | null, longest: number): string | null {
  return text === null ? null : text.toWellFormed().replaceAll('\0', '').slice(0, longest).toWellFormed();
}
