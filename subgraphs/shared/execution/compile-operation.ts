import {
  Kind,
  getNamedType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  OperationTypeNode,
  TypeNameMetaFieldDef,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

import type { CompiledField, CompiledOperation, CompiledSelection, Shape } from './compiled-operation.ts';
import { propertiesRead } from './properties-read.ts';
import { resolverOfItems } from './settle-items.ts';

type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

/**
 * Compiles a valid operation, or returns null where graphql-js must execute it: introspection, `@skip` and `@include`, and
 * whatever is no query. Selections of one field are merged as the specification says
 * (https://spec.graphql.org/October2021/#CollectFields()).
 */
export function compileOperation(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Fragments,
): CompiledOperation | null {
  const query = schema.getQueryType();
  if (operation.operation !== OperationTypeNode.QUERY || !query) {
    return null;
  }
  try {
    const root = compileSelections({ schema, fragments }, query, [operation.selectionSet]);
    return { operation, root, properties: propertiesRead(root) };
  } catch (error) {
    if (error instanceof NotCompiled) {
      return null;
    }
    throw error;
  }
}

class NotCompiled extends Error {
  override name = 'NotCompiled';
}

interface Source {
  readonly schema: GraphQLSchema;
  readonly fragments: Fragments;
}

function compileSelections(
  source: Source,
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
): CompiledSelection {
  const nodes = new Map<string, FieldNode[]>();
  for (const selectionSet of selectionSets) {
    collectFields(source, type, selectionSet, nodes, new Set());
  }
  return { type, fields: [...nodes].map(([key, of]) => compileField(source, type, key, of)) };
}

function collectFields(
  source: Source,
  type: GraphQLObjectType,
  selectionSet: SelectionSetNode,
  found: Map<string, FieldNode[]>,
  visited: Set<string>,
): void {
  for (const selection of selectionSet.selections) {
    if (selection.directives?.length) {
      throw new NotCompiled();
    }
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      found.set(key, [...(found.get(key) ?? []), selection]);
      continue;
    }
    let fragment: { readonly typeCondition?: FragmentDefinitionNode['typeCondition']; selectionSet: SelectionSetNode };
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const named = source.fragments[selection.name.value];
      if (!named || visited.has(selection.name.value)) {
        continue;
      }
      visited.add(selection.name.value);
      fragment = named;
    } else {
      fragment = selection as typeof fragment;
    }
    if (appliesTo(source.schema, type, fragment.typeCondition?.name.value)) {
      collectFields(source, type, fragment.selectionSet, found, visited);
    }
  }
}

function appliesTo(schema: GraphQLSchema, type: GraphQLObjectType, condition: string | undefined): boolean {
  const conditionType = condition === undefined ? type : schema.getType(condition);
  return conditionType === type || (isAbstractType(conditionType) && schema.isSubType(conditionType, type));
}

function compileField(
  source: Source,
  parentType: GraphQLObjectType,
  key: string,
  nodes: readonly FieldNode[],
): CompiledField {
  const name = nodes[0]?.name.value ?? key;
  if (name === '__typename') {
    return typeNameField(parentType, key, nodes);
  }
  const definition = parentType.getFields()[name];
  if (!definition) {
    throw new NotCompiled();
  }
  const selectionSets = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
  return {
    key,
    name,
    nodes,
    parentType,
    returnType: definition.type,
    definition,
    args: definition.args,
    resolve: resolverOfItems(definition),
    shape: compileShape(source, definition.type, selectionSets),
  };
}

/** `__typename` of an object type is known before anything is read. */
function typeNameField(parentType: GraphQLObjectType, key: string, nodes: readonly FieldNode[]): CompiledField {
  const { type: returnType } = TypeNameMetaFieldDef;
  return {
    key,
    name: '__typename',
    nodes,
    parentType,
    returnType,
    definition: TypeNameMetaFieldDef,
    args: [],
    resolve: () => parentType.name,
    shape: { kind: 'leaf', nullable: false, type: getNamedType(returnType) as GraphQLLeafType },
  };
}

function compileShape(
  source: Source,
  outputType: GraphQLOutputType,
  selectionSets: readonly SelectionSetNode[],
): Shape {
  const nullable = !isNonNullType(outputType);
  const type = isNonNullType(outputType) ? outputType.ofType : outputType;
  if (isListType(type)) {
    return { kind: 'list', nullable, of: compileShape(source, type.ofType as GraphQLOutputType, selectionSets) };
  }
  if (isLeafType(type)) {
    return { kind: 'leaf', nullable, type };
  }
  if (isObjectType(type)) {
    if (type.isTypeOf) {
      throw new NotCompiled();
    }
    return { kind: 'object', nullable, selection: compileSelections(source, type, selectionSets) };
  }
  if (isAbstractType(type)) {
    const possible = source.schema.getPossibleTypes(type);
    return {
      kind: 'abstract',
      nullable,
      type,
      selections: new Map(possible.map((one) => [one, compileSelections(source, one, selectionSets)])),
    };
  }
  throw new NotCompiled();
}
