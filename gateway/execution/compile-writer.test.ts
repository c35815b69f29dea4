import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, type GraphQLObjectType } from 'graphql';

import { fragmentsOf, onlyOperation } from '../graphql/documents.ts';

import { compileWriter } from './compile-writer.ts';
import { nameFields } from './name-fields.ts';

const SCHEMA = buildSchema(`
  type Query { one: Thing must: Thing! all: [Thing!] grid: [[Int!]!] kinds: [Kind] any: Any named: [Named] plain: Plain }
  enum Kind { A B }
  union Any = Thing | Other
  interface Named { name: String }
  type Thing implements Named { name: String size: Int! inner: Thing kind: Kind! price: Float isOpen: Boolean }
  type Other implements Named { name: String id: ID! }
  type Plain { toString: String, constructor: Int }
`);

interface Written {
  readonly text: string;
  readonly lost: readonly string[];
}

/** @param data by internal names, which are the client's names for fields without arguments and aliases */
function write(query: string, data: object): Written {
  const document = parse(query);
  const operation = onlyOperation(document);
  const { selections } = nameFields(SCHEMA, operation, fragmentsOf(document), {});
  const writer = compileWriter(SCHEMA, SCHEMA.getQueryType() as GraphQLObjectType, selections);
  const lost = new Set<number>();
  const text = writer.write(data, new Map(), (index) => void lost.add(index));
  return { text, lost: [...lost].map((index) => writer.lostPaths[index]!.join('.')) };
}

const THING = { name: 'n', size: 1, kind: 'A', price: 0.5, isOpen: false };

describe('a written result', () => {
  it('has the client’s names in the client’s order, for data in any order and with more fields', () => {
    const { text } = write('{ one { isOpen price kind size name } }', { one: { extra: 1, ...THING } });
    expect(text).toBe('{"one":{"isOpen":false,"price":0.5,"kind":"A","size":1,"name":"n"}}');
  });

  it('has aliases, and one object for a field that is selected twice', () => {
    const { text } = write('{ one { name } one { again: name inner { size } } }', {
      one: { name: 'n', lianzhi_0: 'n', inner: { size: 2 } },
    });
    expect(text).toBe('{"one":{"name":"n","again":"n","inner":{"size":2}}}');
  });

  it('has type names: of objects from the schema, of interfaces and unions from the data', () => {
    const named = [{ __typename: 'Other', name: 'o', id: 'i' }, { __typename: 'Thing', name: 't' }, null];
    const { text } = write('{ __typename named { __typename name ... on Other { id } } }', { named });
    expect(text).toBe(
      '{"__typename":"Query","named":[{"__typename":"Other","name":"o","id":"i"},{"__typename":"Thing","name":"t"},null]}',
    );
  });

  it('has own fields only: an inherited name is null if it was not sent', () => {
    expect(write('{ plain { toString constructor } }', { plain: {} }).text).toBe(
      '{"plain":{"toString":null,"constructor":null}}',
    );
  });

  it('escapes text', () => {
    expect(JSON.parse(write('{ one { name } }', { one: { name: '"\\\n\u2028\ud800</script>' } }).text)).toEqual({
      one: { name: '"\\\n\u2028\ud800</script>' },
    });
  });
});

describe('a null', () => {
  it.each([
    ['stays if the schema allows it', '{ one { name } }', { one: { name: null } }, '{"one":{"name":null}}', []],
    ['propagates to the object', '{ one { size } }', { one: { size: null } }, '{"one":null}', ['one.size']],
    [
      'propagates through objects',
      '{ one { inner { kind } size } }',
      { one: { inner: {}, size: 1 } },
      '{"one":{"inner":null,"size":1}}',
      ['one.inner.kind'],
    ],
    ['propagates through a list', '{ all { size } }', { all: [{ size: 1 }, {}] }, '{"all":null}', ['all.size']],
    ['propagates through nested lists', '{ grid }', { grid: [[1], [2, null]] }, '{"grid":null}', ['grid']],
    [
      'propagates to the root',
      '{ one { size } must { size } }',
      { one: null, must: { size: null } },
      'null',
      ['must.size'],
    ],
    ['is reported once for many rows', '{ all { kind } }', { all: [{}, {}] }, '{"all":null}', ['all.kind']],
    [
      'replaces an enum value that clients may not see',
      '{ kinds }',
      { kinds: ['A', 'C'] },
      '{"kinds":["A",null]}',
      ['kinds'],
    ],
    [
      'replaces an object of an impossible type',
      '{ any { __typename } }',
      { any: { __typename: 'Plain' } },
      '{"any":null}',
      ['any'],
    ],
    [
      'replaces an object without its type name',
      '{ any { ... on Thing { size } } }',
      { any: {} },
      '{"any":null}',
      ['any'],
    ],
  ])('%s', (_what, query, data, text, lost) => {
    expect(write(query, data)).toEqual({ text, lost });
  });
});

it('a selection set without included fields is an empty object', () => {
  expect(write('{ one { name @skip(if: true) } }', { one: {} }).text).toBe('{"one":{}}');
});
