import { describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { pino } from 'pino';

import { PUBLIC_VIEWER } from '../../subgraphs/shared/access/viewer.ts';

import { errorPresenter } from './present-error.ts';
import { createRequestScopes, type RequestScope } from './request-scope.ts';

const SECRET = 'SELECT name FROM parties at 10.0.0.7';

/** Presents an error within a request, and collects what was logged. */
function present(error: GraphQLError): { shown: unknown; logged: string; codes: string[] } {
  const scopes = createRequestScopes();
  const lines: string[] = [];
  const logger = pino({}, { write: (line: string) => void lines.push(line) });
  const scope: RequestScope = {
    requestId: 'request-1',
    viewer: PUBLIC_VIEWER,
    clientLeft: new AbortController().signal,
    notes: { errorCodes: new Set() },
  };
  const presentError = errorPresenter(scopes, logger, () => undefined);
  const shown = scopes.run(scope, () => presentError(error.toJSON(), error));
  return { shown, logged: lines.join(''), codes: [...scope.notes.errorCodes] };
}

describe('an error on its way to a client', () => {
  it('goes out as it is where the catalogue knows it, with the extensions that clients may read', () => {
    const extensions = { code: 'BAD_USER_INPUT', field: 'first', fault: 'is 0', expected: 'from 1', sql: SECRET };
    expect(present(new GraphQLError('first is 0; expected from 1.', { extensions }))).toEqual({
      shown: {
        message: 'first is 0; expected from 1.',
        extensions: { code: 'BAD_USER_INPUT', field: 'first', fault: 'is 0', expected: 'from 1' },
      },
      logged: '',
      codes: ['BAD_USER_INPUT'],
    });
  });

  it.each([
    ['of a library', new GraphQLError(SECRET, { originalError: new TypeError(SECRET) })],
    ['with a code that nobody knows', new GraphQLError(SECRET, { extensions: { code: 'ECONNREFUSED' } })],
    ['that calls itself internal', new GraphQLError(SECRET, { extensions: { code: 'INTERNAL_SERVER_ERROR' } })],
  ])('%s is masked, and findable in the log by the request id', (_kind, error) => {
    const { shown, logged, codes } = present(error);
    expect(shown).toEqual({
      message: 'An unexpected fault, logged under the request id.',
      path: undefined,
      extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'request-1' },
    });
    expect(JSON.parse(logged)).toMatchObject({ requestId: 'request-1', fault: { frames: expect.any(Array) } });
    expect(logged).not.toContain('SELECT');
    expect(codes).toEqual(['INTERNAL_SERVER_ERROR']);
  });

  it('keeps the code that a rule gave it where Apollo Server wrote another over it', () => {
    const original = new GraphQLError('Too deep.', { extensions: { code: 'COST_LIMIT_EXCEEDED', limit: 3 } });
    const extensions = { ...original.extensions, code: 'GRAPHQL_VALIDATION_FAILED' };
    const { shown } = present(new GraphQLError('Too deep.', { extensions, originalError: original }));
    expect(shown).toMatchObject({ extensions: { code: 'COST_LIMIT_EXCEEDED', limit: 3 } });
  });

  it('does not quote the token that the parser stumbled over', () => {
    const error = new GraphQLError('Syntax Error: Expected Name, found String "11010519491231002X".', {
      extensions: { code: 'GRAPHQL_PARSE_FAILED' },
    });
    expect(present(error).shown).toMatchObject({ message: 'Syntax Error: Expected Name, found String.' });
  });
});
