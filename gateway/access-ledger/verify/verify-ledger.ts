import type { WrittenHead } from '../chain/heads-file.ts';
import { chainOf, type SignedCheckpoint } from '../checkpoints/checkpoint.ts';
import type { NoteVerifier } from '../checkpoints/note-keys.ts';
import { checkSignatures } from '../checkpoints/signed-note.ts';
import { recordHash, type ChainHead, type LedgerRecord } from '../record.ts';
import type { LedgerStore } from '../store/ledger-store.ts';
import { rootOf } from '../tree/frontier.ts';

import { grown, rootOfCheck, startedCheck, type ChainCheck } from './chain-check.ts';
import { indexCheck } from './index-check.ts';
import type { LedgerFault, Unproven } from './ledger-fault.ts';
import { checkIndex, checkSubtrees } from './stored-checks.ts';
import { checkHeads, type ChainHeads, type CheckedHead } from './written-heads.ts';

/** What a ledger is compared with. */
export interface Evidence {
  /** Of the file of heads, in its order. */
  readonly heads: Iterable<WrittenHead> | AsyncIterable<WrittenHead>;
  /** Public keys of the gateways: heads signed by others prove nothing. */
  readonly keys: readonly NoteVerifier[];
  /** Checkpoints that somebody else has kept. */
  readonly checkpoints: readonly SignedCheckpoint[];
  /** Public keys of the witnesses. */
  readonly witnesses: readonly NoteVerifier[];
}

export const NO_EVIDENCE: Evidence = { heads: [], keys: [], checkpoints: [], witnesses: [] };

export interface Verification {
  readonly records: number;
  /** Those of the records, of the heads and of the gateways' keys. */
  readonly chains: readonly VerifiedChain[];
  /** The number of heads compared. */
  readonly heads: number;
  /** In the order in which they were found; at most `MAX_FAULTS` of a chain and kind. */
  readonly faults: readonly LedgerFault[];
  /** The number of all faults. */
  readonly found: number;
  /** Records that no signed head speaks for. */
  readonly unproven: readonly Unproven[];
}

export interface VerifiedChain extends ChainHead {
  readonly chain: string;
  /** Of the tree over its records. */
  readonly root: Buffer;
  /** How many of its first records a witness has countersigned, as far as the given checkpoints say; 0 without one. */
  readonly witnessed: number;
}

const MAX_FAULTS = 100;

/**
 * Reads a whole ledger and finds what was changed after it was written.
 *
 * The hash of an edited record no longer matches. A record that was deleted, inserted or moved breaks the sequence, or the
 * next record does not hold its hash. A tail that was cut off, or hashes that were all computed again from some record on,
 * are found only by the heads that were written to the file before; where those were made again too, by the key that signs
 * them, only by a checkpoint that a witness or anybody else has kept.
 */
