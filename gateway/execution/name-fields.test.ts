import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';

import { fragmentsOf, onlyOperation } from '../graphql/documents.ts';

import { nameFields } from './name-fields.ts';

const SCHEMA = buildSchema(`
  type Query { post(id: ID): Post media: [Media] }
  type Mutation { add(n: Int): Int }
  type Post { id: ID! title: String comments(limit: Int): [Comment] self: Post }
  type Comment { id: ID! text(upTo: Int): String }
  interface Media { id: ID! }
  union Found = Book | Post
  type Book implements Media { id: ID! isbn: String }
  type Film implements Media { id: ID! minutes: Int }
`);

function planned(query: string, conditions: Record<string, unknown> = {}) {
  const document = parse(query);
  expect(validate(SCHEMA, document)).toEqual([]);
  const named = nameFields(SCHEMA, onlyOperation(document), fragmentsOf(document), conditions);
  if (named.planned) {
    expect(validate(SCHEMA, named.planned.document)).toEqual([]);
  }
  return { ...named, text: named.planned?.text.replace(/\s+/g, ' ') };
}

describe('a planned operation', () => {
  it('has internal names for fields with aliases or arguments', () => {
    const { text, responseNames } = planned('{ post { id: title title comments(limit: 1) { id } } }');
    expect(text).toBe('{ post { lianzhi_0: title title lianzhi_1: comments(limit: 1) { id } } }');
    expect(Object.fromEntries(responseNames)).toEqual({ lianzhi_0: 'id', lianzhi_1: 'comments' });
  });

  it('has one name for the same field everywhere', () => {
    const query =
      'query ($n: Int) { post { ...P comments(limit: $n) { text } } } fragment P on Post { comments(limit: $n) { id } }';
    expect(planned(query).text).toBe(
      'query ($n: Int) { post { lianzhi_0: comments(limit: $n) { id } lianzhi_0: comments(limit: $n) { lianzhi_1: text } } }',
    );
  });

  it('has none of the client’s words except variables and literals', () => {
    const { text } = planned(
      'query Secret { canary: post { canary2: title ...CanaryFragment } } fragment CanaryFragment on Post { id }',
    );
    expect(text).not.toMatch(/canary|secret/i);
  });

  it('renames a client’s variable that has the name of the variable in fetches', () => {
    const { text, variableNames } = planned(
      'query ($representations: Int) { post { comments(limit: $representations) { id } } }',
    );
    expect(text).toContain('$lianzhi_variable_0');
    expect(variableNames.get('lianzhi_variable_0')).toBe('representations');
  });

  it('has no conditions: they are resolved', () => {
    const query = 'query ($yes: Boolean!) { post { id @include(if: $yes) title @skip(if: $yes) } }';
    expect(planned(query, { yes: true }).text).toBe('{ post { id } }');
    expect(planned(query, { yes: false }).text).toBe('{ post { title } }');
  });

  it('selects __typename once, outside the fragments that depend on it', () => {
    expect(planned('{ media { ... on Found { __typename ... on Book { isbn } } } }').text).toBe(
      '{ media { __typename ... on Book { isbn } } }',
    );
    expect(planned('{ media { id ... on Media { id } } }').text).toBe('{ media { id id } }');
  });

  it.each([
    '{ __typename }',
    '{ __schema { types { name } } }',
    '{ post { id } @skip(if: true) }',
    '{ ... on Query { __typename } }',
  ])('is undefined for %s, for which nothing is fetched', (query) => {
    expect(
      planned(query.replace('{ post { id } @skip(if: true) }', '{ post @skip(if: true) { id } }')).text,
    ).toBeUndefined();
  });
});

it('fragments that double at every level are refused without a long computation', () => {
  const fragments = Array.from(
    { length: 40 },
    (_, level) => `fragment F${level} on Post { a: self { ...F${level + 1} } b: self { ...F${level + 1} } }`,
  );
  const document = parse(`{ post { ...F0 } } ${fragments.join(' ')} fragment F40 on Post { id }`);
  const compile = () => nameFields(SCHEMA, onlyOperation(document), fragmentsOf(document), {});
  expect(compile).toThrow(
    expect.objectContaining({ extensions: expect.objectContaining({ code: 'COST_LIMIT_EXCEEDED' }) }),
  );
});
