import { HeaderMap } from '@apollo/server';
import type { GatewayExecutor } from '@apollo/server-gateway-interface';
import { parse } from 'graphql';
import { pino } from 'pino';

import { AUDIENCES, type Viewer } from '../../../subgraphs/shared/access/viewer.ts';
import { POLICY_PREFIX } from '../../authorization/access-rules.ts';
import type { Audiences } from '../../authorization/audiences.ts';
import { operationAuthorizer } from '../../authorization/operation-authorizer.ts';
import { readRules } from '../../authorization/read-rules.ts';
import { openSlices, type Slices } from '../../authorization/slices.ts';
import { stripRules } from '../../authorization/strip-rules.ts';
import { readConfig } from '../../config.ts';
import { graphqlServers } from '../../serving/graphql-server.ts';
import { createRequestScopes, type RequestScope } from '../../serving/request-scope.ts';
import { viewerServers } from '../../serving/viewer-servers.ts';
import { EXECUTORS, openExecutors } from '../support/open-executors.ts';

import type { AccessCase, Claims } from './access-case.ts';
import { jsonResolvers } from './json-data.ts';
import { jsonSubgraph } from './json-subgraph.ts';
import type { Reply } from './judge-reply.ts';
import type { Graph } from './read-graph.ts';

type Mode = NonNullable<AccessCase['mode']>;
type ExecutorName = (typeof EXECUTORS)[number];

export interface OpenGraph {
  ask(
    executor: ExecutorName,
    asked: Omit<AccessCase, 'name' | 'expected'>,
  ): Promise<{ reply: Reply; read: ReadonlySet<string> }>;
  close(): Promise<void>;
}

/** A graph of the suite behind this gateway's own validation, cutting and executors. */
export async function openGraph(graph: Graph): Promise<OpenGraph> {
  let read = new Set<string>();
  const resolvers = jsonResolvers(graph.data, (coordinate) => read.add(coordinate));
  const handlers = Object.fromEntries(
    Object.entries(graph.subgraphs).map(([name, sdl]) => [name, jsonSubgraph(sdl, resolvers)]),
  );
  const document = parse(graph.supergraphSdl);
  const rules = readRules(document);
  let slices: Slices | undefined;
  const executors = await openExecutors(stripRules(graph.supergraphSdl, document), handlers, (schema) => {
    const opened = openSlices(schema, rules);
    slices = opened;
    const schemaOf = (viewer: Viewer) => opened.of(viewer).schema;
    return { authorizer: operationAuthorizer(schema, opened.of, 1_000_000), schemaOf };
  });
  const config = readConfig({ LIANZHI_ENV: 'test' });
  const scopes = createRequestScopes();
  const serverFor = graphqlServers(config, scopes, pino({ level: 'silent' }));
  const { schema } = executors;
  const asking = (execute: GatewayExecutor, mode: Mode) =>
    viewerServers({ schema, slices: slices as Slices, audiences: allIn(mode), execute, serverFor });
  const ways = new Map(
    await Promise.all(
      EXECUTORS.flatMap((executor) =>
        (['filter', 'reject'] as const).map(
          async (mode) => [`${executor} ${mode}`, await asking(executors[executor], mode)] as const,
        ),
      ),
    ),
  );
  return {
    async ask(executor, { claims, mode = 'filter', operation, operationName, variables }) {
      read = new Set();
      const scope = scopeOf(claims ?? {});
      const body: unknown = JSON.parse(JSON.stringify({ query: operation, operationName, variables }));
      const headers = new HeaderMap([['content-type', 'application/json']]);
      const response = await scopes.run(scope, async () =>
        ways.get(`${executor} ${mode}`)?.({ method: 'POST', headers, search: '', body }, scope),
      );
      const text = response?.body.kind === 'complete' ? response.body.string : '{}';
      return { reply: JSON.parse(text) as Reply, read };
    },
    close: () => executors.close(),
  };
}

function scopeOf({ authenticated = false, scopes = [], policies = [] }: Claims): RequestScope {
  const held = [...scopes, ...policies.map((policy) => `${POLICY_PREFIX}${policy}`)].sort();
  const viewer: Viewer = {
    audience: authenticated ? 'court' : 'public',
    subject: authenticated ? 'somebody' : null,
    scopes: held,
    region: null,
    court: null,
    unit: null,
    purpose: null,
  };
  return { requestId: 'case', viewer, clientLeft: new AbortController().signal, notes: { errorCodes: new Set() } };
}

function allIn(mode: Mode): Audiences {
  return Object.fromEntries(AUDIENCES.map((audience) => [audience, { scopes: [], mode }])) as unknown as Audiences;
}
