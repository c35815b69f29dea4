import { expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';

import type { DataRewrite, RequiredSelection } from '../planning/query-plan.ts';

import { representationWriter } from './write-representation.ts';

const SCHEMA = buildSchema(`
  type Query { media: Media }
  interface Media { id: ID! }
  type Book implements Media { id: ID! unit: Unit }
  type Film implements Media { id: ID! }
  type Unit { code: String }
`);

const field = (name: string, selections?: RequiredSelection[]): RequiredSelection => ({
  kind: 'Field',
  name,
  selections,
});
const on = (typeCondition: string, ...selections: RequiredSelection[]): RequiredSelection => ({
  kind: 'InlineFragment',
  typeCondition,
  selections,
});
const BOOK = [on('Book', field('__typename'), field('id'), field('unit', [field('code')]))];

function write(typeName: string, target: object, requires: RequiredSelection[], rewrites: DataRewrite[] = []) {
  return representationWriter(SCHEMA, typeName, requires, rewrites)?.write({ __typename: typeName, ...target });
}

it('contains the required fields and no others', () => {
  expect(write('Book', { id: '"1"', unit: { code: 'u', name: 'n' }, extra: 1 }, BOOK)).toBe(
    '{"__typename":"Book","id":"\\"1\\"","unit":{"code":"u"}}',
  );
});

it('contains nulls and lists', () => {
  expect(write('Book', { id: 1, unit: null }, BOOK)).toBe('{"__typename":"Book","id":1,"unit":null}');
  expect(write('Book', { id: 1, unit: [{ code: 'a' }, null] }, BOOK)).toBe(
    '{"__typename":"Book","id":1,"unit":[{"code":"a"},null]}',
  );
});

it('is undefined if a required field was not fetched, or nothing is required of the type', () => {
  expect(write('Book', { unit: null }, BOOK)).toBeUndefined();
  expect(representationWriter(SCHEMA, 'Film', BOOK, [])).toBeUndefined();
});

it('has the name of the interface object in the subgraph', () => {
  const rewrites: DataRewrite[] = [{ kind: 'ValueSetter', path: ['... on Media', '__typename'], setValueTo: 'Media' }];
  const requires = [on('Media', field('__typename'), field('id'))];
  expect(write('Film', { id: '1' }, requires, rewrites)).toBe('{"__typename":"Media","id":"1"}');
  expect(representationWriter(SCHEMA, 'Film', requires, rewrites)?.typeName).toBe('Media');
});

it('joins the fields of several fragments, without incomplete fragments', () => {
  const requires = [on('Media', field('__typename'), field('id')), on('Book', field('unit', [field('code')]))];
  expect(write('Book', { id: '1', unit: { code: 'u' } }, requires)).toBe(
    '{"__typename":"Book","id":"1","unit":{"code":"u"}}',
  );
  expect(write('Book', { id: '1' }, requires)).toBe('{"__typename":"Book","id":"1"}');
});
