import {
  BREAK,
  getNamedType,
  isInputObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ArgumentNode,
  type ASTNode,
  type DocumentNode,
  type GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  type ObjectFieldNode,
} from 'graphql';

import { badInput } from '../../subgraphs/shared/bad-input.ts';
import { refusalsOf } from '../../subgraphs/shared/input-refusal.ts';

const LITERALS: ReadonlySet<string> = new Set([
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
]);

interface LiteralPlace {
  /** Argument and input fields down to the literal, e.g. `filter.caseNumber`. */
  readonly field: string;
  readonly type: GraphQLInputType;
}

/**
 * The error for a malformed literal as a variable of the same value would get it: with the argument's name, the fault and what
 * was expected, and without the value, which graphql-js quotes.
 *
 * @param error of the validation of `document` against `schema`
 * @returns undefined where the error is not about a literal
 */
export function literalRefusal(
  error: GraphQLError,
  document: DocumentNode,
  schema: GraphQLSchema,
): GraphQLError | undefined {
  const node = error.nodes?.[0];
  const place = node !== undefined && LITERALS.has(node.kind) ? placeOf(node, document, schema) : undefined;
  if (node === undefined || place === undefined) {
    return undefined;
  }
  if (node.kind === Kind.OBJECT && isInputObjectType(getNamedType(place.type))) {
    // About the object's fields, which the message names, and no value.
    return undefined;
  }
  const [refusal] = refusalsOf(place.type, [], node.kind === Kind.NULL ? null : '', error);
  return refusal && badInput(refusal.fault, refusal.expected, place.field, node);
}

function placeOf(literal: ASTNode, document: DocumentNode, schema: GraphQLSchema): LiteralPlace | undefined {
  const types = new TypeInfo(schema);
  const path: string[] = [];
  let place: LiteralPlace | undefined;
  const isStep = (node: ASTNode): node is ArgumentNode | ObjectFieldNode =>
    node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD;
  const visitor = {
    enter(node: ASTNode) {
      if (isStep(node)) {
        path.push(node.name.value);
      }
      const type = types.getInputType();
      if (node === literal && type != null) {
        place = { field: path.join('.'), type };
        return BREAK;
      }
      return undefined;
    },
    leave(node: ASTNode) {
      if (isStep(node)) {
        path.pop();
      }
    },
  };
  visit(document, visitWithTypeInfo(types, visitor));
  return place;
}
