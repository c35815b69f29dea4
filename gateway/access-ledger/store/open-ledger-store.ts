import type { LedgerAddress } from '../ledger-config.ts';

import type { LedgerStore } from './ledger-store.ts';

/**
 * Opens a store. With `write`, its table is created where it does not exist.
 *
 * @throws the error of the file system or the database
 */
export async function openLedgerStore(address: LedgerAddress, access: 'write' | 'read'): Promise<LedgerStore> {
  switch (address.kind) {
    case 'memory':
      return (await import('./sqlite-store.ts')).openSqliteStore(':memory:', 'write');
    case 'sqlite':
      return (await import('./sqlite-store.ts')).openSqliteStore(address.file, access);
    case 'mysql':
      return (await import('./mysql-store.ts')).openMysqlStore(address.url, access);
  }
}
