import type { WrittenHead } from './heads-file.ts';
import type { LedgerStore } from './ledger-store.ts';
import { CHAIN_START, recordHash, type ChainHead, type LedgerRecord } from './record.ts';

/** Something that is not as it was written, and where. */
export interface LedgerFault {
  readonly chain: string;
  /** The record, or the first of several, that is wrong or gone. */
  readonly sequence: number;
  /** The time of that record as it stands there, or of the head that tells of it; null where nothing does. */
  readonly time: string | null;
  readonly fault: 'edited' | 'missing' | 'out of sequence' | 'not chained' | 'not as written out';
  /** For the operator, without values. */
  readonly detail: string;
}

export interface Verification {
  readonly records: number;
  readonly chains: readonly ({ readonly chain: string } & ChainHead)[];
  /** How many written-out heads were compared. */
  readonly heads: number;
  /** In the order in which they were found; at most `MOST_FAULTS`. */
  readonly faults: readonly LedgerFault[];
}

const MOST_FAULTS = 100;

/**
 * Reads a whole ledger and tells what is not as it was written.
 *
 * A record that was edited no longer has its hash. One that was deleted, inserted or moved breaks the sequence, or the next
 * record does not name its hash. Whoever wrote all hashes anew from some place on, or cut the tail, is found by the heads
 * that were written out before: without them such a ledger is in order.
 */
export async function verifyLedger(store: LedgerStore, heads: readonly WrittenHead[]): Promise<Verification> {
  const faults: LedgerFault[] = [];
  const chains = new Map<string, ChainHead>();
  const expected = headsByPlace(heads);
  const tell = (fault: LedgerFault): void => {
    if (faults.length < MOST_FAULTS) {
      faults.push(fault);
    }
  };
  let records = 0;
  for await (const record of store.records({})) {
    records += 1;
    const before = chains.get(record.chain) ?? CHAIN_START;
    const own = recordHash(record);
    faultsOf(record, own, before).forEach(tell);
    const head = expected.get(placeOf(record));
    if (head !== undefined) {
      expected.delete(placeOf(record));
      if (head.hash !== own) {
        tell(otherThan(head));
      }
    }
    // From what it says, so that one fault is not told again by every record behind it.
    chains.set(record.chain, { sequence: record.sequence, hash: record.hash });
  }
  goneHeads(expected, chains).forEach(tell);
  const found = [...chains].map(([chain, { sequence, hash }]) => ({ chain, sequence, hash }));
  return { records, chains: found, heads: heads.length, faults };
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

function otherThan({ chain, sequence, time }: WrittenHead): LedgerFault {
  const detail = 'Another record stands here than was written out: all up to here may have been written anew.';
  return { chain, sequence, time, fault: 'not as written out', detail };
}

/** Heads that no record answers to: the tail was cut, or the chain is gone. One fault for each chain. */
function goneHeads(
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

/** The last one where two heads name one place: then they must agree anyway, and the first is told by the second. */
function headsByPlace(heads: readonly WrittenHead[]): Map<string, WrittenHead> {
  return new Map(heads.map((head) => [placeOf(head), head]));
}

function placeOf({ chain, sequence }: { readonly chain: string; readonly sequence: number }): string {
  return `${sequence} ${chain}`;
}
