import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';

import { audiencesWith } from '../verification/support/audiences-with.ts';
import { compose } from '../verification/support/compose.ts';

import { readRules } from './read-rules.ts';
import { ruleFaults } from './rule-faults.ts';

const AUDIENCES = audiencesWith({ court: ['a', 'b'] });

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
  it('where there are none although they are required', () => {
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
  ])('where the previous ones protected more: %s', (_, next) => {
    expect(faults(next, PROTECTED, 'refuse', 'none').join()).toContain('opens what was protected before');
    expect(faults(next, PROTECTED, 'accept', 'none')).toEqual([]);
  });
});

describe('the rules of a supergraph are served', () => {
  it.each([
    ['unchanged', PROTECTED],
    [
      'stricter',
      PROTECTED.replace('[["b"]]', '[["a", "b"]]').replace('x: Int', 'x: Int @requiresScopes(scopes: [["b"]])'),
    ],
    ['with a protected field gone', PROTECTED.replace(/y: Int @[^)]*\)/, '')],
    ['with a new field', PROTECTED.replace('x: Int', 'x: Int, z: Int')],
    ['where the right of the type moves to the field', PROTECTED.replace('[["b"]]', '[["a", "b"]]')],
  ])('%s', (_, next) => {
    expect(faults(next, PROTECTED)).toEqual([]);
  });
});
