import type { GraphQLError } from 'graphql';
import {
  coerceInputValue,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isInputType,
  isListType,
  Kind,
  print,
  typeFromAST,
  valueFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';

import { badInput } from './bad-input.ts';
import { fieldPath, refusalsOf } from './input-refusal.ts';
import { isRecord } from './is-record.ts';

export type CheckedVariables = { coerced: Record<string, unknown> } | { errors: readonly GraphQLError[] };

/** More errors do not help a client, and each costs time: the rest is not reported. */
export const MAX_VARIABLE_ERRORS = 50;

/**
 * What graphql-js's `getVariableValues` does, without its leak.
 *
 * Threat: that function's messages print the value it refused and the names of unknown fields, and messages are
 * logged and passed on: a mistyped identity number would be in every log between here and the client. These
 * messages consist of names of the schema and the variable's path only; graphql-js's own text is never passed on.
 *
 * Give `execute` the variables as they came, not `coerced`: that holds the results of `parseValue`, which do not parse again.
 *
 * @param operation of a document that was validated against `schema`
 * @param withoutNull of `variablesWithoutNull`: refused where they are null, though their own type allows it
 * @returns the coerced variables, defaults filled in, or at most 50 errors `BAD_USER_INPUT` with `field`, `fault`, `expected`
 */
export function checkVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  withoutNull: ReadonlySet<string> = new Set(),
): CheckedVariables {
  const errors: GraphQLError[] = [];
  // No prototype: a variable may be called __proto__.
  const coerced = Object.create(null) as Record<string, unknown>;
  try {
    for (const definition of operation.variableDefinitions ?? []) {
      const onError = (error: GraphQLError): void => report(errors, error);
      checkVariable(schema, definition, variables, coerced, onError);
      const name = definition.variable.name.value;
      if (coerced[name] === null && withoutNull.has(name)) {
        onError(badInput('is null', `a value of type ${print(definition.type)}, or none at all`, name, definition));
      }
    }
  } catch (error) {
    if (!(error instanceof TooManyErrors)) {
      throw error;
    }
  }
  return errors.length > 0 ? { errors } : { coerced };
}

class TooManyErrors extends Error {}

function checkVariable(
  schema: GraphQLSchema,
  definition: VariableDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  coerced: Record<string, unknown>,
  onError: (error: GraphQLError) => void,
): void {
  const name = definition.variable.name.value;
  const type = inputTypeOf(schema, definition);
  if (!type) {
    return onError(badInput('has a type that is not an input type of the schema', 'an input type', name, definition));
  }
  const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
  if (value === undefined) {
    if (definition.defaultValue) {
      coerced[name] = valueFromAST(definition.defaultValue, type);
    } else if (definition.type.kind === Kind.NON_NULL_TYPE) {
      onError(badInput('is required and was not given', `a value of type ${print(definition.type)}`, name, definition));
    }
    return;
  }
  // graphql-js reports each fault of an object by itself, and only its text says which: so we report all at the first.
  const reported = new Set<string>();
  const inexact = inexactIds(type, value, name);
  if (inexact.length > 0) {
    return inexact.forEach((field) =>
      onError(
        badInput('is a JSON number that cannot be exact', 'a string or a smaller whole number', field, definition),
      ),
    );
  }
  coerced[name] = coerceInputValue(value, type, (path, invalid, error) => {
    const field = fieldPath(name, path);
    if (reported.has(field)) {
      return;
    }
    reported.add(field);
    refusalsOf(type, path, invalid, error).forEach(({ fault, expected, below }) =>
      onError(badInput(fault, expected, below ? `${field}.${below}` : field, definition)),
    );
  });
}

/**
 * The paths of ids that are whole numbers of more digits than JSON keeps: they have become others, so the caller would read
 * another record. graphql-js takes them.
 */
function inexactIds(type: GraphQLInputType, value: unknown, field: string): readonly string[] {
  const inner = getNullableType(type);
  if (typeof value === 'number') {
    return getNamedType(inner).name === 'ID' && Number.isInteger(value) && !Number.isSafeInteger(value) ? [field] : [];
  }
  if (isListType(inner) && Array.isArray(value)) {
    return value.flatMap((item, index) => inexactIds(inner.ofType, item, `${field}[${index}]`));
  }
  if (isInputObjectType(inner) && isRecord(value)) {
    return Object.values(inner.getFields()).flatMap(({ name, type: fieldType }) =>
      Object.hasOwn(value, name) ? inexactIds(fieldType, value[name], `${field}.${name}`) : [],
    );
  }
  return [];
}

function inputTypeOf(schema: GraphQLSchema, definition: VariableDefinitionNode): GraphQLInputType | undefined {
  const type = typeFromAST(schema, definition.type);
  return isInputType(type) ? type : undefined;
}

function report(errors: GraphQLError[], error: GraphQLError): void {
  if (errors.length === MAX_VARIABLE_ERRORS) {
    throw new TooManyErrors();
  }
  errors.push(error);
}
