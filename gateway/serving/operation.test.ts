import { createHash } from 'node:crypto';

import { afterEach, describe, expect, it } from '@jest/globals';
import { GraphQLError, parse } from 'graphql';

import type { Viewer } from '../../subgraphs/shared/access/viewer.ts';
import { SUPREME_COURT_VIEWER } from '../../subgraphs/shared/testing/viewers.ts';
import { openSlices } from '../authorization/slices.ts';
import { splitRules } from '../authorization/split-rules.ts';
import { refusal } from '../errors.ts';
import { compiledExecutor } from '../execution/compiled-executor.ts';
import type { Executor } from '../execution/executor.ts';
import { apolloPlanner } from '../planning/apollo-planner.ts';
import { compose } from '../verification/support/compose.ts';
import { answerBy, openExecutors, servingOf, type Executors } from '../verification/support/open-executors.ts';

import type { Serving } from './answer-request.ts';
import { operationCache } from './operation-cache.ts';
import { warmUp } from './warm-up.ts';

const GRAPH = compose('type Query { open: String, secret: String @requiresScopes(scopes: [["secret"]]) }');
const MAY_READ_ALL: Viewer = { ...SUPREME_COURT_VIEWER, scopes: ['secret'] };
const MAY_READ_LESS: Viewer = { ...SUPREME_COURT_VIEWER, scopes: [] };
const TEXT = '{ open secret }';

const opened: Executors[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

/** Answers requests over the graph; `planned` lists the operations that the planner got. */
async function openServing(): Promise<{ serving: Serving; planned: string[] }> {
  const planned: string[] = [];
  const { rules, supergraphSdl } = splitRules(GRAPH);
  const reply = { status: 200, contentType: 'application/json', body: '{"data":{"open":"o","secret":"s"}}' };
  const executors = await openExecutors(supergraphSdl, { s0: () => Promise.resolve(reply) });
  opened.push(executors);
  const { schema, subgraphs, supergraph } = executors;
  const plan = apolloPlanner(supergraph, { paths: 100, plans: 100 });
  const planner = {
    async plan({ text }: { text: string }) {
      planned.push(text.replaceAll(/\s+/g, ' '));
      return plan(text);
    },
  };
  const executor = compiledExecutor({ supergraphSdl, schema, planner, ...subgraphs });
  return { serving: servingOf(schema, executor, openSlices(schema, rules)), planned };
}

function send(serving: Serving, viewer: Viewer, text = TEXT, variables: Record<string, unknown> = {}) {
  return answerBy(serving, { text, document: parse(text), variables, viewer });
}

describe('an operation', () => {
  it('is planned once for simultaneous and later requests', async () => {
    const { serving, planned } = await openServing();
    await Promise.all([send(serving, MAY_READ_ALL), send(serving, MAY_READ_ALL)]);
    await send(serving, MAY_READ_ALL);
    expect(planned).toEqual(['{ open secret }']);
  });

  it('is planned separately for viewers with other rights and for each combination of conditions', async () => {
    const { serving, planned } = await openServing();
    expect((await send(serving, MAY_READ_LESS)).dataText).toBe('{"open":"o","secret":null}');
    expect((await send(serving, MAY_READ_ALL)).dataText).toBe('{"open":"o","secret":"s"}');
    const conditional = 'query ($s: Boolean!) { open @skip(if: $s) secret }';
    for (const s of [true, false, true]) {
      await send(serving, MAY_READ_ALL, conditional, { s });
    }
    expect(planned).toEqual(['{ open }', '{ open secret }', '{ secret }', '{ open secret }']);
  });

  it('can be prepared in the next generation for viewers with the same rights', async () => {
    const first = await openServing();
    await send(first.serving, MAY_READ_LESS);
    const known = first.serving.operations.list();
    expect(known.map(({ text }) => text)).toEqual([TEXT]);

    const next = await openServing();
    expect(
      await warmUp(next.serving, [...known, { ...known[0]!, text: '{ gone }' }], new AbortController().signal),
    ).toBe(1);
    expect(next.planned).toEqual(['{ open }']);
    await send(next.serving, MAY_READ_LESS);
    expect(next.planned).toHaveLength(1);
  });

  it.each<[string, number]>([
    ['COST_LIMIT_EXCEEDED', 1],
    ['PLAN_NOT_SUPPORTED', 1],
    ['RATE_LIMITED', 2],
  ])('that is refused with %s is prepared %i times for two requests', async (code, times) => {
    const { serving } = await openServing();
    let attempts = 0;
    const executor: Executor = {
      prepare() {
        attempts += 1;
        return Promise.reject(refusal(code as 'RATE_LIMITED', 'No.'));
      },
      close: () => Promise.resolve(),
    };
    for (let time = 0; time < 2; time += 1) {
      const { errors } = await send({ ...serving, executor }, MAY_READ_ALL);
      expect(errors[0]?.extensions['code']).toBe(code);
    }
    expect(attempts).toBe(times);
  });

  it('is prepared again after a fault', async () => {
    const { serving } = await openServing();
    let attempts = 0;
    const executor: Executor = {
      prepare(operation) {
        attempts += 1;
        return attempts === 1 ? Promise.reject(new GraphQLError('once')) : serving.executor.prepare(operation);
      },
      close: () => Promise.resolve(),
    };
    await expect(send({ ...serving, executor }, MAY_READ_ALL)).rejects.toThrow('once');
    expect((await send({ ...serving, executor }, MAY_READ_ALL)).dataText).toBe('{"open":"o","secret":"s"}');
  });
});

describe('the cache of operations', () => {
  it('keeps the most recently used operations within its bytes, and only their documents', async () => {
    const { serving } = await openServing();
    const small: Serving = { ...serving, operations: operationCache(200_000) };
    const texts = Array.from({ length: 60 }, (_, at) => `{ a${at}: open }`);
    const [hot = ''] = texts;
    for (const text of texts) {
      await send(small, MAY_READ_ALL, text);
      await send(small, MAY_READ_ALL, hot);
    }
    const cached = small.operations.list().map(({ text }) => text);
    expect(cached.length).toBeLessThan(20);
    expect(cached).toContain(hot);
    expect(cached).toContain(texts.at(-1));
    const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
    const withDocument = texts.filter((text) => small.operations.documentOf(hashOf(text)) !== undefined);
    expect(withDocument.toSorted()).toEqual(cached.toSorted());
  });

  it('does not keep an operation that is, or grows, larger than the cache', async () => {
    const { serving } = await openServing();
    const tiny: Serving = { ...serving, operations: operationCache(25_000) };
    expect((await send(tiny, MAY_READ_ALL)).dataText).toBe('{"open":"o","secret":"s"}');
    const documentHash = createHash('sha256').update(TEXT).digest('hex');
    const long = `{ open } #${'x'.repeat(20_000)}`;
    await send(tiny, MAY_READ_ALL, long);
    expect(tiny.operations.list().map(({ text }) => text)).toEqual([TEXT]);
    expect(tiny.operations.documentOf(documentHash)).toBeDefined();
    const conditional = 'query ($a: Boolean = false, $b: Boolean = false) { open @skip(if: $a) secret @skip(if: $b) }';
    for (const a of [true, false]) {
      await send(tiny, MAY_READ_ALL, conditional, { a });
    }
    expect(tiny.operations.list()).toEqual([]);
    expect(tiny.operations.documentOf(documentHash)).toBeUndefined();
  });
});
