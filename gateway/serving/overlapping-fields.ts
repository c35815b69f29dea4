import {
  getNamedType,
  GraphQLError,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  print,
  typeFromAST,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type NamedTypeNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
  type ValueNode,
} from 'graphql';

/** A field with what decides whether it can share a response name with another. */
interface Field {
  readonly id: number;
  readonly node: FieldNode;
  readonly responseName: string;
  /** Undefined where the type condition or the field around it is not in the schema. */
  readonly parent: GraphQLNamedType | undefined;
  /** Undefined where the schema has no such field. */
  readonly type: GraphQLOutputType | undefined;
  /** The name and the arguments, which two fields that merge have in common. */
  call: string | undefined;
}

/**
 * The rule “Field selection merging” (https://spec.graphql.org/September2025/#sec-Field-Selection-Merging), in time that grows
 * with the fields of a document and not with the pairs of them.
 *
 * Threat: graphql-js compares every two fields of a response name, and every two fragments. One document of 30 KB held the thread
 * that serves all clients for four seconds.
 *
 * Fields that merge form classes: of the same shape, and of the same call (name and arguments). So each is compared with the
 * first of its group alone, and what is selected below the group is merged and checked once. A merged set is known by its
 * fields, and checked once wherever it comes up. The two parts of the rule are checked apart, as the specification has them:
 * shapes over all fields of a response name, calls over those whose parents can be the same object.
 */
export const overlappingFields: ValidationRule = (context) => {
  const check = mergeChecker(context);
  return {
    OperationDefinition: ({ selectionSet, operation }) =>
      check(selectionSet, context.getSchema().getRootType(operation) ?? undefined),
    FragmentDefinition: ({ selectionSet, typeCondition }) => check(selectionSet, typeOf(context, typeCondition)),
  };
};

function mergeChecker(context: ValidationContext) {
  const fieldsOfSet = fieldCollector(context);
  const checkedShapes = new Set<string>();
  const checkedCalls = new Set<string>();
  const reported = new Set<FieldNode>();

  const report = (reason: string, one: Field, other: Field): void => {
    if (reported.has(other.node)) {
      return;
    }
    reported.add(other.node);
    const message = `Fields "${one.responseName}" conflict because ${reason}. Use different aliases on the fields to fetch both if this was intentional.`;
    context.reportError(new GraphQLError(message, { nodes: [one.node, other.node] }));
  };

  /** What is selected below fields, merged. */
  const below = (fields: readonly Field[]): readonly Field[] =>
    merged(
      fields.flatMap(({ node, type }) =>
        node.selectionSet ? [fieldsOfSet(node.selectionSet, getNamedType(type))] : [],
      ),
    );

  /** SameResponseShape of every two fields of a response name. */
  const checkShapes = (fields: readonly Field[]): void => {
    if (!isNew(checkedShapes, fields)) {
      return;
    }
    for (const group of grouped(fields, ({ responseName }) => responseName)) {
      const known = group.filter(({ type }) => type !== undefined);
      const [first] = known;
      for (const other of known) {
        if (first?.type !== undefined && other.type !== undefined && !haveSameShape(first.type, other.type)) {
          const [one, two] = [String(first.type), String(other.type)];
          report(`they return conflicting types "${one}" and "${two}"`, first, other);
        }
      }
      checkShapes(below(group));
    }
  };

  /** The same call in every two fields of a response name that can be selected of one object. */
  const checkCalls = (fields: readonly Field[]): void => {
    if (!isNew(checkedCalls, fields)) {
      return;
    }
    for (const group of grouped(fields, ({ responseName }) => responseName)) {
      for (const ofOneObject of byObject(group)) {
        const [first] = ofOneObject;
        for (const other of ofOneObject) {
          if (first !== undefined && callOf(first) !== callOf(other)) {
            report(differenceOf(first, other), first, other);
          }
        }
        checkCalls(below(ofOneObject));
      }
    }
  };

  return (selectionSet: SelectionSetNode, parent: GraphQLNamedType | undefined): void => {
    const fields = fieldsOfSet(selectionSet, parent);
    checkShapes(fields);
    checkCalls(fields);
  };
}

