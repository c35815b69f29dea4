import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

import { isEnumType, type GraphQLSchema } from 'graphql';

import { AUDIENCE_TITLES } from '../../subgraphs/shared/access/audiences.ts';
import { type Viewer } from '../../subgraphs/shared/access/viewer.ts';
import type { RequestScope } from '../serving/answer-request.ts';

import { recordPathOf, type RunnableQuery } from './definition/check-definition.ts';
import { FORM_NAMES, type FormName } from './forms/form.ts';
import { openApiOf } from './openapi.ts';
import type { OwnQueries } from './own/own-queries.ts';
import { loginNeeded, QueryError, queryNotFound } from './query-error.ts';
import type { Registry } from './registry.ts';
import { readParameters } from './run/read-parameters.ts';
import { readOnePage, REQUEST_PAGE } from './run/read-rows.ts';
import { ownerOf } from './run/run-facts.ts';
import { runQuery, type RunAnswer, type RunParts } from './run/run-query.ts';
import type { Parameter } from './saved-query.ts';

/** A registry with the schema that its queries were checked against. */
export interface ServedQueries {
  readonly registry: Registry;
  readonly schema: GraphQLSchema;
}

export interface QueriesRouteParts extends RunParts {
  /** The queries of the supergraph in service. */
  readonly current: () => Promise<ServedQueries>;
  /** Whether the scopes of a viewer's token, which may be fewer than those of the audience, suffice for a query. */
  readonly mayRun: (viewer: Viewer, query: RunnableQuery) => boolean;
  readonly own: OwnQueries;
  /** The page and its files; undefined where it has no such file. */
  readonly page: (path: string, headers: IncomingHttpHeaders) => RunAnswer | undefined;
}

/** Answers `/q` and everything below: GET, HEAD, and the methods of `/q/own` with a JSON body. @throws QueryError */
export type QueriesRoute = (
  request: IncomingMessage,
  url: URL,
  scope: RequestScope,
  body?: unknown,
) => Promise<RunAnswer>;

