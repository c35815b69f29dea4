import { composeServices } from '@apollo/composition';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';

import { readCommittedSupergraph } from '../serving/supergraph-file.ts';

import { lintSupergraph } from './lint-supergraph.ts';

const LINK = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9"
  import: ["@key", "@shareable", "@external", "@provides", "@interfaceObject", "@override"]
)`;

/** Composes subgraphs named a, b, … and lints the supergraph. */
function lint(...sdls: readonly string[]): readonly string[] {
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

describe('the lint of a supergraph', () => {
  it('accepts our supergraph', async () => {
    expect(lintSupergraph(await readCommittedSupergraph())).toEqual([]);
  });

  it('requires one owner for a field of an object, interface or union type', () => {
    const sdl = `
      type Query { thing: Thing @shareable, things: [Any!]! @shareable, count: Int @shareable }
      union Any = Thing
      type Thing @key(fields: "id") { id: ID!, self: Thing @shareable }
    `;
    expect(lint(sdl, sdl)).toEqual([
      'Query.thing is an object that A and B all answer; let one of them own it.',
      'Query.things is an object that A and B all answer; let one of them own it.',
      'Thing.self is an object that A and B all answer; let one of them own it.',
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
    expect(lint(owner, other)).toEqual([]);
  });

  it('accepts a key that cannot be resolved if the subgraph owns no other field', () => {
    const keeper = 'type Query { thing: Thing } type Thing @key(fields: "id") { id: ID!, name: String }';
    const stub = 'type Query { mine: Thing } type Thing @key(fields: "id", resolvable: false) { id: ID! }';
    expect(lint(keeper, stub)).toEqual([]);
  });

  it('refuses a field of a subgraph that can resolve no key of its type', () => {
    const supergraph = `
      type Thing
        @join__type(graph: A, key: "id")
        @join__type(graph: B, key: "id", resolvable: false)
      { id: ID!, name: String @join__field(graph: A), local: String @join__field(graph: B) }
    `;
    expect(lintSupergraph(supergraph)).toEqual([
      'Thing.local is answered by B alone, where no key of Thing can be resolved; let one be, or let another subgraph own the field.',
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
    expect(lint(keeper, rates)).toEqual([
      'Media is an interface object in B with a key that cannot be resolved there.',
    ]);
  });
});
