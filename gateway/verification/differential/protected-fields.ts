import { Supergraph } from '@apollo/federation-internals';
import {
  isAbstractType,
  isCompositeType,
  Kind,
  parse,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

/**
 * Fields that gateways fetch although no client selected them: keys, and what `@requires` names. A fault in one of them takes
 * other fields with it, which the merged schema still answers. Both are correct, so the tests assign no faults to these.
 *
 * @returns coordinates of object types' fields, e.g. `Product.sku`
 */
export function protectedFields(supergraphSdl: string): ReadonlySet<string> {
  const supergraph = Supergraph.build(supergraphSdl);
  const schema = supergraph.apiSchema().toGraphQLJSSchema();
  const fields = new Set<string>();
  const add = (typeName: string, selection: unknown): void => {
    const type = schema.getType(typeName);
    if (typeof selection === 'string' && isCompositeType(type)) {
      addSelections(schema, type, selectionsOf(selection), fields);
    }
  };
  for (const type of [...supergraph.schema.objectTypes(), ...supergraph.schema.interfaceTypes()]) {
    type.appliedDirectivesOf('join__type').forEach((join) => add(type.name, join.arguments()['key']));
    for (const field of type.fields()) {
      field.appliedDirectivesOf('join__field').forEach((join) => add(type.name, join.arguments()['requires']));
    }
  }
  return fields;
}

function addSelections(
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
  selections: SelectionSetNode,
  fields: Set<string>,
): void {
  const objects = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
  for (const selection of selections.selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const condition = schema.getType(selection.typeCondition?.name.value ?? type.name);
      if (isCompositeType(condition)) {
        addSelections(schema, condition, selection.selectionSet, fields);
      }
      continue;
    }
    if (selection.kind !== Kind.FIELD) {
      continue;
    }
    for (const object of objects) {
      fields.add(`${object.name}.${selection.name.value}`);
      const named = schema.getType(String(object.getFields()[selection.name.value]?.type).replace(/[[\]!]/g, ''));
      if (selection.selectionSet !== undefined && isCompositeType(named)) {
        addSelections(schema, named, selection.selectionSet, fields);
      }
    }
  }
}

function selectionsOf(text: string): SelectionSetNode {
  const definition = parse(`{${text}}`).definitions[0];
  if (definition?.kind !== Kind.OPERATION_DEFINITION) {
    throw new Error('A field set is not a selection.');
  }
  return definition.selectionSet;
}
