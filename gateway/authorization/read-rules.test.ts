import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';

import { compose } from '../verification/support/compose.ts';

import { allows, describeRule, type FieldViewer } from './access-rules.ts';
import { readRules } from './read-rules.ts';

const GRAPH = compose(`
  type Query { me: Person @authenticated, all: [Named!]!, place: Place }
  interface Named { id: ID!, name: String, note: String }
  type Person implements Named @requiresScopes(scopes: [["a", "b"], ["c"]]) {
    id: ID!
    name: String @policy(policies: [["x"]])
    note: String
    kind: Kind
  }
  type Place implements Named { id: ID!, name: String, note: String, code: Code }
  scalar Code @requiresScopes(scopes: [["s"]])
  enum Kind @authenticated { A B }
`);

/** The same graph, with its specifications linked under other names. */
const RENAMED = GRAPH.replace(
  /@link\(url: "https:\/\/specs.apollo.dev\/requiresScopes\/v0.1"/,
  '$&, import: [{ name: "@requiresScopes", as: "@needs" }]',
).replace(/@requiresScopes(?=\()/g, '@needs');

const NAMESPACED = GRAPH.replace(
  /@link\(url: "https:\/\/specs.apollo.dev\/requiresScopes\/v0.1"/,
  '$&, as: "auth"',
).replace(/@requiresScopes(?=\()/g, '@auth__requiresScopes');

const BARE = GRAPH.replace(/@link\(url: "https:\/\/specs.apollo.dev\/requiresScopes\/v0.1"/, '$&, as: "auth"').replace(
  /@requiresScopes(?=\()/g,
  '@auth',
);

function rulesOf(supergraphSdl: string) {
  return readRules(parse(supergraphSdl));
}

function viewer(...scopes: string[]): FieldViewer {
  return { audience: 'analyst', scopes };
}

describe.each([
  ['as composed', GRAPH],
  ['with a renamed import', RENAMED],
  ['under another namespace', NAMESPACED],
  ['by the bare name of another namespace', BARE],
])('the rules of a supergraph %s', (_, supergraphSdl) => {
  const rules = rulesOf(supergraphSdl);

  it('require all rights of one alternative', () => {
    const rule = rules.typeRule('Person');
    expect(allows(rule, viewer('a', 'b'))).toBe(true);
    expect(allows(rule, viewer('c'))).toBe(true);
    expect(allows(rule, viewer('a'))).toBe(false);
    expect(allows(rule, viewer())).toBe(false);
  });

  it('join a field’s own rule with its type’s and its output type’s', () => {
    expect(describeRule(rules.fieldRule('Person', 'name') ?? [])).toBe('(a and b or c) and policy:x');
    expect(describeRule(rules.fieldRule('Person', 'kind') ?? [])).toBe('(a and b or c) and @authenticated');
    expect(describeRule(rules.fieldRule('Query', 'me') ?? [])).toBe('@authenticated and (a and b or c)');
    expect(describeRule(rules.fieldRule('Place', 'code') ?? [])).toBe('s');
  });

  it('leave unprotected types and fields open', () => {
    expect(rules.typeRule('Place')).toBeUndefined();
    expect(rules.fieldRule('Place', 'name')).toBeUndefined();
    expect(rules.fieldRule('Query', 'place')).toBeUndefined();
  });

  it('do not repeat on an interface what its members require', () => {
    expect(rules.typeRule('Named')).toBeUndefined();
    expect(rules.fieldRule('Named', 'name')).toBeUndefined();
    expect(rules.fieldRule('Query', 'all')).toBeUndefined();
  });
});

describe('the rules of a supergraph', () => {
  it('keep what an interface requires in addition to its members', () => {
    const stricter = GRAPH.replace(/note: String/, 'note: String @requiresScopes(scopes: [["n"]])');
    expect(describeRule(rulesOf(stricter).fieldRule('Named', 'note') ?? [])).toBe('n');
  });

  it('list everything that is protected, and every right', () => {
    const rules = rulesOf(GRAPH);
    expect(rules.coordinates).toEqual([
      'Code',
      'Kind',
      'Person',
      'Person.id',
      'Person.name',
      'Person.note',
      'Person.kind',
      'Place.code',
      'Query.me',
    ]);
    expect([...rules.rights].sort()).toEqual(['@authenticated', 'a', 'b', 'c', 'policy:x', 's']);
  });

  it('count every viewer but the public as authenticated', () => {
    const rule = rulesOf(GRAPH).typeRule('Kind');
    expect(allows(rule, viewer())).toBe(true);
    expect(allows(rule, { audience: 'public', scopes: ['@authenticated'] })).toBe(false);
  });

  it('require the rights of both owners of a field', () => {
    const two = compose(
      `type Query { me: P } type P @key(fields: "id") { id: ID!, name: String @shareable @requiresScopes(scopes: [["a"]]) }`,
      `type P @key(fields: "id") { id: ID!, name: String @shareable @requiresScopes(scopes: [["b"]]) }`,
    );
    const rule = rulesOf(two).fieldRule('P', 'name');
    expect(allows(rule, viewer('a', 'b'))).toBe(true);
    expect(allows(rule, viewer('a'))).toBe(false);
    expect(allows(rule, viewer('b'))).toBe(false);
  });

  it('deny everyone where there is no alternative, and nobody where an alternative is empty', () => {
    const none = GRAPH.replace(/\[\["s"\]\]/, '[]');
    expect(allows(rulesOf(none).typeRule('Code'), viewer('s'))).toBe(false);
    const open = GRAPH.replace(/\[\["s"\]\]/, '[[]]');
    expect(allows(rulesOf(open).typeRule('Code'), viewer())).toBe(true);
  });

  it('are not found under the names of built-in object properties', () => {
    const rules = rulesOf(GRAPH);
    for (const name of ['__proto__', 'constructor', 'toString']) {
      expect(rules.typeRule(name)).toBeUndefined();
      expect(rules.fieldRule(name, name)).toBeUndefined();
      expect(rules.fieldRule('Person', name)).toBeUndefined();
    }
  });
});

describe('a supergraph is refused', () => {
  const linked = (link: string) => () => rulesOf(GRAPH.replace(/schema\n/, `$&  @link(${link})\n`));

  it('that links an unknown specification for security', () => {
    expect(linked('url: "https://specs.example.org/rowFilter/v0.1", for: SECURITY')).toThrow(
      'it links https://specs.example.org/rowFilter for SECURITY',
    );
  });

  it('that links an unknown version of an access specification', () => {
    expect(linked('url: "https://specs.apollo.dev/policy/v0.2", for: SECURITY')).toThrow('policy v0.2');
    expect(linked('url: "https://specs.apollo.dev/authenticated"')).toThrow('without a version');
  });

  it('that links the link specification itself by another name, with an unknown one for security', () => {
    const renamed = GRAPH.replaceAll('@link(', '@l(')
      .replace('specs.apollo.dev/link/v1.0"', '$&, as: "l"')
      .replace(/schema\n/, '$&  @l(url: "https://specs.example.org/rowFilter/v0.1", for: SECURITY)\n');
    expect(() => rulesOf(renamed)).toThrow('rowFilter');
  });

  it('that links its specifications by @core', () => {
    const core = `schema @core(feature: "https://specs.apollo.dev/core/v0.2") { query: Query } type Query { a: Int }`;
    expect(() => rulesOf(core)).toThrow('@core');
  });

  it('whose rules are not lists of lists of names', () => {
    expect(() => rulesOf(GRAPH.replace('(scopes: [["s"]])', '(scopes: [[1]])'))).toThrow('cannot be read');
    expect(() => rulesOf(GRAPH.replace('(scopes: [["s"]])', ''))).toThrow('cannot be read');
    expect(() => rulesOf(GRAPH.replace('[["s"]]', '[["@authenticated"]]'))).toThrow('cannot be read');
  });
});
