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
 * Fields that gateways fetch though nobody asked for them: keys, and what `@requires` names. A fault in one reaches
 * fields that one schema would still answer, which is right of both, so the tests put no faults there.
 *
 * @returns coordinates of object types' fields, e.g. `Product.sku`
 */
export function protectedFields(supergraphSdl: string): ReadonlySet<string> {
  const supergraph = Supergraph.build(supergraphSdl);
  const schema = supergraph.apiSchema().toGraphQLJSSchema();
  const found = new Set<string>();
  const note = (typeName: string, selection: unknown): void => {
    const type = schema.getType(typeName);
    if (typeof selection === 'string' && isCompositeType(type)) {
      noteSelections(schema, type, selectionsOf(selection), found);
    }
  };
  for (const type of [...supergraph.schema.objectTypes(), ...supergraph.schema.interfaceTypes()]) {
    type.appliedDirectivesOf('join__type').forEach((join) => note(type.name, join.arguments()['key']));
    for (const field of type.fields()) {
      field.appliedDirectivesOf('join__field').forEach((join) => note(type.name, join.arguments()['requires']));
    }
  }
  return found;
}

function noteSelections(
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
  selections: SelectionSetNode,
  found: Set<string>,
): void {
  const objects = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
  for (const selection of selections.selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const condition = schema.getType(selection.typeCondition?.name.value ?? type.name);
      if (isCompositeType(condition)) {
        noteSelections(schema, condition, selection.selectionSet, found);
      }
      continue;
    }
    if (selection.kind !== Kind.FIELD) {
      continue;
    }
    for (const object of objects) {
      found.add(`${object.name}.${selection.name.value}`);
      const named = schema.getType(String(object.getFields()[selection.name.value]?.type).replace(/[[\]!]/g, ''));
      if (selection.selectionSet !== undefined && isCompositeType(named)) {
        noteSelections(schema, named, selection.selectionSet, found);
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
