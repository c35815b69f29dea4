import { DriverException } from '@mikro-orm/core';

import type { MySqlAddress } from './database-address.ts';
import { SESSION_NOT_PINNED, type SessionNotPinned } from './pinned-session.ts';

const WRONG_ACCOUNT = [
  '账号或密码不对，或该账号必须加密连接（ssl-mode）',
  'the account or its password is wrong, or the account must connect encrypted (ssl-mode)',
] as const;
const NO_DATABASE = [
  '没有这个库，或账号无权访问它',
  'there is no such database, or the account may not use it',
] as const;
const REFUSED = ['该主机的这个端口没有数据库在监听', 'no database listens on that port of the host'] as const;
const UNKNOWN_HOST = ['主机名无法解析', 'the name of the host is not known'] as const;
const NO_ROUTE = ['主机连不通或没有应答', 'the host cannot be reached or does not answer'] as const;
const LOST = ['连接断开', 'the connection was lost'] as const;
const CROWDED = ['数据库的连接数已满', 'the database has as many connections as it allows'] as const;
const STOPPING = ['数据库正在关闭', 'the database is shutting down'] as const;
const NOT_ALLOWED = ['数据库不允许本机连接', 'the database does not let this machine connect'] as const;
const NO_ENCRYPTION = ['数据库不支持加密连接', 'the database does not offer encrypted connections'] as const;
const MUST_ENCRYPT = [
  '数据库要求加密连接（ssl-mode）',
  'the database requires encrypted connections (ssl-mode)',
] as const;
const WRONG_CERTIFICATE = [
  '数据库的证书未通过验证（ssl-ca、ssl-mode）',
  'the certificate of the database cannot be verified (ssl-ca, ssl-mode)',
] as const;
const BUSY = ['连接池的会话全被占用', 'all sessions of the pool are busy'] as const;
const NOT_PINNED = ['会话的设置没有生效', 'the settings of a session do not hold'] as const;
const NO_STORAGE = ['TiDB 的存储节点没有应答', 'the storage of the TiDB cluster does not answer'] as const;
const NO_FILE = ['数据库文件打不开', 'the file of the database cannot be opened'] as const;

/** Node's, mysql2's and the servers' codes for a database that cannot be reached, with what to tell its administrator. */
const UNREACHABLE: Readonly<Record<string, readonly [chinese: string, english: string]>> = {
  ECONNREFUSED: REFUSED,
  ECONNRESET: LOST,
  EPIPE: LOST,
  PROTOCOL_CONNECTION_LOST: LOST,
  ER_CONNECTION_KILLED: LOST,
  POOL_CLOSED: LOST,
  ETIMEDOUT: NO_ROUTE,
  EHOSTUNREACH: NO_ROUTE,
  ENETUNREACH: NO_ROUTE,
  EHOSTDOWN: NO_ROUTE,
  ENOTFOUND: UNKNOWN_HOST,
  EAI_AGAIN: UNKNOWN_HOST,
  ER_ACCESS_DENIED_ERROR: WRONG_ACCOUNT,
  ER_ACCESS_DENIED_NO_PASSWORD_ERROR: WRONG_ACCOUNT,
  ER_ACCOUNT_HAS_BEEN_LOCKED: WRONG_ACCOUNT,
  ER_MUST_CHANGE_PASSWORD: WRONG_ACCOUNT,
  ER_MUST_CHANGE_PASSWORD_LOGIN: WRONG_ACCOUNT,
  ER_BAD_DB_ERROR: NO_DATABASE,
  ER_DBACCESS_DENIED_ERROR: NO_DATABASE,
  ER_NO_DB_ERROR: NO_DATABASE,
  ER_HOST_NOT_PRIVILEGED: NOT_ALLOWED,
  ER_HOST_IS_BLOCKED: NOT_ALLOWED,
  ER_CON_COUNT_ERROR: CROWDED,
  ER_USER_LIMIT_REACHED: CROWDED,
  ER_TOO_MANY_USER_CONNECTIONS: CROWDED,
  ER_MAX_PREPARED_STMT_COUNT_REACHED: CROWDED,
  ER_SERVER_SHUTDOWN: STOPPING,
  ER_NORMAL_SHUTDOWN: STOPPING,
  ER_SECURE_TRANSPORT_REQUIRED: MUST_ENCRYPT,
  HANDSHAKE_NO_SSL_SUPPORT: NO_ENCRYPTION,
  HANDSHAKE_SSL_ERROR: WRONG_CERTIFICATE,
  SELF_SIGNED_CERT_IN_CHAIN: WRONG_CERTIFICATE,
  DEPTH_ZERO_SELF_SIGNED_CERT: WRONG_CERTIFICATE,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: WRONG_CERTIFICATE,
  UNABLE_TO_GET_ISSUER_CERT: WRONG_CERTIFICATE,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: WRONG_CERTIFICATE,
  CERT_HAS_EXPIRED: WRONG_CERTIFICATE,
  CERT_NOT_YET_VALID: WRONG_CERTIFICATE,
  ERR_TLS_CERT_ALTNAME_INVALID: WRONG_CERTIFICATE,
  TIDB_PD_TIMEOUT: NO_STORAGE,
  TIDB_TIKV_TIMEOUT: NO_STORAGE,
  TIDB_TIKV_BUSY: NO_STORAGE,
  TIDB_REGION_UNAVAILABLE: NO_STORAGE,
  NO_SESSION_FREE: BUSY,
  SESSION_NOT_PINNED: NOT_PINNED,
  ENOENT: NO_FILE,
  SQLITE_CANTOPEN: NO_FILE,
  SQLITE_IOERR: NO_FILE,
};

