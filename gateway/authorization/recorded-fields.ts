import { getNamedType, isAbstractType, type GraphQLNamedType, type GraphQLSchema } from 'graphql';

import { FIELD_CLASSES, type FieldClass } from '../../subgraphs/shared/access/field-class.ts';

import { implies, type AccessRules } from './access-rules.ts';

/** Classes of fields whose reads are recorded: those that identify a private person or are asked by number, and the ledger itself. */
const RECORDED_CLASSES = ['party', 'identity', 'creditCheck', 'ledger'] as const satisfies readonly FieldClass[];

/**
 * Which fields the access ledger records: those whose rule names the scope of a recorded class in any alternative. The
 * result has the shape of the ledger's `RecordedFields`, which this folder may not import.
 */
export function recordedFields(schema: GraphQLSchema, rules: AccessRules) {
  const known = new Map<string, readonly FieldClass[]>();
  const classesOf = (typeName: string, fieldName: string): readonly FieldClass[] => {
    const coordinate = `${typeName}.${fieldName}`;
    const classes = known.get(coordinate) ?? RECORDED_CLASSES.filter((name) => takes(typeName, fieldName, name));
    known.set(coordinate, classes);
    return classes;
  };
  const takes = (typeName: string, fieldName: string, name: FieldClass): boolean => {
    const type = schema.getType(typeName);
    const types = isAbstractType(type) ? [type, ...schema.getPossibleTypes(type)] : [{ name: typeName }];
    const scope = FIELD_CLASSES[name].scope ?? '';
    return types.some((one) => (rules.fieldRule(one.name, fieldName) ?? []).flat(2).includes(scope));
  };
  return {
    classesOf,
    hasOpenId(type: GraphQLNamedType): boolean {
      const id = 'getFields' in type ? type.getFields()['id'] : undefined;
      const types = isAbstractType(type) ? [type, ...schema.getPossibleTypes(type)] : [type];
      return (
        id !== undefined &&
        getNamedType(id.type).name === 'ID' &&
        types.every(({ name }) => implies(rules.typeRule(name), rules.fieldRule(name, 'id')))
      );
    },
    isEmpty: RECORDED_CLASSES.every((name) => !rules.rights.has(FIELD_CLASSES[name].scope)),
  };
}
