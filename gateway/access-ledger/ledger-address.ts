import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { LedgerAddress } from './ledger-store.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** A ledger that is gone with the process: for tests, never for production. */
export const IN_MEMORY = 'memory';

/** Reads `memory`, a `mysql://` address, or a file's path, from the project's folder if not absolute. */
export function ledgerAddress(text: string): LedgerAddress {
  if (text === IN_MEMORY) {
    return { kind: 'memory' };
  }
  return /^mysql:/.test(text) ? { kind: 'mysql', url: text } : { kind: 'sqlite', file: resolve(PROJECT, text) };
}

/** A file's path, from the project's folder if not absolute. */
export function ledgerFile(text: string): string {
  return resolve(PROJECT, text);
}
