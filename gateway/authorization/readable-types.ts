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

/** The readable fields of each object type and interface, and the readable members of each union. Types without any are absent. */
export type ReadableTypes = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The part of a schema that a viewer can read and that is a valid schema by itself. It starts with the fields that the rules
 * allow (the rule of a field includes that of its type) and removes types without fields, fields that return such a type,
 * and fields of an interface that one of its remaining implementors lacks
 * (https://spec.graphql.org/October2021/#IsValidImplementation()).
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
  // Each removal can make another one necessary.
  while (takeAway(schema, readable)) {}
  return readable;
}

/** Removes what is no longer valid. @returns whether anything was removed */
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
    // An interface that nothing implements stays: its fields can be selected, though they are never anything but null.
    const possible = isInterfaceType(type) ? schema.getPossibleTypes(type) : [];
    const isGone = names.size === 0 || (possible.length > 0 && !possible.some((one) => readable.has(one.name)));
    if (isGone) {
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
