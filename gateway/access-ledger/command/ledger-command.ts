import { text } from 'node:stream/consumers';

import { CONFIG_VARIABLES } from '../../config-variables.ts';
import { faultCode } from '../fault-code.ts';
import { ledgerAddress, ledgerFile } from '../ledger-address.ts';
import { ledgerKeys } from '../ledger-keys.ts';

import { runLedger, type LedgerRequest } from './run-ledger.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Opens the ledger that the environment names, and prints what is requested of it. */
export async function openAndRead(request: LedgerRequest, env: Env): Promise<void> {
  const setting = (name: 'ACCESS_LEDGER' | 'LEDGER_HEADS_FILE' | 'LEDGER_KEYS'): string =>
    env[name] || CONFIG_VARIABLES[name].fallback;
  try {
    process.exitCode = await runLedger(request, {
      address: ledgerAddress(setting('ACCESS_LEDGER')),
      headsFile: ledgerFile(setting('LEDGER_HEADS_FILE')),
      keys: ledgerKeys(setting('LEDGER_KEYS')),
      input: async () => (await text(process.stdin)).split(/\r?\n/),
      print: (line) => console.log(line),
      warn: (line) => console.error(line),
    });
  } catch (error) {
    // The message of a database may hold its address.
    const isOurs = error instanceof Error && !('code' in error);
    console.error(isOurs ? error.message : `The ledger cannot be read: ${faultCode(error)}.`);
    process.exitCode = 2;
  }
}
