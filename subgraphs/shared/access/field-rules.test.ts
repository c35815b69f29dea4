import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';

import { extended, own, type SubgraphAccess } from './define-access.ts';
import { fieldRules } from './field-rules.ts';

const SCHEMA = buildSchema(`
  type Query { parcels: ParcelConnection! }
  type Parcel { id: ID!, kind: String!, kindLabel: String!, stamps: [String!]!, stampLabels: [String!]!, sender: Sender, postLabel: String }
  type Sender { id: ID! }
  type ParcelConnection { edges: [ParcelEdge!]!, pageInfo: PageInfo!, totalCount: Int }
  type ParcelEdge { node: Parcel!, cursor: String! }
  type PageInfo { endCursor: String }
`);
const ACCESS: SubgraphAccess = {
  Query: own('reference', { case: 'parcels' }),
  Parcel: own('case', {
    case: 'id stamps',
    number: `
      kind
      postLabel
    `,
    party: 'sender',
  }),
  Sender: extended('party', { party: 'id' }),
};

function faultsOf(changed: Record<string, unknown>): string {
  try {
    fieldRules('post', SCHEMA, { ...ACCESS, ...changed } as SubgraphAccess);
    return '';
  } catch (error) {
    return String(error);
  }
}

describe('the classes of a subgraph’s fields', () => {
  const rules = fieldRules('post', SCHEMA, ACCESS);

  it('are those of its map', () => {
    expect(rules.get('Parcel')?.type).toBe('case');
    expect(rules.get('Parcel')?.fields.get('kind')).toBe('number');
    expect(rules.get('Parcel')?.fields.get('sender')).toBe('party');
  });

  it('are for a companion those of what it shows', () => {
    expect(rules.get('Parcel')?.fields.get('kindLabel')).toBe('number');
    expect(rules.get('Parcel')?.fields.get('stampLabels')).toBe('case');
  });

  it('are for a page of records those of the records, counts and cursors included', () => {
    expect(rules.get('ParcelConnection')?.type).toBe('case');
    expect(rules.get('ParcelConnection')?.fields.get('totalCount')).toBe('case');
    expect(rules.get('ParcelEdge')?.type).toBe('case');
    expect(rules.get('PageInfo')?.type).toBe('reference');
  });
});

describe('a map that does not fit its schema is refused', () => {
  it.each([
    [
      'a field without a row',
      { Parcel: own('case', { case: 'id kind stamps postLabel' }) },
      'Parcel.sender has no row',
    ],
    [
      'a label of nothing without a row',
      { Parcel: own('case', { case: 'id kind stamps sender' }) },
      'Parcel.postLabel has no row',
    ],
    ['a type without an entry', { Sender: undefined }, 'Sender has no row'],
    ['a row for no field', { Sender: own('party', { party: 'id nickname' }) }, 'Sender.nickname is no field'],
    ['an entry for no type', { Letter: own('case', { case: 'id' }) }, 'Letter is no type'],
    [
      'a field in two classes',
      { Sender: own('party', { party: 'id', case: 'id' }) },
      'Sender.id has more than one row',
    ],
    ['a field in a class twice', { Sender: own('party', { party: 'id id' }) }, 'Sender.id has more than one row'],
    [
      'a class that does not exist',
      { Sender: own('party', { private: 'id' } as never) },
      'Sender.id: private is no class',
    ],
    [
      'a type’s class that does not exist',
      { Sender: own('constructor' as never, { party: 'id' }) },
      'Sender: constructor is no class',
    ],
    ['an inherited name as a field', { Sender: own('party', { party: 'id toString' }) }, 'Sender.toString is no field'],
  ])('for %s, naming it', (_, changed, named) => {
    expect(faultsOf(changed)).toContain(named);
  });

  it('with every fault told at once, and whose map it is', () => {
    const told = faultsOf({ Sender: undefined, Letter: own('case', {}) });
    expect(told).toContain('subgraphs/post/access.ts');
    expect(told).toContain('Sender has no row');
    expect(told).toContain('Letter is no type');
  });
});