export async function verifyLedger(store: LedgerStore, evidence: Evidence): Promise<Verification> {
  const faults: LedgerFault[] = [];
  /** The first fault of each chain. */
  const first = new Map<string, number>();
  /** Of each chain and kind. */
  const counts = new Map<string, number>();
  let found = 0;
  const report = (fault: LedgerFault): void => {
    first.set(fault.chain, Math.min(first.get(fault.chain) ?? Infinity, fault.sequence));
    const kind = `${fault.fault} ${fault.chain}`;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    found += 1;
    if (count <= MAX_FAULTS) {
      faults.push(fault);
    }
  };
  const heads = await checkHeads(evidence.heads, evidence.keys);
  const kept = keptByRecord(evidence, report);
  const chains = new Map<string, ChainCheck>();
  const index = indexCheck();
  let records = 0;
  for await (const record of store.records({})) {
    records += 1;
    const before = chains.get(record.chain) ?? (await startedCheck(store, record.chain));
    const own = recordHash(record, before.hashName);
    faultsOf(record, own, before.head).forEach(report);
    const check = grown(before, record);
    chains.set(record.chain, check);
    index.record(record);
    const expected = heads.chains.get(record.chain)?.byRecord;
    const differing = differingHead(
      expected?.get(record.sequence) ?? [],
      own,
      first.has(record.chain) ? undefined : check,
    );
    expected?.delete(record.sequence);
    if (differing !== undefined) {
      report(differsFrom(record.chain, differing));
    }
    for (const checkpoint of kept.get(recordKey(record)) ?? []) {
      kept.delete(recordKey(record));
      if (checkpoint.checkpoint.root.equals(rootOf(check.frontier, check.tree))) {
        check.proven = checkpoint.checkpoint.size;
        check.witnessed = checkpoint.isWitnessed ? checkpoint.checkpoint.size : check.witnessed;
      } else if (!faults.some(({ chain, fault }) => chain === record.chain && fault === 'not as countersigned')) {
        report(differsFromKept(checkpoint.checkpoint, check.proven));
      }
    }
  }
  missingHeads(heads.chains, chains).forEach(report);
  missingKept(kept, chains).forEach(report);
  await checkSubtrees(store, chains, first, report);
  await checkIndex(store, chains, index, first, report);
  heads.faults.forEach(report);
  for (const chain of [...heads.chains.keys(), ...evidence.keys.map(({ name }) => chainOf(name))]) {
    chains.set(chain, chains.get(chain) ?? (await startedCheck(store, chain)));
  }
  return {
    records,
    chains: [...chains].map(([chain, { head, frontier, tree, witnessed }]) => ({
      ...{ chain, ...head, witnessed },
      root: rootOf(frontier, tree),
    })),
    heads: heads.count,
    ...{ faults, found },
    unproven: unprovenOf(chains, heads.chains, evidence.keys),
  };
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

/** The first that does not match the record. @param check undefined where a fault stands before: behind it every tree is another */
function differingHead(
  heads: readonly CheckedHead[],
  own: string,
  check: ChainCheck | undefined,
): CheckedHead | undefined {
  const root = check === undefined || heads.length === 0 ? undefined : rootOfCheck(check);
  return heads.find(
    (head) => head.hash !== own || (root !== undefined && head.root !== undefined && head.root !== root),
  );
}

function differsFrom(chain: string, { sequence, time }: CheckedHead): LedgerFault {
  const detail = 'Another record stands here than was written out: all up to here may have been written anew.';
  return { chain, sequence, time, fault: 'not as written out', detail };
}

function differsFromKept({ origin, size }: SignedCheckpoint, proven: number): LedgerFault {
  const detail = `A record from ${proven + 1} to ${size} is not the one that was countersigned, or kept by somebody else.`;
  return { chain: chainOf(origin), sequence: proven + 1, time: null, fault: 'not as countersigned', detail };
}

/** Heads without a record: the tail was cut off, or the whole chain. One fault for each chain. */
function missingHeads(
  expected: ReadonlyMap<string, ChainHeads>,
  chains: ReadonlyMap<string, ChainCheck>,
): readonly LedgerFault[] {
  return [...expected].flatMap(([chain, { byRecord }]): readonly LedgerFault[] => {
    let latest: CheckedHead | undefined;
    for (const [head] of byRecord.values()) {
      latest = (head?.sequence ?? 0) > (latest?.sequence ?? 0) ? head : latest;
    }
    if (latest === undefined) {
      return [];
    }
    const { sequence, time } = latest;
    const from = Math.min((chains.get(chain)?.head.sequence ?? 0) + 1, sequence);
    const detail = `No record up to ${sequence}, which had been written by then.`;
    return [{ chain, sequence: from, time, fault: 'missing', detail }];
  });
}

interface KeptCheckpoint {
  readonly checkpoint: SignedCheckpoint;
  readonly isWitnessed: boolean;
}

/** Checkpoints that a given key has signed, by their last record. */
function keptByRecord(
  { checkpoints, keys, witnesses }: Evidence,
  report: (fault: LedgerFault) => void,
): Map<string, KeptCheckpoint[]> {
  const kept = new Map<string, KeptCheckpoint[]>();
  for (const checkpoint of checkpoints) {
    const [chain, sequence] = [chainOf(checkpoint.origin), checkpoint.size];
    const { by, isForged } = checkSignatures(checkpoint.note, [...keys, ...witnesses]);
    if (isForged || by.length === 0) {
      const detail = isForged
        ? 'A signature of the checkpoint is not of its text.'
        : 'None of the given keys has signed the checkpoint.';
      report({ chain, sequence, time: null, fault: 'checkpoint forged', detail });
    } else if (sequence > 0) {
      const key = recordKey({ chain, sequence });
      const isWitnessed = by.some(({ use }) => use === 'witness');
      kept.set(key, [...(kept.get(key) ?? []), { checkpoint, isWitnessed }]);
    }
  }
  return kept;
}

function missingKept(
  kept: ReadonlyMap<string, readonly KeptCheckpoint[]>,
  chains: ReadonlyMap<string, ChainCheck>,
): readonly LedgerFault[] {
  const largest = new Map<string, number>();
  for (const { checkpoint } of [...kept.values()].flat()) {
    const chain = chainOf(checkpoint.origin);
    largest.set(chain, Math.max(largest.get(chain) ?? 0, checkpoint.size));
  }
  return [...largest].map(([chain, size]) => {
    const sequence = Math.min((chains.get(chain)?.head.sequence ?? 0) + 1, size);
    const detail = `No record up to ${size}, which had been countersigned, or kept by somebody else.`;
    return { chain, sequence, time: null, fault: 'missing' as const, detail };
  });
}

/** Records behind the last signed head of each chain, and chains without records of which nothing says that they have none. */
function unprovenOf(
  chains: ReadonlyMap<string, ChainCheck>,
  heads: ReadonlyMap<string, ChainHeads>,
  keys: readonly NoteVerifier[],
): readonly Unproven[] {
  if (chains.size === 0) {
    return [{ chain: undefined, from: 1, to: 0, reason: 'no heads' }];
  }
  return [...chains].flatMap(([chain, { head, proven, isUpgraded }]): readonly Unproven[] => {
    const ofChain = heads.get(chain);
    const covered = Math.max(proven, ofChain?.signed ?? 0);
    const isProven = covered >= head.sequence && (proven > 0 || ofChain?.signed !== undefined);
    const reason =
      ofChain === undefined
        ? 'no heads'
        : keys.length === 0
          ? 'no key'
          : ofChain.signed === undefined
            ? 'not signed'
            : 'after the last head';
    return [
      ...(isProven ? [] : [{ chain, from: covered + 1, to: head.sequence, reason } as const]),
      ...(isUpgraded || head.sequence === 0
        ? []
        : [{ chain, from: 1, to: head.sequence, reason: 'not upgraded' } as const]),
    ];
  });
}

function recordKey({ chain, sequence }: { readonly chain: string; readonly sequence: number }): string {
  return `${sequence} ${chain}`;
}
