import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  type GraphQLCompositeType,
  type GraphQLSchema,
} from 'graphql';

import { allows, type AccessRules, type FieldViewer } from './access-rules.ts';

/** Of each object type and interface the fields that can be read, of each union the members; what has none is left out. */
export type ReadableTypes = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * What a viewer can read of a schema: what the rules allow (a field's holds its type's), less what is then left without use. A type without fields goes,
 * and the fields that lead to it; an interface has a field only where all that is left of its implementors has it, as a
 * schema must (https://spec.graphql.org/October2021/#IsValidImplementation()).
 */
export function readableTypes(schema: GraphQLSchema, rules: AccessRules, viewer: FieldViewer): ReadableTypes {
  const readable = new Map<string, Set<string>>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (isCompositeType(type) && !type.name.startsWith('__')) {
      const names = isUnionType(type)
        ? type.getTypes().map(({ name }) => name)
        : Object.keys(type.getFields()).filter((field) => allows(rules.fieldRule(type.name, field), viewer));
      readable.set(type.name, new Set(names));
    }
  }
  // Each round may leave something else without use; there is only so much to take away.
  while (takeAway(schema, readable)) {}
  return readable;
}

/** Whether anything was taken away. */
function takeAway(schema: GraphQLSchema, readable: Map<string, Set<string>>): boolean {
  let isChanged = false;
  for (const [typeName, names] of readable) {
    const type = schema.getType(typeName) as GraphQLCompositeType;
    for (const name of names) {
      if (!isKept(schema, readable, type, name)) {
        names.delete(name);
        isChanged = true;
      }
    }
    const isLost =
      names.size === 0 ||
      (isInterfaceType(type) && !schema.getPossibleTypes(type).some((one) => readable.has(one.name)));
    if (isLost) {
      readable.delete(typeName);
      isChanged = true;
    }
  }
  return isChanged;
}

function isKept(schema: GraphQLSchema, readable: ReadableTypes, type: GraphQLCompositeType, name: string): boolean {
  if (isUnionType(type)) {
    return readable.has(name);
  }
  const output = getNamedType(type.getFields()[name]?.type);
  if (output === undefined || (isCompositeType(output) && !readable.has(output.name))) {
    return false;
  }
  if (isObjectType(type)) {
    return true;
  }
  const { objects, interfaces } = schema.getImplementations(type);
  return [...objects, ...interfaces].every((one) => readable.get(one.name)?.has(name) ?? true);
}
