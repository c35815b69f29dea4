import type { EnvelopeKeys } from '../subgraphs/shared/envelope/envelope-key.ts';
import type { SubgraphName } from '../subgraphs/shared/server/define-subgraph.ts';

import {
  ledgerAddress,
  ledgerFaults,
  ledgerFile,
  ledgerKeys,
  type LedgerAddress,
  type LedgerConfig,
} from './access-ledger/ledger-config.ts';
import type { KeyTimes } from './authentication/key-ring.ts';
import type { FetchLimits } from './authentication/key-source.ts';
import { productionFaults } from './authentication/production-faults.ts';
import type { TokenRules } from './authentication/verify-token.ts';
import { accessFaults } from './authorization/production-faults.ts';
import { CONFIG_VARIABLES, type ConfigValues, type ConfigVariableName } from './config-variables.ts';
import { envelopeKeyFaults } from './subgraph-client/envelope-key-faults.ts';

/** All that the gateway can be told, read once at start. Sizes in bytes, times in milliseconds. */
export interface GatewayConfig {
  readonly environment: 'development' | 'test' | 'production';
  readonly logLevel: string;
  readonly http: {
    readonly host: string;
    readonly port: number;
    readonly bodyBytes: number;
    readonly readMs: number;
    readonly keepAliveMs: number;
    readonly drainDelayMs: number;
    readonly drainTimeoutMs: number;
  };
  readonly authentication: {
    /** A file or an address, or DEVELOPMENT_KEYS. */
    readonly jwks: string;
    readonly claimsFile: string;
    readonly token: TokenRules;
    readonly keyTimes: KeyTimes;
    readonly keyFetch: FetchLimits;
  };
  readonly subgraphs: {
    readonly urls: Readonly<Record<SubgraphName, string>>;
    readonly deadlineMs: number;
    readonly replyBytes: number;
    readonly connections: number;
    readonly waiting: number;
    readonly breakerFetches: number;
    readonly restMs: number;
  };
  readonly ledger: LedgerConfig;
  /** Apart from the rest, so that nobody prints it by the way. */
  readonly secrets: {
    /** What requests to each subgraph are signed with. */
    readonly envelopeKeys: Readonly<Record<SubgraphName, EnvelopeKeys>>;
    /** May hold a database's password. */
    readonly ledgerAddress: LedgerAddress;
    /** Of people's hashes, in base64, the one in use first. */
    readonly ledgerKeys: readonly [string, ...string[]];
  };
  readonly limits: {
    readonly depth: number;
    readonly aliases: number;
    readonly rootFields: number;
    readonly tokens: number;
  };
  readonly supergraph: { readonly file: string; readonly lint: 'refuse' | 'warn' };
  readonly access: {
    readonly rules: 'required' | 'none';
    readonly gains: 'refuse' | 'accept';
    readonly audiencesFile: string;
  };
  readonly executor: 'compiled' | 'reference';
  readonly planner: {
    readonly kind: 'apollo' | 'hive';
    readonly limitMs: number;
    readonly paths: number;
    readonly plans: number;
    readonly cacheBytes: number;
  };
  readonly documents: { readonly cacheBytes: number };
}

/** Names every variable that is missing or malformed, never its value: a value may be a secret pasted astray. */
export class ConfigError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The gateway cannot start:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

