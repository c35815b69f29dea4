import {
  databaseAddress,
  DatabaseAddressError,
  isLoopback,
  mySqlAddress,
  type DatabaseAddress,
  type SslDefaults,
} from './database-address.ts';

/** What is to be said of a database's address before it is used. No text repeats the address: it may hold a password. */
export interface CheckedAddress {
  /** Null where it cannot be read. */
  readonly database: DatabaseAddress | null;
  /** Why a program must not start with it. */
  readonly faults: readonly string[];
  /** What the operator should know, for the log. */
  readonly warnings: readonly string[];
}

export interface AddressUse {
  /** The environment variable that has the address. */
  readonly variable: string;
  readonly production: boolean;
  readonly ssl?: SslDefaults;
  /** How the operator mends an address that says nothing of encryption, beside its own parameters. */
  readonly otherwise?: string;
}

/**
 * Reads a database's address. One rule for every database over a network, an office's and our own: in production its address
 * says how the connection is encrypted. `DISABLED` is accepted, with a warning; on this machine nothing needs to be said.
 */
export function checkAddress(text: string, { variable, production, ssl, otherwise }: AddressUse): CheckedAddress {
  try {
    const database = databaseAddress(text);
    if (database.kind === 'sqlite') {
      return { database, faults: [], warnings: [] };
    }
    const { host, sslMode } = mySqlAddress(database.url, ssl);
    if (!production || isLoopback(host) || (sslMode !== null && sslMode !== 'DISABLED')) {
      return { database, faults: [], warnings: [] };
    }
    if (sslMode === 'DISABLED') {
      const warning = `${variable}: the connection to the database at ${host} is not encrypted.`;
      return { database, faults: [], warnings: [warning] };
    }
    const fault =
      `${variable} says nothing of encryption, and production does not send personal data over a network without it: ` +
      `add ?ssl-mode=VERIFY_IDENTITY&ssl-ca=FILE${otherwise === undefined ? '' : `, or ${otherwise}`}; ` +
      'DISABLED is accepted, with a warning.';
    return { database, faults: [fault], warnings: [] };
  } catch (error) {
    if (error instanceof DatabaseAddressError) {
      return { database: null, faults: [`${variable} ${error.message}.`], warnings: [] };
    }
    throw error;
  }
}
