import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';

import { loadLimits, parseLimits, type AudienceLimits } from './audience-limits.ts';
import { checkVariableSize, sizeErrors } from './check-size.ts';

const { court } = (await loadLimits()).audiences;

function refusals(document: string, limits: Partial<AudienceLimits> = { depth: 3, aliases: 2, rootFields: 2 }) {
  return sizeErrors(parse(document), { ...court, ...limits }).map(({ extensions }) => extensions);
}

function refused(what: string, limit: number, size: number) {
  return { code: 'COST_LIMIT_EXCEEDED', what, limit, size };
}

describe('limits of a document’s size', () => {
  it('accept a document that is exactly at the limits', () => {
    expect(refusals('{ self { a: self { b: id } } id }')).toEqual([]);
  });

  it('count each operation of a document separately', () => {
    expect(refusals('query A { a: id b: id } query B { a: id b: id }')).toEqual([]);
  });

  it('count a fragment wherever it is spread', () => {
    const document =
      '{ self { ...F } id } fragment F on Query { a: id self { ...G } } fragment G on Query { b: id c: id }';
    expect(refusals(document)).toEqual([refused('aliases', 2, 3)]);
  });

  it('count fragments that double at every spread without spreading them', () => {
    const fragments = Array.from(
      { length: 50 },
      (_, level) => `fragment F${level} on Query { ...F${level + 1} ...F${level + 1} }`,
    );
    const document = `{ ...F0 } ${fragments.join(' ')} fragment F50 on Query { a: id }`;
    expect(refusals(document, { aliases: 2, fields: 9, rootFields: 7 })).toEqual(
      [refused('fields', 9, 2 ** 50), refused('aliases', 2, 2 ** 50), refused('rootFields', 7, 2 ** 50)].sort(
        (one, other) => refusalOrder(one.what) - refusalOrder(other.what),
      ),
    );
  });

  it('are checked although fragments spread each other in a cycle', () => {
    expect(refusals('{ ...A } fragment A on Query { id ...B } fragment B on Query { id ...A }', {})).toEqual([]);
  });

  it.each([
    ['selections', `${'{ self '.repeat(600)}{ id }${' }'.repeat(600)}`, 'depth'],
    ['lists', `{ id(of: ${'['.repeat(600)}${']'.repeat(600)}) }`, 'valueDepth'],
  ])('refuse %s that are nested hundreds of levels deep, without recursion', (_what, text, what) => {
    expect(refusals(text, {}).map((facts) => facts['what'])).toContain(what);
  });

  it.each([
    ['characters', { characters: 30 }, `{ id } # ${'x'.repeat(30)}`, 39],
    ['tokens', { tokens: 4 }, '{ id id id }', 5],
    ['directives', { directives: 1 }, '{ id @a @b }', 2],
    ['conditions', { conditions: 1 }, 'query ($a: Boolean!, $b: Boolean!) { id @skip(if: $a) @include(if: $b) }', 2],
    ['operations', { operations: 1 }, 'query A { id } query B { id }', 2],
    ['fragments', { fragments: 1 }, '{ id } fragment A on Q { id } fragment B on Q { id }', 2],
    ['introspections', { introspections: 1 }, '{ a: __schema { x } b: __type { x } }', 2],
    ['listLength', { listLength: 2 }, '{ id(of: [1, 2, 3]) }', 3],
    ['textLength', { textLength: 2 }, '{ id(of: "abc") }', 3],
    ['values', { values: 3 }, '{ id(of: { a: [1, true], b: null }) }', 5],
    ['valueDepth', { valueDepth: 2 }, '{ id(of: [[[1]]]) }', 3],
    ['fields', { fields: 2 }, '{ a { b } c }', 3],
  ])('name what there is too much of, its limit and its size: %s', (what, limits, document, size) => {
    expect(refusals(document, limits)).toEqual([refused(what, Object.values(limits)[0] ?? 0, size)]);
  });
});

describe('limits of the variables’ size', () => {
  const check = (variables: Record<string, unknown>, limits: Partial<AudienceLimits>) => {
    try {
      checkVariableSize(variables, { ...court, ...limits });
      return undefined;
    } catch (error) {
      return (error as { extensions: Record<string, unknown> }).extensions;
    }
  };
  const deep = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`) as unknown;

  it.each([
    ['listLength', { codes: Array(45_000).fill('350902') }, { listLength: 1000 }, 45_000],
    ['textLength', { filter: { name: { contains: 'x'.repeat(900_000) } } }, { textLength: 2000 }, 900_000],
    ['values', { a: { b: 1, c: 2 }, d: [3, 4] }, { values: 5 }, 6],
    ['valueDepth', { a: deep }, { valueDepth: 12, values: 1e6 }, 13],
  ])('%s', (what, variables, limits, size) => {
    const [limit] = Object.values(limits);
    expect(check(variables, limits)).toEqual(refused(what, limit ?? 0, size));
  });

  it('are met by what is at them', () => {
    expect(check({ a: ['ab', 'cd'], b: null }, { listLength: 2, textLength: 2, values: 4, valueDepth: 1 })).toBe(
      undefined,
    );
  });
});

describe('the file of limits', () => {
  it('is refused where an audience, a limit or a number is missing', () => {
    const text = JSON.stringify({ audiences: { court: { depth: 0 } }, address: { budget: 1, refill: 1 }, office: {} });
    expect(() => parseLimits(text, 'x.json')).toThrow(/The limits in x.json are refused: .*audiences.court.depth/);
    expect(() => parseLimits(text, 'x.json')).toThrow(/audiences.public/);
    expect(() => parseLimits('{', 'x.json')).toThrow('The limits in x.json are refused: it is not JSON.');
  });
});

function refusalOrder(what: string): number {
  return ['depth', 'fields', 'aliases', 'rootFields'].indexOf(what);
}
