import type { Supergraph } from '@apollo/federation-internals';
import { isCompositeType, type GraphQLSchema } from 'graphql';

import { possibleTypes } from '../graphql/types.ts';

import { parseKey, type EntityRules } from './entity-keys.ts';

/** The part of a supergraph that one subgraph serves: enough to check its replies. */
export interface SubgraphModel extends EntityRules {
  readonly name: string;
  /** The subgraph's schema, with `_entities`. */
  readonly schema: GraphQLSchema;
}

/** Reads the schema and entity keys of every subgraph from the supergraph, by public name. */
export function subgraphModels(supergraph: Supergraph): ReadonlyMap<string, SubgraphModel> {
  const models = new Map<string, SubgraphModel>();
  for (const subgraph of supergraph.subgraphs()) {
    const schema = subgraph.schema.toGraphQLJSSchema();
    const keyDirective = subgraph.metadata().keyDirective();
    const keys = new Map(
      [...subgraph.schema.objectTypes(), ...subgraph.schema.interfaceTypes()].map((type) => {
        const applications = type.appliedDirectivesOf(keyDirective);
        const fields = applications.flatMap((application) => parseKey(String(application.arguments().fields)));
        return [type.name, [...new Map(fields.map((field) => [field.name.value, field])).values()]];
      }),
    );
    models.set(subgraph.name, {
      name: subgraph.name,
      schema,
      keys,
      possibleTypes: (typeName) => {
        const type = schema.getType(typeName);
        return isCompositeType(type) ? possibleTypes(schema, type) : [];
      },
    });
  }
  return models;
}
