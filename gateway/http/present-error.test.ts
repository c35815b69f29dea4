import { describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { pino } from 'pino';

import { presentError } from './present-error.ts';

const SECRET = 'SELECT name FROM parties at 10.0.0.7';

/** Presents an error, and collects the log. */
function present(error: unknown): { shown: unknown; logged: string } {
  const lines: string[] = [];
  const logger = pino({}, { write: (line: string) => void lines.push(line) });
  return { shown: presentError(error, 'request-1', logger), logged: lines.join('') };
}

describe('an error on its way to a client', () => {
  it('keeps its message and its public extensions if its code is in the catalogue', () => {
    const extensions = { code: 'BAD_USER_INPUT', field: 'first', fault: 'is 0', expected: 'from 1', sql: SECRET };
    expect(present(new GraphQLError('first is 0; expected from 1.', { extensions }))).toEqual({
      shown: {
        message: 'first is 0; expected from 1.',
        extensions: { code: 'BAD_USER_INPUT', field: 'first', fault: 'is 0', expected: 'from 1' },
      },
      logged: '',
    });
  });

  it.each([
    ['of a library', new GraphQLError(SECRET, { originalError: new TypeError(SECRET) })],
    ['with a code that is not in the catalogue', new GraphQLError(SECRET, { extensions: { code: 'ECONNREFUSED' } })],
    ['with the code of an internal error', new GraphQLError(SECRET, { extensions: { code: 'INTERNAL_SERVER_ERROR' } })],
    ['that is not a GraphQL error', new TypeError(SECRET)],
  ])('%s is masked, and is in the log under the request id', (_kind, error) => {
    const { shown, logged } = present(error);
    expect(shown).toEqual({
      message: 'An unexpected fault, logged under the request id.',
      path: undefined,
      extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'request-1' },
    });
    expect(JSON.parse(logged)).toMatchObject({ requestId: 'request-1', fault: { frames: expect.any(Array) } });
    expect(logged).not.toContain('SELECT');
  });

  it('does not quote the token at which the parser stopped', () => {
    const error = new GraphQLError('Syntax Error: Expected Name, found String "11010519491231002X".', {
      extensions: { code: 'GRAPHQL_PARSE_FAILED' },
    });
    expect(present(error).shown).toMatchObject({ message: 'Syntax Error: Expected Name, found String.' });
  });
});
