import { publicKeyFile } from '../checkpoints/key-file.ts';
import type { LedgerStore } from '../store/ledger-store.ts';
import type { Unproven } from '../verify/ledger-fault.ts';
import { verifyLedger, type VerifiedChain } from '../verify/verify-ledger.ts';

import { orDefault, readAllHeads, readKept, readKeys } from './evidence.ts';
import type { LedgerTools } from './ledger-tools.ts';

export interface VerifyRequest {
  readonly kind: 'verify';
  /** Files. */
  readonly heads: readonly string[];
  /** Public keys, or files of them. */
  readonly keys: readonly string[];
  /** Files of checkpoints that somebody else has kept. */
  readonly checkpoints: readonly string[];
  readonly witnessKeys: readonly string[];
}

/** The exit code of a ledger that shows no fault, of which something is not proven. */
const NOT_ALL_PROVEN = 3;

const REASONS: Readonly<Record<Unproven['reason'], string>> = {
  'no heads': '没有台账头。There are no heads of the chain; see --heads.',
  'no key': '没有核对签名的公钥。There is no public key to check heads with; see --key.',
  'not signed': '台账头没有所给公钥的签名。None of the given keys has signed its heads.',
  'after the last head':
    '写于最后一个台账头之后；网关在写时几秒后再验。They were written after the last head; while a gateway writes, verify again after some seconds.',
  'not upgraded':
    '旧版本台账，没有树和索引：用本版本网关启动一次。It is of an earlier version, without tree and index: start a gateway of this version once.',
};

/** Prints what verification finds, and what it cannot find. */
export async function verify(store: LedgerStore, request: VerifyRequest, tools: LedgerTools): Promise<0 | 1 | 3> {
  const { print, files } = tools;
  const headsFiles = orDefault(request.heads, files.heads);
  const witnesses = await readKeys(request.witnessKeys.length > 0 ? request.witnessKeys : files.witnessKeys, print);
  const { records, chains, heads, faults, found, unproven } = await verifyLedger(store, {
    heads: readAllHeads(headsFiles, print),
    keys: await readKeys(orDefault(request.keys, publicKeyFile(files.signingKey)), print),
    checkpoints: await readKept(
      witnesses.length > 0 ? orDefault(request.checkpoints, files.witnessed) : request.checkpoints,
      print,
    ),
    witnesses,
  });
  for (const { chain, sequence, time, fault, detail } of faults) {
    print(`${chain} ${sequence} ${time ?? ''} ${fault}: ${detail}`);
  }
  if (faults.length < found) {
    print(`共 ${found} 处，列出 ${faults.length} 处。${faults.length} of ${found} shown.`);
  }
  for (const { chain, sequence, hash, root } of chains) {
    print(`${chain}: ${sequence} records, head ${hash}, tree ${root.toString('base64')}`);
  }
  for (const { chain, from, to, reason } of unproven) {
    const what = to < from ? '没有记录 no records' : `第 ${from}–${to} 条`;
    print(`${chain ?? '台账 ledger'}: ${what}未证实 not proven: ${REASONS[reason]}`);
  }
  chains.flatMap(notWitnessed).forEach(print);
  const [verdict, code] =
    faults.length > 0
      ? ([`${found} 处不符 faults`, 1] as const)
      : unproven.length > 0
        ? (['未全部证实 not all proven', NOT_ALL_PROVEN] as const)
        : (['完好 intact', 0] as const);
  print(`${records} records, ${heads} heads: ${verdict}`);
  return code;
}

/** What is not found without a witness. */
function notWitnessed({ chain, sequence, witnessed }: VerifiedChain): readonly string[] {
  const what = sequence === 0 ? '没有记录 no records，' : `第 ${witnessed + 1}–${sequence} 条`;
  return witnessed >= sequence && sequence > 0
    ? []
    : [
        `${chain}: ${what}未与见证核对：持有签名密钥的人把记录、树和台账头一起改写，或任何人把它们一起截回到较早的台账头，都查不出来。` +
          'not compared with a witness: whoever has the signing key and rewrote records, tree and heads together, or cut ' +
          'them back to an earlier head without it, is not found; see --checkpoint and --witness-key.',
      ];
}
