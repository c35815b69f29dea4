import { Supergraph } from '@apollo/federation-internals';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';

import { splitRules } from '../authorization/split-rules.ts';

import { attachScalars } from './attach-scalars.ts';
import { readCommittedSupergraph } from './supergraph-file.ts';

describe('the scalars of the supergraph', () => {
  it('refuse malformed literals once our rules are attached', () => {
    const schema = buildSchema('scalar CreditCode type Query { unit(code: CreditCode!): String }');
    const document = parse('{ unit(code: "91110000600037342L") }');
    expect(validate(schema, document)).toEqual([]);
    attachScalars(schema);
    expect(validate(schema, document).map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
  });

  it('pass as they are, and are named, if we have no rule for them', () => {
    const schema = buildSchema('scalar Unheard type Query { of(it: Unheard): Unheard }');
    expect(attachScalars(schema)).toEqual(['Unheard']);
    expect(validate(schema, parse('{ of(it: { any: [1, "thing"] }) }'))).toEqual([]);
  });

  it('all have rules in our own supergraph', async () => {
    const { supergraphSdl } = splitRules(await readCommittedSupergraph());
    expect(attachScalars(Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema())).toEqual([]);
  });
});
