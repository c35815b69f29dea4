import {
  getNullableType,
  Kind,
  parseType,
  type ConstValueNode,
  type TypeNode,
  type VariableDefinitionNode,
} from 'graphql';

import { afterTerm, chineseTerm } from '../definition/derive-definition.ts';
import type { Parameter, ParameterValue } from '../saved-query.ts';

import type { FoundLiteral, ValuePosition } from './find-literals.ts';
import { literalValue } from './literal-value.ts';
import { canNamePerson, holdsLongNumber, isFreeText } from './personal-values.ts';

/** A parameter, the definition of its variable, and the value that stood in the text. */
export interface MadeParameter {
  readonly parameter: Parameter;
  readonly definition: VariableDefinitionNode;
  readonly value: ParameterValue | undefined;
}

/** A parameter made of equal literals. */
export interface LiteralParameter extends MadeParameter {
  readonly nodes: readonly FoundLiteral['node'][];
}

/**
 * @param same equal literals, of one type
 * @param secrets values of people in the same document
 */
export function literalParameter(
  name: string,
  same: readonly [FoundLiteral, ...FoundLiteral[]],
  secrets: readonly string[],
): LiteralParameter {
  const [{ node, type }] = same;
  const value = literalValue(node, type);
  const isPersonal = isPersonalAt(same, value, secrets);
  const typeNode = parseType(isPersonal ? `${getNullableType(type)}!` : String(type));
  const fallback = isPersonal ? undefined : value;
  return {
    parameter: {
      ...describe(name, same),
      type: isPersonal ? `${getNullableType(type)}!` : String(type),
      isRequired: isPersonal,
      fallback,
      allowed: undefined,
      example: fallback ?? null,
      isPersonal,
    },
    // A literal is constant: findLiterals gives none that holds a variable.
    definition: variableDefinition(name, typeNode, isPersonal ? undefined : (node as ConstValueNode)),
    value,
    nodes: same.map((each) => each.node),
  };
}

/**
 * Whether any of the positions takes a value of a person, the value itself looks like a person's number, or it holds a value that
 * names a person elsewhere in the document.
 */
export function isPersonalAt(
  positions: readonly ValuePosition[],
  value: ParameterValue | undefined,
  secrets: readonly string[],
): boolean {
  if (positions.some(({ type, coordinate }) => canNamePerson(type, coordinate))) {
    return true;
  }
  const texts = [value].flat().map(String);
  const isSecret = (text: string) => secrets.some((secret) => text.includes(secret));
  const isAmount = positions.every(({ type }) => /^\[?(Decimal|Float|Int)\b/u.test(String(type)));
  return (
    (!isAmount && texts.some(holdsLongNumber)) ||
    (positions.some(({ type }) => isFreeText(type)) && texts.some(isSecret))
  );
}

/** The texts of a value that names a person. One character would be found in too many other texts. */
export function secretsIn(positions: readonly ValuePosition[], value: ParameterValue | undefined): readonly string[] {
  return value === undefined || !isPersonalAt(positions, value, [])
    ? []
    : ([value].flat().filter((one) => typeof one === 'string' && one.length > 1) as string[]);
}

/** Name, title and description: those of the first position in which the value is used. */
export function describe(
  name: string,
  [first]: readonly ValuePosition[],
): Pick<Parameter, 'name' | 'title' | 'description' | 'listedBy'> {
  const { description } = first ?? {};
  return { name, title: chineseTerm(description) ?? name, description: afterTerm(description), listedBy: undefined };
}

export function variableDefinition(
  name: string,
  type: TypeNode,
  defaultValue: ConstValueNode | undefined,
): VariableDefinitionNode {
  const variable = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } } as const;
  return { kind: Kind.VARIABLE_DEFINITION, variable, type, ...(defaultValue && { defaultValue }) };
}
