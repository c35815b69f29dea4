import type { LedgerAddress } from '../ledger-config.ts';

/** What a command over the ledger works with. */
export interface LedgerTools {
  readonly address: LedgerAddress;
  readonly files: LedgerFiles;
  /** In base64, the one in use first. */
  readonly keys: readonly string[];
  /** Lines of the standard input. */
  readonly input: () => Promise<readonly string[]>;
  readonly print: (line: string) => void;
  readonly warn: (line: string) => void;
}

/** Where a gateway writes what speaks for its ledger. */
export interface LedgerFiles {
  readonly heads: string;
  readonly signingKey: string;
  /** The last countersigned checkpoint. */
  readonly witnessed: string;
  /** Public keys. */
  readonly witnessKeys: readonly string[];
}
