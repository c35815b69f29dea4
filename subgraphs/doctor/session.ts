import { isLoopback, type MySqlAddress } from '../shared/database/database-address.ts';
import { grantsBeyondReading, rightsOf } from '../shared/database/grants-beyond-reading.ts';

import { finding, type Finding } from './finding.ts';
import { rowsOf, type Office } from './office.ts';

/** What a session of the office's database is like, for the head of the report. */
export interface SessionFacts {
  readonly server: string;
  readonly characterSet: string;
  readonly sqlMode: string;
  readonly timeZone: string;
  /** The cipher of the connection; empty where it is not encrypted. */
  readonly cipher: string;
}

const SHANGHAI = new Set(['+08:00', 'ASIA/SHANGHAI', 'PRC', 'CST']);

/** Reads how the server treats the session, and which rights the account has beyond reading. */
export async function examineSession(
  office: Office,
  address: MySqlAddress,
): Promise<{ facts: SessionFacts; findings: Finding[] }> {
  const server = await variables(office, 'global', [
    ...['version', 'character_set_server', 'sql_mode', 'time_zone', 'system_time_zone'],
  ]);
  const session = await variables(office, 'session', ['character_set_client', 'sql_mode', 'time_zone']);
  const [status] = await rowsOf<Record<string, string>>(office, "show session status like 'Ssl_cipher'").catch(
    () => [],
  );
  const cipher = status?.['Value'] ?? '';
  const stamps = await rowsOf<{ n: number }>(
    office,
    "select count(*) as n from information_schema.columns where table_schema = database() and data_type = 'timestamp'",
  );
  const facts: SessionFacts = {
    server: server.get('version') ?? '',
    characterSet: session.get('character_set_client') ?? '',
    sqlMode: session.get('sql_mode') ?? '',
    timeZone: session.get('time_zone') ?? '',
    cipher,
  };
  return {
    facts,
    findings: [
      ...(cipher === '' && !isLoopback(address.host) ? [finding('not-encrypted', {}, { detail: address.host })] : []),
      ...serverFindings(server, Number(stamps[0]?.n ?? 0) > 0),
      ...(await rightFindings(office)),
    ],
  };
}

/** What the server's own settings mean for those who write views and statements by hand. */
export function serverFindings(server: ReadonlyMap<string, string>, hasTimestamps: boolean): Finding[] {
  const characterSet = server.get('character_set_server') ?? '';
  const modes = (server.get('sql_mode') ?? '').split(',');
  const odd = modes.filter((mode) =>
    ['NO_BACKSLASH_ESCAPES', 'ANSI_QUOTES', 'PIPES_AS_CONCAT', 'ORACLE'].includes(mode),
  );
  const zone = server.get('time_zone') ?? '';
  const shown = zone === 'SYSTEM' ? (server.get('system_time_zone') ?? '') : zone;
  return [
    ...(/^utf8/.test(characterSet) ? [] : [finding('server-character-set', {}, { detail: characterSet })]),
    ...(odd.length > 0 ? [finding('server-sql-mode', {}, { detail: odd.join(',') })] : []),
    ...(hasTimestamps && !SHANGHAI.has(shown.toUpperCase())
      ? [finding('server-time-zone', {}, { detail: shown })]
      : []),
  ];
}

async function rightFindings(office: Office): Promise<Finding[]> {
  const rows = await rowsOf<Record<string, string>>(office, 'show grants').catch(() => []);
  return grantFindings(rows.map((row) => Object.values(row)[0] ?? ''));
}

/** What an account may do beyond reading, by its grants as the server writes them. */
export function grantFindings(grants: readonly string[]): Finding[] {
  const wide = grantsBeyondReading(grants);
  const readsAll = grants.some(
    (grant) =>
      / ON \*\.\* TO /i.test(grant) && rightsOf(grant).some((right) => right === 'SELECT' || right.startsWith('ALL')),
  );
  const statement = 'show grants;';
  return [
    ...(wide.length > 0 ? [finding('account-may-write', {}, { detail: wide.slice(0, 8).join(', '), statement })] : []),
    ...(readsAll ? [finding('account-reads-all', {}, { statement })] : []),
  ];
}

async function variables(office: Office, scope: 'global' | 'session', names: readonly string[]) {
  const list = names.map((name) => `'${name}'`).join(', ');
  const rows = await rowsOf<Record<string, string>>(office, `show ${scope} variables where variable_name in (${list})`);
  return new Map(rows.map((row) => [String(row['Variable_name']).toLowerCase(), String(row['Value'])]));
}
