import { describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';

import { badInput, badInputAt, isBadInput } from './bad-input.ts';

describe('a refusal of bad input', () => {
  it('names the field, its fault and what was expected', () => {
    const error = badInput('is below 1', 'a page size from 1 to 100', 'first');
    expect(error.message).toBe('first is below 1; expected a page size from 1 to 100.');
    expect(error.extensions).toEqual({
      code: 'BAD_USER_INPUT',
      field: 'first',
      fault: 'is below 1',
      expected: 'a page size from 1 to 100',
    });
  });

  it('has no field where none is known, until a caller that knows it adds it', () => {
    const error = badInput('is empty', 'a date');
    expect(error.extensions).not.toHaveProperty('field');
    expect(badInputAt(error, 'filter.from').message).toBe('filter.from is empty; expected a date.');
  });

  it('is distinguished from other errors, which are left as they are', () => {
    const other = new GraphQLError('Syntax', { extensions: { code: 'GRAPHQL_PARSE_FAILED' } });
    expect(isBadInput(badInput('is empty', 'a date'))).toBe(true);
    expect(isBadInput(other)).toBe(false);
    expect(isBadInput(new Error('down'))).toBe(false);
    expect(badInputAt(other, 'from')).toBe(other);
  });
});
