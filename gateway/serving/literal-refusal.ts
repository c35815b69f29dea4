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

interface LiteralPosition {
  /** The argument or variable, and the input fields, that lead to the literal, e.g. `filter.caseNumber`. */
  readonly field: string;
  readonly type: GraphQLInputType;
}

/**
 * The error for a malformed literal, the same as for a variable with that value: it names the argument, the fault and what is
 * expected. The error of graphql-js would quote the value.
 *
 * @param error a validation error of `document` under `schema`
 * @returns undefined where the error is not about a literal
 */
export function literalRefusal(
  error: GraphQLError,
  document: DocumentNode,
  schema: GraphQLSchema,
): GraphQLError | undefined {
  const node = error.nodes?.[0];
  const position = node !== undefined && LITERALS.has(node.kind) ? positionOf(node, document, schema) : undefined;
  if (node === undefined || position === undefined) {
    return undefined;
  }
  if (node.kind === Kind.OBJECT && isInputObjectType(getNamedType(position.type))) {
    // The error is about the fields of an input object; its message contains no value.
    return undefined;
  }
  const [refusal] = refusalsOf(position.type, [], node.kind === Kind.NULL ? null : '', error);
  return refusal && badInput(refusal.fault, refusal.expected, position.field, node);
}

function positionOf(literal: ASTNode, document: DocumentNode, schema: GraphQLSchema): LiteralPosition | undefined {
  const types = new TypeInfo(schema);
  const path: string[] = [];
  let position: LiteralPosition | undefined;
  const isStep = (node: ASTNode): node is ArgumentNode | ObjectFieldNode =>
    node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD;
  const visitor = {
    enter(node: ASTNode) {
      if (isStep(node)) {
        path.push(node.name.value);
      } else if (node.kind === Kind.VARIABLE_DEFINITION) {
        path.push(node.variable.name.value);
      }
      const type = types.getInputType();
      if (node === literal && type != null) {
        position = { field: path.join('.'), type };
        return BREAK;
      }
      return undefined;
    },
    leave(node: ASTNode) {
      if (isStep(node) || node.kind === Kind.VARIABLE_DEFINITION) {
        path.pop();
      }
    },
  };
  visit(document, visitWithTypeInfo(types, visitor));
  return position;
}
