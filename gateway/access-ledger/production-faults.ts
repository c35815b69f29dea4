import { IN_MEMORY } from './ledger-address.ts';
import { DEVELOPMENT_LEDGER_KEY } from './ledger-keys.ts';

/** What production does not start with, though it is set: a ledger that is gone with the process, and a key that all have. */
export function ledgerFaults({ ACCESS_LEDGER, LEDGER_KEYS }: Readonly<Record<string, unknown>>): readonly string[] {
  const faults: string[] = [];
  if (ACCESS_LEDGER === IN_MEMORY) {
    faults.push('ACCESS_LEDGER is in memory, which production does not accept.');
  }
  if (typeof LEDGER_KEYS === 'string' && LEDGER_KEYS.includes(DEVELOPMENT_LEDGER_KEY)) {
    faults.push('LEDGER_KEYS holds the development key, which production does not accept.');
  }
  return faults;
}
