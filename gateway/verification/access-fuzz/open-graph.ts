import { readFile } from 'node:fs/promises';

import { Supergraph } from '@apollo/federation-internals';
import { buildASTSchema, parse, printSchema, visit, type GraphQLSchema } from 'graphql';
import { pino } from 'pino';
import { Client } from 'undici';

import { SUBGRAPHS } from '../../../subgraphs/definitions.ts';
import { freshKeys, type EnvelopeKeys } from '../../../subgraphs/shared/envelope/envelope-key.ts';
import { envelopeViewer } from '../../../subgraphs/shared/envelope/envelope-viewer.ts';
import { ENVELOPE_LIFETIME_MS } from '../../../subgraphs/shared/envelope/envelope.ts';
import { SUBGRAPH_NAMES, type SubgraphName } from '../../../subgraphs/shared/server/define-subgraph.ts';
import { openSubgraph, type OpenSubgraph } from '../../../subgraphs/shared/server/open-subgraph.ts';
import type { SubgraphHandler } from '../../../subgraphs/shared/server/subgraph-handler.ts';
import type { DevelopmentClaims } from '../../authentication/issuing/issue-token.ts';
import { bearerHeaders } from '../../authentication/issuing/personas.ts';
import { stripRules } from '../../authorization/split-rules.ts';
import { readConfig } from '../../config.ts';
import { createGateway } from '../../gateway.ts';

import { columnsOf, type Columns } from './world/columns.ts';
import { makeDatabases, type Databases } from './world/databases.ts';
import type { World } from './world/world.ts';

/** An answer as it leaves, all of it but the date. */
export interface Reply {
  readonly status: number;
  readonly headers: string;
  readonly body: string;
}

/**
 * The worlds that one gateway asks: the data as it is, its twin, what of it the viewer may see, and, of the credit office
 * alone, that and what is published.
 */
export const SIDES = ['given', 'twin', 'visible', 'visible and published'] as const;
export type Side = (typeof SIDES)[number];

const OFFICES: Readonly<Record<Side, readonly SubgraphName[]>> = {
  given: SUBGRAPH_NAMES,
  twin: SUBGRAPH_NAMES,
  visible: SUBGRAPH_NAMES,
  'visible and published': ['credit'],
};

/** One gateway over several sets of the five databases, so that each operation is planned once for all of them. */
export interface FuzzedGraph {
  readonly schema: GraphQLSchema;
  readonly columns: Columns;
  hold(side: Side, world: World): Promise<void>;
  /** Asks one side at a time: nothing else may be under way. */
  ask(side: Side, asker: DevelopmentClaims | null, query: string, variables: object): Promise<Reply>;
  close(): Promise<void>;
}

/** The day of the answers: the worlds' records end before it. */
const NOW = new Date('2022-09-01T09:00:00+08:00');

/** The same of all: it is told again with each answer. */
const REQUEST_ID = '00000000-0000-4000-8000-000000000000';

export async function openFuzzedGraph(): Promise<FuzzedGraph> {
  const logger = pino({ level: 'silent' });
  const envelopeKeys = Object.fromEntries(SUBGRAPH_NAMES.map((name) => [name, freshKeys()])) as Record<
    SubgraphName,
    EnvelopeKeys
  >;
  const databases = {} as Record<Side, Databases>;
  const opened = {} as Record<Side, Record<SubgraphName, OpenSubgraph>>;
  for (const side of SIDES) {
    databases[side] = await makeDatabases(OFFICES[side]);
    opened[side] = {} as Record<SubgraphName, OpenSubgraph>;
    for (const name of OFFICES[side]) {
      opened[side][name] = await openSubgraph(SUBGRAPHS[name], {
        database: { kind: 'sqlite', file: databases[side].files[name] },
        cursorKey: 'cursors of the fuzz',
        logger,
        now: () => NOW,
        viewerOf: envelopeViewer({
          subgraph: name,
          keys: envelopeKeys[name],
          lifetimeMs: ENVELOPE_LIFETIME_MS,
          logger,
        }),
      });
    }
  }
  let asked: Side = 'given';
  const handlers = Object.fromEntries(
    SUBGRAPH_NAMES.map((name): [string, SubgraphHandler] => [
      name,
      (request) => (opened[asked][name] ?? opened.visible[name]).handler(request),
    ]),
  );
  const config = readConfig({
    LIANZHI_ENV: 'test',
    ACCESS_LEDGER: 'memory',
    GATEWAY_PORT: '0',
    LOG_LEVEL: 'silent',
    SUBGRAPH_DEADLINE_MS: '60000',
    PLANNER_MS: '30000',
  });
  const gateway = await createGateway(config, { subgraphs: handlers, envelopeKeys, logger });
  const client = new Client(gateway.url);
  const tokens = new Map<DevelopmentClaims | null, Readonly<Record<string, string>>>();
  const schema = await wholeSchema();
  return {
    schema,
    columns: allColumns(databases.given, schema),
    hold: (side, world) => databases[side].hold(world),
    async ask(side, asker, query, variables) {
      asked = side;
      const login = tokens.get(asker) ?? (asker === null ? {} : await bearerHeaders(asker));
      tokens.set(asker, login);
      const { statusCode, headers, body } = await client.request({
        method: 'POST',
        path: '/graphql',
        headers: { 'content-type': 'application/json', 'x-request-id': REQUEST_ID, ...login },
        body: JSON.stringify({ query, variables }),
      });
      const { date: _date, ...told } = headers;
      return { status: statusCode, headers: JSON.stringify(told), body: await body.text() };
    },
    async close() {
      await client.close();
      await gateway.stop();
      for (const side of SIDES) {
        await Promise.all(Object.values(opened[side]).map((subgraph) => subgraph.close()));
        await databases[side].remove();
      }
    },
  };
}

/** Everything that the five offices have, whoever may see it. */
async function wholeSchema(): Promise<GraphQLSchema> {
  const sdl = await readFile(new URL('../../supergraph.graphql', import.meta.url), 'utf8');
  const schema = Supergraph.build(stripRules(sdl, parse(sdl)))
    .apiSchema()
    .toGraphQLJSSchema();
  // The access ledger grows with every answer, so no two are alike: it has tests of its own.
  return buildASTSchema(
    visit(parse(printSchema(schema)), {
      FieldDefinition: ({ name }) => (name.value === 'accessLedger' ? null : undefined),
    }),
  );
}

function allColumns({ writers }: Databases, schema: GraphQLSchema): Columns {
  return new Map(Object.values(writers).flatMap((writer) => [...columnsOf(writer, schema)]));
}
