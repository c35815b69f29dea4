import { createConnection, type Connection, type ConnectionOptions } from 'mysql2/promise';

/** How long a server may take to answer. */
const CONNECT_MS = 10_000;

/** The server was not reached or refused the account. The message names host and port, never account or password. */
export class ServerUnreachableError extends Error {
  override readonly name = 'ServerUnreachableError';

  constructor(url: string, cause: unknown) {
    const { hostname, port } = new URL(url);
    const { code = 'unknown' } = Object(cause) as { code?: string };
    super(
      `数据库服务器 ${hostname}:${port || 3306} 连接不上。` +
        `The database server at ${hostname}:${port || 3306} cannot be used (${code}${adviceOn(code)}).`,
      { cause },
    );
  }
}

/** Connects to a server of sample data. @throws ServerUnreachableError */
export async function openConnection(url: string, options: ConnectionOptions = {}): Promise<Connection> {
  try {
    return await createConnection({ uri: url, connectTimeout: CONNECT_MS, ...options });
  } catch (error) {
    throw new ServerUnreachableError(url, error);
  }
}

function adviceOn(code: string): string {
  switch (code) {
    case 'ECONNREFUSED':
      return ': nothing listens there';
    case 'ENOTFOUND':
      return ': no such host';
    case 'ETIMEDOUT':
      return ': no answer';
    case 'ER_ACCESS_DENIED_ERROR':
    case 'ER_DBACCESS_DENIED_ERROR':
      return ': account or password is refused';
    default:
      return '';
  }
}
