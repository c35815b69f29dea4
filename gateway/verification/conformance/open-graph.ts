import { HeaderMap } from '@apollo/server';
import { pino } from 'pino';

import type { Viewer } from '../../../subgraphs/shared/access/viewer.ts';
import { POLICY_PREFIX } from '../../authorization/access-rules.ts';
import { openSlices } from '../../authorization/slices.ts';
import { splitRules } from '../../authorization/split-rules.ts';
import { openGraphqlServer, type ServeGraphql } from '../../http/graphql-server.ts';
import { answerRequest, type RequestScope } from '../../serving/answer-request.ts';
import { EXECUTORS, openExecutors, servingOf, type ExecutorName } from '../support/open-executors.ts';

import type { AccessCase, Claims } from './access-cases.ts';
import type { Response } from './check-response.ts';
import { jsonResolvers } from './json-data.ts';
import { jsonSubgraph } from './json-subgraph.ts';
import type { Graph } from './read-graph.ts';

export interface OpenGraph {
  request(
    executor: ExecutorName,
    accessCase: Omit<AccessCase, 'name' | 'expected'>,
  ): Promise<{ response: Response; read: ReadonlySet<string> }>;
  close(): Promise<void>;
}

/** A graph of the suite behind this gateway's own protocol, validation, authorization and executors. */
export async function openGraph(graph: Graph): Promise<OpenGraph> {
  let read = new Set<string>();
  const resolvers = jsonResolvers(graph.data, (coordinate) => read.add(coordinate));
  const handlers = Object.fromEntries(
    Object.entries(graph.subgraphs).map(([name, sdl]) => [name, jsonSubgraph(sdl, resolvers)]),
  );
  const { rules, supergraphSdl } = splitRules(graph.supergraphSdl);
  const executors = await openExecutors(supergraphSdl, handlers);
  const servers = new Map<string, ServeGraphql>();
  for (const executor of EXECUTORS) {
    for (const mode of ['filter', 'reject'] as const) {
      const { schema } = executors;
      const serving = servingOf(schema, executors[executor], openSlices(schema, rules), mode);
      const served: Parameters<typeof openGraphqlServer>[0] = {
        answer: (request, scope) => answerRequest(serving, request, scope),
        documentOf: serving.operations.documentOf,
      };
      const { serve } = await openGraphqlServer(served, { tokens: 100_000 }, pino({ level: 'silent' }));
      servers.set(`${executor} ${mode}`, serve);
    }
  }
  return {
    async request(executor, { claims, mode = 'filter', operation, operationName, variables }) {
      read = new Set();
      const body: unknown = JSON.parse(JSON.stringify({ query: operation, operationName, variables }));
      const headers = new HeaderMap([['content-type', 'application/json']]);
      const sent = await servers.get(`${executor} ${mode}`)?.(
        { method: 'POST', headers, search: '', body },
        scopeOf(claims ?? {}),
      );
      const text = sent?.body.kind === 'complete' ? sent.body.string : '{}';
      return { response: JSON.parse(text) as Response, read };
    },
    close: () => executors.close(),
  };
}

function scopeOf({ authenticated = false, scopes = [], policies = [] }: Claims): RequestScope {
  const rights = [...scopes, ...policies.map((policy) => `${POLICY_PREFIX}${policy}`)].sort();
  const viewer: Viewer = {
    audience: authenticated ? 'court' : 'public',
    subject: 'somebody',
    scopes: rights,
    region: null,
    court: null,
    unit: null,
    purpose: null,
  };
  const { signal } = new AbortController();
  return { requestId: 'case', viewer, clientLeft: signal, language: 'en', notes: { errorCodes: new Set() } };
}
