import type { ApolloServerPlugin } from '@apollo/server';
import {
  BREAK,
  getNamedType,
  GraphQLError,
  isInputObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ArgumentNode,
  type ASTNode,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  type ObjectFieldNode,
} from 'graphql';

import { badInput } from '../../subgraphs/shared/bad-input.ts';
import { refusalsOf } from '../../subgraphs/shared/input-refusal.ts';

import type { RequestScope } from './request-scope.ts';

export interface LiteralRefusals {
  readonly plugin: ApolloServerPlugin<RequestScope>;
  /** What to say instead of a validation error about a literal; undefined for all other errors. */
  refusalFor(error: unknown): GraphQLError | undefined;
}

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

/**
 * Refuses literals in the document as variables are refused: with the argument's name, the fault and what was expected,
 * and without the value, which graphql-js quotes. Errors pass from validation to `formatError` as objects, so what is known
 * of the document while validating waits for them there in a map that holds none of them alive.
 */
export function literalRefusals(): LiteralRefusals {
  const refusals = new WeakMap<object, GraphQLError>();
  return {
    plugin: {
      requestDidStart: async () => ({
        validationDidStart: async ({ document, schema }) => {
          return async (errors) => {
            for (const error of errors ?? []) {
              const refusal = error instanceof GraphQLError ? refuse(error, document, schema) : undefined;
              if (refusal !== undefined && error instanceof GraphQLError) {
                refusals.set(error.originalError ?? error, refusal);
              }
            }
          };
        },
      }),
    },
    refusalFor: (error) =>
      error instanceof GraphQLError && error.originalError !== undefined
        ? refusals.get(error.originalError)
        : undefined,
  };
}

interface Place {
  /** Argument and input fields down to the literal, e.g. `filter.caseNumber`. */
  readonly field: string;
  readonly type: GraphQLInputType;
}

function refuse(error: GraphQLError, document: DocumentNode, schema: GraphQLSchema): GraphQLError | undefined {
  const node = error.nodes?.[0];
  const place = node !== undefined && LITERALS.has(node.kind) ? placeOf(node, document, schema) : undefined;
  if (node === undefined || place === undefined) {
    return undefined;
  }
  const isObject = node.kind === Kind.OBJECT && isInputObjectType(getNamedType(place.type));
  if (isObject) {
    // About the object's fields, which the message names, and no value.
    return undefined;
  }
  const [refusal] = refusalsOf(place.type, [], node.kind === Kind.NULL ? null : '', error);
  return refusal && badInput(refusal.fault, refusal.expected, place.field, node);
}

function placeOf(literal: ASTNode, document: DocumentNode, schema: GraphQLSchema): Place | undefined {
  const types = new TypeInfo(schema);
  const path: string[] = [];
  let place: Place | undefined;
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
