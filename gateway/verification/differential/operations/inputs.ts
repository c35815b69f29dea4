import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  Kind,
  parseType,
  type GraphQLArgument,
  type GraphQLInputType,
  type ArgumentNode,
  type ConstValueNode,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';

import type { Dice } from './dice.ts';
import { argument, literal, name } from './nodes.ts';

/** Values for arguments, by the name of a scalar. */
export type ScalarValues = Readonly<Record<string, readonly unknown[]>>;

/** The variables of one operation while it grows. */
export interface Variables {
  readonly definitions: Map<string, VariableDefinitionNode>;
  /** By name and type as written. */
  readonly byType: Map<string, string[]>;
  readonly values: Record<string, unknown>;
}

export interface InputMaker {
  argumentsOf(args: readonly GraphQLArgument[]): readonly ArgumentNode[];
  /** A variable or a literal of the type. */
  valueFor(type: GraphQLInputType): ValueNode;
}

/** Makes arguments: literals, variables given, left out or null, with defaults, used once or again. */
export function inputMaker(dice: Dice, values: ScalarValues, variables: Variables): InputMaker {
  const valueFor = (type: GraphQLInputType): ValueNode => {
    if (dice.chance(40)) {
      return { kind: Kind.VARIABLE, name: name(variableOf(dice, type, values, variables)) };
    }
    return literalOf(dice, type, values);
  };
  return {
    valueFor,
    argumentsOf: (args) =>
      args
        .filter((arg) => (isNonNullType(arg.type) && arg.defaultValue === undefined) || dice.chance(50))
        .filter((arg) => canMake(arg.type, values))
        .map((arg) => argument(arg.name, valueFor(arg.type))),
  };
}

/** Whether every required argument can be made: of some scalars there are no test values. */
export function canGiveAll(args: readonly GraphQLArgument[], values: ScalarValues): boolean {
  return args.every((arg) => !isNonNullType(arg.type) || arg.defaultValue !== undefined || canMake(arg.type, values));
}

function canMake(type: GraphQLInputType, values: ScalarValues): boolean {
  const named = getNamedType(type);
  return (
    isEnumType(named) || isInputObjectType(named) || named.name === 'Boolean' || (values[named.name] ?? []).length > 0
  );
}

function variableOf(dice: Dice, type: GraphQLInputType, values: ScalarValues, variables: Variables): string {
  const known = variables.byType.get(String(type)) ?? [];
  if (known.length > 0 && dice.chance(50)) {
    return dice.pick(known);
  }
  const chosen = `v${variables.definitions.size}`;
  const isRequired = isNonNullType(type);
  const defaultValue = dice.chance(25) ? literalOf(dice, type, values) : undefined;
  variables.definitions.set(chosen, {
    kind: Kind.VARIABLE_DEFINITION,
    variable: { kind: Kind.VARIABLE, name: name(chosen) },
    type: parseType(String(type), { noLocation: true }),
    defaultValue,
  });
  variables.byType.set(String(type), [...known, chosen]);
  if ((isRequired && defaultValue === undefined) || dice.chance(75)) {
    variables.values[chosen] = make(dice, type, values, 2);
  }
  return chosen;
}

function literalOf(dice: Dice, type: GraphQLInputType, values: ScalarValues): ConstValueNode {
  return literal(make(dice, type, values, 2), enumNamesOf(type));
}

function make(dice: Dice, type: GraphQLInputType, values: ScalarValues, depth: number): unknown {
  if (isNonNullType(type)) {
    return makeNonNull(dice, type.ofType, values, depth);
  }
  return dice.chance(10) ? null : makeNonNull(dice, type, values, depth);
}

function makeNonNull(dice: Dice, type: GraphQLInputType, values: ScalarValues, depth: number): unknown {
  if (isListType(type)) {
    // One value stands for a list of one, as the specification's input coercion has it.
    return dice.chance(10)
      ? makeNonNull(dice, type.ofType, values, depth)
      : Array.from({ length: dice.between(0, 2) }, () => make(dice, type.ofType, values, depth));
  }
  if (isNonNullType(type)) {
    return makeNonNull(dice, type.ofType, values, depth);
  }
  if (isEnumType(type)) {
    return dice.pick(type.getValues()).name;
  }
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((field) => canMake(field.type, values));
    const given = fields.filter((field) => isRequiredInputField(field) || (depth > 0 && dice.chance(40)));
    return Object.fromEntries(given.map((field) => [field.name, make(dice, field.type, values, depth - 1)]));
  }
  return type.name === 'Boolean' ? dice.chance(50) : dice.pick(values[type.name] ?? []);
}

/** Names of all enum values below a type: none of the test's strings is called as one of them. */
function enumNamesOf(
  type: GraphQLInputType,
  found = new Set<unknown>(),
  seen = new Set<unknown>(),
): ReadonlySet<unknown> {
  const named = getNamedType(type);
  if (isEnumType(named)) {
    named.getValues().forEach((value) => found.add(value.name));
  }
  if (isInputObjectType(named) && !seen.has(named)) {
    seen.add(named);
    Object.values(named.getFields()).forEach((field) => enumNamesOf(field.type, found, seen));
  }
  return found;
}
