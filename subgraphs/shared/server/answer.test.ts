import { describe, expect, it, jest } from '@jest/globals';

import { cases } from '../../cases/subgraph.ts';
import { SUPREME_COURT_VIEWER } from '../testing/viewers.ts';

import { CACHED_DOCUMENTS, makeSubgraphHandler } from './answer.ts';
import { subgraphSchema } from './subgraph-schema.ts';

const { executable, rules } = subgraphSchema(cases);

/** Asks as a viewer of these scopes; a context is made for whatever runs. */
async function asked(query: string, scopes: readonly string[]) {
  let ran = 0;
  const handler = makeSubgraphHandler({
    schema: executable,
    rules,
    viewerOf: () => ({ ...SUPREME_COURT_VIEWER, scopes }),
    makeContext: () => {
      ran += 1;
      return {} as never;
    },
    onFault: () => undefined,
  });
  const body = JSON.stringify({ query });
  const reply = await handler({ body, headers: {}, signal: new AbortController().signal });
  return { status: reply.status, ran, told: JSON.parse(reply.body) as unknown };
}

describe('a document that asks for more than its viewer may read', () => {
  it('is refused whole, names the field and runs nothing', async () => {
    const query = '{ __typename party(id: "x") { role name } }';
    expect(await asked(query, ['case:read'])).toEqual({
      status: 403,
      ran: 0,
      told: {
        errors: [
          {
            message: expect.stringContaining('Party.name'),
            extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', coordinate: 'Party.name' },
          },
        ],
      },
    });
  });

  it('is refused to one viewer and not to the next, though the document is remembered', async () => {
    let scopes: readonly string[] = ['case:number'];
    const handler = makeSubgraphHandler({
      schema: executable,
      rules,
      viewerOf: () => ({ ...SUPREME_COURT_VIEWER, scopes }),
      makeContext: () => ({}) as never,
      onFault: () => undefined,
    });
    const request = {
      body: JSON.stringify({
        query:
          '{ __type(name: "Party") { name } ...F } fragment F on Query { __typename @skip(if: true) party(id: "x") @skip(if: true) { name } }',
      }),
      headers: {},
      signal: new AbortController().signal,
    };
    expect((await handler(request)).status).toBe(403);
    scopes = ['case:read', 'party:name'];
    expect((await handler(request)).status).toBe(200);
    scopes = ['case:read'];
    expect((await handler(request)).status).toBe(403);
  });
});

describe('the documents that are kept', () => {
  it('are those used last: one in use stays while many others pass, and one not used is validated again', async () => {
    const handler = makeSubgraphHandler({
      schema: executable,
      rules,
      viewerOf: () => SUPREME_COURT_VIEWER,
      makeContext: () => ({}) as never,
      onFault: () => undefined,
    });
    // Validation looks at the schema's directives, and nothing else does.
    const directives = jest.spyOn(executable, 'getDirectives');
    const isValidated = async (query: string): Promise<boolean> => {
      directives.mockClear();
      const { signal } = new AbortController();
      expect(await handler({ body: JSON.stringify({ query }), headers: {}, signal })).toMatchObject({ status: 200 });
      return directives.mock.calls.length > 0;
    };
    expect(await isValidated('{ inUse: __typename }')).toBe(true);
    expect(await isValidated('{ notUsed: __typename }')).toBe(true);
    for (let other = 0; other < CACHED_DOCUMENTS; other += 1) {
      expect(await isValidated(`{ other${other}: __typename }`)).toBe(true);
      expect(await isValidated('{ inUse: __typename }')).toBe(false);
    }
    expect(await isValidated('{ notUsed: __typename }')).toBe(true);
    directives.mockRestore();
  });
});
