import { z } from 'zod';

import { todayText } from '../subgraphs/shared/clock.ts';
import { developmentKeyText, envelopeKeysText } from '../subgraphs/shared/envelope/envelope-key.ts';

import { DEVELOPMENT_AUDIENCE, DEVELOPMENT_ISSUER, DEVELOPMENT_KEYS } from './authentication/authentication-options.ts';
import { DEFAULT_AUDIENCES_FILE } from './authorization/authorization-options.ts';
import {
  amount,
  insisted,
  interval,
  milliseconds,
  isHttpUrl,
  isOrigin,
  isRedisUrl,
  oneOf,
  optional,
  textList,
  wholeNumber,
  type ConfigVariable,
} from './config-schemas.ts';
import { isAddressOrNetwork } from './http/client-address.ts';
import { LEDGER_VARIABLES } from './ledger-variables.ts';
import { DEFAULT_LIMITS_FILE } from './limits/audience-limits.ts';
import { documentModesText, NO_DOCUMENTS } from './trusted-documents/documents-options.ts';

/** Only asymmetric ones: with a symmetric one, anybody could sign with the public key (RFC 8725, 2.1). */
const SIGNATURE_ALGORITHMS = [
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
] as const;

const port = wholeNumber(0, 65_535);
const bytes = wholeNumber(1024, 1024 ** 3);

