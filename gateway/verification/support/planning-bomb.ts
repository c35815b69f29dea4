import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

import type { SubgraphHandler } from '../../../subgraphs/shared/server/subgraph-handler.ts';

const SUBGRAPHS = ['cases', 'assets', 'credit', 'performance', 'linkage'] as const;

/** Five offices that all answer a thing's way to the next: each step down multiplies the ways to get there by five. */
export const BOMB_SUPERGRAPH: string = compose();

/** A small document, six levels deep, that takes the planner many seconds; one of 32 that differ by what they ask. */
export function bomb(variant = 0): string {
  const fields = SUBGRAPHS.map((name) => `of_${name}`);
  const last = ['id', ...fields.filter((_, at) => (variant >> at) % 2 === 1)].join(' ');
  const chain = (depth: number): string => (depth === 0 ? last : `${fields.join(' ')} next { ${chain(depth - 1)} }`);
  const chains = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}: next { ${chain(5)} }`);
  return `{ thing { ${chains.join(' ')} } }`;
}

/** Offices that say what little the other clients ask of them: the bomb is in the planning. */
export const BOMB_HANDLERS: Readonly<Record<string, SubgraphHandler>> = Object.fromEntries(
  SUBGRAPHS.map((name): [string, SubgraphHandler] => [
    name,
    ({ body }) => {
      const { query } = JSON.parse(body) as { query: string };
      const names = [...query.matchAll(/(?:(\w+): ?)?count_\w+/g)].map(([field, alias]) => alias ?? field);
      const data = Object.fromEntries(names.map((field) => [field, 7]));
      return Promise.resolve({ status: 200, contentType: 'application/json', body: JSON.stringify({ data }) });
    },
  ]),
);

function compose(): string {
  const services = SUBGRAPHS.map((name) => ({
    name,
    url: `http://${name}.invalid/graphql`,
    typeDefs: parse(`
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
      type Query { ${name === 'cases' ? 'thing: Thing' : `count_${name}: Int`} }
      type Thing @key(fields: "id") { id: ID!, of_${name}: Int, next: Thing @shareable }
    `),
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) {
    throw new Error(errors.map(({ message }) => message).join('\n'));
  }
  return supergraphSdl;
}
