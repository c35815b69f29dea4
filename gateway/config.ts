import { TODAY_IN_PRODUCTION } from '../subgraphs/shared/clock.ts';
import type { EnvelopeKeys } from '../subgraphs/shared/envelope/envelope-key.ts';
import { sampleSecretFaults } from '../subgraphs/shared/sample-secrets.ts';
import { SUBGRAPH_NAMES, type SubgraphName } from '../subgraphs/shared/server/subgraph-names.ts';

import {
  checkOwnAddress,
  ledgerAddress,
  ledgerFaults,
  ledgerFile,
  ledgerKeys,
  witnessFaults,
  type LedgerAddress,
  type LedgerConfig,
} from './access-ledger/ledger-config.ts';
import type { LookupOptions } from './access-ledger/lookups/lookup-limit.ts';
import { authenticationFaults, type AuthenticationOptions } from './authentication/authentication-options.ts';
import { accessFaults, type AuthorizationOptions } from './authorization/authorization-options.ts';
import { CONFIG_VARIABLES, type ConfigValues, type ConfigVariableName } from './config-variables.ts';
import type { HttpOptions } from './http/listener.ts';
import { NO_LIMITS_FILE } from './limits/audience-limits.ts';
import type { SavedQueriesOptions } from './saved-queries/open-queries.ts';
import type { ServingOptions } from './serving/generation.ts';
import type { SubgraphClientOptions } from './subgraph-client/connect-subgraphs.ts';
import { envelopeKeyFaults } from './subgraph-client/envelope-key-faults.ts';
import type { TelemetryOptions } from './telemetry/open-telemetry.ts';
import { documentFaults, type DocumentsOptions } from './trusted-documents/documents-options.ts';
import { unencryptedOffices } from './unencrypted-offices.ts';

/** The whole configuration, read once at start. Each stage declares its own options. */
export interface GatewayConfig {
  readonly environment: 'development' | 'test' | 'production';
  readonly logLevel: string;
  /** What the operator should know of a configuration that is accepted; for the log. */
  readonly warnings: readonly string[];
  /** The day that data are read as of; null for the machine's own. */
  readonly today: string | null;
  readonly http: HttpOptions;
  readonly telemetry: TelemetryOptions;
  /** What each audience may ask for at most; relative to the gateway's folder if not absolute. */
  readonly limitsFile: string;
  readonly authentication: AuthenticationOptions;
  readonly authorization: AuthorizationOptions;
  readonly subgraphs: SubgraphClientOptions;
  readonly ledger: LedgerConfig;
  readonly lookups: LookupOptions;
  /** Separate from the rest, so that it is not logged by accident. */
  readonly secrets: {
    /** Sign the requests to each subgraph. */
    readonly envelopeKeys: Readonly<Record<SubgraphName, EnvelopeKeys>>;
    /** Can contain the password of a database. */
    readonly ledgerAddress: LedgerAddress;
    /** Keys of the hashes of people, in base64. The first is used for new records. */
    readonly ledgerKeys: readonly [string, ...string[]];
    /** The Redis in which gateways share budgets, with its password; empty for budgets of this process. */
    readonly budgetsAddress: string;
  };
  readonly documents: Omit<DocumentsOptions, 'tokens'>;
  readonly savedQueries: SavedQueriesOptions;
  readonly supergraphFile: string;
  readonly serving: ServingOptions;
}

/** Names every variable that is missing or malformed, never its value, which can be a misplaced secret. */
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
 * @throws ConfigError with all faults at once, so that an operator can fix them together
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): GatewayConfig {
  const faults: string[] = [];
  const names = Object.keys(CONFIG_VARIABLES) as ConfigVariableName[];
  const inProduction = env['LIANZHI_ENV'] === 'production';
  const values = Object.fromEntries(names.map((name) => [name, readVariable(name, env[name], inProduction, faults)]));
  if (inProduction) {
    faults.push(
      ...authenticationFaults(values),
      ...accessFaults(values),
      ...ledgerFaults(values),
      ...envelopeKeyFaults(envelopeKeys(values as Partial<ConfigValues>)),
      ...sampleSecretFaults(env, names),
    );
  }
  if (inProduction && values['LIMITS_FILE'] === NO_LIMITS_FILE) {
    faults.push('LIMITS_FILE is none: production sets limits.');
  }
  if (inProduction && values['LIANZHI_TODAY']) {
    faults.push(TODAY_IN_PRODUCTION);
  }
  if (values['EXECUTOR'] === 'apollo' && values['PLANNER'] === 'hive') {
    faults.push('EXECUTOR is apollo, which runs no plans of another planner: PLANNER must be apollo, too.');
  }
  const addresses = (['ACCESS_LEDGER', 'OWN_QUERIES'] as const).flatMap((name) =>
    typeof values[name] === 'string' ? [checkOwnAddress(name, values[name], inProduction)] : [],
  );
  faults.push(...addresses.flatMap((one) => one.faults));
  faults.push(...documentFaults(values), ...witnessFaults(values));
  if (faults.length > 0) {
    throw new ConfigError(faults);
  }
  return {
    ...toConfig(values as unknown as ConfigValues),
    warnings: [...addresses.flatMap((one) => one.warnings), ...(inProduction ? unencryptedOffices(values) : [])],
  };
}