/**
 * Reads the gateway's configuration from an environment such as `process.env`.
 *
 * @throws ConfigError naming all faults at once, so that an operator mends them in one go.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): GatewayConfig {
  const faults: string[] = [];
  const names = Object.keys(CONFIG_VARIABLES) as ConfigVariableName[];
  const inProduction = env['LIANZHI_ENV'] === 'production';
  const values = Object.fromEntries(names.map((name) => [name, readVariable(name, env[name], inProduction, faults)]));
  if (inProduction) {
    faults.push(
      ...productionFaults(values),
      ...accessFaults(values),
      ...ledgerFaults(values),
      ...envelopeKeyFaults(values as Partial<ConfigValues>),
    );
  }
  if (faults.length > 0) {
    throw new ConfigError(faults);
  }
  return toConfig(values as unknown as ConfigValues);
}

/** The variables as the README's markdown table, which is also what `--help` prints. */
export function configTable(): string {
  const rows = Object.entries(CONFIG_VARIABLES).map(
    ([name, { fallback, productionInsists, meaning }]) =>
      `| \`${name}\` | \`${fallback}\` | ${productionInsists ? 'yes' : 'no'} | ${meaning} |`,
  );
  return ['| variable | default | production insists | meaning |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function readVariable(name: ConfigVariableName, given: string | undefined, inProduction: boolean, faults: string[]) {
  const { schema, fallback, productionInsists } = CONFIG_VARIABLES[name];
  const isSet = given !== undefined && given !== '';
  if (!isSet && inProduction && productionInsists) {
    faults.push(`${name} is not set, and production has no default for it.`);
    return undefined;
  }
  const read = schema.safeParse(isSet ? given : fallback);
  if (!read.success) {
    faults.push(`${name} is malformed: expected ${read.error.issues[0]?.message ?? 'another value'}.`);
    return undefined;
  }
  return read.data;
}

function toConfig(values: ConfigValues): GatewayConfig {
  return {
    environment: values.LIANZHI_ENV,
    logLevel: values.LOG_LEVEL,
    http: {
      host: values.GATEWAY_HOST,
      port: values.GATEWAY_PORT,
      bodyBytes: values.REQUEST_BODY_BYTES,
      readMs: values.REQUEST_READ_MS,
      keepAliveMs: values.KEEP_ALIVE_MS,
      drainDelayMs: values.DRAIN_DELAY_MS,
      drainTimeoutMs: values.DRAIN_TIMEOUT_MS,
    },
    authentication: {
      jwks: values.JWKS,
      claimsFile: values.CLAIMS_FILE,
      token: {
        issuer: values.TOKEN_ISSUER,
        audience: values.TOKEN_AUDIENCE,
        algorithms: values.TOKEN_ALGORITHMS,
        clockToleranceMs: values.TOKEN_CLOCK_TOLERANCE_MS,
        tokenBytes: values.TOKEN_BYTES,
      },
      keyTimes: {
        refreshMs: values.JWKS_REFRESH_MS,
        unknownKeyMs: values.JWKS_UNKNOWN_KEY_MS,
        staleMs: values.JWKS_STALE_MS,
      },
      keyFetch: { bytes: values.JWKS_BYTES, deadlineMs: values.JWKS_DEADLINE_MS },
    },
    subgraphs: {
      urls: {
        cases: values.SUBGRAPH_CASES_URL,
        assets: values.SUBGRAPH_ASSETS_URL,
        credit: values.SUBGRAPH_CREDIT_URL,
        performance: values.SUBGRAPH_PERFORMANCE_URL,
        linkage: values.SUBGRAPH_LINKAGE_URL,
      },
      deadlineMs: values.SUBGRAPH_DEADLINE_MS,
      replyBytes: values.SUBGRAPH_REPLY_BYTES,
      connections: values.SUBGRAPH_CONNECTIONS,
      waiting: values.SUBGRAPH_WAITING,
      breakerFetches: values.SUBGRAPH_BREAKER_FETCHES,
      restMs: values.SUBGRAPH_REST_MS,
    },
    ledger: {
      chain: values.LEDGER_CHAIN,
      headsFile: ledgerFile(values.LEDGER_HEADS_FILE),
      headsMs: values.LEDGER_HEADS_MS,
      deadlineMs: values.LEDGER_DEADLINE_MS,
      waiting: values.LEDGER_WAITING,
      paceMs: values.LEDGER_PACE_MS,
    },
    secrets: {
      ledgerAddress: ledgerAddress(values.ACCESS_LEDGER),
      ledgerKeys: ledgerKeys(values.LEDGER_KEYS),
      envelopeKeys: {
        cases: values.CASES_ENVELOPE_KEYS,
        assets: values.ASSETS_ENVELOPE_KEYS,
        credit: values.CREDIT_ENVELOPE_KEYS,
        performance: values.PERFORMANCE_ENVELOPE_KEYS,
        linkage: values.LINKAGE_ENVELOPE_KEYS,
      },
    },
    limits: {
      depth: values.LIMIT_DEPTH,
      aliases: values.LIMIT_ALIASES,
      rootFields: values.LIMIT_ROOT_FIELDS,
      tokens: values.LIMIT_TOKENS,
    },
    supergraph: { file: values.SUPERGRAPH_FILE, lint: values.SUPERGRAPH_LINT },
    access: { rules: values.ACCESS_RULES, gains: values.ACCESS_GAINS, audiencesFile: values.AUDIENCES_FILE },
    executor: values.EXECUTOR,
    planner: {
      kind: values.PLANNER,
      limitMs: values.PLANNER_MS,
      paths: values.PLANNER_PATHS,
      plans: values.PLANNER_PLANS,
      cacheBytes: values.PLAN_CACHE_BYTES,
    },
    documents: { cacheBytes: values.DOCUMENT_CACHE_BYTES },
  };
}
