import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  parseType,
  typeFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type VariableDefinitionNode,
} from 'graphql';

import type { ParameterValue } from '../saved-query.ts';

import type { ValuePosition } from './find-literals.ts';
import { describe, isPersonalAt, variableDefinition, type MadeParameter } from './literal-parameter.ts';
import { literalValue } from './literal-value.ts';
import { OwnQueryError } from './own-errors.ts';

/**
 * The parameter of a variable that the document declares itself. It keeps its default, unless its values can name a person:
 * then the default is removed and the variable is required.
 *
 * @param positions where the variable is used
 * @param secrets values of people in the same document
 * @throws OwnQueryError where no URL can give a value of its type
 */
export function declaredParameter(
  schema: GraphQLSchema,
  definition: VariableDefinitionNode,
  positions: readonly ValuePosition[],
  secrets: readonly string[],
): MadeParameter {
  const name = definition.variable.name.value;
  const { type, value } = declaredValue(schema, definition);
  const { defaultValue } = definition;
  const isPersonal = isPersonalAt(positions, value, secrets);
  const hadValue = value !== undefined && value !== null;
  const isRemoved = isPersonal && hadValue;
  const typeText = isRemoved ? `${getNullableType(type)}!` : String(type);
  const fallback = isRemoved ? undefined : value;
  const named = getNamedType(type);
  return {
    parameter: {
      ...describe(name, positions),
      type: typeText,
      isRequired: isRemoved || (isNonNullType(type) && value === undefined),
      fallback,
      allowed: isEnumType(named) ? named.getValues().map((one) => one.name) : undefined,
      example: fallback ?? null,
      isPersonal,
    },
    definition: variableDefinition(name, parseType(typeText), isRemoved ? undefined : defaultValue),
    value,
  };
}

/** The type of a variable and the value of its default. @throws OwnQueryError where no URL can give a value of its type */
export function declaredValue(
  schema: GraphQLSchema,
  definition: VariableDefinitionNode,
): { readonly type: GraphQLInputType; readonly value: ParameterValue | undefined } {
  const type = inputType(schema, definition);
  refuseUnlessFlat(type, definition.variable.name.value);
  return { type, value: definition.defaultValue && literalValue(definition.defaultValue, type) };
}

function inputType(schema: GraphQLSchema, { type: node }: VariableDefinitionNode): GraphQLInputType {
  const type = typeFromAST(schema, node);
  if (!isInputType(type)) {
    throw new Error('A valid document has variables of input types only.');
  }
  return type;
}

function refuseUnlessFlat(type: GraphQLInputType, name: string): void {
  const list = getNullableType(type);
  const isNested = isListType(list) && isListType(getNullableType(list.ofType));
  if (isNested || isInputObjectType(getNamedType(type))) {
    throw new OwnQueryError(
      'GRAPHQL_VALIDATION_FAILED',
      `变量 $${name} 是输入对象或列表的列表，网址中给不出这样的值：请把对象写在文档中，例如 filter: { court: $court }。`,
    );
  }
}
