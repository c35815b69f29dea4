import { expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';

import { rewriteData } from './rewrite-data.ts';

const SCHEMA = buildSchema(
  'type Query { a: A } interface I { x: Int } type A implements I { x: Int } type B { x: Int }',
);

it.each([false, 0, '', null, { a: 1 }])('renames %j', (value) => {
  const data = { rows: [{ __typename: 'A', alias: value }] };
  rewriteData(SCHEMA, [{ kind: 'KeyRenamer', path: ['rows', '... on I', 'alias'], renameKeyTo: 'x' }], data);
  expect(JSON.parse(JSON.stringify(data))).toEqual({ rows: [{ __typename: 'A', x: value }] });
});

it('does not change objects of other types', () => {
  const data = { __typename: 'B', alias: 1 };
  rewriteData(SCHEMA, [{ kind: 'KeyRenamer', path: ['... on I', 'alias'], renameKeyTo: 'x' }], data);
  expect(data).toEqual({ __typename: 'B', alias: 1 });
});

it('sets values', () => {
  const data = { __typename: 'A' };
  rewriteData(SCHEMA, [{ kind: 'ValueSetter', path: ['... on A', '__typename'], setValueTo: 'I' }], data);
  expect(data).toEqual({ __typename: 'I' });
});
