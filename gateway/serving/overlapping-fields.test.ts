import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, OverlappingFieldsCanBeMergedRule, parse, validate } from 'graphql';

import { overlappingFields } from './overlapping-fields.ts';

const SCHEMA = buildSchema(`
  interface Animal { name: String, age: Int, kin: Animal, kins: [Animal], at(x: Int, y: In): Int }
  input In { a: Int, b: [Int] }
  type Dog implements Animal { name: String, age: Int, kin: Animal, kins: [Animal], at(x: Int, y: In): Int, id: ID!, tail: Int, home: Home }
  type Cat implements Animal { name: String, age: Int, kin: Animal, kins: [Animal], at(x: Int, y: In): Int, id: ID, tail: String, home: [Home] }
  type Home { name: String!, dog: Dog, cat: Cat, any: Any }
  union Any = Dog | Cat | Home
  type Query { animal: Animal, any: Any, home: Home, dog: Dog }
`);

function conflicts(text: string, rule: typeof overlappingFields): boolean {
  return validate(SCHEMA, parse(text), [rule]).length > 0;
}

const TYPES = ['Animal', 'Dog', 'Cat', 'Home', 'Any', 'Query'];
const LEAVES = ['name', 'age', 'id', 'tail', '__typename', 'nothing'];
const OBJECTS = ['animal', 'any', 'home', 'dog', 'cat', 'kin', 'kins', 'unknown'];
const ARGUMENTS = [
  '',
  '(x: 1)',
  '(x: 2)',
  '(y: { a: 1, b: [1, 2] })',
  '(y: { b: [1, 2], a: 1 })',
  '(x: 1, y: null)',
  '(y: null, x: 1)',
];

const alias = fc.constantFrom('', '', 'a: ', 'b: ', 'c: ', 'd: ', 'e: ', 'f: ', 'g: ', 'name: ');
const fragment = fc.constantFrom('F0', 'F1', 'F2', 'F3');
const { selection: anySelection } = fc.letrec<{ selection: string; set: string }>((tie) => ({
  set: fc.array(tie('selection'), { minLength: 1, maxLength: 2 }).map((parts) => `{ ${parts.join(' ')} }`),
  selection: fc.oneof(
    { depthSize: 'small', maxDepth: 4, withCrossShrink: true },
    fc.tuple(alias, fc.constantFrom(...LEAVES)).map(([as, name]) => `${as}${name}`),
    fc.tuple(alias, fc.constantFrom(...ARGUMENTS)).map(([as, given]) => `${as}at${given}`),
    fragment.map((name) => `...${name}`),
    fc.tuple(alias, fc.constantFrom(...OBJECTS), tie('set')).map(([as, name, set]) => `${as}${name} ${set}`),
    fc.tuple(fc.constantFrom('', ...TYPES), tie('set')).map(([on, set]) => `...${on && ` on ${on}`} ${set}`),
  ),
}));
const anySet = fc.array(anySelection, { minLength: 1, maxLength: 3 }).map((parts) => `{ ${parts.join(' ')} }`);
/** Also documents that other rules refuse: with unknown fields and types, and fragments that spread each other. */
const anyDocument = fc
  .tuple(anySet, fc.array(fc.tuple(fc.constantFrom(...TYPES, 'Nothing'), anySet), { minLength: 4, maxLength: 4 }))
  .map(([root, parts]) => [root, ...parts.map(([on, set], at) => `fragment F${at} on ${on} ${set}`)].join('\n'));

describe('fields that share a response name', () => {
  it('are refused exactly where graphql-js refuses them', () => {
    let refused = 0;
    let accepted = 0;
    fc.assert(
      fc.property(anyDocument, (text) => {
        const expected = conflicts(text, OverlappingFieldsCanBeMergedRule);
        refused += expected ? 1 : 0;
        accepted += expected ? 0 : 1;
        expect(conflicts(text, overlappingFields)).toBe(expected);
      }),
      { numRuns: Number(process.env['OVERLAP_RUNS'] ?? 300) },
    );
    expect(Math.min(refused, accepted)).toBeGreaterThan(20);
  });

  it.each([
    ['{ dog { a: age a: tail } }', '"age" and "tail" are different fields'],
    ['{ dog { at(x: 1) at(x: 2) } }', 'they have differing arguments'],
    ['{ animal { ... on Dog { tail } ... on Cat { tail } } }', 'they return conflicting types "Int" and "String"'],
  ])('are told apart in words: %s', (text, reason) => {
    const [error] = validate(SCHEMA, parse(text), [overlappingFields]);
    expect(error?.message).toContain(`conflict because ${reason}.`);
    expect(error?.nodes).toHaveLength(2);
  });
});
