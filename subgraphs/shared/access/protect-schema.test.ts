import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';

import { extended, own } from './define-access.ts';
import { fieldRules } from './field-rules.ts';
import { protectSchema } from './protect-schema.ts';

const SDL = `
  type Query { parcel: Parcel, parcels: [Parcel!]!, posts: [Post!]! }
  type Parcel { id: ID!, kind: String!, sender: Sender!, note: String!, post: Post! }
  type Sender { id: ID!, parcels: [Parcel!]!, name: String! }
  type Post { code: ID! }
`;
const RULES = fieldRules('post', buildSchema(SDL), {
  Query: own('reference', { case: 'parcel parcels', reference: 'posts' }),
  Parcel: own('case', { case: 'id sender', number: 'kind', reference: 'post note' }),
  Sender: extended('party', { party: 'id name', case: 'parcels' }),
  Post: own('reference', { reference: 'code' }),
});
const PROTECTED = protectSchema(SDL, RULES);

describe('the schema as it is composed', () => {
  it('says on a type and on a field which scope it takes', () => {
    expect(PROTECTED).toContain('type Parcel @requiresScopes(scopes: [["case:read"]]) {');
    expect(PROTECTED).toContain('kind: String @requiresScopes(scopes: [["case:number"]])');
    expect(PROTECTED).toContain('parcels: [Parcel!] @requiresScopes(scopes: [["case:read"]])');
  });

  it('says nothing of what is open, nor again on a field what its type says', () => {
    expect(PROTECTED).toContain('type Post {');
    expect(PROTECTED).toContain('posts: [Post!]!\n');
    expect(PROTECTED).toMatch(/type Parcel .*\{\n {2}id: ID!\n/);
    expect(PROTECTED).toContain('note: String!\n');
  });

  it('leaves it to another office to say what its type takes', () => {
    expect(PROTECTED).toContain('type Sender {\n  id: ID!\n');
  });

  it('lets a field be null that can be denied to who reached its parent, by its class or by its output type’s', () => {
    expect(PROTECTED).toContain('sender: Sender\n');
    expect(PROTECTED).toContain('kind: String @');
    expect(PROTECTED).toContain('post: Post!\n');
    expect(PROTECTED).toContain('name: String!\n');
  });
});
