import { readCheckpoint, type SignedCheckpoint } from './checkpoint.ts';

/** That a record is in a ledger, as in C2SP's tlog-proof: checked offline, with public keys alone. */
export interface TlogProof {
  /** What was hashed of the record. */
  readonly record: string;
  /** The record's place, from 0. */
  readonly index: number;
  readonly hashes: readonly Buffer[];
  readonly checkpoint: SignedCheckpoint;
}

/** The text is not a proof. */
export class ProofFormatError extends Error {
  constructor() {
    super(
      '不是台账证明文件（npx lianzhi ledger prove 的输出）。It is not a proof as npx lianzhi ledger prove prints it (C2SP tlog-proof).',
    );
    this.name = 'ProofFormatError';
  }
}

const TITLE = 'c2sp.org/tlog-proof@v1';

export function writeProof({ record, index, hashes, checkpoint }: TlogProof): string {
  const lines = [
    TITLE,
    `extra ${Buffer.from(record).toString('base64')}`,
    `index ${index}`,
    ...hashes.map((hash) => hash.toString('base64')),
  ];
  return `${lines.join('\n')}\n\n${checkpoint.written}`;
}

/** @throws ProofFormatError */
export function readProof(text: string): TlogProof {
  const [, extra = '', index = '', hashes = '', checkpoint = ''] =
    /^c2sp\.org\/tlog-proof@v1\nextra ([A-Za-z0-9+/]+=*)\nindex (0|[1-9]\d{0,14})\n((?:[A-Za-z0-9+/]{43}=\n)*)\n([^]+)$/.exec(
      text,
    ) ?? [];
  try {
    return {
      record: Buffer.from(extra, 'base64').toString('utf8'),
      index: Number(index),
      hashes: hashes
        .split('\n')
        .slice(0, -1)
        .map((hash) => Buffer.from(hash, 'base64')),
      checkpoint: readCheckpoint(checkpoint),
    };
  } catch {
    throw new ProofFormatError();
  }
}
