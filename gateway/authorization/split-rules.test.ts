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
  it('leaves the supergraph that the same subgraphs would make without their rules', () => {
    expect(words(stripped(compose(TYPES)))).toBe(words(compose(OPEN)));
  });

  it('leaves what planners take', () => {
    expect(() => Supergraph.build(stripped(compose(TYPES)))).not.toThrow();
  });

  it('knows the rules by whatever names they are linked', () => {
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
