import { buildSubgraphSchema, type GraphQLSchemaModule } from '@apollo/subgraph';
import { execute, isInterfaceType, isObjectType, parse, validate, visit, type GraphQLSchema } from 'graphql';

import type { SubgraphHandler } from '../../../subgraphs/shared/server/subgraph-handler.ts';

import type { JsonResolvers } from './json-data.ts';

/** A subgraph over JSON data. It refuses what is not valid by its schema, as a server does. */
export function jsonSubgraph(sdl: string, { field, type, entity }: JsonResolvers): SubgraphHandler {
  // `@apollo/subgraph` knows no directives of other namespaces; resolving needs none of them.
  const typeDefs = visit(parse(sdl), { Directive: ({ name }) => (name.value.includes('__') ? null : undefined) });
  const schema = buildSubgraphSchema([
    { typeDefs, resolvers: entityResolvers(buildSubgraphSchema([{ typeDefs }]), entity) },
  ]);
  return async ({ body }) => {
    const { query, variables, operationName } = JSON.parse(body) as {
      query: string;
      variables?: Record<string, unknown>;
      operationName?: string;
    };
    const document = parse(query);
    const errors = validate(schema, document);
    const result =
      errors.length > 0
        ? { errors: errors.map(({ message }) => ({ message, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } })) }
        : await execute({
            schema,
            document,
            variableValues: variables,
            operationName,
            fieldResolver: field,
            typeResolver: type,
          });
    return { status: 200, contentType: 'application/json', body: JSON.stringify(result) };
  };
}

type Resolvers = NonNullable<GraphQLSchemaModule['resolvers']>;

function entityResolvers(schema: GraphQLSchema, entity: JsonResolvers['entity']): Resolvers {
  const resolvers: Resolvers = {};
  for (const type of Object.values(schema.getTypeMap())) {
    if ((isObjectType(type) || isInterfaceType(type)) && !/^(_|Query$|Mutation$)/.test(type.name)) {
      resolvers[type.name] = {
        __resolveReference: (given: Record<string, unknown>) => entity(type.name, given),
        ...(isInterfaceType(type) && {
          __resolveType: ({ object }: { object: Record<string, unknown> }) => String(object['__typename']),
        }),
      };
    }
  }
  return resolvers;
}
