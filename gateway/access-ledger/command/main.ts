import { text } from 'node:stream/consumers';

import { CONFIG_VARIABLES } from '../../config-variables.ts';
import { ledgerAddress, ledgerFile, ledgerKeys } from '../ledger-config.ts';
import { faultCode } from '../ledger-store.ts';

import { LEDGER_HELP, readLedgerOptions } from './ledger-options.ts';
import { runLedger } from './run-ledger.ts';

const setting = (name: 'ACCESS_LEDGER' | 'LEDGER_HEADS_FILE' | 'LEDGER_KEYS'): string =>
  process.env[name] || CONFIG_VARIABLES[name].fallback;

try {
  const command = readLedgerOptions(process.argv.slice(2));
  if (command.kind === 'help') {
    console.log(LEDGER_HELP);
  } else {
    process.exitCode = await runLedger(command, {
      address: ledgerAddress(setting('ACCESS_LEDGER')),
      headsFile: ledgerFile(setting('LEDGER_HEADS_FILE')),
      keys: ledgerKeys(setting('LEDGER_KEYS')),
      input: async () => (await text(process.stdin)).split(/\r?\n/),
      print: (line) => console.log(line),
      warn: (line) => console.error(line),
    });
  }
} catch (error) {
  // A database's message may hold its address.
  const isOurs = error instanceof Error && !('code' in error);
  console.error(isOurs ? error.message : `The ledger cannot be read: ${faultCode(error)}.`);
  process.exitCode = 2;
}
