import { Kind, parse, type DocumentNode } from 'graphql';

import type { SubgraphHandler } from '../../../subgraphs/shared/server/subgraph-handler.ts';
import { parseKey } from '../../subgraph-client/entity-keys.ts';
import { jsonResolvers } from '../conformance/json-data.ts';
import { jsonSubgraph } from '../conformance/json-subgraph.ts';
import { composeSupergraph } from '../support/compose.ts';

import type { FederationGraph } from './federation-graph.ts';

/** Put before a schema that links no version of federation by itself. */
const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@shareable", "@external", "@requires", "@provides", "@override", "@interfaceObject", "@inaccessible", "@tag",
  "@composeDirective"
])
`;

export interface ComposedGraph {
  readonly supergraphSdl: string;
  /** By subgraph. */
  readonly handlers: Readonly<Record<string, SubgraphHandler>>;
}

/** Composes a graph's subgraphs, which answer from its data. @throws with the composition errors */
export function composeGraph({ subgraphs }: FederationGraph): ComposedGraph {
  const linked = Object.entries(subgraphs).map(([name, { schema, ...data }]) => {
    const sdl = schema.includes('@link') ? schema : LINK + schema;
    return { name, sdl, data };
  });
  const handlers = linked.map(({ name, sdl, data }) => {
    const resolvers = jsonResolvers(data, () => {}, resolvableKeys(parse(sdl)));
    return [name, jsonSubgraph(sdl, resolvers)] as const;
  });
  return {
    supergraphSdl: composeSupergraph(Object.fromEntries(linked.map(({ name, sdl }) => [name, sdl]))),
    handlers: Object.fromEntries(handlers),
  };
}

/** By type, the names of the outermost fields of each key that the subgraph resolves. */
function resolvableKeys({ definitions }: DocumentNode): (typeName: string) => readonly (readonly string[])[] {
  const byType = new Map<string, string[][]>();
  for (const definition of definitions) {
    if ('name' in definition && definition.name !== undefined && 'directives' in definition) {
      for (const { name, arguments: args = [] } of definition.directives ?? []) {
        const valueOf = (argument: string) => args.find((one) => one.name.value === argument)?.value;
        const [fields, resolvable] = [valueOf('fields'), valueOf('resolvable')];
        const isResolvable = resolvable?.kind !== Kind.BOOLEAN || resolvable.value;
        if (/key$/.test(name.value) && fields?.kind === Kind.STRING && isResolvable) {
          const known = byType.get(definition.name.value) ?? [];
          byType.set(definition.name.value, [...known, parseKey(fields.value).map((field) => field.name.value)]);
        }
      }
    }
  }
  return (typeName) => byType.get(typeName) ?? [];
}
