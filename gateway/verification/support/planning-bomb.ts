import type { SubgraphHandler } from '../../../subgraphs/shared/server/subgraph-handler.ts';

import { composeSupergraph } from './compose.ts';

const SUBGRAPHS = ['cases', 'assets', 'credit', 'performance', 'linkage'] as const;

/** Five subgraphs that all resolve `next`: each level multiplies the number of possible paths by five. */
export const BOMB_SUPERGRAPH: string = composeSupergraph(
  Object.fromEntries(SUBGRAPHS.map((name) => [name, schemaOf(name)])),
);

/** A small document, six levels deep, that takes the planner many seconds. The 32 variants differ in their last fields. */
export function bomb(variant = 0): string {
  const fields = SUBGRAPHS.map((name) => `of_${name}`);
  const last = ['id', ...fields.filter((_, at) => (variant >> at) % 2 === 1)].join(' ');
  const chain = (depth: number): string => (depth === 0 ? last : `${fields.join(' ')} next { ${chain(depth - 1)} }`);
  const chains = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => `${name}: next { ${chain(5)} }`);
  return `{ node { ${chains.join(' ')} } }`;
}

/** Subgraphs that answer only the other clients' queries: the bomb explodes during planning. */
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

function schemaOf(name: (typeof SUBGRAPHS)[number]): string {
  return `
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
    type Query { ${name === 'cases' ? 'node: Node' : `count_${name}: Int`} }
    type Node @key(fields: "id") { id: ID!, of_${name}: Int, next: Node @shareable }
  `;
}
