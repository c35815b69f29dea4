import type { Supergraph } from '@apollo/federation-internals';
import { isAbstractType, type GraphQLSchema } from 'graphql';

import { parseKey, type EntityRules } from './entity-keys.ts';

/** What the supergraph says of one subgraph: enough to tell whether its replies can be right. */
export interface SubgraphModel extends EntityRules {
  readonly name: string;
  /** The subgraph's part of the supergraph, `_entities` included. */
  readonly schema: GraphQLSchema;
}

/** Reads every subgraph's schema and entity keys out of the supergraph, by public name. */
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
        return isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [];
      },
    });
  }
  return models;
}
