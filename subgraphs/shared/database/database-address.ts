import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';

import type { PoolOptions, SslOptions } from 'mysql2';

/** Where a subgraph's database is: a file for SQLite, a URL with the database's name for MySQL. */
export type DatabaseAddress = { kind: 'sqlite'; file: string } | { kind: 'mysql'; url: string };

/**
 * How a connection is encrypted, in MySQL's own words: not at all; encrypted, whoever answers; with a certificate of the
 * given authority; and for the host's own name too.
 */
export const SSL_MODES = ['DISABLED', 'REQUIRED', 'VERIFY_CA', 'VERIFY_IDENTITY'] as const;
export type SslMode = (typeof SSL_MODES)[number];

/** What the URL leaves open. */
export interface SslDefaults {
  readonly mode?: SslMode | undefined;
  /** The file of the certificates that are trusted; the machine's own where none is given. */
  readonly ca?: string | undefined;
}

/** A MySQL server and database, and the account that reads it. */
export interface MySqlAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** Null where neither the URL nor a variable says anything. */
  readonly sslMode: SslMode | null;
  readonly ssl: SslOptions | undefined;
}

/** The address of a database cannot be understood. The message never repeats it: it may hold a password. */
export class DatabaseAddressError extends Error {
  constructor(fault: string) {
    super(fault);
    this.name = 'DatabaseAddressError';
  }
}

const FORM = 'mysql://user:password@host:3306/database';

/** Parameters of the URL: the names that MySQL's own programs take. */
const PARAMETERS = ['ssl-mode', 'ssl-ca', 'ssl-cert', 'ssl-key'] as const;

/** What other drivers call them. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  ssl: 'ssl-mode=REQUIRED or ssl-mode=VERIFY_IDENTITY',
  tls: 'ssl-mode=REQUIRED or ssl-mode=VERIFY_IDENTITY',
  usessl: 'ssl-mode=REQUIRED or ssl-mode=VERIFY_IDENTITY',
  requiressl: 'ssl-mode=REQUIRED or ssl-mode=VERIFY_IDENTITY',
  sslmode: 'ssl-mode',
  sslca: 'ssl-ca',
  user: `the part before the host: ${FORM}`,
  password: `the part before the host: ${FORM}`,
  charset: 'nothing: every session is utf8mb4',
  characterencoding: 'nothing: every session is utf8mb4',
  timezone: 'nothing: every session is +08:00',
  servertimezone: 'nothing: every session is +08:00',
};

/**
 * Reads `mysql://…` or a file name.
 * @throws DatabaseAddressError
 */
export function databaseAddress(text: string): DatabaseAddress {
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.:-]*):\/\/(.*)$/is.exec(text) ?? [];
  switch (scheme.toLowerCase()) {
    case '':
      return { kind: 'sqlite', file: text.replace(/^sqlite:/i, '') };
    case 'mysql':
    case 'mariadb': {
      const url = `mysql://${rest}`;
      mySqlAddress(url);
      return { kind: 'mysql', url };
    }
    default:
      throw new DatabaseAddressError(
        /^jdbc:/i.test(scheme)
          ? `is an address for Java (jdbc:); write it as ${FORM}`
          : `begins with "${scheme}://"; what can be read is MySQL (${FORM}) or a SQLite file`,
      );
  }
}

/**
 * Takes a `mysql://` URL apart, and reads the files of certificates that it names.
 * @throws DatabaseAddressError
 */
export function mySqlAddress(text: string, defaults: SslDefaults = {}): MySqlAddress {
  const url = parsed(text);
  const given = new Map<string, string>();
  for (const [name, value] of url.searchParams) {
    if (!PARAMETERS.includes(name as (typeof PARAMETERS)[number])) {
      const known = OTHER_NAMES[name.toLowerCase().replaceAll(/[-_]/g, '')];
      throw new DatabaseAddressError(
        `has the parameter "${name}", which is not known; ` +
          (known === undefined ? `known are ${PARAMETERS.join(', ')}` : `write ${known}`),
      );
    }
    given.set(name, value);
  }
  const [ca, cert, key] = [given.get('ssl-ca') ?? defaults.ca, given.get('ssl-cert'), given.get('ssl-key')];
  const stated = sslModeOf(given.get('ssl-mode')) ?? defaults.mode ?? null;
  // As MySQL's own client does: whoever names an authority wants it checked.
  const sslMode = stated ?? (ca === undefined ? null : 'VERIFY_CA');
  if ((cert === undefined) !== (key === undefined)) {
    throw new DatabaseAddressError('needs ssl-cert and ssl-key together');
  }
  const host = decodeURIComponent(url.hostname).replace(/^\[(.*)\]$/, '$1');
  if (sslMode === 'VERIFY_IDENTITY' && isIP(host) !== 0) {
    // The driver would compare the certificate with the name "localhost".
    throw new DatabaseAddressError('has an IP address for its host, which VERIFY_IDENTITY cannot check; give its name');
  }
  const encrypted = sslMode !== null && sslMode !== 'DISABLED';
  const files = {
    ...(ca !== undefined && { ca: fileOf('ssl-ca', ca) }),
    ...(cert !== undefined && key !== undefined && { cert: fileOf('ssl-cert', cert), key: fileOf('ssl-key', key) }),
  };
  return {
    host,
    port: Number(url.port || 3306),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
    sslMode,
    ssl: encrypted
      ? {
          ...files,
          minVersion: 'TLSv1.2',
          rejectUnauthorized: sslMode !== 'REQUIRED',
          verifyIdentity: sslMode === 'VERIFY_IDENTITY',
        }
      : undefined,
  };
}

/** Whether an address is on this machine: nothing of it crosses a network. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** An address as the driver takes it. */
export function driverOptions({ host, port, user, password, database, ssl }: MySqlAddress): PoolOptions {
  return { host, port, user, password, database, ...(ssl && { ssl }) };
}

function parsed(text: string): URL {
  const url = URL.parse(text);
  try {
    if (url !== null && url.hostname !== '' && decodeURIComponent(url.pathname).length > 1) {
      decodeURIComponent(url.username + url.password);
      return url;
    }
  } catch {
    throw new DatabaseAddressError('has a "%" in its account or password that must be written as %25');
  }
  throw new DatabaseAddressError(
    url === null
      ? `cannot be read; expected ${FORM}, and in its password @ : / ? # % as %40 %3A %2F %3F %23 %25`
      : `lacks the name of the database or the host; expected ${FORM}`,
  );
}

function sslModeOf(text: string | undefined): SslMode | undefined {
  const mode = SSL_MODES.find((known) => known === text?.toUpperCase());
  if (text !== undefined && mode === undefined) {
    throw new DatabaseAddressError(`has an ssl-mode that is not known; expected ${SSL_MODES.join(', ')}`);
  }
  return mode;
}

function fileOf(parameter: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new DatabaseAddressError(
      `names a file of ${parameter} that cannot be read (${(error as { code?: string }).code})`,
    );
  }
}
