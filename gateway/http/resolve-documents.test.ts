import { HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import { describe, expect, it } from '@jest/globals';

import { PUBLIC_VIEWER } from '../../subgraphs/shared/access/viewer.ts';
import type { Resolution } from '../trusted-documents/resolve-request.ts';

import { resolveDocuments } from './resolve-documents.ts';

const TEXT = 'query Cases { cases { id } }';
const KNOWN: Resolution = { kind: 'known', text: TEXT, operations: ['Cases'] };

/** What Apollo Server gets of a request. */
async function passedOn(request: Partial<HTTPGraphQLRequest>, resolution: Resolution = KNOWN) {
  let passed: HTTPGraphQLRequest | undefined;
  const serve = resolveDocuments(
    (given) => {
      passed = given;
      return Promise.resolve({ headers: new HeaderMap(), body: { kind: 'complete' as const, string: '' } });
    },
    { resolve: () => resolution },
  );
  const scope = { requestId: 'r', viewer: PUBLIC_VIEWER, clientLeft: new AbortController().signal };
  await serve(
    { method: 'POST', headers: new HeaderMap(), search: '', body: undefined, ...request },
    { ...scope, notes: { errorCodes: new Set() } },
  );
  return passed;
}

describe('a request for a known document is passed on', () => {
  it('with its text and without ids, in a body', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'x' }, kept: 1 };
    const body = { documentId: 'x', doc_id: 'x', extensions, variables: { n: 1 } };
    expect((await passedOn({ body }))?.body).toEqual({
      ...{ query: TEXT, operationName: 'Cases', variables: { n: 1 } },
      extensions: { kept: 1 },
    });
  });

  it('with its text and without ids, in a query string', async () => {
    const search = `?documentId=x&doc_id=x&variables={}&extensions=${JSON.stringify({ persistedQuery: {}, kept: 1 })}`;
    const passed = new URLSearchParams((await passedOn({ method: 'GET', search }))?.search);
    expect(Object.fromEntries(passed)).toEqual({
      ...{ query: TEXT, operationName: 'Cases', variables: '{}' },
      extensions: '{"kept":1}',
    });
  });

  it('with the name of its only operation, so that it finds the plan that was made ahead; a given name stays', async () => {
    expect((await passedOn({ body: { documentId: 'x' } }))?.body).toMatchObject({ operationName: 'Cases' });
    const given = { documentId: 'x', operationName: 'Other' };
    expect((await passedOn({ body: given }))?.body).toMatchObject({ operationName: 'Other' });
    const two: Resolution = { ...KNOWN, operations: ['A', 'B'] };
    expect((await passedOn({ body: { documentId: 'x' } }, two))?.body).toMatchObject({ operationName: null });
  });
});

describe('a request for another text', () => {
  it('is passed on unchanged where it may run, and not at all where it is refused', async () => {
    const request = { body: { query: '{ a }', extensions: { kept: 1 } } };
    expect((await passedOn(request, { kind: 'unknown' }))?.body).toBe(request.body);
    const refused = passedOn(request, { kind: 'refused', code: 'DOCUMENT_NOT_TRUSTED', message: 'No.' });
    await expect(refused).rejects.toMatchObject({ message: 'No.', extensions: { code: 'DOCUMENT_NOT_TRUSTED' } });
  });
});
