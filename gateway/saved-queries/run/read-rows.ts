import { createHash } from 'node:crypto';
import { setImmediate, setTimeout as delay } from 'node:timers/promises';

import { GraphQLError } from 'graphql';

import type { GraphQLAnswer, RequestScope } from '../../serving/answer-request.ts';
import type { GraphQLRequest } from '../../serving/operation.ts';
import type { OfficeRun, OfficeRuns } from '../../subgraph-client/office-runs.ts';
import { recordPathOf, type RunnableQuery } from '../definition/check-definition.ts';
import { PAGE_NAMES, PAGE_VARIABLES } from '../definition/paged-document.ts';
import { QueryError } from '../query-error.ts';
import type { Row, SavedQuery } from '../saved-query.ts';

import { rowsOfResult } from './rows-of-result.ts';
import { failure, tooManyRuns } from './run-failures.ts';
import { unreadableValues } from './unreadable-values.ts';

/** Answers a GraphQL request with the rights of the scope's viewer. */
export type AnswerQuery = (request: GraphQLRequest, scope: RequestScope) => Promise<GraphQLAnswer>;

export interface ReadOptions {
  readonly answer: AnswerQuery;
  readonly offices: OfficeRuns;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly scope: RequestScope;
  readonly runId: string;
  /** When the latest ordinary request was answered, by `performance.now`. */
  readonly lastRequestAt: () => number;
  /** Called when the offices have taken the states that the run reads, by public name. */
  readonly onStates: (states: ReadonlyMap<string, Date>) => void;
  /** Called before each batch of a run with the part of the list's records that have been read with it, from 0 to 1. */
  readonly onPart?: (part: number) => void;
}

/** Records in a page of an ordinary request, and of a run. */
export const REQUEST_PAGE = 100;
const RUN_PAGE = 5_000;
/** The first page of a run is smaller, so that its rows are soon on their way. */
const FIRST_PAGE = 1_000;
/** A page that takes longer is followed by one of half its size: each must end well before the deadline of a fetch. */
const SLOW_PAGE_MS = 1_500;
const LEAST_PAGE = 200;
/** Rows that are written in one go. */
const BATCH = 1_000;
/** While others wait for answers: an office answers in portions of 1,000 records, and does nothing else during one. */
const POLITE_PAGE = 200;
/** For so long after an ordinary request the run is polite, in milliseconds. */
const POLITE_MS = 1_000;
/** Pauses between pages while it is polite, as a multiple of the time of a page, and the longest in milliseconds. */
const POLITE_PAUSE = 2;
const MAX_PAUSE_MS = 500;
/** While the client is slow, the offices are told this often that the run goes on. */
const KEEP_MS = 20_000;

interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

interface Page {
  readonly rows: readonly Row[];
  /** Records of the list on the page: not rows, where the rows lie below them. */
  readonly records: number;
  readonly info: PageInfo;
  /** The number of all records; on the first page. */
  readonly total: number | undefined;
}

/** Reads a page of a list. @param full offices that hold as many runs as they can, so that this one did not begin there */
type ReadPage = (
  scope: RequestScope,
  first: number,
  after: string | null,
  count: boolean,
  full?: ReadonlySet<string>,
) => Promise<Page>;

/**
 * Reads all rows, in batches. A list that fits a page is read at once. A longer one is read in a run: all its pages are of one
 * state of each office's database, and the next page is read while the batch before it is written.
 *
 * The end of the pages proves nothing. The number of records is compared with the office's own count in the same state.
 *
 * @throws QueryError where a field could not be read, or where the records are not as many as the office counts
 */
export async function* readRows(
  query: RunnableQuery,
  options: ReadOptions,
): AsyncGenerator<readonly Row[], void, void> {
  const { pagedList } = query;
  const request = requestOf(query);
  const rowsOf = rowsOfResult(query);
  if (pagedList === undefined) {
    yield rowsOf(await dataOf(options, { ...request, variables: options.variables }, query.query, options.scope));
    return;
  }
  const read: ReadPage = async (scope, first, after, count, full) => {
    const { first: size, after: from, count: counted } = PAGE_VARIABLES;
    const variables = { ...options.variables, [size]: first, [from]: after, [counted]: count };
    return pageOf(await dataOf(options, { ...request, variables }, query.query, scope, full), query, rowsOf);
  };
  const whole = await read(options.scope, REQUEST_PAGE, null, true);
  if (!whole.info.hasNextPage) {
    expectTotal(whole.records, whole.total);
    yield whole.rows;
    return;
  }
  yield* readInRun(options, read);
}

async function* readInRun(
  { offices, scope, runId, onStates, onPart, lastRequestAt }: ReadOptions,
  read: ReadPage,
): AsyncGenerator<readonly Row[], void, void> {
  const run: OfficeRun = { id: runId, requestId: scope.requestId, viewer: scope.viewer, pageRows: RUN_PAGE };
  const { states, full } = await offices.begin(run);
  onStates(states);
  const inRun: RequestScope = { ...scope, run: { id: runId, pageRows: RUN_PAGE, phase: 'read' } };
  const keeping = setInterval(() => void offices.keep(run), KEEP_MS).unref();
  let next: Promise<Page> | undefined;
  try {
    let records = 0;
    let took = 0;
    let size = FIRST_PAGE;
    /** The next page, after a pause where others wait: an export must not slow their requests. */
    const readPage = async (after: string | null): Promise<Page> => {
      // Without a socket between, in one process, promises alone would never let other requests in.
      await setImmediate();
      const isPolite = performance.now() - lastRequestAt() < POLITE_MS;
      if (isPolite) {
        await delay(Math.min(took * POLITE_PAUSE, MAX_PAUSE_MS));
      }
      const started = performance.now();
      const fetched = await read(inRun, isPolite ? POLITE_PAGE : size, after, after === null, full);
      took = performance.now() - started;
      size = isPolite ? size : nextSize(size, took);
      return fetched;
    };
    let page = await readPage(null);
    const { total } = page;
    for (;;) {
      records += page.records;
      const { hasNextPage, endCursor } = page.info;
      next = hasNextPage ? readPage(endCursor) : undefined;
      // It is awaited below; until then a failure is not unhandled.
      next?.catch(() => undefined);
      onPart?.(total === undefined || total === 0 ? 1 : records / total);
      for (let at = 0; at < page.rows.length; at += BATCH) {
        yield page.rows.slice(at, at + BATCH);
      }
      if (next === undefined) {
        break;
      }
      page = await next;
    }
    expectTotal(records, total);
  } finally {
    clearInterval(keeping);
    // The offices must not end the run while they still read its next page.
    await Promise.race([next?.catch(() => undefined), delay(1_000, undefined, { ref: false })]);
    await offices.end(run);
  }
}

