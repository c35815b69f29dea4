import 'reflect-metadata';
import { composeServices } from '@apollo/composition';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { Directive, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';

import { cases } from '../../cases/subgraph.ts';
import { own } from '../access/define-access.ts';

import type { SubgraphDefinition } from './define-subgraph.ts';
import { subgraphSchema } from './subgraph-schema.ts';

@ObjectType({ description: '器材 A thing.' })
@Directive('@key(fields: "id")')
@Directive('@interfaceObject')
@Directive('@tag(name: "inventory")')
class Gear {
  @Field(() => ID, { description: '编号 Its id.' })
  id!: string;

  @Field(() => String, { description: '内部 Not for clients.' })
  @Directive('@inaccessible')
  internal!: string;

  @Field(() => String, { description: '标记 Where it comes from.' })
  @Directive('@source(office: "here")')
  marked!: string;
}

@ObjectType({ description: '库房 A depot.' })
@Directive('@key(fields: "id")')
class Depot {
  @Field(() => ID, { description: '编号 Its id.' })
  id!: string;

  @Field(() => Int, { description: '数量 How much it holds.' })
  @Directive('@override(from: "old")')
  holds!: number;
}

@Resolver()
class GearResolver {
  @Query(() => Gear, { description: '器材 One thing.', nullable: true })
  gear(): Gear | null {
    return null;
  }

  @Query(() => Depot, { description: '库房 One depot.', nullable: true })
  depot(): Depot | null {
    return null;
  }
}

const DEFINITION: SubgraphDefinition = {
  name: 'assets',
  entities: [],
  visibility: {} as SubgraphDefinition['visibility'],
  sources: [],
  resolvers: [GearResolver],
  access: {
    Query: own('reference', { reference: 'gear depot' }),
    Gear: own('reference', { reference: 'id internal marked' }),
    Depot: own('reference', { reference: 'id holds' }),
  },
  references: { Gear: () => null, Depot: () => null },
  composed: [
    {
      specification: 'https://directives.example/source/v1.0',
      definition: 'directive @source(office: String!) on FIELD_DEFINITION',
    },
  ],
};

const OLD = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { oldest: Gear }
  interface Gear @key(fields: "id") { id: ID! name: String }
  type Hammer implements Gear @key(fields: "id") { id: ID! name: String }
  type Depot @key(fields: "id") { id: ID! holds: Int! }
`;

describe('a subgraph whose classes use more directives of federation', () => {
  const { sdl, executable } = subgraphSchema(DEFINITION);
  const { supergraphSdl = '', errors } = composeServices([
    { name: 'assets', url: '', typeDefs: parse(sdl) },
    { name: 'old', url: '', typeDefs: parse(OLD) },
  ]);

  it('imports what it uses, and can be composed and run', () => {
    expect(sdl).toContain('"@tag", "@override", "@interfaceObject", "@inaccessible", "@composeDirective"');
    expect(errors ?? []).toEqual([]);
    expect(executable.getQueryType()?.getFields()['gear']).toBeDefined();
  });

  it('keeps each of them in the supergraph', () => {
    expect(supergraphSdl).toContain('isInterfaceObject: true');
    expect(supergraphSdl).toContain('@tag(name: "inventory")');
    expect(supergraphSdl).toMatch(/internal: String.*@inaccessible/);
    expect(supergraphSdl).toMatch(/marked: String.*@source\(office: "here"\)/);
    expect(supergraphSdl).toContain('override: "old"');
  });
});

describe('our own subgraphs', () => {
  it('import only what they use', () => {
    expect(subgraphSchema(cases).sdl).not.toMatch(/"@(tag|override|interfaceObject|inaccessible|composeDirective)"/);
  });
});
