import type { WrittenHead } from './heads-file.ts';
import type { LedgerStore } from './ledger-store.ts';
import { CHAIN_START, recordHash, type ChainHead, type LedgerRecord } from './record.ts';

/** A change to the ledger, and where it was found. */
export interface LedgerFault {
  readonly chain: string;
  /** The changed or missing record; the first one if there are several. */
  readonly sequence: number;
  /** The time of that record as stored, or of the head that shows the change; null if neither exists. */
  readonly time: string | null;
  readonly fault: 'edited' | 'missing' | 'out of sequence' | 'not chained' | 'not as written out';
  /** For the operator, without values. */
  readonly detail: string;
}

export interface Verification {
  readonly records: number;
  readonly chains: readonly ({ readonly chain: string } & ChainHead)[];
  /** The number of heads compared. */
  readonly heads: number;
  /** In the order in which they were found; at most `MAX_FAULTS`. */
  readonly faults: readonly LedgerFault[];
}

const MAX_FAULTS = 100;

/**
 * Reads a whole ledger and finds what was changed after it was written.
 *
 * The hash of an edited record no longer matches. A record that was deleted, inserted or moved breaks the sequence, or the
 * next record does not hold its hash. A tail that was cut off, or hashes that were all computed again from some record on,
 * are found only by the heads that were written to the file before.
 */
export async function verifyLedger(store: LedgerStore, heads: readonly WrittenHead[]): Promise<Verification> {
  const faults: LedgerFault[] = [];
  const chains = new Map<string, ChainHead>();
  const expected = headsByRecord(heads);
  const report = (fault: LedgerFault): void => {
    if (faults.length < MAX_FAULTS) {
      faults.push(fault);
    }
  };
  let records = 0;
  for await (const record of store.records({})) {
    records += 1;
    const before = chains.get(record.chain) ?? CHAIN_START;
    const own = recordHash(record);
    faultsOf(record, own, before).forEach(report);
    const head = expected.get(recordKey(record));
    if (head !== undefined) {
      expected.delete(recordKey(record));
      if (head.hash !== own) {
        report(differsFrom(head));
      }
    }
    // As stored, not as computed: otherwise one fault would be reported again for every later record.
    chains.set(record.chain, { sequence: record.sequence, hash: record.hash });
  }
  missingHeads(expected, chains).forEach(report);
  const ends = [...chains].map(([chain, { sequence, hash }]) => ({ chain, sequence, hash }));
  return { records, chains: ends, heads: heads.length, faults };
}

function faultsOf(record: LedgerRecord, own: string, before: ChainHead): readonly LedgerFault[] {
  const { chain, sequence, time, previous, hash } = record;
  const faults: LedgerFault[] = [];
  if (own !== hash) {
    faults.push({ chain, sequence, time, fault: 'edited', detail: 'Its hash is not that of its contents.' });
  }
  if (sequence > before.sequence + 1) {
    const detail = `No record from ${before.sequence + 1} to ${sequence - 1}.`;
    faults.push({ chain, sequence: before.sequence + 1, time, fault: 'missing', detail });
  } else if (sequence <= before.sequence) {
    faults.push({ chain, sequence, time, fault: 'out of sequence', detail: `It stands behind ${before.sequence}.` });
  } else if (previous !== before.hash) {
    faults.push({
      chain,
      sequence,
      time,
      fault: 'not chained',
      detail: `It does not follow record ${before.sequence}.`,
    });
  }
  return faults;
}

function differsFrom({ chain, sequence, time }: WrittenHead): LedgerFault {
  const detail = 'Another record stands here than was written out: all up to here may have been written anew.';
  return { chain, sequence, time, fault: 'not as written out', detail };
}

/** Heads without a record: the tail was cut off, or the whole chain. One fault for each chain. */
function missingHeads(
  expected: ReadonlyMap<string, WrittenHead>,
  chains: ReadonlyMap<string, ChainHead>,
): readonly LedgerFault[] {
  const latest = new Map<string, WrittenHead>();
  for (const head of expected.values()) {
    const known = latest.get(head.chain);
    if (known === undefined || head.sequence > known.sequence) {
      latest.set(head.chain, head);
    }
  }
  return [...latest.values()].map(({ chain, sequence, time }) => {
    const last = chains.get(chain)?.sequence ?? 0;
    const from = Math.min(last + 1, sequence);
    const detail = `No record up to ${sequence}, which had been written by then.`;
    return { chain, sequence: from, time, fault: 'missing' as const, detail };
  });
}

/** If two heads name the same record, the later one counts. */
function headsByRecord(heads: readonly WrittenHead[]): Map<string, WrittenHead> {
  return new Map(heads.map((head) => [recordKey(head), head]));
}

function recordKey({ chain, sequence }: { readonly chain: string; readonly sequence: number }): string {
  return `${sequence} ${chain}`;
}
