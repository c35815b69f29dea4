import {
  isAbstractType,
  isCompositeType,
  Kind,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type TypeNode,
} from 'graphql';

/** Names of the object types that a value of the type can have. */
export function possibleTypes(schema: GraphQLSchema, type: GraphQLCompositeType): readonly string[] {
  return isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [type.name];
}

/** An object type, interface or union. @throws Error if the schema has none of that name */
export function compositeType(schema: GraphQLSchema, name: string): GraphQLCompositeType {
  const type = schema.getType(name);
  if (!isCompositeType(type)) {
    throw new Error(`The schema has no type ${name} with fields.`);
  }
  return type;
}

/** A field of an object type or interface. @throws Error if the type has no such field */
export function fieldOf(parent: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> {
  const field = 'getFields' in parent ? parent.getFields()[name] : undefined;
  if (field === undefined) {
    throw new Error(`The schema has no field ${parent.name}.${name}.`);
  }
  return field;
}

/** Whether the type is `condition`, implements it or is a member of it. */
export function isSubtypeOf(schema: GraphQLSchema, typeName: string, condition: string): boolean {
  if (typeName === condition) {
    return true;
  }
  const [type, supertype] = [schema.getType(typeName), schema.getType(condition)];
  return (
    type !== undefined && isAbstractType(supertype) && 'getInterfaces' in type && schema.isSubType(supertype, type)
  );
}

/** The name of the type without its list and non-null wrappers. */
export function innermostName(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : innermostName(type.type);
}
