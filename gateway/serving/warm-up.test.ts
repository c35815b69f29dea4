import { afterEach, describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';

import type { Audience } from '../../subgraphs/shared/access/audiences.ts';
import { SUPREME_COURT_VIEWER } from '../../subgraphs/shared/testing/viewers.ts';
import { openSlices } from '../authorization/slices.ts';
import { splitRules } from '../authorization/split-rules.ts';
import { compiledExecutor } from '../execution/compiled-executor.ts';
import { apolloPlanner } from '../planning/apollo-planner.ts';
import type { TrustedDocument } from '../trusted-documents/trusted-document.ts';
import { compose } from '../verification/support/compose.ts';
import { answerBy, openExecutors, servingOf, type Executors } from '../verification/support/open-executors.ts';

import type { Serving } from './answer-request.ts';
import { operationCache } from './operation-cache.ts';
import { warmUp, warmUpDocuments } from './warm-up.ts';

const GRAPH = compose('type Query { open: String, secret: String @requiresScopes(scopes: [["secret"]]) }');
const RUNNING = new AbortController().signal;

const opened: Executors[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

/** A serving in which the court may read all, and the public not even know of what is secret. */
async function openServing(onPlan: () => void = () => undefined): Promise<{ serving: Serving; planned: string[] }> {
  const planned: string[] = [];
  const { rules, supergraphSdl } = splitRules(GRAPH);
  const reply = { status: 200, contentType: 'application/json', body: '{"data":{"open":"o","secret":"s"}}' };
  const executors = await openExecutors(supergraphSdl, { s0: () => Promise.resolve(reply) });
  opened.push(executors);
  const { schema, subgraphs, supergraph } = executors;
  const plan = apolloPlanner(supergraph, { paths: 100, plans: 100 });
  const planner = {
    async plan({ text }: { text: string }) {
      onPlan();
      planned.push(text.replaceAll(/\s+/g, ' '));
      return plan(text);
    },
  };
  const executor = compiledExecutor({ supergraphSdl, schema, planner, ...subgraphs });
  const serving = servingOf(schema, executor, openSlices(schema, rules));
  const { audiences } = serving;
  const rights = {
    ...audiences,
    court: { mode: 'filter' as const, scopes: ['secret'] },
    public: { mode: 'reject' as const, scopes: [] },
  };
  return { serving: { ...serving, audiences: rights }, planned };
}

function documentOf(text: string, operations: TrustedDocument['operations'], audiences?: readonly Audience[]) {
  const document: TrustedDocument = {
    ...{ id: text, app: 'portal', version: '1', status: 'active', text, operations },
    audiences,
  };
  return document;
}

it('preparing known operations ends when the gateway stops', async () => {
  const stopping = new AbortController();
  const { serving, planned } = await openServing(() => stopping.abort());
  const known = ['{ open }', '{ a: open }', '{ b: open }'].map((text) => {
    return { text, operationName: undefined, viewer: { audience: 'court' as const, scopes: [] } };
  });
  expect(await warmUp(serving, known, stopping.signal)).toBe(1);
  expect(planned).toHaveLength(1);
});

describe('trusted documents', () => {
  it('are planned ahead, each of their operations for each audience, and not again at the first request', async () => {
    const { serving, planned } = await openServing();
    const text = 'query A { open secret } query B { open }';
    const { prepared, cached, misfits } = await warmUpDocuments(
      serving,
      [documentOf(text, ['A', 'B'], ['court', 'analyst'])],
      RUNNING,
    );
    expect({ prepared, cached, misfits }).toEqual({ prepared: 4, cached: 4, misfits: [] });
    const before = planned.length;
    expect(before).toBeGreaterThanOrEqual(3);
    const viewer = { ...SUPREME_COURT_VIEWER, scopes: ['secret'] };
    const request = { text, document: parse(text), variables: {}, viewer };
    expect((await answerBy(serving, { ...request, operationName: 'A' })).dataText).toBe('{"open":"o","secret":"s"}');
    expect((await answerBy(serving, { ...request, operationName: 'B' })).dataText).toBe('{"open":"o"}');
    expect(planned).toHaveLength(before);
  });

  it('are planned once where several versions have them', async () => {
    const { serving, planned } = await openServing();
    const document = documentOf('{ open }', [undefined], ['court']);
    await warmUpDocuments(serving, [document, { ...document, version: '2', id: 'other' }], RUNNING);
    expect(planned).toEqual(['{ open }']);
  });

  it('that the schema no longer has are named by app, version and operation, without their text', async () => {
    const { serving } = await openServing();
    const documents = [documentOf('query Gone { gone }', ['Gone']), documentOf('query Kept { open }', ['Kept'])];
    const { misfits } = await warmUpDocuments(serving, documents, RUNNING);
    expect(misfits).toEqual([
      {
        ...{ app: 'portal', version: '1', operation: 'Gone', codes: ['GRAPHQL_VALIDATION_FAILED'] },
        audiences: expect.arrayContaining(['court', 'public']),
      },
    ]);
  });

  it('that only some audiences may read are named if they were written for the others', async () => {
    const { serving } = await openServing();
    const text = 'query Secret { secret }';
    expect((await warmUpDocuments(serving, [documentOf(text, ['Secret'])], RUNNING)).misfits).toEqual([]);
    const { misfits } = await warmUpDocuments(serving, [documentOf(text, ['Secret'], ['court', 'public'])], RUNNING);
    expect(misfits).toEqual([expect.objectContaining({ operation: 'Secret', audiences: ['public'] })]);
  });

  it('that do not all fit into the cache are counted', async () => {
    const { serving } = await openServing();
    const documents = Array.from({ length: 20 }, (_, at) => documentOf(`{ a${at}: open }`, [undefined], ['court']));
    const small = { ...serving, operations: operationCache(100_000) };
    const { prepared, cached } = await warmUpDocuments(small, documents, RUNNING);
    expect(prepared).toBe(20);
    expect(cached).toBeLessThan(10);
  });
});
