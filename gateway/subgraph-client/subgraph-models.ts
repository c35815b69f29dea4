import {
  baseType,
  isInterfaceType,
  isObjectType,
  type NamedType,
  type Subgraph,
  type Supergraph,
  type Type,
} from '@apollo/federation-internals';
import { isCompositeType, Kind, type FieldNode, type GraphQLSchema } from 'graphql';

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
        // The key of an extension (`extend type`) may be external, of which a supergraph keeps nothing else.
        const applications = type.appliedDirectivesOf(keyDirective).filter((application) => !application.ofExtension());
        const fields = applications
          .flatMap((application) => parseKey(String(application.arguments().fields)))
          .filter((field) => !selectsExternal(subgraph, type, field));
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

/**
 * Whether a key field, or a field within it, is external in the subgraph: it is sent such a field and does not resolve it, so it
 * cannot be asked to give it back.
 */
function selectsExternal(subgraph: Subgraph, type: NamedType, { name, selectionSet }: FieldNode): boolean {
  const field = isObjectType(type) || isInterfaceType(type) ? type.field(name.value) : undefined;
  if (field === undefined) {
    return false;
  }
  const inner = selectionSet?.selections.filter((selection) => selection.kind === Kind.FIELD) ?? [];
  return (
    subgraph.metadata().isFieldExternal(field) ||
    field.hasAppliedDirective('external') ||
    inner.some((one) => selectsExternal(subgraph, baseType(field.type as Type), one))
  );
}