/** Collects the fields of a selection set and of the fragments in it; each field has one identity for each of its parents. */
function fieldCollector(context: ValidationContext) {
  const collected = new Map<SelectionSetNode, Map<GraphQLNamedType | undefined, readonly Field[]>>();
  const known = new Map<FieldNode, Field[]>();
  let count = 0;

  const fieldOf = (node: FieldNode, parent: GraphQLNamedType | undefined): Field => {
    const ofNode = known.get(node) ?? [];
    known.set(node, ofNode);
    const one = ofNode.find((field) => field.parent === parent);
    if (one !== undefined) {
      return one;
    }
    const hasFields = isObjectType(parent) || isInterfaceType(parent);
    const type = hasFields ? parent.getFields()[node.name.value]?.type : undefined;
    const responseName = (node.alias ?? node.name).value;
    const field: Field = { id: (count += 1), node, responseName, parent, type, call: undefined };
    ofNode.push(field);
    return field;
  };
  const collect = (
    { selections }: SelectionSetNode,
    parent: GraphQLNamedType | undefined,
    into: Map<number, Field>,
    spread: Set<string>,
  ): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const field = fieldOf(selection, parent);
        into.set(field.id, field);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const { typeCondition } = selection;
        collect(selection.selectionSet, typeCondition ? typeOf(context, typeCondition) : parent, into, spread);
      } else if (!spread.has(selection.name.value)) {
        spread.add(selection.name.value);
        const fragment = context.getFragment(selection.name.value);
        if (fragment) {
          collect(fragment.selectionSet, typeOf(context, fragment.typeCondition), into, spread);
        }
      }
    }
  };
  return (selectionSet: SelectionSetNode, parent: GraphQLNamedType | undefined): readonly Field[] => {
    const byParent = collected.get(selectionSet) ?? new Map<GraphQLNamedType | undefined, readonly Field[]>();
    collected.set(selectionSet, byParent);
    const known = byParent.get(parent);
    if (known !== undefined) {
      return known;
    }
    const into = new Map<number, Field>();
    collect(selectionSet, parent, into, new Set());
    const fields = [...into.values()];
    byParent.set(parent, fields);
    return fields;
  };
}

function merged(sets: readonly (readonly Field[])[]): readonly Field[] {
  const [only] = sets;
  return sets.length === 1 && only !== undefined
    ? only
    : [...new Map(sets.flat().map((field) => [field.id, field])).values()];
}

/** Whether a set of fields was not checked before; also ends the check of fragments that spread each other. */
function isNew(checked: Set<string>, fields: readonly Field[]): boolean {
  if (fields.length === 0) {
    return false;
  }
  const key = fields
    .map(({ id }) => id)
    .sort((one, other) => one - other)
    .join(' ');
  const isKnown = checked.has(key);
  checked.add(key);
  return !isKnown;
}

function grouped<Key>(fields: readonly Field[], keyOf: (field: Field) => Key): Iterable<readonly Field[]> {
  const groups = new Map<Key, Field[]>();
  for (const field of fields) {
    const key = keyOf(field);
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [field]);
    } else {
      group.push(field);
    }
  }
  return groups.values();
}

/** Fields that can be selected of one object: those of an object type together with those of interfaces and unknown types. */
function byObject(group: readonly Field[]): Iterable<readonly Field[]> {
  const ofObjects = group.filter(({ parent }) => isObjectType(parent));
  if (ofObjects.length === 0 || ofObjects.length === group.length) {
    return ofObjects.length === 0 ? [group] : grouped(group, ({ parent }) => parent);
  }
  const ofOthers = group.filter(({ parent }) => !isObjectType(parent));
  return [...grouped(ofObjects, ({ parent }) => parent)].map((ofObject) => [...ofOthers, ...ofObject]);
}

function haveSameShape(one: GraphQLOutputType, other: GraphQLOutputType): boolean {
  if (isListType(one) || isListType(other)) {
    return isListType(one) && isListType(other) && haveSameShape(one.ofType as never, other.ofType as never);
  }
  if (isNonNullType(one) || isNonNullType(other)) {
    return isNonNullType(one) && isNonNullType(other) && haveSameShape(one.ofType as never, other.ofType as never);
  }
  return isLeafType(one) || isLeafType(other) ? one === other : true;
}

function callOf(field: Field): string {
  return (field.call ??= `${field.node.name.value} ${argumentsOf(field)}`);
}

function differenceOf(one: Field, other: Field): string {
  const names = [one.node.name.value, other.node.name.value] as const;
  return names[0] === names[1]
    ? 'they have differing arguments'
    : `"${names[0]}" and "${names[1]}" are different fields`;
}

/** The arguments as text in a fixed order: equal exactly where the arguments are. */
function argumentsOf({ node: { arguments: given = [] } }: Field): string {
  return given
    .map(({ name, value }) => `${name.value}: ${print(sorted(value))}`)
    .sort()
    .join(', ');
}

function sorted(value: ValueNode): ValueNode {
  switch (value.kind) {
    case Kind.OBJECT: {
      const fields = value.fields.map((field) => ({ ...field, value: sorted(field.value) }));
      return { ...value, fields: fields.sort((one, other) => (one.name.value < other.name.value ? -1 : 1)) };
    }
    case Kind.LIST:
      return { ...value, values: value.values.map(sorted) };
    default:
      return value;
  }
}

function typeOf(context: ValidationContext, node: NamedTypeNode): GraphQLNamedType | undefined {
  return typeFromAST(context.getSchema(), node);
}
