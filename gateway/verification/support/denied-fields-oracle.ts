import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';

/** Whether an object type's field is denied, its own and its types' rules taken together. */
export type IsDenied = (objectType: string, field: string) => boolean;

/** The denied paths of an operation, computed the slow way: every spread, every type, nothing cached. */
export interface DeniedPaths {
  /** Response names joined by dots, sorted. */
  readonly paths: readonly string[];
  /** Coordinates of the denied fields of object types, sorted. */
  readonly coordinates: readonly string[];
  readonly isAllDenied: boolean;
}

/**
 * What the rules deny, and what leads only to types without a readable field.
 *
 * @param isRefused whether a rule denies a type, or a field of a type
 */
export function deniedBy(schema: GraphQLSchema, isRefused: (typeName: string, field?: string) => boolean): IsDenied {
  const unreadable = new Set<string>();
  const isUnreadable = (name: string): boolean => {
    const type = schema.getType(name);
    if (!isCompositeType(type)) {
      return isRefused(name);
    }
    if (isAbstractType(type)) {
      const possible = schema.getPossibleTypes(type);
      // An interface that nothing implements leads to no records: there is nothing that could be denied.
      return possible.length > 0 && possible.every((member) => isUnreadable(member.name));
    }
    return isRefused(name) || unreadable.has(name);
  };
  const isDenied: IsDenied = (typeName, fieldName) => {
    const type = schema.getType(typeName) as GraphQLCompositeType;
    const field = 'getFields' in type ? type.getFields()[fieldName] : undefined;
    return isRefused(typeName) || isRefused(typeName, fieldName) || isUnreadable(getNamedType(field?.type)?.name ?? '');
  };
  const objects = Object.values(schema.getTypeMap()).filter(
    (type) => isCompositeType(type) && !isAbstractType(type) && !type.name.startsWith('__'),
  );
  for (let before = -1; before !== unreadable.size;) {
    before = unreadable.size;
    for (const type of objects) {
      if ('getFields' in type && Object.keys(type.getFields()).every((field) => isDenied(type.name, field))) {
        unreadable.add(type.name);
      }
    }
  }
  return isDenied;
}

/** @param values of the operation's variables */
export function deniedPathsSlowly(
  schema: GraphQLSchema,
  document: DocumentNode,
  isDenied: IsDenied,
  values: Readonly<Record<string, unknown>>,
): DeniedPaths {
  const fragments = new Map<string, FragmentDefinitionNode>();
  let operation: OperationDefinitionNode | undefined;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    } else if (definition.kind === Kind.OPERATION_DEFINITION) {
      operation = definition;
    }
  }
  const paths = new Set<string>();
  const coordinates = new Set<string>();
  let leaves = 0;
  const isIncluded = ({ directives = [] }: SelectionNode): boolean =>
    directives.every(({ name, arguments: [condition] = [] }) => {
      const value = condition?.value;
      const met =
        value?.kind === Kind.VARIABLE ? values[value.name.value] === true : value?.kind === Kind.BOOLEAN && value.value;
      return name.value === 'skip' ? !met : name.value === 'include' ? met : true;
    });
  const walk = (selections: readonly SelectionNode[], objectType: string, path: readonly string[]): void => {
    for (const selection of selections.filter(isIncluded)) {
      if (selection.kind !== Kind.FIELD) {
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
        const condition = fragment?.typeCondition?.name.value ?? objectType;
        if (objectTypes(schema, condition).includes(objectType)) {
          walk(fragment?.selectionSet.selections ?? [], objectType, path);
        }
        continue;
      }
      const name = selection.name.value;
      const fieldPath = [...path, selection.alias?.value ?? name];
      if (name.startsWith('__')) {
        leaves += 1;
      } else if (isDenied(objectType, name)) {
        paths.add(fieldPath.join('.'));
        coordinates.add(`${objectType}.${name}`);
      } else if (selection.selectionSet === undefined) {
        leaves += 1;
      } else {
        const parent = schema.getType(objectType) as GraphQLCompositeType;
        const output = getNamedType('getFields' in parent ? parent.getFields()[name]?.type : undefined)?.name ?? '';
        const possible = objectTypes(schema, output);
        // Without a type of object, the field itself is all there is to read: null, or an empty list.
        leaves += possible.length === 0 ? 1 : 0;
        for (const type of possible) {
          walk(selection.selectionSet.selections, type, fieldPath);
        }
      }
    }
  };
  const root = operation && schema.getRootType(operation.operation);
  walk(operation?.selectionSet.selections ?? [], root?.name ?? '', []);
  return {
    paths: [...paths].sort(),
    coordinates: [...coordinates].sort(),
    isAllDenied: paths.size > 0 && leaves === 0,
  };
}

function objectTypes(schema: GraphQLSchema, name: string): readonly string[] {
  const type = schema.getType(name);
  return isAbstractType(type) ? schema.getPossibleTypes(type).map((member) => member.name) : [name];
}
