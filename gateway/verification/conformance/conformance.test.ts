import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { EXECUTORS } from '../support/open-executors.ts';

import { readCases } from './access-cases.ts';
import { checkResponse } from './check-response.ts';
import { openGraph, type OpenGraph } from './open-graph.ts';
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
      const { response, read } = await graphs.get(one.graph)!.request(executor, one);
      expect(checkResponse(one, response, read)).toEqual([]);
      passed += 1;
    });
  });
});

describe('the suite', () => {
  it('has unique names', () => {
    const names = TOPICS.flatMap(([topic, cases]) => cases.map(({ name }) => `${topic}: ${name}`));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('has no two cases with the same request', () => {
    const requests = CASES.map(({ graph, claims, mode, operation, operationName, variables }) =>
      JSON.stringify([graph, claims, mode, operation, operationName, variables]),
    );
    expect(requests.filter((one, index) => requests.indexOf(one) !== index)).toEqual([]);
  });
});
