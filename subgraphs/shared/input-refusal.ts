import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLError,
  type GraphQLInputObjectType,
  type GraphQLInputType,
} from 'graphql';

import { isBadInput } from './bad-input.ts';
import { isRecord } from './is-record.ts';

/** A fault of an input, as `badInput` takes it; `below` is the field of the object that it is about. */
export type InputRefusal = { fault: string; expected: string; below?: string };

type Path = ReadonlyArray<string | number>;

/** At most so many names of fields or values are listed in `expected`; beyond that only the type's name. */
const LISTED = 20;

/** What the built-in scalars accept. Their own messages quote the value. */
const BUILT_IN = new Map([
  ['Int', 'a whole number from -2147483648 to 2147483647'],
  ['Float', 'a finite number'],
  ['String', 'a string'],
  ['Boolean', 'true or false'],
  ['ID', 'a string or a whole number'],
]);

/** `filter.courts[3]`: the path as a client would write it. Only names that the schema defines are ever in it. */
export function fieldPath(variable: string, path: Path): string {
  return path.reduce<string>((text, step) => text + (typeof step === 'number' ? `[${step}]` : `.${step}`), variable);
}

/**
 * Why a value within a variable was refused, in names of the schema only; all faults of an object at once.
 * @param type of the variable as a whole
 * @param path from the variable to the value that `coerceInputValue` reported
 * @param value the refused value: only its kind is used, it is never quoted
 * @param error graphql-js's own, used only where one of our scalars made it
 */
export function refusalsOf(type: GraphQLInputType, path: Path, value: unknown, error: GraphQLError): InputRefusal[] {
  if (isBadInput(error)) {
    return [{ fault: error.extensions.fault, expected: error.extensions.expected }];
  }
  const inputType = typeAt(type, path);
  if (value === null || value === undefined) {
    return [{ fault: 'is null', expected: `a value of type ${String(getNullableType(inputType))}` }];
  }
  const named = innermost(inputType);
  if (isInputObjectType(named)) {
    return refusalsOfObject(named, value);
  }
  if (isEnumType(named)) {
    const names = named.getValues().map(({ name }) => name);
    return [
      { fault: `is not a value of ${named.name}`, expected: listed('one of', names, `a value of ${named.name}`) },
    ];
  }
  return [
    { fault: `is not a valid ${named.name}`, expected: BUILT_IN.get(named.name) ?? `a value that ${named.name} takes` },
  ];
}

function refusalsOfObject(type: GraphQLInputObjectType, value: unknown): InputRefusal[] {
  if (!isRecord(value)) {
    return [{ fault: 'is not an object', expected: `an object of type ${type.name}` }];
  }
  const fields = Object.values(type.getFields());
  const names = fields.map(({ name }) => name);
  const refusals: InputRefusal[] = fields
    .filter((field) => isNonNullType(field.type) && field.defaultValue === undefined && value[field.name] === undefined)
    .map((field) => ({
      fault: 'is required and was not given',
      expected: `a value of type ${String(field.type)}`,
      below: field.name,
    }));
  // An unknown field name is text of the client, as its values are, so it is not repeated.
  if (Object.keys(value).some((name) => !names.includes(name))) {
    const expected = listed('only the fields', names, `only fields of ${type.name}`);
    refusals.push({ fault: `has a field that ${type.name} does not define`, expected });
  }
  if (type.isOneOf && names.filter((name) => value[name] !== undefined).length !== 1) {
    const expected = listed('exactly one of the fields', names, `exactly one field of ${type.name}`);
    refusals.push({ fault: 'has none or several fields', expected });
  }
  return refusals;
}

/** The type at a path. A single value given for a list of one adds no step to the path. */
function typeAt(type: GraphQLInputType, path: Path): GraphQLInputType {
  return path.reduce<GraphQLInputType>((inputType, step) => {
    const inner = getNullableType(inputType);
    if (typeof step === 'number') {
      return isListType(inner) ? inner.ofType : inner;
    }
    const named = innermost(inputType);
    return (isInputObjectType(named) ? named.getFields()[step]?.type : undefined) ?? named;
  }, type);
}

function innermost(type: GraphQLInputType) {
  let inner = getNullableType(type);
  while (isListType(inner)) {
    inner = getNullableType(inner.ofType);
  }
  return inner;
}

function listed(lead: string, names: readonly string[], otherwise: string): string {
  return names.length <= LISTED ? `${lead} ${names.join(', ')}` : otherwise;
}
