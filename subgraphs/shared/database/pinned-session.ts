import type { Connection, RowDataPacket } from 'mysql2';

import { grantsBeyondReading, rightsOf } from './grants-beyond-reading.ts';

export const SESSION_NOT_PINNED = 'SESSION_NOT_PINNED';

/** A session that does not keep what was set on it: nothing is read through it. */
export class SessionNotPinned extends Error {
  readonly code = SESSION_NOT_PINNED;
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The database does not keep the settings of a session: ${faults.join('; ')}.`);
    this.name = 'SessionNotPinned';
    this.faults = faults;
  }
}

/** A session's number for `kill query`, and the server that it is on: behind a balancer the next session may be on another. */
export interface SessionIdentity {
  /** Digits: TiDB's numbers may have 64 bits, more than a number of JavaScript holds. */
  readonly id: string;
  readonly server: string;
}

/** Makes a session's text utf8mb4, whatever the server's own character set and `init_connect` say. */
export const TEXT_IN_UTF8 = 'set names utf8mb4 collate utf8mb4_bin';

/** utf8mb4_bin by its number in the protocol. */
const UTF8MB4_BIN = 46;

/** How a server reads a statement must be known, and not be what an administrator set for other programs. */
const SQL_MODE = ['STRICT_TRANS_TABLES', 'ERROR_FOR_DIVISION_BY_ZERO', 'NO_ENGINE_SUBSTITUTION'];

/** Lists (`group_concat`) must be whole, however short the server would cut them. */
const GROUP_CONCAT_BYTES = 1_048_576;

const FIXED: Readonly<Record<string, string>> = {
  character_set_client: 'utf8mb4',
  character_set_connection: 'utf8mb4',
  character_set_results: 'utf8mb4',
  // By code point, as SQLite compares text: one order and one equality on every database.
  collation_connection: 'utf8mb4_bin',
  time_zone: '+08:00',
};

/** MariaDB up to 10.11 knows the first name only, MySQL 8 the second. */
const READ_ONLY = ['tx_read_only', 'transaction_read_only'];

/**
 * TiDB takes `read only` in syntax only, refuses it by default, and with this variable on says ON and writes all the same:
 * https://docs.pingcap.com/tidb/stable/sql-statement-set-transaction. A server that has the variable is a TiDB, whatever version
 * it is told to show.
 */
const READ_ONLY_IN_SYNTAX = 'tidb_enable_noop_functions';

/** The limit of a statement's time: MariaDB's in seconds, MySQL's and TiDB's in milliseconds. */
const TIME_LIMITS: Readonly<Record<string, (ms: number) => number>> = {
  max_statement_time: (ms) => ms / 1000,
  max_execution_time: (ms) => ms,
};

const READ_BACK = [
  ...Object.keys(FIXED),
  'sql_mode',
  'group_concat_max_len',
  ...READ_ONLY,
  READ_ONLY_IN_SYNTAX,
  ...Object.keys(TIME_LIMITS),
  'hostname',
  'port',
  'server_id',
];

/**
 * Sets all that decides how a session reads statements and values, and reads it back. What a server's `init_connect`,
 * `character-set-server` or `sql_mode` say holds for its other clients, not for ours.
 *
 * @throws SessionNotPinned
 */
export async function pinSession(connection: Connection, statementMs: number): Promise<SessionIdentity> {
  const known = await sessionVariables(connection);
  const [limit, inItsUnit] = Object.entries(TIME_LIMITS).find(([name]) => known.has(name)) ?? [];
  await send(connection, TEXT_IN_UTF8);
  const settings = [
    `sql_mode = '${SQL_MODE.join(',')}'`,
    `time_zone = '${FIXED['time_zone']}'`,
    `group_concat_max_len = ${GROUP_CONCAT_BYTES}`,
    ...(limit && inItsUnit ? [`${limit} = ${inItsUnit(statementMs)}`] : []),
  ];
  await send(connection, `set ${settings.map((setting) => `session ${setting}`).join(', ')}`);
  const canReadOnly = !known.has(READ_ONLY_IN_SYNTAX);
  if (canReadOnly) {
    await send(connection, 'set session transaction read only');
  }
  encodeAsUtf8(connection);
  const now = await sessionVariables(connection);
  const faults = [
    ...Object.entries(FIXED).flatMap(([name, value]) => difference(now, name, value)),
    ...sqlModeFaults(now.get('sql_mode')),
    ...difference(now, 'group_concat_max_len', String(GROUP_CONCAT_BYTES)),
    ...(canReadOnly
      ? difference(now, READ_ONLY.find((name) => now.has(name)) ?? READ_ONLY.join(' or '), 'ON')
      : await writingFaults(connection)),
    ...(limit && inItsUnit
      ? difference(now, limit, String(inItsUnit(statementMs)))
      : [`${Object.keys(TIME_LIMITS).join(' or ')} is not known`]),
    ...(await parameterFaults(connection)),
  ];
  if (faults.length > 0) {
    throw new SessionNotPinned(faults);
  }
  return sessionIdentity(connection, now);
}

/** After `TEXT_IN_UTF8`: the driver follows the server's word about character sets to GBK, but not back. */
export function encodeAsUtf8(connection: Connection): void {
  Object.assign(connection.config, { charsetNumber: UTF8MB4_BIN });
}

/** Which session of which server a connection is. */
export async function sessionIdentity(
  connection: Connection,
  variables?: ReadonlyMap<string, string>,
): Promise<SessionIdentity> {
  const known = variables ?? (await sessionVariables(connection));
  const [row] = await send(connection, 'select cast(connection_id() as char) as id');
  const server = ['hostname', 'port', 'server_id'].map((name) => known.get(name) ?? '').join(':');
  return { id: String(row?.['id']), server };
}

function difference(variables: ReadonlyMap<string, string>, name: string, expected: string): string[] {
  const value = variables.get(name);
  // MariaDB writes seconds with six decimals.
  const isSame = value === expected || (/^\d+(\.\d+)?$/.test(expected) && Number(value) === Number(expected));
  return isSame ? [] : [`${name} is ${value ?? 'not known'}, not ${expected}`];
}

/** Where a session cannot be made to read only, its account must not be able to write. */
async function writingFaults(connection: Connection): Promise<string[]> {
  const rows = await send(connection, 'show grants');
  const grants = rows.map((row) => String(Object.values(row)[0]));
  // What a role may do is not in the list.
  const more = [
    ...grantsBeyondReading(grants),
    ...(grants.some((grant) => rightsOf(grant).length === 0) ? ['a role'] : []),
  ];
  return more.length === 0
    ? []
    : [`TiDB cannot make a session read-only, so the account may hold SELECT only, not ${more.join(', ')}`];
}

/** A character whose last byte in GBK is a backslash, quotes of each kind, and a character outside the basic plane. */
const PROBE = `誠\\'"\`-- 𠮷`;

/**
 * A server or proxy that does not prepare statements, or takes the text of a parameter for another, is not read at all: the only
 * other way is to write values into statements, where GBK makes SQL of them.
 */
async function parameterFaults(connection: Connection): Promise<string[]> {
  try {
    const rows = await new Promise<RowDataPacket[]>((resolve, reject) => {
      connection.execute<RowDataPacket[]>('select ? as probe', [PROBE], (error, answer) =>
        error ? reject(error) : resolve(answer),
      );
    });
    return rows[0]?.['probe'] === PROBE ? [] : ['the text of a parameter does not come back as it was sent'];
  } catch (error) {
    if ((error as { fatal?: unknown }).fatal === true) {
      throw error;
    }
    return [`statements cannot be prepared (${String((error as { code?: unknown }).code)})`];
  } finally {
    connection.unprepare('select ? as probe');
  }
}

/** The same modes in any order. */
function sqlModeFaults(value: string | undefined): string[] {
  const modes = (value ?? '').split(',').toSorted().join(',');
  return modes === SQL_MODE.toSorted().join(',')
    ? []
    : [`sql_mode is ${value ?? 'not known'}, not ${SQL_MODE.join(',')}`];
}

/** Those of the variables that the server knows. `show` gives no error for one that it does not. */
async function sessionVariables(connection: Connection): Promise<ReadonlyMap<string, string>> {
  const names = READ_BACK.map((name) => `'${name}'`).join(', ');
  const rows = await send(connection, `show session variables where variable_name in (${names})`);
  return new Map(rows.map((row) => [String(row['Variable_name']).toLowerCase(), String(row['Value'])]));
}

/** A statement of ours without values. */
function send(connection: Connection, sql: string): Promise<RowDataPacket[]> {
  return new Promise((resolve, reject) => {
    connection.query<RowDataPacket[]>(sql, (error, rows) => (error ? reject(error) : resolve(rows)));
  });
}
