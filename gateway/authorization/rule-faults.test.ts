import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';

import { compose } from '../verification/support/compose.ts';

import { parseAudiences, type Audiences } from './audiences.ts';
import { readRules } from './read-rules.ts';
import { ruleFaults } from './rule-faults.ts';

const NONE = { mode: 'filter', scopes: [] };
const TABLE = {
  court: NONE,
  committee: NONE,
  assessment: NONE,
  member: NONE,
  analyst: NONE,
  public: NONE,
  auditor: NONE,
};
const AUDIENCES: Audiences = parseAudiences(
  JSON.stringify({ ...TABLE, court: { mode: 'filter', scopes: ['a', 'b'] } }),
  'a.json',
);

const PROTECTED =
  'type Query { a: A } type A @requiresScopes(scopes: [["a"]]) { x: Int, y: Int @requiresScopes(scopes: [["b"]]) }';

function faults(
  next: string,
  last?: string,
  gains: 'refuse' | 'accept' = 'refuse',
  rules: 'required' | 'none' = 'required',
) {
  const read = (sdl: string) => readRules(parse(compose(sdl)));
  return ruleFaults(read(next), { rules, gains }, AUDIENCES, last === undefined ? undefined : read(last));
}

describe('the rules of a supergraph are refused', () => {
  it('where there are none, if they are required', () => {
    expect(faults('type Query { a: Int }')).toEqual(['it has no access rules.']);
    expect(faults('type Query { a: Int }', undefined, 'refuse', 'none')).toEqual([]);
  });

  it('where they name a right that no audience has', () => {
    const unknown =
      'type Query { a: Int @requiresScopes(scopes: [["a", "other"]]), b: Int @policy(policies: [["p"]]) }';
    expect(faults(unknown)).toEqual(['its rules name rights that no audience has: other, policy:p.']);
  });

  it.each([
    [
      'a type',
      'type Query { a: A } type A { x: Int @requiresScopes(scopes: [["a"]]), y: Int @requiresScopes(scopes: [["b"]]) }',
    ],
    ['a field whose type is still protected', PROTECTED.replace('y: Int @requiresScopes(scopes: [["b"]])', 'y: Int')],
    ['a field by another right', PROTECTED.replace('[["b"]]', '[["b"], ["a"]]')],
    ['everything', 'type Query { a: A } type A { x: Int, y: Int }'],
  ])('where the last ones protected more: %s', (_, next) => {
    expect(faults(next, PROTECTED, 'refuse', 'none').join()).toContain('opens what was protected before');
    expect(faults(next, PROTECTED, 'accept', 'none')).toEqual([]);
  });
});

describe('the rules of a supergraph are served', () => {
  it.each([
    ['as they were', PROTECTED],
    [
      'stricter',
      PROTECTED.replace('[["b"]]', '[["a", "b"]]').replace('x: Int', 'x: Int @requiresScopes(scopes: [["b"]])'),
    ],
    ['with a protected field gone', PROTECTED.replace(/y: Int @[^)]*\)/, '')],
    ['with a new field', PROTECTED.replace('x: Int', 'x: Int, z: Int')],
    ['where the field says what its type said', PROTECTED.replace('[["b"]]', '[["a", "b"]]')],
  ])('%s', (_, next) => {
    expect(faults(next, PROTECTED)).toEqual([]);
  });
});
