import { describe, expect, it } from '@jest/globals';
import { buildSchema, Kind, parse, type FragmentDefinitionNode, type GraphQLObjectType } from 'graphql';

import { compileShape } from './reply-shape.ts';

const SCHEMA = buildSchema(`
  scalar Decimal
  enum Kind { HOUSE LAND }
  interface Measure { id: ID! }
  type Seizure implements Measure { id: ID! place: String }
  type Freeze implements Measure { id: ID! amount: Decimal! }
  union Found = Seizure | Freeze
  type Query { text: String count: Int ratio: Float is: Boolean id: ID amount: Decimal kind: Kind
    list: [[Int!]] sure: Int! measures: [Measure!] found: Found self: Query }
`);

/** The reply after the check, and the paths of its faults. */
function check(query: string, data: Record<string, unknown>): { data: unknown; faults: string[] } {
  const document = parse(query);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  const operation = document.definitions[0];
  if (operation?.kind !== Kind.OPERATION_DEFINITION) {
    throw new Error('The first definition must be the operation.');
  }
  const faults: string[] = [];
  const shape = compileShape(SCHEMA, SCHEMA.getQueryType() as GraphQLObjectType, operation.selectionSet, fragments);
  return { data: shape(data, [], (path) => faults.push(path.join('.'))), faults };
}

describe('a reply’s shape', () => {
  it('is right if every value is of its type or null', () => {
    const data = {
      text: 'a',
      count: 1,
      ratio: 0.5,
      is: true,
      id: '7',
      amount: '1.00',
      kind: 'LAND',
      list: [[1], null],
    };
    const query = '{ text count ratio is id amount kind list }';
    expect(check(query, structuredClone(data))).toEqual({ data, faults: [] });
    const nulls = Object.fromEntries(Object.keys(data).map((name) => [name, null]));
    expect(check(query, { ...nulls })).toEqual({ data: nulls, faults: [] });
  });

  it.each([
    ['text', 1],
    ['text', {}],
    ['count', '1'],
    ['count', 1.5],
    ['count', 2 ** 31],
    ['count', -(2 ** 31) - 1],
    ['ratio', Infinity],
    ['id', 1.5],
    ['id', 2 ** 53],
    ['ratio', '0.5'],
    ['is', 'true'],
    ['id', true],
    ['amount', 1.5],
    ['kind', 'BOAT'],
    ['list', [1]],
    ['list', [[null]]],
    ['list', {}],
    ['sure', null],
    ['sure', undefined],
    ['text', undefined],
    ['self { text }', 'x'],
    ['self { text }', []],
    ['found { __typename }', { __typename: 'Query' }],
    ['found { ... on Seizure { place } }', { place: 'x' }],
    ['measures { __typename id }', [{ __typename: 'Seizure' }]],
  ])('is wrong at %s: %j', (selection, value) => {
    const name = selection.split(' ')[0] ?? '';
    const { faults } = check(`{ ${selection} }`, { [name]: value });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${name}`));
  });

  it('has ids as text, also those that were sent as numbers', () => {
    expect(check('{ id }', { id: 7 })).toEqual({ data: { id: '7' }, faults: [] });
    expect(check('{ measures { __typename id } }', { measures: [{ __typename: 'Freeze', id: -5 }] })).toEqual({
      data: { measures: [{ __typename: 'Freeze', id: '-5' }] },
      faults: [],
    });
  });

  it('has numbers to the ends of 32 bits', () => {
    expect(check('{ list }', { list: [[2 ** 31 - 1, -(2 ** 31)]] }).faults).toEqual([]);
  });

  it('requires of an object only the fields of its own type', () => {
    const query = '{ measures { __typename id ...on Seizure { place } ...F } } fragment F on Freeze { amount }';
    const measures = [
      { __typename: 'Seizure', id: '1', place: null },
      { __typename: 'Freeze', id: '2', amount: '3.00' },
    ];
    expect(check(query, { measures })).toEqual({ data: { measures }, faults: [] });
    expect(check(query, { measures: [{ __typename: 'Freeze', id: '2', place: 'x' }] }).faults).toEqual([
      'measures.amount',
    ]);
  });

  it('may lack a field that is skipped or included', () => {
    expect(check('query ($x: Boolean!) { text @skip(if: $x) ... @include(if: $x) { count } }', {}).faults).toEqual([]);
  });

  it('may lack the fields inside a skipped field if the object comes from another selection', () => {
    const query = 'query ($x: Boolean!) { self @skip(if: $x) { count } self { text } }';
    expect(check(query, { self: { text: 'a' } }).faults).toEqual([]);
    expect(check(query, { self: { count: 1 } }).faults).toEqual(['self.text']);
  });

  it('has faults at paths of response names, without list indexes', () => {
    expect(check('{ s: self { l: list } }', { s: { l: [[1], ['x']] } })).toEqual({
      data: { s: { l: [[1], [null]] } },
      faults: ['s.l'],
    });
  });
});
