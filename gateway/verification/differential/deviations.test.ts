import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';

import { allCandidates, APOLLO_GATEWAY } from './candidates.ts';
import type { TestCase } from './operations/test-case-arbitrary.ts';
import { openTrial, type Trial } from './trial.ts';
import { WORLDS, type WorldName } from './worlds/all.ts';

/** The list in README.md: operations that plain `@apollo/gateway` answers differently from the merged schema. */
const DEVIATIONS: Readonly<Partial<Record<WorldName, readonly string[]>>> = {
  shop: [
    '{ products { fee weight } }',
    '{ products { deals { also { fee @skip(if: true) summary } } } }',
    'mutation { unmark(id: "d1") { ... on Deal { __typename } also { id } ... on Deal { percent } } }',
    'mutation { addComment(id: "p1", text: "x") { deals { product { name } } } rename(id: "p1") { id } }',
  ],
  grid: [
    '{ rows { id: hottest { __typename } } }',
    '{ __type(name: "Cell") { isOneOf } }',
    '{ tree { cell { id: value hottest { __typename } } } }',
  ],
  library: ['{ allMedia { ... on Book { rating __typename } } }', '{ topRated { ... on Found { __typename } } }'],
};

describe.each(Object.entries(DEVIATIONS) as [WorldName, readonly string[]][])('over the %s world', (world, texts) => {
  let trial: Trial | undefined;
  beforeAll(async () => {
    trial = await openTrial(await WORLDS[world](), allCandidates);
  });
  afterAll(() => trial?.close());

  it.each(texts)('%s is answered wrongly by plain @apollo/gateway alone', async (text) => {
    const testCase: TestCase = { text, document: parse(text), variables: {}, faults: [] };
    const differences = await trial!.differences(testCase);
    expect([...differences.keys()]).toEqual([APOLLO_GATEWAY]);
  });
});
