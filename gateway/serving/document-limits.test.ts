import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';

import { documentLimits } from './document-limits.ts';

const SCHEMA = buildSchema('type Query { self: Query, id: ID }');

function refusals(document: string): string[] {
  const rule = documentLimits({ depth: 3, aliases: 2, rootFields: 2 });
  return validate(SCHEMA, parse(document), [rule]).map(({ message }) => message);
}

describe('limits of a document’s selections', () => {
  it('accept a document that is exactly at the limits', () => {
    expect(refusals('{ self { a: self { b: id } } id }')).toEqual([]);
  });

  it('count each operation of a document separately', () => {
    expect(refusals('query A { a: id b: id } query B { a: id b: id }')).toEqual([]);
  });

  it('count a fragment wherever it is spread', () => {
    expect(
      refusals('{ self { ...F } id } fragment F on Query { a: id self { ...G } } fragment G on Query { b: id c: id }'),
    ).toEqual(['The operation has 3 aliases; at most 2 are allowed.']);
  });

  it('are checked fast although fragments double at every spread', () => {
    const fragments = Array.from(
      { length: 60 },
      (_, level) => `fragment F${level} on Query { ...F${level + 1} ...F${level + 1} }`,
    );
    const document = `{ ...F0 } ${fragments.join(' ')} fragment F60 on Query { a: id }`;
    expect(refusals(document)).toEqual([
      `The operation has ${2 ** 60} aliases; at most 2 are allowed.`,
      `The operation has ${2 ** 60} root fields; at most 2 are allowed.`,
    ]);
  });

  it('are checked although fragments spread each other in a cycle', () => {
    expect(refusals('{ ...A } fragment A on Query { id ...B } fragment B on Query { id ...A }')).toEqual([]);
  });
});