/** The size of the page after one of this size that took so many milliseconds. */
function nextSize(size: number, took: number): number {
  const wanted = took > SLOW_PAGE_MS ? size / 2 : took * 5 < SLOW_PAGE_MS ? size * 5 : size;
  return Math.ceil(Math.min(RUN_PAGE, Math.max(LEAST_PAGE, wanted)));
}

/** Reads one page for a program that pages by itself. @throws QueryError */
export async function readOnePage(
  query: RunnableQuery,
  options: ReadOptions,
  first: number,
  after: string | null,
): Promise<{ readonly rows: readonly Row[]; readonly total: number | undefined; readonly info: PageInfo }> {
  const request = requestOf(query);
  const rowsOf = rowsOfResult(query);
  if (query.pagedList === undefined) {
    const start = after === null ? 0 : rowsBefore(after);
    const rows = rowsOf(
      await dataOf(options, { ...request, variables: options.variables }, query.query, options.scope),
    );
    const end = Math.min(start + first, rows.length);
    return {
      rows: rows.slice(start, end),
      total: rows.length,
      info: { hasNextPage: rows.length > end, endCursor: end > start ? `${ROWS_BEFORE}${end}` : null },
    };
  }
  const { first: size, after: from, count } = PAGE_VARIABLES;
  const variables = { ...options.variables, [size]: first, [from]: after, [count]: true };
  const data = await dataOf(options, { ...request, variables }, query.query, options.scope);
  return pageOf(data, query, rowsOf);
}

/** Begins the cursor of a plain list, which is read whole for each page: then the number of rows before the next page. */
const ROWS_BEFORE = 'rows-before:';

function rowsBefore(cursor: string): number {
  const count = cursor.slice(ROWS_BEFORE.length);
  if (!cursor.startsWith(ROWS_BEFORE) || !/^\d{1,9}$/.test(count)) {
    throw failure('BAD_CURSOR', '', {});
  }
  return Number(count);
}

function requestOf({ text, document }: RunnableQuery): Omit<GraphQLRequest, 'variables'> {
  return { text, document, documentHash: createHash('sha256').update(text).digest('hex'), operationName: undefined };
}

async function dataOf(
  { answer }: ReadOptions,
  request: GraphQLRequest,
  query: SavedQuery,
  scope: RequestScope,
  full?: ReadonlySet<string>,
): Promise<unknown> {
  const { data, errors } = await answer(request, scope).catch((error: unknown): GraphQLAnswer => {
    if (error instanceof GraphQLError) {
      return { errors: [error] };
    }
    throw error;
  });
  // A link that leads to no record that the viewer may read leaves its columns empty, as one that leads nowhere.
  const faults = errors.filter(({ extensions }) => extensions['code'] !== 'UNKNOWN_RECORD');
  const [error] = faults;
  if (faults.some(({ extensions }) => full?.has(String(extensions['subgraph'])))) {
    throw tooManyRuns();
  }
  if (error !== undefined && faults.every(({ extensions }) => extensions['code'] === 'UNREADABLE_VALUE')) {
    throw unreadableValues(query, faults);
  }
  if (error !== undefined || data === undefined) {
    const code = String(error?.extensions['code'] ?? 'INTERNAL_SERVER_ERROR');
    throw failure(code, error?.message ?? '', error?.extensions ?? {});
  }
  return JSON.parse(data);
}

function pageOf(data: unknown, { pagedList = '', query }: RunnableQuery, rowsOf: (data: unknown) => Row[]): Page {
  const connection = (data as Record<string, unknown> | null)?.[pagedList] as
    Record<string, unknown> | null | undefined;
  const info = connection?.[PAGE_NAMES.info] as PageInfo | undefined;
  const recordPath = recordPathOf(query.rowPath);
  const records = connection?.[recordPath?.[1] ?? ''];
  if (info === undefined || !Array.isArray(records)) {
    throw new QueryError('SUBGRAPH_BAD_RESPONSE', 502, 'The list of the rows is missing in the result.');
  }
  const rows = rowsOf(data);
  // A path that ends there has a row for each record.
  if (query.rowPath.length === recordPath?.length && rows.length !== records.length) {
    // A document may skip them, or an office may leave them out.
    throw new QueryError('SUBGRAPH_BAD_RESPONSE', 502, 'Records are missing in the list of the rows.');
  }
  const total = connection?.[PAGE_NAMES.total] as number | null | undefined;
  return { rows, records: records.length, info, total: total ?? undefined };
}

function expectTotal(records: number, total: number | undefined): void {
  if (total !== records) {
    throw new QueryError('SUBGRAPH_BAD_RESPONSE', 502, 'The office gave another number of records than it counts.');
  }
}
