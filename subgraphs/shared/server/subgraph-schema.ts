import 'reflect-metadata';
import { buildSubgraphSchema, printSubgraphSchema } from '@apollo/subgraph';
import { parse, type GraphQLSchema } from 'graphql';
import { buildSchemaSync, createResolversMap } from 'type-graphql';
import type { SubgraphDefinition } from './define-subgraph.ts';

const FEDERATION_LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@provides"])';

export interface SubgraphSchema {
  /** The schema as it is composed and committed: SDL with federation directives. */
  readonly sdl: string;
  readonly executable: GraphQLSchema;
}

/** Builds the federated schema of a subgraph from its classes. */
export function subgraphSchema({ resolvers, references }: SubgraphDefinition): SubgraphSchema {
  const classSchema = buildSchemaSync({
    resolvers: [...resolvers] as unknown as [() => unknown],
    validate: false,
    skipCheck: true,
  });
  const query = classSchema.getQueryType();
  if (query) query.description = '查询 Everything that can be asked; nothing can be changed.';
  const sdl = `${FEDERATION_LINK}\n\n${printSubgraphSchema(classSchema)}\n`;
  const resolverMap: Record<string, Record<string, unknown>> = { ...createResolversMap(classSchema) } as never;
  for (const [type, resolveReference] of Object.entries(references)) {
    resolverMap[type] = { ...resolverMap[type], __resolveReference: resolveReference };
  }
  return { sdl, executable: buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolverMap as never }]) };
}
