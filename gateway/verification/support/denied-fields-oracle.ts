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

/** The denied places of an operation, worked out the slow way: every spread, every type, nothing cached. */
export interface DeniedPlaces {
  /** Paths of denied places, response names joined by dots, sorted. */
  readonly places: readonly string[];
  /** Coordinates of the denied fields of object types, sorted. */
  readonly coordinates: readonly string[];
  readonly isAllDenied: boolean;
}

/**
 * What is denied by rules as they stand, and besides what leads only to types of which nothing may be read.
 *
 * @param isRefused whether a rule refuses: of a type, or of a field of a type
 */
export function deniedBy(schema: GraphQLSchema, isRefused: (typeName: string, field?: string) => boolean): IsDenied {
  const useless = new Set<string>();
  const isLost = (name: string): boolean => {
    const type = schema.getType(name);
    if (!isCompositeType(type)) {
      return isRefused(name);
    }
    return isAbstractType(type)
      ? schema.getPossibleTypes(type).every((member) => isLost(member.name))
      : isRefused(name) || useless.has(name);
  };
  const isDenied: IsDenied = (typeName, fieldName) => {
    const type = schema.getType(typeName) as GraphQLCompositeType;
    const field = 'getFields' in type ? type.getFields()[fieldName] : undefined;
    return isRefused(typeName) || isRefused(typeName, fieldName) || isLost(getNamedType(field?.type)?.name ?? '');
  };
  const objects = Object.values(schema.getTypeMap()).filter(
    (type) => isCompositeType(type) && !isAbstractType(type) && !type.name.startsWith('__'),
  );
  for (let before = -1; before !== useless.size;) {
    before = useless.size;
    for (const type of objects) {
      if ('getFields' in type && Object.keys(type.getFields()).every((field) => isDenied(type.name, field))) {
        useless.add(type.name);
      }
    }
  }
  return isDenied;
}

/** @param values of the operation's variables */
export function deniedPlacesSlowly(
  schema: GraphQLSchema,
  document: DocumentNode,
  isDenied: IsDenied,
  values: Readonly<Record<string, unknown>>,
): DeniedPlaces {
  const fragments = new Map<string, FragmentDefinitionNode>();
  let operation: OperationDefinitionNode | undefined;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    } else if (definition.kind === Kind.OPERATION_DEFINITION) {
      operation = definition;
    }
  }
  const places = new Set<string>();
  const coordinates = new Set<string>();
  let leaves = 0;
  const isThere = ({ directives = [] }: SelectionNode): boolean =>
    directives.every(({ name, arguments: [condition] = [] }) => {
      const value = condition?.value;
      const met =
        value?.kind === Kind.VARIABLE ? values[value.name.value] === true : value?.kind === Kind.BOOLEAN && value.value;
      return name.value === 'skip' ? !met : name.value === 'include' ? met : true;
    });
  const look = (selections: readonly SelectionNode[], objectType: string, path: readonly string[]): void => {
    for (const selection of selections.filter(isThere)) {
      if (selection.kind !== Kind.FIELD) {
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
        const condition = fragment?.typeCondition?.name.value ?? objectType;
        if (objectTypes(schema, condition).includes(objectType)) {
          look(fragment?.selectionSet.selections ?? [], objectType, path);
        }
        continue;
      }
      const name = selection.name.value;
      const here = [...path, selection.alias?.value ?? name];
      if (name.startsWith('__')) {
        leaves += 1;
      } else if (isDenied(objectType, name)) {
        places.add(here.join('.'));
        coordinates.add(`${objectType}.${name}`);
      } else if (selection.selectionSet === undefined) {
        leaves += 1;
      } else {
        const type = schema.getType(objectType) as GraphQLCompositeType;
        const output = getNamedType('getFields' in type ? type.getFields()[name]?.type : undefined)?.name ?? '';
        for (const possible of objectTypes(schema, output)) {
          look(selection.selectionSet.selections, possible, here);
        }
      }
    }
  };
  const root = operation && schema.getRootType(operation.operation);
  look(operation?.selectionSet.selections ?? [], root?.name ?? '', []);
  return {
    places: [...places].sort(),
    coordinates: [...coordinates].sort(),
    isAllDenied: places.size > 0 && leaves === 0,
  };
}

function objectTypes(schema: GraphQLSchema, name: string): readonly string[] {
  const type = schema.getType(name);
  return isAbstractType(type) ? schema.getPossibleTypes(type).map((member) => member.name) : [name];
}
