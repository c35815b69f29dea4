import { isLoopback, mySqlAddress, type SslDefaults } from './database-address.ts';

/** What is wrong with sending data to a database in production: a fault that keeps it from starting, or a warning for the log. */
export interface Unencrypted {
  readonly fault?: string;
  readonly warning?: string;
}

/**
 * Whether personal data would cross a network unencrypted on its way to a MySQL database. An operator must say so
 * (`ssl-mode=DISABLED`), and is warned then.
 *
 * @param variable the environment variable that holds the address
 * @throws DatabaseAddressError
 */
export function unencrypted(variable: string, url: string, ssl: SslDefaults = {}): Unencrypted {
  const { host, sslMode } = mySqlAddress(url, ssl);
  if (isLoopback(host) || (sslMode !== null && sslMode !== 'DISABLED')) {
    return {};
  }
  return sslMode === 'DISABLED'
    ? { warning: `${variable}: the connection to the database at ${host} is not encrypted.` }
    : {
        fault:
          `${variable} says nothing of encryption, and production does not send personal data over a network without it: ` +
          'add ?ssl-mode=VERIFY_IDENTITY&ssl-ca=FILE; ssl-mode=DISABLED is accepted, with a warning.',
      };
}