/** The keys of the envelopes, by variable. */
function envelopeKeys(values: Partial<ConfigValues>): Readonly<Record<string, EnvelopeKeys | undefined>> {
  const variables = Object.values(bySubgraph((name) => `${name}_ENVELOPE_KEYS` as const));
  return Object.fromEntries(variables.map((variable) => [variable, values[variable]]));
}

/** One value for each subgraph. @param valueOf gets the name as it stands in variables */
function bySubgraph<Value>(valueOf: (name: Uppercase<SubgraphName>) => Value): Readonly<Record<SubgraphName, Value>> {
  const values = SUBGRAPH_NAMES.map((name) => [name, valueOf(name.toUpperCase() as Uppercase<SubgraphName>)] as const);
  return Object.fromEntries(values) as Record<SubgraphName, Value>;
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

function toConfig(values: ConfigValues): Omit<GatewayConfig, 'warnings'> {
  return {
    environment: values.LIANZHI_ENV,
    logLevel: values.LOG_LEVEL,
    today: values.LIANZHI_TODAY,
    http: {
      host: values.GATEWAY_HOST,
      port: values.GATEWAY_PORT,
      bodyBytes: values.REQUEST_BODY_BYTES,
      unsentBytes: values.UNSENT_BYTES,
      readMs: values.REQUEST_READ_MS,
      keepAliveMs: values.KEEP_ALIVE_MS,
      corsOrigins: values.CORS_ORIGINS,
      trustedProxies: values.TRUSTED_PROXIES,
      drainDelayMs: values.DRAIN_DELAY_MS,
      drainTimeoutMs: values.DRAIN_TIMEOUT_MS,
    },
    telemetry: {
      metrics: values.METRICS_PORT === '' ? undefined : { host: values.METRICS_HOST, port: values.METRICS_PORT },
      traces: values.TRACES_URL === '' ? undefined : { url: values.TRACES_URL, share: values.TRACES_SHARE },
    },
    authentication: {
      environment: values.LIANZHI_ENV,
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
      urls: bySubgraph((name) => values[`SUBGRAPH_${name}_URL` as const]),
      deadlineMs: values.SUBGRAPH_DEADLINE_MS,
      replyBytes: values.SUBGRAPH_REPLY_BYTES,
      connections: values.SUBGRAPH_CONNECTIONS,
      queue: values.SUBGRAPH_QUEUE,
      breakerFetches: values.SUBGRAPH_BREAKER_FETCHES,
      breakerMs: values.SUBGRAPH_BREAKER_MS,
    },
    ledger: {
      chain: values.LEDGER_CHAIN,
      headsFile: ledgerFile(values.LEDGER_HEADS_FILE),
      headsMs: values.LEDGER_HEADS_MS,
      hashName: values.LEDGER_HASH,
      origin: values.LEDGER_ORIGIN,
      signingKeyFile: ledgerFile(values.LEDGER_SIGNING_KEY_FILE),
      witness:
        values.LEDGER_WITNESS_URL === ''
          ? undefined
          : {
              url: values.LEDGER_WITNESS_URL,
              key: values.LEDGER_WITNESS_KEY,
              file: ledgerFile(values.LEDGER_WITNESS_FILE),
            },
      deadlineMs: values.LEDGER_DEADLINE_MS,
      waiting: values.LEDGER_WAITING,
      paceMs: values.LEDGER_PACE_MS,
    },
    lookups: { perHour: values.LOOKUPS_PER_HOUR, candidatesPerDay: values.LOOKUP_CANDIDATES },
    secrets: {
      ledgerAddress: ledgerAddress(values.ACCESS_LEDGER),
      ledgerKeys: ledgerKeys(values.LEDGER_KEYS),
      budgetsAddress: values.BUDGETS_REDIS,
      envelopeKeys: bySubgraph((name) => values[`${name}_ENVELOPE_KEYS` as const]),
    },
    authorization: {
      audiencesFile: values.AUDIENCES_FILE,
      rules: values.ACCESS_RULES,
      gains: values.ACCESS_GAINS,
    },
    savedQueries: {
      today: values.LIANZHI_TODAY,
      folders: values.SAVED_QUERIES,
      replyBytes: values.SUBGRAPH_REPLY_BYTES,
      ownStore: ledgerAddress(values.OWN_QUERIES),
      documentModes: values.GATEWAY_DOCUMENTS,
      runs: values.QUERY_RUNS,
      runsOfViewer: values.QUERY_RUNS_PER_VIEWER,
    },
    documents: {
      folder: values.TRUSTED_DOCUMENTS,
      modes: values.GATEWAY_DOCUMENTS,
    },
    supergraphFile: values.SUPERGRAPH_FILE,
    limitsFile: values.LIMITS_FILE,
    serving: {
      executor: values.EXECUTOR,
      planner: {
        kind: values.PLANNER,
        limitMs: values.PLANNER_MS,
        paths: values.PLANNER_PATHS,
        plans: values.PLANNER_PLANS,
      },
      operationCacheBytes: values.OPERATION_CACHE_BYTES,
      supergraph: { lint: values.SUPERGRAPH_LINT },
    },
  };
}
