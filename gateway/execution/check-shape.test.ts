import { isDeepStrictEqual } from 'node:util';

import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, parse, type GraphQLObjectType } from 'graphql';

import { fragmentsOf, onlyOperation } from '../graphql/documents.ts';
import { compileShape } from '../subgraph-client/reply-shape.ts';

import { compileIsWellShaped } from './check-shape.ts';

const SCHEMA = buildSchema(`
  type Query { one: Thing all: [Thing!] grid: [[Int]!] kind: Kind any: Any leaf: Float! constructor: Boolean }
  enum Kind { A B }
  union Any = Thing | Other
  type Thing { name: String size: Int! inner: Thing }
  type Other { id: ID! }
`);

const DOCUMENT = parse(`
  query ($v: Boolean!) {
    one { name size inner { size } } all { ...T } grid kind leaf constructor
    any { __typename ... on Other { id } ...T }
    maybe: kind @skip(if: $v)
  }
  fragment T on Thing { name size }
`);

const selections = onlyOperation(DOCUMENT).selectionSet;
const query = SCHEMA.getQueryType() as GraphQLObjectType;
const quick = compileIsWellShaped(SCHEMA, query, selections, fragmentsOf(DOCUMENT));
const exact = compileShape(SCHEMA, query, selections, fragmentsOf(DOCUMENT));

/** Without faults, and unchanged: an id that was a number becomes text. */
function isExactlyRight(value: unknown): boolean {
  let faults = 0;
  const checked = exact(structuredClone(value), [], () => (faults += 1));
  return faults === 0 && isDeepStrictEqual(checked, structuredClone(value));
}

const GOOD = {
  one: { name: 'n', size: 1, inner: null },
  all: [{ name: null, size: 2 }],
  grid: [[1, null], []],
  kind: 'A',
  leaf: 1.5,
  constructor: true,
  any: { __typename: 'Other', id: 'i' },
};

it('accepts a correct reply', () => {
  expect(quick(GOOD)).toBe(true);
  expect(quick({ ...GOOD, maybe: 'B' })).toBe(true);
  expect(quick(null)).toBe(true);
});

const wrong = fc.oneof(
  fc.constantFrom(
    null,
    undefined,
    'A',
    'C',
    1,
    1.5,
    2 ** 31,
    2 ** 53,
    Infinity,
    true,
    [],
    {},
    { size: 1 },
    { name: 'n', size: 1 },
  ),
  fc.constantFrom([[1]], [null], [{ name: 'x', size: '1' }], { __typename: 'Thing', name: 'n', size: 2 }),
  fc.constantFrom({ __typename: 'Other' }, { __typename: 'Unknown', id: '1' }, { __typename: null, id: '1' }),
  fc.constantFrom({ __typename: 'Other', id: 1 }, { __typename: 'Other', id: 2 ** 53 }, [{ name: 'x', size: 2 ** 31 }]),
  fc.jsonValue(),
);

it('agrees with the exact check on random replies', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(GOOD), 'maybe'), wrong, (name, value) => {
      const reply = { ...GOOD, [name]: value };
      expect(quick(reply)).toBe(isExactlyRight(reply));
    }),
    { numRuns: 3_000 },
  );
});