/** Every variable the gateway reads, in the order of the README's table. */
export const CONFIG_VARIABLES = {
  LIANZHI_ENV: optional(oneOf('development', 'test', 'production'), 'development', 'Kind of environment.'),
  LIANZHI_TODAY: optional(
    todayText,
    '',
    'Day that data are read as of, for sample data, e.g. `2022-12-31`; the machine’s own by default. Production refuses it.',
  ),
  LOG_LEVEL: optional(oneOf('silent', 'error', 'warn', 'info', 'debug'), 'info', 'Least severe level to log.'),
  GATEWAY_HOST: insisted(z.string().min(1, 'an address'), '127.0.0.1', 'Address to listen on.'),
  GATEWAY_PORT: optional(port, '4000', 'Port to listen on; 0 takes any that is free.'),
  JWKS: insisted(
    z.string().min(1, 'a file or an address'),
    DEVELOPMENT_KEYS,
    'Public keys that tokens are checked with (RFC 7517): a file, or an address, in production https; `development` is a key made at first start.',
  ),
  TOKEN_ISSUER: insisted(z.string().min(1, 'an issuer'), DEVELOPMENT_ISSUER, 'Required issuer of a token (`iss`).'),
  TOKEN_AUDIENCE: insisted(
    z.string().min(1, 'an audience'),
    DEVELOPMENT_AUDIENCE,
    'Required audience of a token (`aud`).',
  ),
  TOKEN_ALGORITHMS: optional(
    z
      .string()
      .transform((text) => text.split(/ *, */))
      .pipe(z.array(z.enum(SIGNATURE_ALGORITHMS, `some of ${SIGNATURE_ALGORITHMS.join(', ')}, with commas`))),
    'ES256,EdDSA,RS256',
    'Accepted signature algorithms of tokens.',
  ),
  TOKEN_CLOCK_TOLERANCE_MS: optional(milliseconds, '30000', 'Accepted difference between the issuer’s clock and ours.'),
  TOKEN_BYTES: optional(bytes, '8192', 'Longest accepted token.'),
  CLAIMS_FILE: optional(
    z.string().min(1, 'a file'),
    'authentication/claims.json',
    'Maps the claims of a token to a viewer; relative to the gateway’s folder if not absolute; see `authentication/README.md`.',
  ),
  JWKS_REFRESH_MS: optional(interval, '60000', 'How often the keys are read again.'),
  JWKS_UNKNOWN_KEY_MS: optional(milliseconds, '30000', 'Shortest time between two reads that unknown key ids cause.'),
  JWKS_STALE_MS: optional(milliseconds, '600000', 'How long keys are used after they can no longer be read; then 503.'),
  JWKS_DEADLINE_MS: optional(milliseconds, '3000', 'Time limit for fetching the keys.'),
  JWKS_BYTES: optional(bytes, '262144', 'Largest key set read from an address.'),
  SUBGRAPH_CASES_URL: subgraphUrl(4001, 'cases'),
  SUBGRAPH_ASSETS_URL: subgraphUrl(4002, 'assets'),
  SUBGRAPH_CREDIT_URL: subgraphUrl(4003, 'credit'),
  SUBGRAPH_PERFORMANCE_URL: subgraphUrl(4004, 'performance'),
  SUBGRAPH_LINKAGE_URL: subgraphUrl(4005, 'linkage'),
  CASES_ENVELOPE_KEYS: envelopeKeys('cases'),
  ASSETS_ENVELOPE_KEYS: envelopeKeys('assets'),
  CREDIT_ENVELOPE_KEYS: envelopeKeys('credit'),
  PERFORMANCE_ENVELOPE_KEYS: envelopeKeys('performance'),
  LINKAGE_ENVELOPE_KEYS: envelopeKeys('linkage'),
  SUBGRAPH_DEADLINE_MS: optional(milliseconds, '5000', 'Time limit for one fetch, including waiting and reading.'),
  SUBGRAPH_REPLY_BYTES: optional(bytes, String(32 * 1024 ** 2), 'Largest accepted reply of a subgraph.'),
  SUBGRAPH_CONNECTIONS: optional(amount, '32', 'Most connections to one subgraph.'),
  SUBGRAPH_QUEUE: optional(amount, '4000', 'Most fetches that wait for a connection to one subgraph.'),
  SUBGRAPH_BREAKER_FETCHES: optional(
    amount,
    '20',
    'The circuit to a subgraph opens when over half of this many latest fetches were 5xx or timeouts.',
  ),
  SUBGRAPH_BREAKER_MS: optional(
    milliseconds,
    '5000',
    'How long the circuit stays open before one fetch tests the subgraph.',
  ),
  ...LEDGER_VARIABLES,
  LOOKUPS_PER_HOUR: optional(
    amount,
    '10000',
    'Most identifiers that one viewer looks up in sixty minutes: credit checks, parties and ledger by number; at all gateways together with `BUDGETS_REDIS`, otherwise at each.',
  ),
  LOOKUP_CANDIDATES: optional(
    amount,
    '300',
    'Most numbers with the same published mask that one unit or court looks up in a day; a tenth as many of one birthday and place.',
  ),
  REQUEST_BODY_BYTES: optional(bytes, String(1024 ** 2), 'Largest accepted request body.'),
  UNSENT_BYTES: optional(
    bytes,
    String(128 * 1024 ** 2),
    'Most bytes of answers that clients have not taken yet; beyond it, the oldest of the client that holds most is broken off.',
  ),
  REQUEST_READ_MS: optional(milliseconds, '10000', 'Time limit for a client to send its request.'),
  KEEP_ALIVE_MS: optional(
    milliseconds,
    '65000',
    'How long an idle connection stays open; must be longer than that of the proxy in front.',
  ),
  CORS_ORIGINS: optional(
    textList.refine(
      (origins) => origins.every(isOrigin),
      'origins such as https://app.example.cn, with commas, and never *',
    ),
    '',
    'Origins whose pages may ask from a browser, e.g. `https://app.example.cn`, with commas; see `http/README.md`.',
  ),
  TRUSTED_PROXIES: optional(
    textList.refine(
      (entries) => entries.every(isAddressOrNetwork),
      'addresses and networks such as 10.0.0.0/8, with commas',
    ),
    '',
    'Proxies in front whose `X-Forwarded-For` says the client’s address, e.g. `10.0.0.5,10.1.0.0/16`: viewers without a token are told apart by it.',
  ),
  METRICS_PORT: optional(
    z.union([z.literal(''), port]),
    '',
    'Port that answers `/metrics` for Prometheus; no metrics where it is empty; 0 takes any that is free; see `telemetry/README.md`.',
  ),
  METRICS_HOST: optional(
    z.string().min(1, 'an address'),
    '127.0.0.1',
    'Address of that port; only scrapers should reach it.',
  ),
  TRACES_URL: optional(
    z.string().refine((text) => text === '' || isHttpUrl(text), 'an http:// or https:// address'),
    '',
    'Where traces are sent by OTLP over HTTP, e.g. `http://127.0.0.1:4318/v1/traces`; no traces where it is empty.',
  ),
  TRACES_SHARE: optional(
    z
      .string()
      .regex(/^(?:0(?:\.\d{1,6})?|1)$/, 'a number from 0 to 1')
      .transform(Number),
    '0.1',
    'Which share of the requests to the graph is traced.',
  ),
  DRAIN_DELAY_MS: optional(milliseconds, '0', 'At stop, how long to keep serving after readiness is off.'),
  DRAIN_TIMEOUT_MS: optional(milliseconds, '10000', 'At stop, how long to wait for running requests.'),
  LIMITS_FILE: optional(
    z.string().min(1, 'a file'),
    DEFAULT_LIMITS_FILE,
    'What each audience may ask for at most, relative to the gateway’s folder if not absolute; `none` sets no limits, which production refuses; see `limits/README.md`.',
  ),
  BUDGETS_REDIS: optional(
    z
      .string()
      .refine(
        (text) => text === '' || isRedisUrl(text),
        'a redis:// or rediss:// address with a host, its password percent-encoded',
      ),
    '',
    'Redis in which several gateways share what viewers may spend and look up, e.g. `redis://10.0.0.7:6379`; each has budgets of its own where it is empty, or while Redis is gone.',
  ),
  TRUSTED_DOCUMENTS: optional(
    z.string().min(1, 'a folder'),
    NO_DOCUMENTS,
    'Folder of the clients’ manifests, relative to the gateway’s folder if not absolute; read again when it changes; see `trusted-documents/README.md`.',
  ),
  GATEWAY_DOCUMENTS: optional(
    documentModesText,
    'open',
    'What happens to other documents: `open` runs them, `log` also logs their hash, `trusted` refuses them; for some audiences another, as in `open,public=trusted,analyst=log`.',
  ),
  SAVED_QUERIES: optional(
    textList,
    '',
    'Folders of an office’s own saved queries, with commas, beside the library; read again when they change.',
  ),
  OWN_QUERIES: optional(
    z.string().min(1, 'a file or a mysql:// address'),
    '.data/own-queries.sqlite',
    'Where viewers’ own queries are stored: a SQLite file, relative to the project’s folder if not absolute, a `mysql://` address that all gateways share, or `memory`.',
  ),
  QUERY_RUNS: optional(amount, '4', 'Most saved queries that run at once.'),
  QUERY_RUNS_PER_VIEWER: optional(amount, '2', 'Most saved queries that one viewer runs at once.'),
  SUPERGRAPH_FILE: optional(
    z.string().min(1, 'a file'),
    'supergraph.graphql',
    'The supergraph, relative to the gateway’s folder if not absolute; read again when it changes and at SIGHUP.',
  ),
  SUPERGRAPH_LINT: optional(
    oneOf('refuse', 'warn'),
    'refuse',
    'What happens to a supergraph with constructs that planners are known to get wrong.',
  ),
  ACCESS_RULES: optional(
    oneOf('required', 'none'),
    'required',
    'Whether a supergraph without access rules is refused; production accepts nothing else.',
  ),
  ACCESS_GAINS: optional(
    oneOf('refuse', 'accept'),
    'refuse',
    'What happens to a supergraph that opens what the previous one protected; see `authorization/README.md`.',
  ),
  AUDIENCES_FILE: optional(
    z.string().min(1, 'a file'),
    DEFAULT_AUDIENCES_FILE,
    'Which audience has which scopes; relative to the gateway’s folder if not absolute.',
  ),
  EXECUTOR: optional(
    oneOf('compiled', 'apollo'),
    'compiled',
    'Which executor runs the plans: ours, or that of `@apollo/gateway`. They are never mixed.',
  ),
  PLANNER: optional(
    oneOf('apollo', 'hive'),
    'apollo',
    'Which planner makes the plans; an operation that it cannot plan is refused.',
  ),
  PLANNER_MS: optional(
    milliseconds,
    '1800',
    'Time limit for planning one operation; after it, the operation is refused.',
  ),
  PLANNER_PATHS: optional(amount, '2000', 'Most paths to one field that the planner compares.'),
  PLANNER_PLANS: optional(
    amount,
    '100',
    'Most plans that the planner compares for one operation; beyond it, it drops alternatives.',
  ),
  OPERATION_CACHE_BYTES: optional(
    bytes,
    String(96 * 1024 ** 2),
    'Estimated memory for operations, their plans and compiled forms.',
  ),
} as const satisfies Record<string, ConfigVariable>;

export type ConfigVariableName = keyof typeof CONFIG_VARIABLES;

/** The parsed values. */
export type ConfigValues = {
  readonly [Name in ConfigVariableName]: z.output<(typeof CONFIG_VARIABLES)[Name]['schema']>;
};

function subgraphUrl(defaultPort: number, name: string): ConfigVariable<z.ZodType<string, string>> {
  return insisted(
    z.string().refine(isHttpUrl, 'an http:// or https:// address'),
    `http://127.0.0.1:${defaultPort}/graphql`,
    `Address of the ${name} subgraph’s GraphQL endpoint.`,
  );
}

function envelopeKeys(name: string): ConfigVariable<typeof envelopeKeysText> {
  const meaning = `Secrets shared with the ${name} subgraph, \`id:secret\` with commas between; requests are signed with the first.`;
  return insisted(envelopeKeysText, developmentKeyText(name), meaning);
}
