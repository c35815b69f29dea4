import { parseValue, type GraphQLScalarType } from 'graphql';

import { isBadInput } from '../bad-input.ts';

/** For tests: the fault that a function refuses with; fails where it does not refuse as `badInput` does. */
export function faultOf(refused: () => unknown): string {
  try {
    refused();
  } catch (error) {
    if (isBadInput(error)) {
      return error.extensions.fault;
    }
    throw error;
  }
  throw new Error('Nothing was refused');
}

/** For tests: what a scalar makes of a literal as it stands in a document, e.g. `"2019-Q3"` or `12.50`. */
export function readLiteral(scalar: GraphQLScalarType, literal: string): unknown {
  return scalar.parseLiteral(parseValue(literal));
}
