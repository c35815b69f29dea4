import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { EXECUTORS } from '../support/open-executors.ts';

import { judgeReply } from './judge-reply.ts';
import { openGraph, type OpenGraph } from './open-graph.ts';
import { readCases } from './read-cases.ts';
import { readGraph } from './read-graph.ts';

const TOPICS = await readCases();
const CASES = TOPICS.flatMap(([, cases]) => cases);

describe.each(EXECUTORS)('on the %s executor', (executor) => {
  const graphs = new Map<string, OpenGraph>();
  let passed = 0;
  beforeAll(async () => {
    for (const name of new Set(CASES.map(({ graph }) => graph))) {
      graphs.set(name, await openGraph(await readGraph(name)));
    }
  });
  afterAll(async () => {
    process.stdout.write(`Conformance, ${executor} executor: ${passed} of ${CASES.length}\n`);
    await Promise.all([...graphs.values()].map((graph) => graph.close()));
  });

  describe.each(TOPICS)('%s', (_, cases) => {
    it.each(cases.map((one) => [one.name, one] as const))('%s', async (_name, one) => {
      const { reply, read } = await graphs.get(one.graph)!.ask(executor, one);
      expect(judgeReply(one, reply, read)).toEqual([]);
      passed += 1;
    });
  });
});

describe('the suite', () => {
  it('has no two cases of one name', () => {
    const names = TOPICS.flatMap(([topic, cases]) => cases.map(({ name }) => `${topic}: ${name}`));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('asks no two cases the same', () => {
    const asked = CASES.map(({ graph, claims, mode, operation, operationName, variables }) =>
      JSON.stringify([graph, claims, mode, operation, operationName, variables]),
    );
    expect(asked.filter((one, index) => asked.indexOf(one) !== index)).toEqual([]);
  });
});
