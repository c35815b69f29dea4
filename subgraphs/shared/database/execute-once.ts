import type { Connection, RowDataPacket } from 'mysql2';

/** MariaDB's ER_CONNECTION_KILLED, which the driver has no name for. */
const CONNECTION_KILLED = 1927;

/**
 * Prepares a statement, executes it and closes it. It is not kept prepared for the next time: MariaDB 10.11 plans a statement
 * that is executed again by what the one before read of the table, and then counts by a scan of the whole table instead of
 * an index. It also leaves a server's `max_prepared_stmt_count` to others. A statement without values is sent as it is, which
 * saves a round trip.
 */
export function executeOnce(
  connection: Connection,
  sql: string,
  parameters: readonly unknown[],
  callback: (error: unknown, result: RowDataPacket[]) => void,
): void {
  if (parameters.length === 0) {
    connection.query<RowDataPacket[]>(sql, callback);
    return;
  }
  connection.execute<RowDataPacket[]>(sql, parameters as never, (error, result) => {
    // On a lost connection, closing it would be an error of the connection that nobody waits for.
    if (error === null || !isFatal(error)) {
      connection.unprepare(sql);
    }
    callback(error, result);
  });
}

/** Whether the session is lost with the statement, or the server has as many prepared statements as it allows. */
export function isFatal(error: unknown): boolean {
  const { fatal, code, errno } = error as { fatal?: unknown; code?: unknown; errno?: unknown };
  return fatal === true || code === 'ER_MAX_PREPARED_STMT_COUNT_REACHED' || errno === CONNECTION_KILLED;
}
