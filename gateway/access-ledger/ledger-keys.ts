/** Least length of a key of people's hashes. */
const LEAST_KEY_BYTES = 32;

/** The key where nobody set one: everyone has it, so production does not start with it. */
export const DEVELOPMENT_LEDGER_KEY = Buffer.from('for development: everyone has this key').toString('base64');

/** Whether a text is one or several keys: base64, divided by commas, each of 32 bytes or more. */
export function areLedgerKeys(text: string): boolean {
  return ledgerKeys(text).every(
    (key) => /^[A-Za-z0-9+/]+=*$/.test(key) && Buffer.from(key, 'base64').length >= LEAST_KEY_BYTES,
  );
}

/**
 * The keys in a text, in base64, the one in use first. Former ones are kept as long as records hashed with them: without
 * its key a record is no longer found by person.
 */
export function ledgerKeys(text: string): readonly [string, ...string[]] {
  return text.split(',').map((key) => key.trim()) as [string, ...string[]];
}
