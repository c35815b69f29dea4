import { buildSubgraphSchema, type GraphQLSchemaModule } from '@apollo/subgraph';
import { execute, isInterfaceType, isObjectType, parse, type DocumentNode, type GraphQLSchema } from 'graphql';

import type { SubgraphHandler } from '../../../subgraphs/shared/server/subgraph-handler.ts';

import { resolveField, resolveType, type ResolveContext, type Run } from './resolve-field.ts';
import type { FieldSource, World } from './test-data.ts';

/** A world's subgraphs as request handlers; each call reads the current run. */
export function subgraphHandlers(world: World, currentRun: () => Run): Readonly<Record<string, SubgraphHandler>> {
  return Object.fromEntries(
    Object.entries(world.subgraphs).map(([name, sdl]) => [name, handlerOf(name, sdl, currentRun)]),
  );
}

function handlerOf(subgraph: string, sdl: string, currentRun: () => Run): SubgraphHandler {
  const typeDefs = parse(sdl);
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: entityResolvers(buildSubgraphSchema([{ typeDefs }])) }]);
  return async ({ body }) => {
    const { query, variables, operationName } = JSON.parse(body) as {
      query: string;
      variables?: Record<string, unknown>;
      operationName?: string;
    };
    const contextValue: ResolveContext = { run: currentRun(), subgraph };
    const result = await execute({
      schema,
      document: parseOnce(query),
      variableValues: variables,
      operationName,
      contextValue,
      fieldResolver: resolveField,
      typeResolver: resolveType,
    });
    return { status: 200, contentType: 'application/json', body: JSON.stringify(result) };
  };
}

const documents = new Map<string, DocumentNode>();

/** Shrinking repeats the same fetches. */
function parseOnce(query: string): DocumentNode {
  const known = documents.get(query) ?? parse(query, { noLocation: true });
  if (documents.size > 500) {
    documents.clear();
  }
  documents.set(query, known);
  return known;
}

type Resolvers = NonNullable<GraphQLSchemaModule['resolvers']>;

/** `__resolveReference` for every type with fields, over the run's data. */
function entityResolvers(schema: GraphQLSchema): Resolvers {
  const resolvers: Resolvers = {};
  for (const type of Object.values(schema.getTypeMap())) {
    if (!(isObjectType(type) || isInterfaceType(type)) || /^(_.*|Query|Mutation)$/.test(type.name)) {
      continue;
    }
    const resolveReference = (
      given: Record<string, unknown>,
      { run, subgraph }: ResolveContext,
    ): FieldSource | null => {
      const object = run.data.find(type.name, given);
      return object === null ? null : { object, given, subgraph };
    };
    resolvers[type.name] = {
      __resolveReference: resolveReference,
      ...(isInterfaceType(type) && { __resolveType: ({ object }: FieldSource) => object.type }),
    };
  }
  return resolvers;
}
