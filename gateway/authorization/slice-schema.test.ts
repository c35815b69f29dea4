import { Supergraph } from '@apollo/federation-internals';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { assertValidSchema, parse, printSchema, validate, type GraphQLSchema } from 'graphql';

import { compose } from '../verification/support/compose.ts';

import { readRules } from './read-rules.ts';
import { sliceSchema } from './slice-schema.ts';
import { stripRules } from './split-rules.ts';

function slicer(...subgraphs: readonly string[]): (...scopes: readonly string[]) => GraphQLSchema {
  const supergraphSdl = compose(...subgraphs);
  const document = parse(supergraphSdl);
  const rules = readRules(document);
  const schema = Supergraph.build(stripRules(supergraphSdl, document)).apiSchema().toGraphQLJSSchema();
  return (...scopes) => sliceSchema(schema, rules, { audience: 'analyst', scopes });
}

const slice = slicer(`
  "询 Query"
  type Query {
    person(kind: Kind, by: Order): Person
    named: [Named!]
    thing: Thing
    secret: Secret
    hollow: Hollow
    alley: Alley
  }
  type Mutation { write: Int @requiresScopes(scopes: [["write"]]) }
  interface Named { id: ID!, name: String, note: String }
  type Person implements Named {
    id: ID!
    name: String @requiresScopes(scopes: [["name"]])
    note: String
    friends: [Person!]
    secret: Secret
  }
  type Place implements Named { id: ID!, name: String, note: String, mood: Mood }
  type Secret @requiresScopes(scopes: [["secret"]]) { depth: Depth! }
  type Alley { bend: Bend }
  type Bend { hollow: Hollow }
  type Hollow { name: String @requiresScopes(scopes: [["name"]]) }
  union Thing = Place | Secret
  enum Kind { A B }
  enum Mood @requiresScopes(scopes: [["mood"]]) { GOOD BAD }
  enum Depth { DEEP }
  input Order { kind: Kind }
`);

const SCOPES = ['name', 'secret', 'mood', 'write'];

describe('a slice', () => {
  it('is the whole schema for a viewer who may read everything', () => {
    const fields = ['person', 'named', 'thing', 'secret', 'hollow', 'alley'];
    expect(
      Object.keys(
        slice(...SCOPES)
          .getQueryType()
          ?.getFields() ?? {},
      ),
    ).toEqual(fields);
    expect(printSchema(slice(...SCOPES))).toContain('union Thing = Place | Secret');
  });

  it('has no denied field, no unreachable type, and no field that returns one', () => {
    const text = printSchema(slice());
    expect(text).not.toMatch(/Secret|Hollow|Alley|Bend|Depth|Mood|Mutation|hollow|secret/);
    expect(text).toContain('union Thing = Place');
    expect(text).toContain('person(kind: Kind, by: Order): Person');
  });

  it('has a field of an interface only where every implementor has it', () => {
    const shown = (schema: GraphQLSchema, type: string) =>
      /\{([^}]*)\}/.exec(printSchema(schema).split(`${type} `)[1] ?? '')?.[1];
    expect(shown(slice(), 'interface Named')).not.toContain('name');
    expect(shown(slice(), 'type Place implements Named')).toContain('name');
    expect(shown(slice('name'), 'interface Named')).toContain('name');
  });

  it('gives validation messages that name nothing outside it', () => {
    const messages = validate(slice(), parse('{ secrets { depth } person { names } ... on Secret { depth } }'));
    expect(messages.map(({ message }) => message)).toEqual([
      'Cannot query field "secrets" on type "Query".',
      'Cannot query field "names" on type "Person". Did you mean "note"?',
      'Unknown type "Secret".',
    ]);
  });

  it('has a query type without fields where nothing can be read', () => {
    const closed = slicer('type Query { a: Int @requiresScopes(scopes: [["a"]]) }')();
    expect(closed.getQueryType()?.getFields()).toEqual({});
    expect(validate(closed, parse('{ a }')).map(({ message }) => message)).toEqual([
      'Cannot query field "a" on type "Query".',
    ]);
    expect(validate(closed, parse('{ __typename __schema { queryType { name } } }'))).toEqual([]);
  });

  it('is a valid schema for every set of scopes, and grows with it', () => {
    const sets = fc.subarray(SCOPES);
    fc.assert(
      fc.property(sets, fc.constantFrom(...SCOPES), (scopes, more) => {
        const less = slice(...scopes);
        assertValidSchema(less);
        const wider = slice(...scopes, more).getTypeMap();
        expect(Object.keys(less.getTypeMap()).filter((name) => !(name in wider))).toEqual([]);
      }),
    );
  });
});
