import { join } from 'node:path';

import { z } from 'zod';

import { TODAY_IN_PRODUCTION, todayText } from './shared/clock.ts';
import { checkAddress } from './shared/database/address-check.ts';
import { SSL_MODES, type DatabaseAddress, type SslDefaults } from './shared/database/database-address.ts';
import { DEFAULT_LIMITS, type SessionLimits } from './shared/database/office-sessions.ts';
import { developmentKeyText, envelopeKeysText, type EnvelopeKeys } from './shared/envelope/envelope-key.ts';
import { sampleSecretFaults } from './shared/sample-secrets.ts';
import { SUBGRAPH_NAMES, type SubgraphName } from './shared/server/subgraph-names.ts';

/** The configuration of one subgraph's process, read once at start. */
export interface SubgraphConfig {
  readonly name: SubgraphName;
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  readonly database: DatabaseAddress;
  readonly databaseSsl: SslDefaults;
  readonly databaseLimits: SessionLimits;
  /** What the operator should know and did not say by accident; for the log. */
  readonly warnings: readonly string[];
  /** How long the gateway's signature of a request is valid. */
  readonly envelopeLifetimeMs: number;
  /** The day that requests are answered for; null for the machine's own. */
  readonly today: string | null;
  readonly statistics: StatisticsConfig;
}

/** Where statistics are read. */
export interface StatisticsConfig {
  readonly byDefault: 'LIVE' | 'MART';
  /** The folder of this subgraph's mart; null where it keeps none. */
  readonly martFolder: string | null;
  /** As much memory as the mart may take, e.g. `2GB`. */
  readonly martMemory: string;
  /** Every so many minutes the mart is built again; 0 where somebody else does it. */
  readonly refreshMinutes: number;
}

export interface SubgraphSecrets {
  /** The keys that verify the gateway's envelopes for this subgraph. */
  readonly envelopeKeys: EnvelopeKeys;
  /** The key that authenticates cursors; all processes of one subgraph share it. */
  readonly cursorKey: string;
}