/**
 * Errors of MariaDB's and TiDB's own, whose names the driver does not know. TiDB's are those of its storage:
 * https://docs.pingcap.com/tidb/stable/error-codes.
 */
const NAMELESS: Readonly<Record<number, string>> = {
  1927: 'ER_CONNECTION_KILLED',
  1969: 'ER_STATEMENT_TIMEOUT',
  4151: 'ER_ACCOUNT_HAS_BEEN_LOCKED',
  9001: 'TIDB_PD_TIMEOUT',
  9002: 'TIDB_TIKV_TIMEOUT',
  9003: 'TIDB_TIKV_BUSY',
  9005: 'TIDB_REGION_UNAVAILABLE',
};

/** A statement that the server ended: at its time limit, or because it waited for a lock for too long. */
const TOO_SLOW = new Set(['ER_STATEMENT_TIMEOUT', 'ER_QUERY_TIMEOUT', 'ER_LOCK_WAIT_TIMEOUT', 'ER_QUERY_INTERRUPTED']);

/** A database that could not be opened at start: one sentence for its administrator, without a stack. */
export class DatabaseNotOpened extends Error {
  constructor(where: string, [chinese, english]: readonly [string, string], detail: string) {
    super(`无法打开数据库 ${where}：${chinese}。Cannot open the database at ${where}: ${english} (${detail}).`);
    this.name = 'DatabaseNotOpened';
  }
}

/** Whether the database could not be reached, whatever was asked of it. */
export function isUnreachable(error: unknown): boolean {
  return codesOf(error).some((code) => Object.hasOwn(UNREACHABLE, code));
}

/** Whether the database took too long. */
export function isTooSlow(error: unknown): boolean {
  return codesOf(error).some((code) => TOO_SLOW.has(code));
}

/** The error of a first statement as one for the administrator; any other error as it is. */
export function notOpened(error: unknown, address: MySqlAddress | string): unknown {
  const code = codesOf(error).find((known) => Object.hasOwn(UNREACHABLE, known));
  const told = code === undefined ? undefined : UNREACHABLE[code];
  if (code === undefined || told === undefined) {
    // SQLite's driver gives no code for a folder that does not exist.
    const isFile = typeof address === 'string' && error instanceof DriverException;
    return isFile ? new DatabaseNotOpened(address, NO_FILE, 'SQLITE_CANTOPEN') : error;
  }
  const where = typeof address === 'string' ? address : `${address.host}:${address.port}/${address.database}`;
  // MikroORM keeps the properties of an error, not the error itself.
  const pinning = causesOf(error).find((cause) => (cause as { code?: unknown }).code === SESSION_NOT_PINNED);
  const faults = (pinning as SessionNotPinned | undefined)?.faults;
  return new DatabaseNotOpened(where, told, faults?.join('; ') ?? code);
}

/** The names of an error and of its causes, as the driver and the server say them. */
export function codesOf(error: unknown): string[] {
  return causesOf(error).flatMap((cause) => {
    const { code, errno } = cause as { code?: unknown; errno?: unknown };
    const name = (typeof errno === 'number' && NAMELESS[errno]) || code;
    return typeof name === 'string' ? [name] : [];
  });
}

function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause ?? previousOf(cause)) {
    causes.push(cause);
  }
  return causes;
}

function previousOf(error: Error): unknown {
  return error instanceof DriverException ? (error as { previous?: unknown }).previous : undefined;
}
