import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ASTNode,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  type ValueNode,
} from 'graphql';

import { OwnQueryError } from './own-errors.ts';

/** A position that takes a value: an argument, or a field of an input object. */
export interface ValuePosition {
  /** The argument and the input fields that lead here: `['filter', 'court']`. */
  readonly path: readonly string[];
  /** Of the innermost: `EnforcementCaseFilter.court`, `Query.agency.id`. */
  readonly coordinate: string;
  /** Of the argument or input field, or of the item where the value is an item of a list. */
  readonly type: GraphQLInputType;
  /** Of the innermost, from the schema. */
  readonly description: string | undefined;
}

/** A literal that becomes a parameter: a scalar, or a list of scalars. */
export interface FoundLiteral extends ValuePosition {
  readonly node: ValueNode;
}

export interface FoundValues {
  readonly literals: readonly FoundLiteral[];
  /** Where each variable is used, by name. */
  readonly variables: ReadonlyMap<string, readonly ValuePosition[]>;
}

/** The size of a page belongs to the shape of the query. */
const PAGE_SIZE = 'first';

/**
 * Finds the literals that become parameters, and where variables are used, in the operation and its fragments.
 *
 * @param document valid under `schema`
 * @throws OwnQueryError where a literal is one that no URL can give
 */
export function findLiterals(schema: GraphQLSchema, document: DocumentNode): FoundValues {
  const types = new TypeInfo(schema);
  const steps: Omit<ValuePosition, 'type' | 'path'>[] = [];
  const path: string[] = [];
  const literals: FoundLiteral[] = [];
  const variables = new Map<string, ValuePosition[]>();

  const enterStep = (name: string, parent: string, description: string | null | undefined): void => {
    path.push(name);
    steps.push({ coordinate: `${parent}.${name}`, description: description ?? undefined });
  };
  const positionOf = (type: GraphQLInputType): ValuePosition => ({
    path: [...path],
    coordinate: steps.at(-1)?.coordinate ?? '',
    description: steps.at(-1)?.description,
    type,
  });

  visit(
    document,
    visitWithTypeInfo(types, {
      enter(node: ASTNode) {
        if (node.kind === Kind.VARIABLE_DEFINITION) {
          return false;
        }
        if (node.kind === Kind.ARGUMENT) {
          const directive = types.getDirective();
          const field = `${types.getParentType()?.name}.${types.getFieldDef()?.name}`;
          enterStep(node.name.value, directive ? `@${directive.name}` : field, types.getArgument()?.description);
          return undefined;
        }
        if (node.kind === Kind.OBJECT_FIELD) {
          const parent = getNamedType(types.getParentInputType() as GraphQLInputType | undefined);
          const field = isInputObjectType(parent) ? parent.getFields()[node.name.value] : undefined;
          enterStep(node.name.value, parent?.name ?? '', field?.description);
          return undefined;
        }
        // TypeInfo gives the type of the items when it enters a list.
        const type = node.kind === Kind.LIST ? types.getParentInputType() : types.getInputType();
        if (steps.length === 0 || type == null) {
          return undefined;
        }
        if (node.kind === Kind.VARIABLE) {
          const name = node.name.value;
          variables.set(name, [...(variables.get(name) ?? []), positionOf(type as GraphQLInputType)]);
        } else if (isParameter(node, type as GraphQLInputType, path)) {
          literals.push({ ...positionOf(type as GraphQLInputType), node });
          return false;
        }
        return undefined;
      },
      leave(node: ASTNode) {
        if (node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD) {
          path.pop();
          steps.pop();
        }
      },
    }),
  );
  return { literals, variables };
}

function isParameter(node: ASTNode, type: GraphQLInputType, path: readonly string[]): node is ValueNode {
  const named = getNamedType(type);
  if (isInputObjectType(named) || isEnumType(named) || named.name === 'Boolean') {
    return false;
  }
  switch (node.kind) {
    case Kind.LIST:
      refuseUnlessList(type);
      return node.values.length > 0 && node.values.every(isScalarLiteral);
    case Kind.OBJECT:
      throw new OwnQueryError('GRAPHQL_VALIDATION_FAILED', `${path.join('.')} 的值不能保存为参数。`);
    default:
      return isScalarLiteral(node) && !(named.name === 'Int' && path.at(-1) === PAGE_SIZE);
  }

  function refuseUnlessList(of: GraphQLInputType): void {
    const list = getNullableType(of);
    if (!isListType(list) || isListType(getNullableType(list.ofType))) {
      throw new OwnQueryError('GRAPHQL_VALIDATION_FAILED', `${path.join('.')} 是列表的列表，不能保存为参数。`);
    }
  }
}

function isScalarLiteral({ kind }: ASTNode): boolean {
  return kind === Kind.STRING || kind === Kind.INT || kind === Kind.FLOAT;
}
