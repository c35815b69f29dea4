import { hash } from 'node:crypto';

import type { LedgerEntry } from './entry.ts';
import { hashPeople, type PersonHash } from './person-hash.ts';
import type { HashName } from './tree/tree-hash.ts';

/** The end of a chain: the sequence number and hash of its last record. */
export interface ChainHead {
  readonly sequence: number;
  readonly hash: string;
}

/** One record as stored. Every value is text or a whole number, so that it is read back exactly as written. */
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
  /** Keyed hashes of people, see `hashPeople`. */
  readonly people: string;
  readonly row_count: number;
  readonly previous: string;
  readonly hash: string;
}

/** The members that the hash is computed over, in this order; also the columns before `hash`. */
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

/** The head of an empty chain. */
export const CHAIN_START: ChainHead = { sequence: 0, hash: '0'.repeat(64) };

/** Makes the records that follow `head`, each with the hash of the one before. */
export function chainRecords(
  chain: string,
  head: ChainHead,
  entries: readonly LedgerEntry[],
  hash: PersonHash,
  hashName: HashName,
): readonly LedgerRecord[] {
  let { sequence, hash: previous } = head;
  return entries.map((entry) => {
    sequence += 1;
    const unsealed = { ...storedForm(entry, hash), chain, sequence, previous };
    const record = { ...unsealed, hash: recordHash(unsealed, hashName) };
    previous = record.hash;
    return record;
  });
}

/** What is hashed: the members as a JSON list. JSON quotes each value, so two different records never give one text. */
export function recordText(record: Omit<LedgerRecord, 'hash'>): string {
  return JSON.stringify(HASHED_MEMBERS.map((member) => record[member]));
}

/** In hex. */
export function recordHash(record: Omit<LedgerRecord, 'hash'>, hashName: HashName): string {
  return hash(hashName, recordText(record));
}

/** The longest texts from a token. A longer one is truncated, not refused. */
const MAX_SUBJECT = 200;
const MAX_PURPOSE = 400;

function storedForm(entry: LedgerEntry, hash: PersonHash) {
  return {
    time: entry.time,
    request_id: entry.requestId,
    verdict: entry.verdict,
    audience: entry.audience,
    subject: truncated(entry.subject, MAX_SUBJECT),
    row_scope: truncated(entry.rowScope, MAX_SUBJECT) ?? '',
    purpose: truncated(entry.purpose, MAX_PURPOSE),
    operation: entry.operation,
    classes: entry.classes.join(' '),
    fields: entry.fields.join(' '),
    people: hashPeople(entry.people, hash),
    row_count: entry.rows,
  };
}

/** Truncates a text, and makes it well formed: a database would return an ill-formed one changed, and its hash would not match. */
function truncated(text: string | null, maxLength: number): string | null {
  return text === null ? null : text.toWellFormed().replaceAll('\0', '').slice(0, maxLength).toWellFormed();
}
