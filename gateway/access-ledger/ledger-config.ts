import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { checkAddress, type CheckedAddress } from '../../subgraphs/shared/database/address-check.ts';
import { databaseAddress } from '../../subgraphs/shared/database/database-address.ts';

import { readVerifier } from './checkpoints/note-keys.ts';
import type { HashName } from './tree/tree-hash.ts';
import type { WitnessOptions } from './witness/witness-options.ts';

/** What the ledger takes from the gateway's configuration, its secrets aside. */
export interface LedgerConfig extends LedgerLimits {
  readonly chain: string;
  readonly headsFile: string;
  readonly hashName: HashName;
  /** The first part of the names of the chains in checkpoints. */
  readonly origin: string;
  /** The file of the key that signs heads; made at first start. */
  readonly signingKeyFile: string;
  /** Who countersigns; undefined for nobody. */
  readonly witness: WitnessOptions | undefined;
}

/** Names a chain in checkpoints. */
export function chainOrigin({ origin, chain }: Pick<LedgerConfig, 'origin' | 'chain'>): string {
  return `${origin}/${chain}`;
}

/** Times in milliseconds. */
export interface LedgerLimits {
  /** The longest time to write an entry, waiting included. */
  readonly deadlineMs: number;
  /** The most entries that may wait. */
  readonly waiting: number;
  /** The shortest time between the starts of two transactions. Entries that come in between are written together. */
  readonly paceMs: number;
  /** How often the head is written to the file of heads. */
  readonly headsMs: number;
}

/** Where a ledger is stored. */
export type LedgerAddress =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'mysql'; readonly url: string }
  | { readonly kind: 'memory' };

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** A ledger that is lost when the process ends: for tests, never for production. */
const IN_MEMORY = 'memory';

/** Shortest key for the hashes of people. */
const MIN_KEY_BYTES = 32;

/** The default key. Everybody knows it, so production does not start with it. */
export const DEVELOPMENT_LEDGER_KEY = Buffer.from('for development: everyone has this key').toString('base64');

/**
 * Reads `memory`, a `mysql://` address, or the path of a file, relative to the project's folder.
 *
 * @throws DatabaseAddressError
 */
export function ledgerAddress(text: string): LedgerAddress {
  if (text === IN_MEMORY) {
    return { kind: 'memory' };
  }
  const address = databaseAddress(text);
  return address.kind === 'mysql' ? address : { kind: 'sqlite', file: ledgerFile(address.file) };
}

/**
 * What is to be said of the address of a database of our own, which takes what an office's takes.
 *
 * @param variable ACCESS_LEDGER or OWN_QUERIES
 */
export function checkOwnAddress(
  variable: string,
  text: string,
  production: boolean,
): Pick<CheckedAddress, 'faults' | 'warnings'> {
  return text === IN_MEMORY ? { faults: [], warnings: [] } : checkAddress(text, { variable, production });
}

/** The path of a file, relative to the project's folder. */
export function ledgerFile(text: string): string {
  return resolve(PROJECT, text);
}

/** Whether a text is a list of keys: base64, separated by commas, each at least 32 bytes. */
export function areLedgerKeys(text: string): boolean {
  return ledgerKeys(text).every(
    (key) => /^[A-Za-z0-9+/]+=*$/.test(key) && Buffer.from(key, 'base64').length >= MIN_KEY_BYTES,
  );
}

/**
 * The keys in a text, in base64. The first is used for new records. Old keys are kept as long as records hashed with them:
 * without its key, a record can no longer be searched by person.
 */
export function ledgerKeys(text: string): readonly [string, ...string[]] {
  return text.split(',').map((key) => key.trim()) as [string, ...string[]];
}

/** What is wrong with the variables of the witness: it is checked by its key, so neither is of use without the other. */
export function witnessFaults(values: Readonly<Record<string, unknown>>): readonly string[] {
  const [isUrl, isKey] = [values['LEDGER_WITNESS_URL'] !== '', values['LEDGER_WITNESS_KEY'] !== ''];
  return isUrl === isKey ? [] : ['LEDGER_WITNESS_URL and LEDGER_WITNESS_KEY are set together or not at all.'];
}

export function isVerifierKey(text: string): boolean {
  try {
    return readVerifier(text).use === 'witness';
  } catch {
    return false;
  }
}

/** What production refuses: a ledger in memory. */
export function ledgerFaults({ ACCESS_LEDGER }: Readonly<Record<string, unknown>>): readonly string[] {
  return ACCESS_LEDGER === IN_MEMORY ? ['ACCESS_LEDGER is in memory, which production does not accept.'] : [];
}
