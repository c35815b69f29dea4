import { hash, randomBytes } from 'node:crypto';

import type { LedgerRecord } from '../record.ts';
import { personRows, type PersonRow } from '../store/person-index.ts';

/** Records whose rows are compared together. */
const BLOCK = 64;

/**
 * Compares the index by person with the records, in any order: for each block of records the number of rows and the sum of
 * their hashes. The hashes are keyed anew each time, so that nobody can make other rows with the same sum.
 */
export function indexCheck() {
  const key = randomBytes(32).toString('base64');
  const blocks = new Map<string, Map<number, Sum>>();
  const add = (row: PersonRow, sign: 1 | -1): void => {
    const ofChain = blocks.get(row.chain) ?? new Map<number, Sum>();
    const block = Math.floor((row.sequence - 1) / BLOCK);
    const { rows, sum } = ofChain.get(block) ?? { rows: 0, sum: 0 };
    ofChain.set(block, { rows: rows + sign, sum: (sum + sign * keyed(key, row)) % MODULUS });
    blocks.set(row.chain, ofChain);
  };
  return {
    record: (record: LedgerRecord): void => personRows(record).forEach((row) => add(row, 1)),
    row: (row: PersonRow): void => add(row, -1),
    /** Where the index is not that of the records, as the first record of each block. */
    differences: (): readonly { readonly chain: string; readonly from: number; readonly to: number }[] =>
      [...blocks].flatMap(([chain, ofChain]) =>
        [...ofChain]
          .filter(([, { rows, sum }]) => rows !== 0 || sum !== 0)
          .map(([block]) => ({ chain, from: block * BLOCK + 1, to: (block + 1) * BLOCK }))
          .sort((one, other) => one.from - other.from),
      ),
  };
}

interface Sum {
  readonly rows: number;
  /** Modulo 2^48. */
  readonly sum: number;
}

const MODULUS = 2 ** 48;

function keyed(key: string, { person, time, chain, sequence, same }: PersonRow): number {
  return hash('sha256', JSON.stringify([key, person, time, chain, sequence, same]), 'buffer').readUIntBE(0, 6);
}
