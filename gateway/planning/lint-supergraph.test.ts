import { composeServices } from '@apollo/composition';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';

import { readCommittedSupergraph } from '../serving/supergraph-file.ts';

import { lintSupergraph, type LintResult } from './lint-supergraph.ts';

const LINK = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9"
  import: ["@key", "@shareable", "@external", "@provides", "@interfaceObject", "@override", "@inaccessible"]
)`;

/** Composes subgraphs named a, b, … and lints the supergraph. */
function lint(...sdls: readonly string[]): LintResult {
  const services = sdls.map((sdl, at) => {
    const name = 'abc'.charAt(at);
    return { name, url: 'http://invalid', typeDefs: parse(`${LINK} ${sdl}`) };
  });
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) {
    throw new Error(errors.map(({ message }) => message).join('\n'));
  }
  return lintSupergraph(supergraphSdl);
}

const NOTHING: LintResult = { faults: [], warnings: [] };

describe('the lint of a supergraph', () => {
  it('accepts our supergraph', async () => {
    expect(lintSupergraph(await readCommittedSupergraph())).toEqual(NOTHING);
  });

  it('warns of a field of an object, interface or union type with several owners, which is dear', () => {
    const sdl = `
      type Query { thing: Thing @shareable, things: [Any!]! @shareable, count: Int @shareable }
      union Any = Thing
      type Thing @key(fields: "id") { id: ID!, self: Thing @shareable, hidden: Thing @shareable @inaccessible }
    `;
    const { faults, warnings } = lint(sdl, sdl);
    expect(faults).toEqual([]);
    expect(warnings.map((warning) => warning.replace(/ all answer.*/, ''))).toEqual([
      'Query.thing is an object that A and B',
      'Query.things is an object that A and B',
      'Thing.self is an object that A and B',
    ]);
  });

  it('does not count a subgraph in which the field is external or overridden', () => {
    const owner = `
      type Query { thing: Thing }
      type Thing @key(fields: "id") { id: ID!, self: Thing @override(from: "b"), part: Part @shareable }
      type Part { name: String @shareable }
    `;
    const other = `
      type Query { provided: Thing @provides(fields: "part { name }") }
      type Thing @key(fields: "id") { id: ID!, self: Thing, part: Part @external }
      type Part { name: String @shareable }
    `;
    expect(lint(owner, other)).toEqual(NOTHING);
  });

  it('accepts a key that cannot be resolved if the subgraph owns no other field', () => {
    const keeper = 'type Query { thing: Thing } type Thing @key(fields: "id") { id: ID!, name: String }';
    const stub = 'type Query { mine: Thing } type Thing @key(fields: "id", resolvable: false) { id: ID! }';
    expect(lint(keeper, stub)).toEqual(NOTHING);
  });

  it('refuses a field that requires others where no key of its type can be resolved', () => {
    const supergraph = (resolvable: string): string => `
      type Thing
        @join__type(graph: A, key: "id")
        @join__type(graph: B, key: "id", resolvable: false)
        @join__type(graph: B, key: "code"${resolvable})
      { id: ID!, name: String @join__field(graph: A) @join__field(graph: B, external: true)
        local: String @join__field(graph: B, requires: "name") }
    `;
    expect(lintSupergraph(supergraph(''))).toEqual(NOTHING);
    expect(lintSupergraph(supergraph(', resolvable: false')).faults).toEqual([
      'Thing.local requires other fields in B, where no key of Thing can be resolved; let one be, or let another subgraph own the field.',
    ]);
  });

  it('refuses names that the gateway uses for itself', () => {
    expect(lint('type Query { lianzhi_type: Int }').faults).toEqual([
      'Query.lianzhi_type: names that start with lianzhi_ are the gateway’s own.',
    ]);
  });

  it('requires a resolvable key of an interface object', () => {
    const keeper = `
      type Query { media: [Media!]! }
      interface Media @key(fields: "id") { id: ID! }
      type Book implements Media @key(fields: "id") { id: ID! }
    `;
    const rates = `
      type Query { rated: Media }
      type Media @key(fields: "id", resolvable: false) @interfaceObject { id: ID! }
    `;
    expect(lint(keeper, rates).faults).toEqual([
      'Media is an interface object in B with a key that cannot be resolved there.',
    ]);
  });
});