/** Names every variable that is missing or malformed, never its value. */
export class SubgraphConfigError extends Error {
  constructor(faults: readonly string[]) {
    super(`The subgraph cannot start:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'SubgraphConfigError';
  }
}

/** Every variable, for the help text and the README. */
export const SUBGRAPH_VARIABLES = [
  ['LIANZHI_ENV', 'development, test or production; production requires the variables marked *'],
  ['SUBGRAPH_HOST*', 'address to listen on; 127.0.0.1 outside production'],
  ['SUBGRAPH_PORT', 'port; by default 4001 cases, 4002 assets, 4003 credit, 4004 performance, 4005 linkage'],
  [
    '<NAME>_DATABASE_URL*',
    "the office's database, e.g. CASES_DATABASE_URL=mysql://reader:…@db/cases; the sample data's file outside production",
  ],
  [
    'DATABASE_SSL_MODE',
    `how the connection to the database is encrypted, where the URL's ssl-mode does not say: ${SSL_MODES.join(', ')}; ` +
      'production refuses to start without one of them, except on this machine',
  ],
  [
    'DATABASE_SSL_CA',
    "file of the certificates that the database's is verified with, where the URL's ssl-ca does not say; without a mode it means VERIFY_CA",
  ],
  ['DATABASE_SESSIONS', 'sessions of the database at a time, and as many again for exports; 12 by default'],
  ['DATABASE_WAIT_SECONDS', 'how long a statement waits for a session; 5 by default'],
  ['DATABASE_STATEMENT_SECONDS', 'after how long the database itself ends a statement; 30 by default'],
  ['CURSOR_KEY*', 'secret that authenticates cursors, at least 32 characters'],
  [
    '<NAME>_ENVELOPE_KEYS*',
    'secrets shared with the gateway, id:secret, separated by commas; each of them is accepted',
  ],
  ['ENVELOPE_SECONDS', 'how long the signature of a request is valid; 30 by default'],
  [
    'LIANZHI_TODAY',
    "the day that data are read as of, for sample data, e.g. 2022-12-31; the machine's by default; refused in production",
  ],
  [
    'STATISTICS',
    'live or mart: whether statistics are counted from the database or from a copy of what they read, where a question does ' +
      'not say; live by default',
  ],
  ['MART_FOLDER', 'folder in which each subgraph keeps its mart; .data/mart outside production, none in it'],
  ['MART_REFRESH_MINUTES', 'how often the mart is built again; 0, by npm run mart alone, by default'],
  ['MART_MEMORY', 'as much memory as the mart may take; 2GB by default'],
  ['LOG_LEVEL', 'silent, error, warn, info or debug; info by default'],
] as const;

/** What has a default in production too. */
const ALWAYS_OPTIONAL: Readonly<Record<string, string>> = {
  LOG_LEVEL: 'info',
  ENVELOPE_SECONDS: '30',
  LIANZHI_TODAY: '',
  DATABASE_SSL_MODE: '',
  DATABASE_SSL_CA: '',
  STATISTICS: 'live',
  MART_FOLDER: '',
  MART_REFRESH_MINUTES: '0',
  MART_MEMORY: '2GB',
  DATABASE_SESSIONS: String(DEFAULT_LIMITS.sessions),
  DATABASE_WAIT_SECONDS: String(DEFAULT_LIMITS.waitMs / 1000),
  DATABASE_STATEMENT_SECONDS: String(DEFAULT_LIMITS.statementMs / 1000),
};

const seconds = z.coerce
  .number('expected 1 to 600')
  .int('expected 1 to 600')
  .min(1, 'expected 1 to 600')
  .max(600, 'expected 1 to 600');
const sessions = z.coerce
  .number('expected 1 to 200')
  .int('expected 1 to 200')
  .min(1, 'expected 1 to 200')
  .max(200, 'expected 1 to 200');
const sslMode = z
  .string()
  .toUpperCase()
  .pipe(z.enum(['', ...SSL_MODES], `expected ${SSL_MODES.join(', ')}`));

const statisticsStore = z
  .string()
  .toUpperCase()
  .pipe(z.enum(['LIVE', 'MART'], 'expected live or mart'));
const minutes = z.coerce
  .number('expected 0 to 10080')
  .int('expected 0 to 10080')
  .min(0, 'expected 0 to 10080')
  .max(10_080, 'expected 0 to 10080');
const memory = z.string().regex(/^[1-9]\d*(MB|GB)$/, 'expected e.g. 512MB or 2GB');

const envelopeSeconds = z.coerce.number('expected 1 to 300').min(1, 'expected 1 to 300').max(300, 'expected 1 to 300');

const DEVELOPMENT_CURSOR_KEY = 'cursors of a development machine only';

/**
 * Reads a subgraph's configuration from an environment such as `process.env`.
 * @throws SubgraphConfigError naming all faults at once
 */
export function readSubgraphConfig(
  name: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): { config: SubgraphConfig; secrets: SubgraphSecrets } {
  const faults: string[] = [];
  const production = env['LIANZHI_ENV'] === 'production';
  const subgraph = SUBGRAPH_NAMES.find((known) => known === name);
  if (!subgraph) {
    faults.push(`Which subgraph? One of ${SUBGRAPH_NAMES.join(', ')}, e.g. npm run subgraph -- cases`);
  }
  const read = <T>(variable: string, schema: z.ZodType<T, unknown>, fallback: string | null): T => {
    const text = env[variable] || (production ? null : fallback) || fallbackInProduction(variable);
    if (text === null) {
      faults.push(`${variable} is not set, and production has no default for it.`);
    }
    const parsed = schema.safeParse(text ?? undefined);
    if (!parsed.success && text !== null) {
      faults.push(`${variable} is malformed: ${parsed.error.issues[0]?.message ?? ''}`);
    }
    return parsed.data as T;
  };
  const fallbackInProduction = (variable: string): string | null =>
    (variable === 'SUBGRAPH_PORT' ? String(defaultPort(subgraph)) : ALWAYS_OPTIONAL[variable]) ?? null;

  const [databaseVariable, keysVariable] = ['DATABASE_URL', 'ENVELOPE_KEYS'].map(
    (variable) => `${(subgraph ?? 'cases').toUpperCase()}_${variable}`,
  ) as [string, string];
  const databaseUrl = read(databaseVariable, z.string(), `.data/default/${subgraph}.sqlite`);
  const databaseSsl = {
    mode: read('DATABASE_SSL_MODE', sslMode, null) || undefined,
    ca: read('DATABASE_SSL_CA', z.string(), null) || undefined,
  };
  const { database, warnings } = addressOf(databaseVariable, databaseUrl, databaseSsl, production, faults);

  const martFolder = read('MART_FOLDER', z.string(), '.data/mart');

  const config: SubgraphConfig = {
    name: subgraph ?? 'cases',
    host: read('SUBGRAPH_HOST', z.string(), '127.0.0.1'),
    port: read('SUBGRAPH_PORT', z.coerce.number('expected a port').int().min(0).max(65_535), null),
    logLevel: read(
      'LOG_LEVEL',
      z.enum(['silent', 'error', 'warn', 'info', 'debug'], 'expected silent, error, warn, info or debug'),
      null,
    ),
    database,
    databaseSsl,
    databaseLimits: {
      sessions: read('DATABASE_SESSIONS', sessions, null),
      waitMs: read('DATABASE_WAIT_SECONDS', seconds, null) * 1000,
      statementMs: read('DATABASE_STATEMENT_SECONDS', seconds, null) * 1000,
    },
    warnings,
    envelopeLifetimeMs: read('ENVELOPE_SECONDS', envelopeSeconds, null) * 1000,
    today: read('LIANZHI_TODAY', todayText, null),
    statistics: {
      byDefault: read('STATISTICS', statisticsStore, null),
      martFolder: martFolder === '' ? null : join(martFolder, subgraph ?? 'cases'),
      martMemory: read('MART_MEMORY', memory, null),
      refreshMinutes: read('MART_REFRESH_MINUTES', minutes, null),
    },
  };
  if (martFolder === '' && (config.statistics.byDefault === 'MART' || config.statistics.refreshMinutes > 0)) {
    faults.push('MART_FOLDER is not set, and STATISTICS or MART_REFRESH_MINUTES asks for a mart.');
  }
  const secrets = {
    envelopeKeys: read(keysVariable, envelopeKeysText, developmentKeyText(subgraph ?? 'cases')),
    cursorKey: read('CURSOR_KEY', z.string().min(32, 'expected at least 32 characters'), DEVELOPMENT_CURSOR_KEY),
  };
  if (production) {
    faults.push(...sampleSecretFaults(env, [databaseVariable, keysVariable, 'CURSOR_KEY']));
  }
  if (production && config.today) {
    faults.push(TODAY_IN_PRODUCTION);
  }
  if (faults.length > 0) {
    throw new SubgraphConfigError(faults);
  }
  return { config, secrets };
}

/**
 * The database of a subgraph alone, for commands that only read it: the given address, else the one that the environment
 * says, else the sample data.
 * @throws SubgraphConfigError naming all faults at once
 */
export function readDatabaseConfig(
  name: SubgraphName,
  url: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Pick<SubgraphConfig, 'database' | 'databaseSsl'> {
  const variable = `${name.toUpperCase()}_DATABASE_URL`;
  const isProduction = env['LIANZHI_ENV'] === 'production';
  const faults: string[] = [];
  const mode = sslMode.safeParse(env['DATABASE_SSL_MODE'] ?? '');
  if (!mode.success) {
    faults.push(`DATABASE_SSL_MODE is malformed: expected ${SSL_MODES.join(', ')}`);
  }
  const given = url ?? (env[variable] || (isProduction ? undefined : `.data/default/${name}.sqlite`));
  if (given === undefined) {
    faults.push(`${variable} is not set, and production has no default for it.`);
  }
  const databaseSsl = { mode: mode.data || undefined, ca: env['DATABASE_SSL_CA'] || undefined };
  const { database } = addressOf(variable, given, databaseSsl, isProduction, faults);
  if (faults.length > 0) {
    throw new SubgraphConfigError(faults);
  }
  return { database, databaseSsl };
}

/** The database, and what is to be said of its address; faults are added to `faults`. */
function addressOf(
  variable: string,
  text: string | undefined,
  ssl: SslDefaults,
  production: boolean,
  faults: string[],
): { database: DatabaseAddress; warnings: readonly string[] } {
  const none = { kind: 'sqlite', file: '' } as const;
  if (text === undefined) {
    return { database: none, warnings: [] };
  }
  const checked = checkAddress(text, { variable, production, ssl, otherwise: 'set DATABASE_SSL_MODE' });
  faults.push(...checked.faults);
  return { database: checked.database ?? none, warnings: checked.warnings };
}

function defaultPort(name: SubgraphName | undefined): number {
  return 4001 + Math.max(0, SUBGRAPH_NAMES.indexOf(name ?? 'cases'));
}
