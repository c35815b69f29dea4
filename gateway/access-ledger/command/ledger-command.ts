import { text } from 'node:stream/consumers';

import { ledgerAddress, ledgerFile, ledgerKeys } from '../ledger-config.ts';
import { faultCode } from '../store/ledger-store.ts';
import { RecordsMissingError } from '../tree/stored-tree.ts';

import { runLedger, type LedgerRequest } from './run-ledger.ts';

/** Where the ledger is, as the gateway's variables of these names have it. */
export type LedgerSettings = Readonly<
  Record<
    | 'ACCESS_LEDGER'
    | 'LEDGER_HEADS_FILE'
    | 'LEDGER_KEYS'
    | 'LEDGER_SIGNING_KEY_FILE'
    | 'LEDGER_WITNESS_FILE'
    | 'LEDGER_WITNESS_KEY',
    string
  >
>;

/** Opens the ledger and prints what is requested of it. */
export async function openAndRead(request: LedgerRequest, settings: LedgerSettings): Promise<void> {
  try {
    process.exitCode = await runLedger(request, {
      address: ledgerAddress(settings.ACCESS_LEDGER),
      files: {
        heads: ledgerFile(settings.LEDGER_HEADS_FILE),
        signingKey: ledgerFile(settings.LEDGER_SIGNING_KEY_FILE),
        witnessed: ledgerFile(settings.LEDGER_WITNESS_FILE),
        witnessKeys: settings.LEDGER_WITNESS_KEY === '' ? [] : [settings.LEDGER_WITNESS_KEY],
      },
      keys: ledgerKeys(settings.LEDGER_KEYS),
      input: async () => (await text(process.stdin)).split(/\r?\n/),
      print: (line) => console.log(line),
      warn: (line) => console.error(line),
    });
  } catch (error) {
    // The message of a database may hold its address.
    const isOurs = error instanceof RecordsMissingError || (error instanceof Error && !('code' in error));
    console.error(isOurs ? error.message : `The ledger cannot be read: ${faultCode(error)}.`);
    process.exitCode = 2;
  }
}
