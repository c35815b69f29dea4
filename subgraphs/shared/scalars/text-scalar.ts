import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';

import { badInput, badInputAt, isBadInput } from '../bad-input.ts';

/** What is special to a scalar whose value in code is a string. */
export type TextScalarRules = {
  name: string;
  description: string;
  /** Completes "expected …", e.g. `a date such as 2021-03-31`. */
  expected: string;
  /** The canonical form of what a client wrote; throws `badInput`. */
  parse: (text: string) => string;
  /** The form shown of what a database holds, where that is not simply `parse` with a fallback to the text as it is. */
  show?: (stored: string) => string;
};

/**
 * A scalar that is strict on input and lenient on output: a client's value is checked and put in canonical form, an
 * odd old value in an office's own database is shown as it is rather than lost with an error. What is not a string is
 * a mistake of ours (a `Date`, a float that lost its cents) and throws.
 */
export function textScalar(rules: TextScalarRules): GraphQLScalarType<string, string> {
  const { name, expected, parse } = rules;
  const show = rules.show ?? ((stored: string) => canonicalOrSelf(parse, stored));
  return new GraphQLScalarType<string, string>({
    name,
    description: rules.description,
    parseValue: (value) => parse(requireText(value, expected)),
    parseLiteral: (node) => parseTextLiteral(node, expected, parse),
    serialize: (value) => show(requireString(value, name)),
  });
}

/** `parse` of a string literal; its refusal gets the literal's place in the document. */
export function parseTextLiteral<T>(node: ValueNode, expected: string, parse: (text: string) => T): T {
  if (node.kind !== Kind.STRING) {
    throw badInput('is not a string', expected, undefined, node);
  }
  try {
    return parse(node.value);
  } catch (error) {
    throw isBadInput(error) ? badInputAt(error, undefined, node) : error;
  }
}

/** A JSON value that must be a string. */
export function requireText(value: unknown, expected: string): string {
  if (typeof value !== 'string') {
    throw badInput('is not a string', expected);
  }
  return value;
}

/** A resolver's value that must be a string: what is not is a programming error, never a client's. */
export function requireString(value: unknown, scalar: string): string {
  if (typeof value === 'string') {
    return value;
  }
  throw new TypeError(`A ${scalar} is a string in code, but a resolver gave ${kindOf(value)}`);
}

/** `parse(stored)`, or the text itself where it does not parse. */
export function canonicalOrSelf(parse: (text: string) => string, stored: string): string {
  try {
    return parse(stored);
  } catch (error) {
    if (isBadInput(error)) {
      return stored;
    }
    throw error;
  }
}

function kindOf(value: unknown): string {
  return value instanceof Date ? 'a Date' : value === null ? 'null' : `a value of type ${typeof value}`;
}
