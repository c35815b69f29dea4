import { Supergraph } from '@apollo/federation-internals';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';

import { compose } from '../verification/support/compose.ts';

import { stripRules } from './split-rules.ts';

const TYPES = `
  type Query { me: Person @authenticated }
  type Person @requiresScopes(scopes: [["a"]]) { id: ID!, name: String @policy(policies: [["x"]]), kind: Kind, code: Code }
  scalar Code @requiresScopes(scopes: [["s"]])
  enum Kind @authenticated { A B }
`;

const OPEN = TYPES.replace(/@(authenticated|(requiresScopes|policy)\([^)]*\))/g, '');

describe('stripRules', () => {
  it('returns the supergraph that the same subgraphs without rules compose to', () => {
    expect(words(stripped(compose(TYPES)))).toBe(words(compose(OPEN)));
  });

  it('returns a supergraph that planners accept', () => {
    expect(() => Supergraph.build(stripped(compose(TYPES)))).not.toThrow();
  });

  it('removes rules that are linked under other names', () => {
    const renamed = compose(TYPES)
      .replace('requiresScopes/v0.1"', '$&, as: "auth", import: [{ name: "Scope", as: "Right" }]')
      .replace(/@requiresScopes(?=\()/g, '@auth')
      .replaceAll('requiresScopes__Scope', 'Right');
    expect(words(stripped(renamed))).toBe(words(compose(OPEN)));
  });

  it('changes nothing where there is nothing to strip', () => {
    const open = compose('type Query { a: Int }');
    expect(stripped(open)).toBe(open);
  });
});

function stripped(supergraphSdl: string): string {
  return stripRules(supergraphSdl, parse(supergraphSdl));
}

function words(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,}])/g, '')
    .trim();
}
