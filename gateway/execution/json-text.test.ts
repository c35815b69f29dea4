import { expect, it } from '@jest/globals';
import fc from 'fast-check';

import { perDepth } from '../../subgraphs/shared/testing/depth.ts';

import { writeText } from './json-text.ts';

it('writes every JSON value as JSON.stringify does', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.jsonValue()), (value) => {
      expect(writeText(value)).toBe(JSON.stringify(value));
    }),
    { numRuns: perDepth({ quick: 300, deep: 2_000 }) },
  );
});

it('escapes a surrogate without its pair', () => {
  expect(writeText('\ud800')).toBe('"\\ud800"');
  expect(writeText('𠮷')).toBe('"𠮷"');
});
