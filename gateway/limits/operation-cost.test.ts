import { describe, expect, it } from '@jest/globals';
import { buildSchema, getOperationAST, parse } from 'graphql';

import { fragmentsOf } from '../graphql/documents.ts';

import { operationCost, recordsIn } from './operation-cost.ts';
import { readPrices } from './prices.ts';

const SDL = `
  type Query {
    cases(first: Int = 20): CaseConnection @listSize(slicingArguments: ["first"], sizedFields: ["edges", "nodes"])
    case: Case
    statistics(period: String!, groupBy: [String!]! = [], periodUnit: String = "YEAR", regionLevel: String): [Row!] @cost(weight: 100)
  }
  type CaseConnection { nodes: [Case!]! edges: [Edge!]! totalCount: Int @cost(weight: 20) }
  type Edge { node: Case! }
  type Case { id: ID court: Court parties: [Party!] @listSize(assumedSize: 5) others: [Case!] related(first: Int = 20): CaseConnection @listSize(slicingArguments: ["first"], sizedFields: ["edges", "nodes"]) }
  type Court { name: String figure(year: Int): Int @cost(weight: 20) }
  type Party { name: String }
  type Row { value: Int court: Court }
`;
const schema = buildSchema(
  `directive @cost(weight: Int!) on FIELD_DEFINITION directive @listSize(slicingArguments: [String!], sizedFields: [String!], assumedSize: Int) on FIELD_DEFINITION ${SDL}`,
);
const prices = readPrices(SDL);

function cost(text: string, values: Readonly<Record<string, unknown>> = {}) {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (operation == null) {
    throw new Error('no operation');
  }
  const { fixed, records } = operationCost({ schema, prices }, operation, fragmentsOf(document))(values);
  return [fixed, records];
}

describe('the cost of an operation', () => {
  it.each([
    ['an object', '{ case { id } }', [0, 1]],
    ['scalars, which are free', '{ case { id a: id } }', [0, 1]],
    ['a page of the default size', '{ cases { nodes { id } } }', [0, 1 + 20]],
    ['a page of the size asked for', '{ cases(first: 100) { nodes { id court { name } } } }', [0, 1 + 100 * 2]],
    ['edges as well as nodes', '{ cases(first: 3) { edges { node { id } } } }', [0, 1 + 3 * 2]],
    [
      'pages inside pages',
      '{ cases(first: 100) { nodes { related(first: 100) { nodes { id } } } } }',
      [0, 1 + 100 * 102],
    ],
    ['a list without pages', '{ case { parties { name } } }', [0, 1 + 5]],
    ['a list that nothing is said of', '{ case { others { id } } }', [0, 1 + 10]],
    ['a count', '{ cases { totalCount } }', [20, 1]],
    ['a figure of each record', '{ cases(first: 10) { nodes { court { figure(year: 1) } } } }', [200, 1 + 10 * 2]],
    [
      'questions about the schema',
      '{ __typename __schema { types { name } } __type(name: "Case") { name } }',
      [520, 0],
    ],
    ['a fragment', '{ case { ...C } } fragment C on Case { court { name } }', [0, 2]],
    ['statistics of two years', '{ statistics(period: "2019-01-01/2021-01-01") { value } }', [200, 1]],
    [
      'statistics by court and month',
      '{ statistics(period: "2019", groupBy: ["COURT", "PERIOD"], periodUnit: "MONTH") { value court { name } } }',
      [100, 1200 * 2],
    ],
    [
      'more rows than an office gives',
      '{ statistics(period: "2019", groupBy: ["COURT", "REGION", "CAUSE"]) { value } }',
      [100, 10_000],
    ],
  ])('counts %s', (_what, text, expected) => {
    expect(cost(text)).toEqual(expected);
  });

  it('depends on variables: page sizes and conditions', () => {
    const text =
      'query ($n: Int, $with: Boolean!) { cases(first: $n) { nodes { id court @include(if: $with) { name } } } }';
    expect(cost(text, { n: 7, with: true })).toEqual([0, 1 + 7 * 2]);
    expect(cost(text, { n: 7, with: false })).toEqual([0, 1 + 7]);
    expect(cost('query ($n: Int) { cases(first: $n) { nodes { id } } }', { n: -5 })).toEqual([0, 1]);
  });

  it('is at most what the answer holds, counted in objects', () => {
    expect(recordsIn({ cases: { nodes: [{ id: 1 }, { id: 2, court: { name: 'x' } }] } })).toBe(5);
  });
});
