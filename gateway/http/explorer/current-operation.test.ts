import { expect, it } from '@jest/globals';

import { currentOperation } from './current-operation.ts';

it.each([
  ['of an example chosen a moment ago', 'query New { viewer { audience } }', 'Old', 'New'],
  ['without a name', '{ viewer { audience } }', 'Old', undefined],
  ['of GraphiQL, which knows it', 'query A { viewer { audience } } query B { viewer { audience } }', 'B', 'B'],
  ['that is not there, beside several: the gateway says so', 'query A { a } query B { b }', 'C', 'C'],
  ['of a text that cannot be parsed', 'query {', 'Old', 'Old'],
  ['that nobody named, of the only operation', 'query New { a }', null, 'New'],
])('asks for the operation %s', (_, text, named, expected) => {
  expect(currentOperation(text, named)).toBe(expected);
});
