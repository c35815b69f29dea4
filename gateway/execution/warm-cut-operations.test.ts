import { Supergraph } from '@apollo/federation-internals';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';

import type { Viewer } from '../../subgraphs/shared/access/viewer.ts';
import { SUPREME_COURT_VIEWER } from '../../subgraphs/shared/testing/viewers.ts';
import { operationAuthorizer } from '../authorization/operation-authorizer.ts';
import { readRules } from '../authorization/read-rules.ts';
import { openSlices } from '../authorization/slices.ts';
import { stripRules } from '../authorization/strip-rules.ts';
import { readConfig } from '../config.ts';
import { apolloPlanner } from '../planning/apollo-planner.ts';
import type { OperationExecutor } from '../serving/generation.ts';
import { connectSubgraphs } from '../subgraph-client/connect-subgraphs.ts';
import { compose } from '../verification/support/compose.ts';

import { compiledExecutor } from './compiled-executor.ts';

const GRAPH = compose('type Query { open: String, secret: String @requiresScopes(scopes: [["secret"]]) }');
const VIEWER: Viewer = { ...SUPREME_COURT_VIEWER, scopes: [] };
const TEXT = '{ open secret }';

describe('an operation that was cut for its viewer', () => {
  it('is known with the viewer’s rights, and ready for the same viewer in the next generation', async () => {
    const first = openCounted();
    await ask(first.executor);
    const known = first.executor.known?.() ?? [];
    expect(known.map(({ text }) => text)).toEqual([TEXT]);

    const next = openCounted();
    await next.executor.prepare?.({ ...known[0]!, document: parse(TEXT) });
    expect(next.planned).toEqual(['{\n  open\n}']);
    await ask(next.executor);
    expect(next.planned).toHaveLength(1);
  });
});

function openCounted() {
  const planned: string[] = [];
  const document = parse(GRAPH);
  const supergraphSdl = stripRules(GRAPH, document);
  const supergraph = Supergraph.build(supergraphSdl);
  const schema = supergraph.apiSchema().toGraphQLJSSchema();
  const config = readConfig({ LIANZHI_ENV: 'test' });
  const handler = () =>
    Promise.resolve({ status: 200, contentType: 'application/json', body: '{"data":{"open":"open"}}' });
  const plan = apolloPlanner(supergraph, config.planner);
  const executor = compiledExecutor(
    {
      supergraphSdl,
      supergraph,
      schema,
      planner: {
        async plan({ text }) {
          planned.push(text);
          return plan(text, undefined);
        },
      },
      subgraphs: connectSubgraphs(config.subgraphs, {}, { s0: handler }).connect(supergraph),
      authorizer: operationAuthorizer(schema, openSlices(schema, readRules(document)).of, 1_000_000),
      reference: () => Promise.reject(new Error('Nothing here is left to the reference executor.')),
    },
    1_000_000,
    { compiled: 0, fallbacks: 0 },
  );
  return { executor, planned };
}

async function ask({ execute }: OperationExecutor): Promise<void> {
  const document = parse(TEXT);
  const [operation] = document.definitions;
  const context = { requestId: 'test', viewer: VIEWER, clientLeft: new AbortController().signal, notes: {} };
  const asked = { request: { query: TEXT, variables: {} }, document, operation, source: TEXT, queryHash: '', context };
  const { data } = await execute(asked as unknown as Parameters<OperationExecutor['execute']>[0]);
  expect(JSON.stringify(data)).toBe('{"open":"open","secret":null}');
}
