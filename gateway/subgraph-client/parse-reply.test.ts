import { describe, expect, it } from '@jest/globals';

import { parseReply } from './parse-reply.ts';

function parse(body: string, contentType = 'application/json; charset=utf-8'): ReturnType<typeof parseReply> {
  return parseReply({ status: 200, contentType, body });
}

describe('a subgraph’s reply', () => {
  it('is read if it is a GraphQL result', () => {
    expect(parse('{"data":{"a":1}}')).toEqual({ data: { a: 1 }, errors: [] });
    expect(parse('{"data":null,"errors":[{"message":"m"}]}', 'application/graphql-response+json')).toEqual({
      data: null,
      errors: [{ message: 'm', path: [], extensions: {} }],
    });
  });

  it.each([
    ['{"data":{}}', 'text/html', 'answered with something that is not JSON'],
    ['{"data":{}}', '', 'answered with something that is not JSON'],
    ['{"data":', undefined, 'answered with broken JSON'],
    ['null', undefined, 'answered with JSON that is not a GraphQL result'],
    ['"data"', undefined, 'answered with JSON that is not a GraphQL result'],
    ['{"data":[]}', undefined, 'answered with JSON that is not a GraphQL result'],
    ['{"data":{},"errors":"m"}', undefined, 'answered with JSON that is not a GraphQL result'],
    ['{"errors":[{}]}', undefined, 'answered with JSON that is not a GraphQL result'],
    ['{"data":null}', undefined, 'answered with neither data nor errors'],
    ['{"data":null,"errors":[]}', undefined, 'answered with neither data nor errors'],
  ])('%s as %s is refused: it %s', (body, contentType, fault) => {
    expect(parse(body, contentType)).toBe(fault);
  });

  it.each([
    ['{"data":{"__proto__":{}}}'],
    ['{"data":{"a":[{"b":{"__proto__":1}}]}}'],
    ['{"data":{"\\u005f_proto_\\u005F":1}}'],
    ['{"data":{"__\\u0070roto__":1}}'],
    ['{"data":{},"extensions":{"__proto__":1}}'],
  ])('%s is refused: merging it could change an object’s prototype', (body) => {
    expect(parse(body)).toBe('answered with a name that no field can have');
  });

  it('may contain the name of a prototype as a value', () => {
    const value = '"__proto__": \u0000';
    expect(parse(JSON.stringify({ data: { value } }))).toEqual({ data: { value }, errors: [] });
  });

  it('is searched to any depth without running out of stack', () => {
    const deep = `${'['.repeat(200_000)}{"__proto__":1}${']'.repeat(200_000)}`;
    expect(parse(`{"data":{"a":${deep}}}`)).toBe('answered with a name that no field can have');
  });

  it('keeps what else went wrong where it misses more records than it may have errors', () => {
    const misses = Array(1_000).fill({ message: 'm', extensions: { code: 'UNKNOWN_RECORD' } });
    const unreadable = { message: 'm', extensions: { code: 'UNREADABLE_VALUE' } };
    const reply = parse(JSON.stringify({ data: {}, errors: [...misses, unreadable] }));
    const codes = typeof reply === 'string' ? [] : reply.errors.map(({ extensions }) => extensions['code']);
    expect(codes).toHaveLength(1_000);
    expect(codes).toContain('UNREADABLE_VALUE');
  });

  it('has a path only if every part is a name or an index', () => {
    const pathOf = (path: unknown): unknown => {
      const reply = parse(JSON.stringify({ data: null, errors: [{ message: 'm', path }] }));
      return typeof reply === 'string' ? reply : reply.errors[0]?.path;
    };
    expect(pathOf(['cases', 0, 'title'])).toEqual(['cases', 0, 'title']);
    expect(pathOf(['cases', 'SELECT * FROM parties'])).toEqual([]);
    expect(pathOf(['cases', { a: 1 }])).toEqual([]);
    expect(pathOf(['cases', 1.5])).toEqual([]);
    expect(pathOf(Array(10_000).fill('a'))).toEqual([]);
    expect(pathOf('cases')).toEqual([]);
  });
});
