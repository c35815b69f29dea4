import { expect, it } from '@jest/globals';

import { isRecord } from './is-record.ts';

it.each([
  [{}, true],
  [JSON.parse('{"__proto__":1}'), true],
  [Object.create(null), true],
  [[], false],
  [null, false],
  [undefined, false],
  ['text', false],
  [1, false],
])('%p is a record: %p', (value, expected) => {
  expect(isRecord(value)).toBe(expected);
});