const MEDIA_TYPES: readonly (readonly [type: string, form: FormName])[] = [
  ['text/csv', 'csv'],
  ['application/json', 'json'],
  ['application/x-ndjson', 'ndjson'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
  ['application/vnd.apache.parquet', 'parquet'],
];

/** `/q/<name>`, `/q/<name>.csv`, `/q/<name>/v2.csv`. Names are words, so no path leads anywhere else. */
const QUERY_PATH = new RegExp(`^/q/([a-z0-9-]{1,64})(?:/v([0-9]{1,6}))?(?:\\.(${FORM_NAMES.join('|')}))?$`);

/** The name in an address, whatever follows it. */
const NAME_PATH = /^\/q\/([a-z0-9-]{1,64})(?=[/.])/;

/** `/q/own/<name or id>.csv`. */
const OWN_PATH = new RegExp(`^/q/own/([A-Za-z0-9-]{1,64})\\.(${FORM_NAMES.join('|')})$`);

export function queriesRoute(parts: QueriesRouteParts): QueriesRoute {
  return async (request, url, scope, body) => {
    const { pathname } = url;
    const ifNoneMatch = request.headers['if-none-match'];
    const isKnown = request.headers.authorization !== undefined;
    if (pathname === '/q') {
      return redirect('/q/');
    }
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const isPage = isRead && (pathname === '/q/' || /^\/q\/(?:own\/)?[a-z0-9-]{1,64}\/$/.test(pathname));
    if (!isKnown && (isPage || pathname === '/q/index.json' || pathname === '/q/openapi.json')) {
      throw loginNeeded();
    }
    const file = parts.page(isPage ? '/q/' : pathname, request.headers);
    if (file !== undefined) {
      return file;
    }
    const { registry, schema } = await parts.current();
    if (pathname === '/q/index.json') {
      return json(index(visible(registry, parts, scope.viewer), schema, scope));
    }
    if (pathname === '/q/openapi.json') {
      const queries = visible(registry, parts, scope.viewer).flatMap((versions) => versions.map(({ query }) => query));
      return json(openApiOf(queries, '/'));
    }
    const runId = /^\/q\/runs\/([0-9a-f-]{36})$/.exec(pathname)?.[1];
    if (runId !== undefined) {
      const record = parts.records.get(runId, ownerOf(scope));
      if (record === undefined) {
        throw new QueryError(
          'SAVED_QUERY_NOT_FOUND',
          404,
          '没有这次运行，或者不是您的，或者是在另一台网关上运行的。 There is no such run of yours.',
        );
      }
      return json(record);
    }
    if (pathname === '/q/own' || pathname.startsWith('/q/own/')) {
      const [, nameOrId, form] = OWN_PATH.exec(pathname) ?? [];
      if (nameOrId === undefined || !isRead) {
        const { status, json: answered } = await parts.own.answer(
          request.method ?? 'GET',
          pathname,
          body,
          scope.viewer,
        );
        return { ...json(answered), status };
      }
      const query = await parts.own.findToRun(nameOrId, scope.viewer);
      return run(parts, { query, form: form as FormName, schema, ifNoneMatch }, url.searchParams, scope);
    }
    const [, name = '', version, ending] = QUERY_PATH.exec(pathname) ?? [];
    const find = (named: string, wanted?: number): RunnableQuery | undefined => {
      const found = registry.find(named, wanted, scope.viewer.audience);
      return found !== undefined && parts.mayRun(scope.viewer, found) ? found : undefined;
    };
    const query = find(name, version === undefined ? undefined : Number(version));
    const latest = query ?? find(NAME_PATH.exec(pathname)?.[1] ?? '');
    if (query === undefined && latest !== undefined) {
      throw new QueryError(
        'SAVED_QUERY_NOT_FOUND',
        404,
        `这个查询没有这个版本或格式。有 ${FORM_NAMES.map((one) => `.${one}`).join(' ')}；最新版本是 v${latest.query.version}。`,
        { allowed: FORM_NAMES },
      );
    }
    if (query === undefined) {
      // Whoever has no token may be somebody who can see it.
      throw isKnown ? queryNotFound() : loginNeeded();
    }
    scope.notes.operationName = name;
    const form = ending === undefined ? acceptedForm(request.headers.accept) : (ending as FormName);
    if (form === 'page') {
      return redirect(`/q/${name}/${url.search}`);
    }
    return run(parts, { query, form, schema, ifNoneMatch }, url.searchParams, scope);
  };
}

/** What a viewer may run: of every name, its versions. */
function visible(
  registry: Registry,
  { mayRun }: Pick<QueriesRouteParts, 'mayRun'>,
  viewer: Viewer,
): ReturnType<Registry['list']> {
  return registry
    .list(viewer.audience)
    .map((versions) => versions.filter((query) => mayRun(viewer, query)))
    .filter(({ length }) => length > 0);
}

async function run(
  parts: QueriesRouteParts,
  {
    query,
    form,
    schema,
    ifNoneMatch,
  }: { query: RunnableQuery; form: FormName; schema: GraphQLSchema; ifNoneMatch: string | undefined },
  search: URLSearchParams,
  scope: RequestScope,
): Promise<RunAnswer> {
  const own = form === 'json' ? ['first', 'after'] : form === 'csv' ? ['encoding'] : [];
  const parameters = readParameters(query, schema, search, own);
  if (search.has('after') && !search.has('first')) {
    throw badPageSize();
  }
  if (form === 'json' && search.has('first')) {
    const endLimit = parts.limits.begin(ownerOf(scope), scope.viewer.subject === null);
    try {
      const options = { ...parts, variables: parameters.variables, scope, runId: '', onStates: () => undefined };
      const page = await readOnePage(query, options, pageSize(search.get('first')), search.get('after'));
      return notStored(json(pageJson(query, page)));
    } finally {
      endLimit();
    }
  }
  const encoding = search.get('encoding') ?? 'utf-8';
  if (encoding !== 'utf-8' && encoding !== 'gb18030') {
    throw new QueryError('BAD_USER_INPUT', 400, '参数 encoding 只能是 utf-8 或 gb18030。', {
      parameter: 'encoding',
      allowed: ['utf-8', 'gb18030'],
    });
  }
  return runQuery(parts, { query, schema, parameters, form, encoding, ifNoneMatch }, scope);
}

function pageSize(text: string | null): number {
  const size = Number(text);
  if (text === null || !/^\d{1,4}$/.test(text) || size < 1 || size > REQUEST_PAGE) {
    throw badPageSize();
  }
  return size;
}

function badPageSize(): QueryError {
  return new QueryError('BAD_USER_INPUT', 400, `参数 first 是 1 到 ${REQUEST_PAGE} 的整数。`, {
    parameter: 'first',
    allowed: `1–${REQUEST_PAGE}`,
  });
}

/** `rowCount` is the number of all rows; null where only the records above them are counted. `total` counts these records. */
function pageJson(
  { query: { name, version, columns, rowPath }, pagedList }: RunnableQuery,
  { rows, total, info }: Awaited<ReturnType<typeof readOnePage>>,
): unknown {
  const areRecords = pagedList === undefined || rowPath.length === recordPathOf(rowPath)?.length;
  return {
    query: name,
    version,
    columns: columns.map(({ key, header, type, unit }) => ({ key, header, type, unit })),
    rows: rows.map((row) => Object.fromEntries(columns.map(({ key }, at) => [key, row[at] ?? null]))),
    rowCount: areRecords ? (total ?? null) : null,
    total: total ?? null,
    pageInfo: { hasNextPage: info.hasNextPage, endCursor: info.endCursor },
  };
}

/** What the page shows: the queries that the viewer may run. */
function index(queries: ReturnType<Registry['list']>, schema: GraphQLSchema, { viewer }: RequestScope): unknown {
  return {
    viewer: {
      audience: viewer.audience,
      audienceTitle: AUDIENCE_TITLES[viewer.audience],
      subject: viewer.subject,
    },
    queries: queries.map((versions) => {
      const [{ query }] = versions as [RunnableQuery];
      const { name, version, status, title, description, owner, maxSeconds, parameters, columns, chart } = query;
      return {
        ...{ name, version, status, title, description, owner, maxSeconds },
        versions: versions.map((one) => ({
          version: one.query.version,
          status: one.query.status,
          sunset: one.query.sunset ?? null,
        })),
        parameters: parameters.map((parameter) => ({
          ...parameter,
          fallback: parameter.fallback ?? null,
          allowed: parameter.allowed ?? enumValues(schema, parameter) ?? null,
          listedBy: parameter.listedBy ?? null,
        })),
        columns: columns.map(({ key, header, type, unit, description: meaning }) => ({
          ...{ key, header, type, unit },
          description: meaning,
        })),
        chart: chart ?? null,
      };
    }),
  };
}

/** The values of an enum type, for a person to choose from. */
function enumValues(schema: GraphQLSchema, { type }: Parameter): readonly string[] | undefined {
  const named = schema.getType(type.replaceAll(/[[\]!]/g, ''));
  return isEnumType(named) ? named.getValues().map(({ name }) => name) : undefined;
}

/** The form that the `Accept` header asks for; a browser gets the page. */
function acceptedForm(accept: string | undefined): FormName | 'page' {
  const wanted = (accept ?? '').split(',').map((part) => part.split(';', 1)[0]?.trim().toLowerCase());
  if (wanted.includes('text/html')) {
    return 'page';
  }
  return wanted.flatMap((type) => MEDIA_TYPES.find(([known]) => known === type)?.[1] ?? [])[0] ?? 'json';
}

function redirect(location: string): RunAnswer {
  return { status: 307, headers: { location, 'cache-control': 'no-store' }, body: Buffer.alloc(0) };
}

/** Of rows, whose address and content can name people: a browser must not write them to its disk. */
function notStored(answer: RunAnswer): RunAnswer {
  return { ...answer, headers: { ...answer.headers, 'cache-control': 'no-store' } };
}

function json(value: unknown): RunAnswer {
  return {
    status: 200,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'private, no-cache',
      vary: 'authorization, accept',
    },
    body: Buffer.from(JSON.stringify(value)),
  };
}
