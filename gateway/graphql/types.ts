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

/** An object type, interface or union. @throws Error where the schema has none of that name */
export function compositeType(schema: GraphQLSchema, name: string): GraphQLCompositeType {
  const type = schema.getType(name);
  if (!isCompositeType(type)) {
    throw new Error(`The schema has no type ${name} with fields.`);
  }
  return type;
}

/** A field of an object type or interface. @throws Error where there is none */
export function fieldOf(parent: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> {
  const field = 'getFields' in parent ? parent.getFields()[name] : undefined;
  if (field === undefined) {
    throw new Error(`The schema has no field ${parent.name}.${name}.`);
  }
  return field;
}

/** Whether the type is `condition`, implements it or is a member of it. */
export function isKindOf(schema: GraphQLSchema, typeName: string, condition: string): boolean {
  if (typeName === condition) {
    return true;
  }
  const [type, wider] = [schema.getType(typeName), schema.getType(condition)];
  return type !== undefined && isAbstractType(wider) && 'getInterfaces' in type && schema.isSubType(wider, type);
}

/** The name inside lists and non-nulls. */
export function innermostName(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : innermostName(type.type);
}
