import { getNamedType, isAbstractType, isCompositeType, isObjectType, type GraphQLSchema } from 'graphql';

import { allows, type AccessRules, type FieldViewer } from './access-rules.ts';

/** Whether a viewer may read a field where it is selected on a type, which may be abstract. */
export type MayRead = (typeName: string, fieldName: string) => boolean;

/**
 * What a viewer may read of a schema: what the rules allow, less the fields that lead only to what the viewer may read
 * nothing of, since even how many such objects there are would tell of what is hidden.
 *
 * Of a field of an interface the answer says what the interface itself asks for beyond its members; the members are to be
 * asked as well, one by one.
 *
 * @param schema the API schema; a name that is not in it is denied
 */
export function fieldRights(schema: GraphQLSchema, rules: AccessRules, viewer: FieldViewer): MayRead {
  const objects = new Map<string, ReadonlyMap<string, string>>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type)) {
      const allowed = Object.values(type.getFields()).filter(({ name }) =>
        allows(rules.fieldRule(type.name, name), viewer),
      );
      objects.set(type.name, new Map(allowed.map((field) => [field.name, getNamedType(field.type).name])));
    }
  }
  const leadsOn = (output: string): boolean => {
    const type = schema.getType(output);
    return isAbstractType(type)
      ? schema.getPossibleTypes(type).some(({ name }) => objects.has(name))
      : !isCompositeType(type) || objects.has(output);
  };
  const isOfUse = (fields: ReadonlyMap<string, string>): boolean => fields.values().some(leadsOn);
  // Each type that goes may leave another without use; there is only so much to take away.
  for (let size = -1; size !== objects.size;) {
    size = objects.size;
    objects.forEach((fields, name) => isOfUse(fields) || objects.delete(name));
  }
  return (typeName, fieldName) => {
    const type = schema.getType(typeName);
    if (isObjectType(type)) {
      const output = objects.get(typeName)?.get(fieldName);
      return output !== undefined && leadsOn(output);
    }
    const field = type !== undefined && 'getFields' in type ? type.getFields()[fieldName] : undefined;
    return field !== undefined && allows(rules.fieldRule(typeName, fieldName), viewer);
  };
}
