import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';

import { attachScalars } from './attach-scalars.ts';

describe('the scalars of the supergraph', () => {
  it('refuse malformed literals once our rules are attached', () => {
    const schema = buildSchema('scalar CreditCode type Query { unit(code: CreditCode!): String }');
    const document = parse('{ unit(code: "91110000600037342L") }');
    expect(validate(schema, document)).toEqual([]);
    attachScalars(schema);
    expect(validate(schema, document).map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
  });

  it('are refused, with the whole supergraph, if one has no rule', () => {
    const schema = buildSchema('scalar Unheard type Query { of: Unheard }');
    expect(() => attachScalars(schema)).toThrow(
      'The supergraph has a scalar that the gateway has no rule for: Unheard.',
    );
  });
});
