import {
  getNamedType,
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLUnionType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLCompositeType,
  type GraphQLFieldConfigMap,
  type GraphQLNamedType,
  type GraphQLOutputType,
} from 'graphql';

import type { AccessRules, FieldViewer } from './access-rules.ts';
import { readableTypes, type ReadableTypes } from './readable-types.ts';

/**
 * The API schema reduced to what a viewer can reach. Introspection, SDL, validation and suggestions use it. It is a valid
 * schema, unless the viewer can read nothing at all: then its query type has no fields.
 *
 * Scalars, enums and inputs that a remaining field or argument uses are those of the API schema, with their rules for
 * values. An enum that the viewer may not read stays where an argument takes it: the names of its values are not data.
 */
export function sliceSchema(schema: GraphQLSchema, rules: AccessRules, viewer: FieldViewer): GraphQLSchema {
  const readable = readableTypes(schema, rules, viewer);
  const copies = new Map<string, GraphQLNamedType>();
  for (const type of reachedTypes(schema, readable)) {
    copies.set(type.name, copyOf(type, readable.get(type.name) ?? new Set(), copies));
  }
  const root = (type: GraphQLObjectType | null | undefined) => copies.get(type?.name ?? '') as GraphQLObjectType;
  const query = root(schema.getQueryType());
  return new GraphQLSchema({
    description: schema.description,
    query: query ?? new GraphQLObjectType({ name: schema.getQueryType()?.name ?? 'Query', fields: {} }),
    mutation: root(schema.getMutationType()),
    types: [...copies.values()],
    directives: schema.getDirectives(),
    assumeValid: query === undefined,
  });
}

type Copies = ReadonlyMap<string, GraphQLNamedType>;

/** The composite types that a query or mutation can reach. */
function reachedTypes(schema: GraphQLSchema, readable: ReadableTypes): ReadonlySet<GraphQLCompositeType> {
  const reached = new Set<GraphQLCompositeType>();
  const reach = (type: GraphQLNamedType | null | undefined): void => {
    const isComposite = isObjectType(type) || isInterfaceType(type) || isUnionType(type);
    const names = readable.get(type?.name ?? '');
    if (!isComposite || names === undefined || reached.has(type)) {
      return;
    }
    reached.add(type);
    if (isUnionType(type)) {
      type.getTypes().forEach(reach);
      return;
    }
    names.forEach((field) => reach(getNamedType(type.getFields()[field]?.type)));
    // Interfaces that no field returns stay too: clients spread fragments on them.
    type.getInterfaces().forEach(reach);
    if (isInterfaceType(type)) {
      schema.getPossibleTypes(type).forEach(reach);
    }
  };
  reach(schema.getQueryType());
  reach(schema.getMutationType());
  return reached;
}

function copyOf(type: GraphQLCompositeType, names: ReadonlySet<string>, copies: Copies): GraphQLNamedType {
  if (isUnionType(type)) {
    const types = () => type.getTypes().flatMap(({ name }) => (copies.get(name) ?? []) as GraphQLObjectType[]);
    return new GraphQLUnionType({ ...type.toConfig(), types });
  }
  const config = {
    name: type.name,
    description: type.description,
    fields: () => copyFields(type.toConfig().fields, names, copies),
    interfaces: () => type.getInterfaces().flatMap(({ name }) => (copies.get(name) ?? []) as GraphQLInterfaceType[]),
  };
  return isObjectType(type) ? new GraphQLObjectType(config) : new GraphQLInterfaceType(config);
}

function copyFields(
  fields: GraphQLFieldConfigMap<unknown, unknown>,
  names: ReadonlySet<string>,
  copies: Copies,
): GraphQLFieldConfigMap<unknown, unknown> {
  const kept = Object.entries(fields).filter(([name]) => names.has(name));
  return Object.fromEntries(kept.map(([name, field]) => [name, { ...field, type: copyOutput(field.type, copies) }]));
}

function copyOutput(type: GraphQLOutputType, copies: Copies): GraphQLOutputType {
  if (isNonNullType(type)) {
    return new GraphQLNonNull(copyOutput(type.ofType, copies) as never);
  }
  return isListType(type)
    ? new GraphQLList(copyOutput(type.ofType, copies))
    : ((copies.get(type.name) ?? type) as GraphQLOutputType);
}
