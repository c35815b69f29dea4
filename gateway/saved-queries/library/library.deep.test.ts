import { expect, it } from '@jest/globals';
import { parse, print, visit, type DocumentNode } from 'graphql';

import { AUDIENCES, type Audience } from '../../../subgraphs/shared/access/audiences.ts';
import { bearerHeaders, type Bearer } from '../../authentication/issuing/personas.ts';
import type { GraphClient } from '../../verification/support/open-graph.ts';
import { describeWholeGraph } from '../../verification/support/whole-graph.ts';
import { LIBRARY, readDefinitions } from '../registry.ts';
import type { Cell, SavedQuery } from '../saved-query.ts';

const queries = (await readDefinitions([LIBRARY])).definitions.map(({ query }) => query);

type Json = null | string | number | boolean | readonly Json[] | { readonly [name: string]: Json };

/** The document with `first` and `after` on the connection that it begins with, and with what is needed to turn pages. */
function byPages(document: DocumentNode, list: string): string {
  let depth = 0;
  return print(
    visit(document, {
      Field: {
        enter() {
          depth += 1;
        },
        leave(field) {
          depth -= 1;
          if (depth > 0 || field.name.value !== list) {
            return undefined;
          }
          const added = parse('query { l(first: 100, after: $cursorOfTest) { pageInfo { hasNextPage endCursor } } }');
          const [operation] = added.definitions as never as [{ selectionSet: { selections: [typeof field] } }];
          const [{ arguments: args = [], selectionSet }] = operation.selectionSet.selections;
          return {
            ...field,
            arguments: [...(field.arguments ?? []), ...args],
            selectionSet: {
              ...field.selectionSet!,
              selections: [...field.selectionSet!.selections, ...selectionSet!.selections],
            },
          };
        },
      },
      OperationDefinition: {
        leave(operation) {
          const [{ variableDefinitions = [] }] = parse('query ($cursorOfTest: String) { a }').definitions as never as [
            typeof operation,
          ];
          return {
            ...operation,
            variableDefinitions: [...(operation.variableDefinitions ?? []), ...variableDefinitions],
          };
        },
      },
    }),
  );
}

/** All results of the query's own document, asked for page by page. */
async function pagesOf(client: GraphClient, query: SavedQuery): Promise<readonly Json[]> {
  const variables = Object.fromEntries(
    query.parameters.flatMap(({ name, fallback }) => (fallback === undefined ? [] : [[name, fallback]])),
  );
  const [list = ''] = query.rowPath;
  const isPaged = query.rowPath[1] === 'edges';
  const document = parse(query.document);
  const text = isPaged ? byPages(document, list) : query.document;
  const pages: Json[] = [];
  let after: Json = null;
  for (;;) {
    const { data, errors } = await client.send<Record<string, Json>>(text, { ...variables, cursorOfTest: after });
    expect(errors).toBeUndefined();
    pages.push(data);
    const { pageInfo } = (data[list] ?? {}) as {
      readonly pageInfo?: { readonly hasNextPage: boolean; readonly endCursor: string };
    };
    if (pageInfo?.hasNextPage !== true) {
      return pages;
    }
    after = pageInfo.endCursor;
  }
}

/** Every object at the path, with all objects on the way to it: a row for each. */
function* chains(value: Json, path: readonly string[], above: readonly Json[] = []): Generator<readonly Json[]> {
  if (Array.isArray(value)) {
    for (const item of value as readonly Json[]) {
      yield* chains(item, path, above);
    }
  } else if (value !== null && value !== undefined) {
    const [name, ...rest] = path;
    if (name === undefined) {
      yield [...above, value];
    } else {
      yield* chains((value as Record<string, Json>)[name] as Json, rest, [...above, value]);
    }
  }
}

function valueAt(value: Json, path: readonly string[]): Json {
  return path.reduce<Json>((at, name) => (at as Record<string, Json> | null)?.[name] ?? null, value);
}

function flatten(query: SavedQuery, pages: readonly Json[]): readonly (readonly Cell[])[] {
  return pages.flatMap((page) =>
    [...chains(page, query.rowPath)].map((chain) =>
      query.columns.map(({ path, from, type }) => {
        let shared = 0;
        while (from === 'root' && shared < path.length - 1 && path[shared] === query.rowPath[shared]) {
          shared += 1;
        }
        const value =
          from === 'row' ? valueAt(chain.at(-1) ?? null, path) : valueAt(chain[shared] ?? null, path.slice(shared));
        if (Array.isArray(value)) {
          return value.join('、');
        }
        // Exact decimals are strings in the result of a saved query.
        return type === 'decimal' && typeof value === 'number' ? String(value) : (value as Cell);
      }),
    ),
  );
}

/** Rows of statistics: each with its scope, and with the reason where a number is held back, which none is from courts. */
function expectExplained(rows: readonly Readonly<Record<string, Cell>>[], audience: Audience): void {
  const isCourt = audience === 'court';
  expect(rows.length).toBeGreaterThan(0);
  for (const { scope, withheld, withheld_reason: reason } of rows) {
    expect(scope).toBe(isCourt ? '本院及下级法院' : '本地区全部');
    expect(reason).toEqual(withheld === true ? expect.stringContaining('无或不足十人') : null);
    expect(isCourt && withheld).toBe(false);
  }
}

describeWholeGraph(
  'each query of the library',
  (graph) => {
    const get = async (path: string, bearer: Bearer) =>
      fetch(`${graph.url}${path}`, { headers: await bearerHeaders(bearer) });

    it.each(queries.flatMap((query) => AUDIENCES.map((audience) => ({ name: query.name, audience, query }))))(
      '$name as $audience gives what the paged graph gives, or does not exist',
      async ({ query, audience }) => {
        const response = await get(`/q/${query.name}.ndjson`, audience);
        const text = await response.text();
        if (!query.audiences.includes(audience)) {
          const unknown = await get('/q/no-such-query.ndjson', audience);
          expect({ status: response.status, text }).toEqual({ status: unknown.status, text: await unknown.text() });
          expect(response.status).toBe(audience === 'public' ? 401 : 404);
          return;
        }
        expect(response.status).toBe(200);
        const rows = text
          .trimEnd()
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line) as Record<string, Cell>);
        const cells = rows.map((row) => query.columns.map(({ key }) => row[key]));
        expect(cells).toEqual(flatten(query, await pagesOf(graph.as(audience), query)));
        if (query.rowPath[0]?.endsWith('Statistics') === true) {
          expectExplained(rows, audience);
        }
      },
    );
  },
  undefined,
  // All pages of all queries in a minute are more than a viewer may spend.
  { LIMITS_FILE: 'none' },
);
