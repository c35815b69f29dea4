import { createConnection, type Connection } from 'mysql2/promise';

import { notOpened } from '../../subgraphs/shared/database/connection-fault.ts';
import { driverOptions, mySqlAddress } from '../../subgraphs/shared/database/database-address.ts';

/** How long a server may take to answer. */
const CONNECT_MS = 10_000;

/**
 * Connects to a `mysql://` URL with its `ssl-mode`, for sample data; without the database where it may not be there yet.
 * @throws DatabaseNotOpened, which names host and port, never account or password
 */
export async function openConnection(url: string, to: 'database' | 'server' = 'database'): Promise<Connection> {
  const address = mySqlAddress(url);
  const { database, ...server } = driverOptions(address);
  try {
    const connection = await createConnection({
      ...server,
      ...(to === 'database' && { database }),
      charset: 'utf8mb4',
      connectTimeout: CONNECT_MS,
    });
    await connection.query('set names utf8mb4');
    return connection;
  } catch (error) {
    throw notOpened(error, address);
  }
}
