import { composeServices } from '@apollo/composition';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';

import { hivePlanner } from './hive-planner.ts';
import type { FetchNode, PlanNode } from './query-plan.ts';

const LINK = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9"
  import: ["@key", "@external", "@requires", "@interfaceObject"]
)`;

const SUPERGRAPH = compose(
  `type Query { media: [Media!]!, shelf(id: ID!): Shelf }
   type Shelf { id: ID!, first: Media, second: Book }
   interface Media @key(fields: "id") { id: ID! }
   type Book implements Media @key(fields: "id") { id: ID!, pages: Int }
   type Film implements Media @key(fields: "id") { id: ID!, minutes: Int }`,
  `type Media @key(fields: "id") @interfaceObject { id: ID!, rating: Int }`,
  `type Book @key(fields: "id") { id: ID!, pages: Int @external, weight: Int @requires(fields: "pages") }
   type Film @key(fields: "id") { id: ID!, weight: Int }`,
);

function compose(...sdls: readonly string[]): string {
  const services = sdls.map((sdl, at) => ({
    name: 'abc'.charAt(at),
    url: 'http://invalid',
    typeDefs: parse(`${LINK} ${sdl}`),
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) {
    throw new Error(errors.map(({ message }) => message).join('\n'));
  }
  return supergraphSdl;
}

const plan = hivePlanner(SUPERGRAPH);

/** Every node of a plan, each before its children. */
function nodesOf(text: string): PlanNode[] {
  const all = (node: PlanNode | undefined): PlanNode[] => {
    switch (node?.kind) {
      case 'Sequence':
      case 'Parallel':
        return [node, ...node.nodes.flatMap(all)];
      case 'Flatten':
        return [node, ...all(node.node)];
      case 'Condition':
        return [node, ...all(node.ifClause), ...all(node.elseClause)];
      default:
        return node === undefined ? [] : [node];
    }
  };
  return all(plan(text).node);
}

describe('a plan of Hive’s planner, converted,', () => {
  it('has the operation kind and the variables of every fetch', () => {
    const [fetch] = nodesOf('query Q($id: ID!) { shelf(id: $id) { id } }');
    expect(fetch).toMatchObject({ kind: 'Fetch', serviceName: 'a', operationKind: 'query', variableUsages: ['id'] });
  });

  it('has paths of names, @ and types', () => {
    const paths = nodesOf('{ media { id ... on Book { weight } } }').flatMap((node) =>
      node.kind === 'Flatten' ? [node.path] : [],
    );
    expect(paths).toEqual([['media', '@|[Book]']]);
  });

  it('has the fields of representations', () => {
    const entity = nodesOf('{ shelf(id: 1) { second { weight } } }').find(
      (node): node is FetchNode => node.kind === 'Fetch' && node.serviceName === 'c',
    );
    expect(entity?.requires).toEqual([
      {
        kind: 'InlineFragment',
        typeCondition: 'Book',
        selections: expect.arrayContaining([
          { kind: 'Field', name: '__typename' },
          { kind: 'Field', name: 'id' },
          { kind: 'Field', name: 'pages' },
        ]),
      },
    ]);
  });

  it('is refused if it contains an interface object: one of two types may be lost', () => {
    expect(() => nodesOf('{ media { rating } }')).toThrow('a fetch through an interface object');
  });

  it('has conditions for fetches that depend on variables', () => {
    const text = 'query Q($with: Boolean!) { shelf(id: 1) { second { id weight @include(if: $with) } } }';
    expect(nodesOf(text)).toContainEqual(expect.objectContaining({ kind: 'Condition', condition: 'with' }));
  });
});
