import { describe, expect, it } from '@jest/globals';

import { parseReply } from './parse-reply.ts';

function parse(body: string, contentType = 'application/json; charset=utf-8'): ReturnType<typeof parseReply> {
  return parseReply({ status: 200, contentType, body });
}

describe('a subgraph’s reply', () => {
  it('is read where it is a GraphQL result', () => {
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
});
