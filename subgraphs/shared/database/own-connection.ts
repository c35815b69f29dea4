import type { Connection } from 'mysql2';

import { driverOptions, mySqlAddress } from './database-address.ts';
import { executeOnce } from './execute-once.ts';
import { parameterOf } from './parameter.ts';
import { encodeAsUtf8, TEXT_IN_UTF8 } from './pinned-session.ts';

/** As the driver calls it. */
const TIMED_OUT = 'PROTOCOL_SEQUENCE_TIMEOUT';

/**
 * For kysely over a database of our own (the access ledger, viewers' own queries): what it hands to a connection is sent with
 * its values as parameters of the protocol, never written into the statement.
 */
export function sendPrepared(
  connection: Connection,
  sql: string,
  values: readonly unknown[] | undefined,
  timeout: number | undefined,
  callback: (error: unknown, result: never) => void,
): void {
  if (values === undefined || values.length === 0) {
    // Some statements without values, such as `begin`, cannot be prepared everywhere.
    connection.query({ sql, timeout }, callback as never);
    return;
  }
  // The driver's own time limit begins only when the statement has been prepared.
  let isOver = false;
  const end = (error: unknown, result?: unknown): void => {
    clearTimeout(timer);
    if (!isOver) {
      isOver = true;
      callback(error, result as never);
    }
  };
  const timer =
    timeout === undefined
      ? undefined
      : setTimeout(() => end(Object.assign(new Error('No answer in time.'), { code: TIMED_OUT })), timeout);
  executeOnce(connection, sql, values.map(parameterOf), end);
}

/** Connection options for a `mysql://` URL, with its `ssl-mode`. @throws DatabaseAddressError */
export function ownServer(url: string): object {
  return {
    ...driverOptions(mySqlAddress(url)),
    charset: 'utf8mb4_bin',
    supportBigNumbers: true,
  };
}

/** Sets what decides how a session of our own reads text and values. */
export async function pinOwnSession(connection: Connection, sqlMode: string, ...others: string[]): Promise<void> {
  for (const statement of [TEXT_IN_UTF8, `set session sql_mode = '${sqlMode}'`, ...others]) {
    await new Promise<void>((resolve, reject) => {
      connection.query(statement, (error) => (error ? reject(error) : resolve()));
    });
  }
  encodeAsUtf8(connection);
}
