import { getNamedType, isAbstractType, isCompositeType, isObjectType, type GraphQLSchema } from 'graphql';

import { allows, type AccessRules, type FieldViewer } from './access-rules.ts';

/** Whether a viewer may read a field of a type, which may be an interface. */
export type MayRead = (typeName: string, fieldName: string) => boolean;

/**
 * Which fields of a schema a viewer may read: those that the rules allow, except fields that return only objects without a
 * readable field. Even the number of such objects would disclose something about hidden data.
 *
 * For a field of an interface, only the rule of the interface itself is checked; callers must check each of its object
 * types as well.
 *
 * @param schema the API schema; a name that is not in it is denied
 */
export function fieldRights(schema: GraphQLSchema, rules: AccessRules, viewer: FieldViewer): MayRead {
  const readable = new Map<string, ReadonlyMap<string, string>>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type)) {
      const allowed = Object.values(type.getFields()).filter(({ name }) =>
        allows(rules.fieldRule(type.name, name), viewer),
      );
      readable.set(type.name, new Map(allowed.map((field) => [field.name, getNamedType(field.type).name])));
    }
  }
  const leadsOn = (output: string): boolean => {
    const type = schema.getType(output);
    if (isAbstractType(type)) {
      const possible = schema.getPossibleTypes(type);
      // An interface that nothing implements leads to no objects at all.
      return possible.length === 0 || possible.some(({ name }) => readable.has(name));
    }
    return !isCompositeType(type) || readable.has(output);
  };
  const hasReadableField = (fields: ReadonlyMap<string, string>): boolean => fields.values().some(leadsOn);
  // Removing a type can leave another one without a readable field, so this repeats until nothing changes.
  for (let size = -1; size !== readable.size;) {
    size = readable.size;
    readable.forEach((fields, name) => hasReadableField(fields) || readable.delete(name));
  }
  return (typeName, fieldName) => {
    const type = schema.getType(typeName);
    if (isObjectType(type)) {
      const output = readable.get(typeName)?.get(fieldName);
      return output !== undefined && leadsOn(output);
    }
    const field = type !== undefined && 'getFields' in type ? type.getFields()[fieldName] : undefined;
    return field !== undefined && allows(rules.fieldRule(typeName, fieldName), viewer);
  };
}
