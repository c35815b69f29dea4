import { readFile } from 'node:fs/promises';

import { Supergraph } from '@apollo/federation-internals';
import { buildASTSchema, parse, printSchema, visit, type GraphQLSchema } from 'graphql';
import { pino } from 'pino';
import { Client } from 'undici';

import { SUBGRAPHS } from '../../../subgraphs/definitions.ts';
import { freshKeys, type EnvelopeKeys } from '../../../subgraphs/shared/envelope/envelope-key.ts';
import { envelopeViewer } from '../../../subgraphs/shared/envelope/envelope-viewer.ts';
import { ENVELOPE_LIFETIME_MS } from '../../../subgraphs/shared/envelope/envelope.ts';
import { openSubgraph, type OpenSubgraph } from '../../../subgraphs/shared/server/open-subgraph.ts';
import type { SubgraphHandler } from '../../../subgraphs/shared/server/subgraph-handler.ts';
import { SUBGRAPH_NAMES, type SubgraphName } from '../../../subgraphs/shared/server/subgraph-names.ts';
import type { DevelopmentClaims } from '../../authentication/issuing/issue-token.ts';
import { bearerHeaders } from '../../authentication/issuing/personas.ts';
import { stripRules } from '../../authorization/split-rules.ts';
import { readConfig } from '../../config.ts';
import { createGateway } from '../../gateway.ts';

import { columnsOf, type Columns } from './world/columns.ts';
import { makeDatabases, type Databases } from './world/databases.ts';
import type { World } from './world/records.ts';

/** A response without its `date` header. */
export interface Response {
  readonly status: number;
  readonly headers: string;
  readonly body: string;
}

/**
 * The data that the gateway reads: the given world; its twin; for statistics that count more than the viewer sees, a twin
 * that differs outside the viewer's province only, and all of the viewer's region; the part that the viewer may see; and, for
 * the credit office only, that part with the published listings.
 */
export const DATASETS = ['given', 'twin', 'twin elsewhere', 'region', 'visible', 'visible and published'] as const;
export type Dataset = (typeof DATASETS)[number];

const OFFICES: Readonly<Record<Dataset, readonly SubgraphName[]>> = {
  given: SUBGRAPH_NAMES,
  twin: SUBGRAPH_NAMES,
  'twin elsewhere': SUBGRAPH_NAMES,
  region: SUBGRAPH_NAMES,
  visible: SUBGRAPH_NAMES,
  'visible and published': ['credit'],
};

/** One gateway over several sets of the five databases, so that each operation is planned only once. */
export interface FuzzedGraph {
  readonly schema: GraphQLSchema;
  readonly columns: Columns;
  load(dataset: Dataset, world: World): Promise<void>;
  /** Sends one request; no other may be in flight, since all datasets share the gateway. */
  request(dataset: Dataset, claims: DevelopmentClaims | null, query: string, variables: object): Promise<Response>;
  /** Runs a saved query, e.g. `/q/case-records.csv`; what is different for each run is left out of the headers. */
  runQuery(dataset: Dataset, claims: DevelopmentClaims | null, path: string): Promise<Response>;
  close(): Promise<void>;
}

/** The current time of the test: the worlds' records end before it. */
const NOW = new Date('2022-09-01T09:00:00+08:00');

/** The same for all requests, because each response repeats it. */
const REQUEST_ID = '00000000-0000-4000-8000-000000000000';

