import type { Connection, RowDataPacket } from 'mysql2';

/** A session that does not keep what was set on it: nothing is read through it. */
export class SessionNotPinned extends Error {
  readonly code = 'SESSION_NOT_PINNED';

  constructor(faults: readonly string[]) {
    super(`The database does not keep the settings of a session: ${faults.join('; ')}.`);
    this.name = 'SessionNotPinned';
  }
}

/** A session's number for `kill query`, and the server that it is on: behind a balancer the next session may be on another. */
export interface SessionIdentity {
  readonly id: number;
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

/** The limit of a statement's time: MariaDB's in seconds, MySQL's in milliseconds. */
const TIME_LIMITS: Readonly<Record<string, (ms: number) => number>> = {
  max_statement_time: (ms) => ms / 1000,
  max_execution_time: (ms) => ms,
};

const READ_BACK = [
  ...Object.keys(FIXED),
  'sql_mode',
  'group_concat_max_len',
  ...READ_ONLY,
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
  await send(connection, 'set session transaction read only');
  encodeAsUtf8(connection);
  const now = await sessionVariables(connection);
  const faults = [
    ...Object.entries(FIXED).flatMap(([name, value]) => difference(now, name, value)),
    ...sqlModeFaults(now.get('sql_mode')),
    ...difference(now, 'group_concat_max_len', String(GROUP_CONCAT_BYTES)),
    ...difference(now, READ_ONLY.find((name) => now.has(name)) ?? READ_ONLY.join(' or '), 'ON'),
    ...(limit && inItsUnit
      ? difference(now, limit, String(inItsUnit(statementMs)))
      : [`${Object.keys(TIME_LIMITS).join(' or ')} is not known`]),
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
  const [row] = await send(connection, 'select connection_id() as id');
  const server = ['hostname', 'port', 'server_id'].map((name) => known.get(name) ?? '').join(':');
  return { id: Number(row?.['id']), server };
}

function difference(variables: ReadonlyMap<string, string>, name: string, expected: string): string[] {
  const value = variables.get(name);
  // MariaDB writes seconds with six decimals.
  const isSame = value === expected || (/^\d+(\.\d+)?$/.test(expected) && Number(value) === Number(expected));
  return isSame ? [] : [`${name} is ${value ?? 'not known'}, not ${expected}`];
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
