import { readFile } from 'node:fs/promises';

import type { WrittenHead } from '../chain/heads-file.ts';
import { chainOf, readIfPossible, type SignedCheckpoint } from '../checkpoints/checkpoint.ts';
import { publicKeyFile } from '../checkpoints/key-file.ts';
import { checkSignatures } from '../checkpoints/signed-note.ts';
import { ProofFormatError, readProof, writeProof } from '../checkpoints/tlog-proof.ts';
import { HASHED_MEMBERS, recordText, type LedgerRecord } from '../record.ts';
import type { LedgerStore } from '../store/ledger-store.ts';
import { inclusionProof, isIncluded } from '../tree/proofs.ts';
import { storedHashes } from '../tree/stored-tree.ts';
import { HASH_NAMES, treeHash } from '../tree/tree-hash.ts';

import { orDefault, readAllHeads, readKept, readKeys } from './evidence.ts';
import type { LedgerTools } from './ledger-tools.ts';
import { shownRecord } from './record-lines.ts';

export interface ProveRequest {
  readonly kind: 'prove';
  readonly chain: string;
  readonly sequence: number;
  /** Files of checkpoints to prove against; empty for the last one that there is. */
  readonly checkpoints: readonly string[];
}

export interface CheckProofRequest {
  readonly kind: 'check-proof';
  readonly file: string;
  readonly keys: readonly string[];
  readonly witnessKeys: readonly string[];
}

/** No proof can be made: the message says why and what to do. */
export class CannotProveError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'CannotProveError';
  }
}

/** Prints the proof that a record is in the ledger. @throws CannotProveError */
export async function prove(
  store: LedgerStore,
  { chain, sequence, checkpoints }: ProveRequest,
  { files, print, warn }: LedgerTools,
): Promise<0> {
  const [record] = await store.span(chain, sequence, sequence);
  const state = await store.chainState(chain);
  if (record === undefined || state === undefined) {
    throw new CannotProveError(
      '没有这条记录；见 --chain 和 --sequence。There is no such record; see --chain and --sequence.',
    );
  }
  const last = (await store.lastOf(chain))?.sequence ?? 0;
  const kept = await readKept(checkpoints.length > 0 ? checkpoints : orDefault([], files.witnessed), warn);
  const covers = ({ origin, size }: SignedCheckpoint): boolean =>
    chainOf(origin) === chain && size >= sequence && size <= last;
  const checkpoint =
    kept.find(covers) ??
    (checkpoints.length > 0 ? undefined : await lastHead(readAllHeads(orDefault([], files.heads), warn), covers));
  if (checkpoint === undefined) {
    throw new CannotProveError(
      '还没有包含这条记录的签名台账头：稍后再试，或用 --checkpoint 给出。' +
        'No signed head covers this record yet: try again after some seconds, or give one with --checkpoint.',
    );
  }
  const hash = treeHash(state.hash);
  const [index, text] = [sequence - 1, recordText(record)];
  const hashes = await inclusionProof(index, checkpoint.size, storedHashes(store, chain, hash), hash);
  if (!isIncluded(hash.leaf(text), index, checkpoint.size, hashes, checkpoint.root, hash)) {
    throw new CannotProveError(
      '台账与其检查点不符，证明不成立：请运行 npm run ledger -- verify。' +
        'The ledger is not that of its checkpoint, so there is no proof: run npm run ledger -- verify.',
    );
  }
  print(writeProof({ record: text, index, hashes, checkpoint }).trimEnd());
  return 0;
}

/** The checkpoint of the last of these heads that covers the record. */
async function lastHead(
  heads: AsyncIterable<WrittenHead>,
  covers: (checkpoint: SignedCheckpoint) => boolean,
): Promise<SignedCheckpoint | undefined> {
  let last: SignedCheckpoint | undefined;
  for await (const { checkpoint } of heads) {
    const read = checkpoint === undefined ? undefined : readIfPossible(checkpoint);
    last = read !== undefined && covers(read) ? read : last;
  }
  return last;
}

/**
 * Checks a proof without a ledger, and prints the record and who signed for it.
 *
 * @returns 1 where the proof does not hold
 */
export async function checkProof({ file, keys, witnessKeys }: CheckProofRequest, tools: LedgerTools): Promise<0 | 1> {
  const { record, index, hashes, checkpoint } = readProof(await readFile(file, 'utf8'));
  const given = [
    ...orDefault(keys, publicKeyFile(tools.files.signingKey)),
    ...(witnessKeys.length > 0 ? witnessKeys : tools.files.witnessKeys),
  ];
  const trusted = await readKeys(given, tools.warn);
  const { chain, sequence } = recordOf(record);
  const { by, isForged } = checkSignatures(checkpoint.note, trusted);
  const isIn = HASH_NAMES.some((name) => {
    const hash = treeHash(name);
    return isIncluded(hash.leaf(record), index, checkpoint.size, hashes, checkpoint.root, hash);
  });
  const faults = [
    ...(isIn ? [] : ['记录不在检查点的树中。The record is not in the tree of the checkpoint.']),
    ...(chain === chainOf(checkpoint.origin) && sequence === index + 1
      ? []
      : ['记录的链或序号与证明不符。The record’s chain or sequence number is not that of the proof.']),
    ...(isForged ? ['检查点的签名是伪造的。A signature of the checkpoint is not of its text.'] : []),
    ...(by.length === 0
      ? [
          '检查点没有所给公钥的签名，见 --key 和 --witness-key。None of the given keys has signed the checkpoint; see --key and --witness-key.',
        ]
      : []),
  ];
  if (faults.length > 0) {
    faults.forEach(tools.print);
    return 1;
  }
  tools.print(JSON.stringify(shownRecord(recordOf(record))));
  tools.print(
    `证明成立 proven: ${checkpoint.origin} ${checkpoint.size}, 签名 signed by ${by.map(({ name, use }) => `${name} (${use})`).join(', ')}`,
  );
  return 0;
}

/** The record of a hashed text. @throws ProofFormatError */
function recordOf(text: string): LedgerRecord {
  try {
    const values = JSON.parse(text) as readonly unknown[];
    if (Array.isArray(values) && values.length === HASHED_MEMBERS.length) {
      return Object.fromEntries(HASHED_MEMBERS.map((member, at) => [member, values[at]])) as unknown as LedgerRecord;
    }
  } catch {
    // Reported below.
  }
  throw new ProofFormatError();
}