export async function openFuzzedGraph(): Promise<FuzzedGraph> {
  const logger = pino({ level: 'silent' });
  const envelopeKeys = Object.fromEntries(SUBGRAPH_NAMES.map((name) => [name, freshKeys()])) as Record<
    SubgraphName,
    EnvelopeKeys
  >;
  const databases = {} as Record<Dataset, Databases>;
  const opened = {} as Record<Dataset, Record<SubgraphName, OpenSubgraph>>;
  for (const dataset of DATASETS) {
    databases[dataset] = await makeDatabases(OFFICES[dataset]);
    opened[dataset] = {} as Record<SubgraphName, OpenSubgraph>;
    for (const name of OFFICES[dataset]) {
      opened[dataset][name] = await openSubgraph(SUBGRAPHS[name], {
        database: { kind: 'sqlite', file: databases[dataset].files[name] },
        cursorKey: 'cursors of the fuzz',
        logger,
        now: () => NOW,
        // Each world has its own regions and courts.
        keepTreesMs: 0,
        viewerOf: envelopeViewer({
          subgraph: name,
          keys: envelopeKeys[name],
          lifetimeMs: ENVELOPE_LIFETIME_MS,
          logger,
        }),
      });
    }
  }
  let current: Dataset = 'given';
  const handlers = Object.fromEntries(
    SUBGRAPH_NAMES.map((name): [string, SubgraphHandler] => [
      name,
      (request) => (opened[current][name] ?? opened.visible[name]).handler(request),
    ]),
  );
  const config = readConfig({
    LIMITS_FILE: 'none',
    LIANZHI_ENV: 'test',
    ACCESS_LEDGER: 'memory',
    LOOKUPS_PER_HOUR: '1000000',
    LOOKUP_CANDIDATES: '1000000',
    OWN_QUERIES: 'memory',
    GATEWAY_PORT: '0',
    LOG_LEVEL: 'silent',
    SUBGRAPH_DEADLINE_MS: '60000',
    PLANNER_MS: '30000',
  });
  const gateway = await createGateway(config, { subgraphs: handlers, envelopeKeys, logger });
  const client = new Client(gateway.url);
  const tokens = new Map<DevelopmentClaims | null, Readonly<Record<string, string>>>();
  const schema = await wholeSchema();
  const loginOf = async (claims: DevelopmentClaims | null): Promise<Readonly<Record<string, string>>> => {
    const login = tokens.get(claims) ?? (claims === null ? {} : await bearerHeaders(claims));
    tokens.set(claims, login);
    return login;
  };
  return {
    schema,
    columns: allColumns(databases.given, schema),
    load: (dataset, world) => databases[dataset].load(world),
    async request(dataset, claims, query, variables) {
      current = dataset;
      const login = await loginOf(claims);
      const { statusCode, headers, body } = await client.request({
        method: 'POST',
        path: '/graphql',
        headers: { 'content-type': 'application/json', 'x-request-id': REQUEST_ID, ...login },
        body: JSON.stringify({ query, variables }),
      });
      const { date: _date, ...others } = headers;
      return { status: statusCode, headers: JSON.stringify(others), body: await body.text() };
    },
    async runQuery(dataset, claims, path) {
      current = dataset;
      const login = await loginOf(claims);
      const { statusCode, headers, body } = await client.request({
        method: 'GET',
        path,
        headers: { 'x-request-id': REQUEST_ID, ...login },
      });
      const { date: _date, 'x-query-run': _run, ...others } = headers;
      return { status: statusCode, headers: JSON.stringify(others), body: await body.text() };
    },
    async close() {
      await client.close();
      await gateway.stop();
      for (const dataset of DATASETS) {
        await Promise.all(Object.values(opened[dataset]).map((subgraph) => subgraph.close()));
        await databases[dataset].remove();
      }
    },
  };
}

/** Root fields that the gateway itself answers. */
const OF_THE_GATEWAY: ReadonlySet<string> = new Set(['accessLedger', 'viewer', 'enumLabels']);

/** The whole graph of the five offices, without access rules. */
async function wholeSchema(): Promise<GraphQLSchema> {
  const sdl = await readFile(new URL('../../supergraph.graphql', import.meta.url), 'utf8');
  const schema = Supergraph.build(stripRules(sdl, parse(sdl)))
    .apiSchema()
    .toGraphQLJSSchema();
  // The access ledger grows with every response, so no two are equal; what the gateway says of the viewer differs for each
  // viewer, with no row behind it: they have their own tests.
  return buildASTSchema(
    visit(parse(printSchema(schema)), {
      FieldDefinition: ({ name }) => (OF_THE_GATEWAY.has(name.value) ? null : undefined),
    }),
  );
}

/** A response as text, for findings. */
export function responseText({ status, headers, body }: Response): string {
  return `${status} ${headers}\n${body}`;
}

function allColumns({ writers }: Databases, schema: GraphQLSchema): Columns {
  return new Map(Object.values(writers).flatMap((writer) => [...columnsOf(writer, schema)]));
}
