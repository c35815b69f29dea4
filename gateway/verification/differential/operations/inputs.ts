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

import { argument, literal, name } from './nodes.ts';
import type { RandomSource } from './random.ts';

/** Values for arguments, by the name of a scalar. */
export type ScalarValues = Readonly<Record<string, readonly unknown[]>>;

/** The variables of an operation while it is being generated. */
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

/** Makes arguments: literals, and variables that have a value, a default, null or nothing, and are used once or again. */
export function inputMaker(random: RandomSource, values: ScalarValues, variables: Variables): InputMaker {
  const valueFor = (type: GraphQLInputType): ValueNode => {
    if (random.chance(40)) {
      return { kind: Kind.VARIABLE, name: name(variableOf(random, type, values, variables)) };
    }
    return literalOf(random, type, values);
  };
  return {
    valueFor,
    argumentsOf: (args) =>
      args
        .filter((arg) => (isNonNullType(arg.type) && arg.defaultValue === undefined) || random.chance(50))
        .filter((arg) => canMake(arg.type, values))
        .map((arg) => argument(arg.name, valueFor(arg.type))),
  };
}

/** Whether every required argument can be made: some scalars have no test values. */
export function canGiveAll(args: readonly GraphQLArgument[], values: ScalarValues): boolean {
  return args.every((arg) => !isNonNullType(arg.type) || arg.defaultValue !== undefined || canMake(arg.type, values));
}

function canMake(type: GraphQLInputType, values: ScalarValues): boolean {
  const named = getNamedType(type);
  return (
    isEnumType(named) || isInputObjectType(named) || named.name === 'Boolean' || (values[named.name] ?? []).length > 0
  );
}

function variableOf(random: RandomSource, type: GraphQLInputType, values: ScalarValues, variables: Variables): string {
  const known = variables.byType.get(String(type)) ?? [];
  if (known.length > 0 && random.chance(50)) {
    return random.pick(known);
  }
  const chosen = `v${variables.definitions.size}`;
  const isRequired = isNonNullType(type);
  const defaultValue = random.chance(25) ? literalOf(random, type, values) : undefined;
  variables.definitions.set(chosen, {
    kind: Kind.VARIABLE_DEFINITION,
    variable: { kind: Kind.VARIABLE, name: name(chosen) },
    type: parseType(String(type), { noLocation: true }),
    defaultValue,
  });
  variables.byType.set(String(type), [...known, chosen]);
  if ((isRequired && defaultValue === undefined) || random.chance(75)) {
    variables.values[chosen] = make(random, type, values, 2);
  }
  return chosen;
}

function literalOf(random: RandomSource, type: GraphQLInputType, values: ScalarValues): ConstValueNode {
  return literal(make(random, type, values, 2), enumNamesOf(type));
}

function make(random: RandomSource, type: GraphQLInputType, values: ScalarValues, depth: number): unknown {
  if (isNonNullType(type)) {
    return makeNonNull(random, type.ofType, values, depth);
  }
  return random.chance(10) ? null : makeNonNull(random, type, values, depth);
}

function makeNonNull(random: RandomSource, type: GraphQLInputType, values: ScalarValues, depth: number): unknown {
  if (isListType(type)) {
    // A single value stands for a list of one, by the input coercion of the specification.
    return random.chance(10)
      ? makeNonNull(random, type.ofType, values, depth)
      : Array.from({ length: random.between(0, 2) }, () => make(random, type.ofType, values, depth));
  }
  if (isNonNullType(type)) {
    return makeNonNull(random, type.ofType, values, depth);
  }
  if (isEnumType(type)) {
    return random.pick(type.getValues()).name;
  }
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((field) => canMake(field.type, values));
    const given = fields.filter((field) => isRequiredInputField(field) || (depth > 0 && random.chance(40)));
    return Object.fromEntries(given.map((field) => [field.name, make(random, field.type, values, depth - 1)]));
  }
  return type.name === 'Boolean' ? random.chance(50) : random.pick(values[type.name] ?? []);
}

/** The names of all enum values below a type. No string among the test values equals one of them. */
function enumNamesOf(
  type: GraphQLInputType,
  names = new Set<unknown>(),
  seen = new Set<unknown>(),
): ReadonlySet<unknown> {
  const named = getNamedType(type);
  if (isEnumType(named)) {
    named.getValues().forEach((value) => names.add(value.name));
  }
  if (isInputObjectType(named) && !seen.has(named)) {
    seen.add(named);
    Object.values(named.getFields()).forEach((field) => enumNamesOf(field.type, names, seen));
  }
  return names;
}
