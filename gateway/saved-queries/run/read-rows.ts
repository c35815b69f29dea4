import { setImmediate, setTimeout as delay } from 'node:timers/promises';

import type { RequestScope } from '../../serving/answer-request.ts';
import type { OfficeRun, OfficeRuns } from '../../subgraph-client/office-runs.ts';
import type { RunnableQuery } from '../definition/check-definition.ts';
import { QueryError } from '../query-error.ts';
import type { Row } from '../saved-query.ts';

import { failure } from './read-failure.ts';
import { pageReader, readPlainList, type Page, type PageOptions, type ReadPage } from './read-page.ts';

export interface ReadOptions extends PageOptions {
  readonly offices: OfficeRuns;
  readonly runId: string;
  /** The largest reply of an office that is accepted. */
  readonly replyBytes: number;
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
/** A page may take this part of the largest reply: its records can be wider than those of the page before it. */
const PART_OF_REPLY = 1 / 4;
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

/**
 * Reads all rows, in batches. A list that fits a page is read at once; any other in a run: all its pages are of one
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
  if (query.pagedList === undefined) {
    yield await readPlainList(query, options);
    return;
  }
  const readPage = pageReader(query, options);
  const whole = await readPage(options.scope, REQUEST_PAGE, null, true);
  // A record may have been written between the page and its count. A run reads both of one state.
  if (!whole.info.hasNextPage && isCount(whole.total, whole.records)) {
    yield whole.rows;
    return;
  }
  yield* readInRun(options, readPage, mostRecords(whole, options.replyBytes), whole.total ?? 0);
}

/**
 * The records are counted with the first page; of a long list with the second, since to count a million takes as long as to read
 * some thousand, and the first rows must not wait for it.
 *
 * @param most records that the first page may hold
 * @param expected records of the list, by an earlier count
 */
async function* readInRun(
  { offices, scope, runId, replyBytes, onStates, onPart, lastRequestAt }: ReadOptions,
  readPage: ReadPage,
  most: number,
  expected: number,
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
    let size = Math.min(FIRST_PAGE, most);
    const isLong = expected > size;
    let total: Page['total'];
    let isCounted = false;
    const read = async (first: number, after: string | null, count: boolean): Promise<Page> => {
      const fetched = await readPage(inRun, first, after, count, full);
      if (count) {
        total = fetched.total;
        isCounted = true;
      }
      return fetched;
    };
    /** The next page, after a pause where others wait: an export must not slow their requests. */
    const readNext = async (after: string | null): Promise<Page> => {
      // Without a socket between, in one process, promises alone would never let other requests in.
      await setImmediate();
      const isPolite = performance.now() - lastRequestAt() < POLITE_MS;
      if (isPolite) {
        await delay(Math.min(took * POLITE_PAUSE, MAX_PAUSE_MS));
      }
      const started = performance.now();
      const records = isPolite ? Math.min(POLITE_PAGE, size) : size;
      const fetched = await read(records, after, !isCounted && (after !== null || !isLong));
      took = performance.now() - started;
      size = Math.min(isPolite ? size : nextSize(size, took), mostRecords(fetched, replyBytes));
      return fetched;
    };
    let page = await readNext(null);
    for (;;) {
      records += page.records;
      const { hasNextPage, endCursor } = page.info;
      next = hasNextPage ? readNext(endCursor) : undefined;
      // It is awaited below; until then a failure is not unhandled.
      next?.catch(() => undefined);
      const all = isCounted ? total : expected;
      onPart?.(all ? Math.min(1, records / all) : 1);
      for (let at = 0; at < page.rows.length; at += BATCH) {
        yield page.rows.slice(at, at + BATCH);
      }
      if (next === undefined) {
        break;
      }
      page = await next;
    }
    if (!isCounted) {
      await read(1, null, true);
    }
    if (!isCount(total, records)) {
      throw new QueryError('SUBGRAPH_BAD_RESPONSE', 502, 'The office gave another number of records than it counts.');
    }
  } finally {
    clearInterval(keeping);
    // The offices must not end the run while they still read its next page.
    await Promise.race([next?.catch(() => undefined), delay(1_000, undefined, { ref: false })]);
    await offices.end(run);
  }
}

/** Whether an office's count says that there are so many records. */
function isCount(total: Page['total'], records: number): boolean {
  return total === null ? records === 0 : total === records;
}

/** The size of the page after one of this size that took so many milliseconds. */
function nextSize(size: number, took: number): number {
  const wanted = took > SLOW_PAGE_MS ? size / 2 : took * 5 < SLOW_PAGE_MS ? size * 5 : size;
  return Math.ceil(Math.min(RUN_PAGE, Math.max(LEAST_PAGE, wanted)));
}

/** So many records, as wide as those of a page, that the reply with them is surely accepted. */
function mostRecords({ records, bytes }: Page, replyBytes: number): number {
  return records === 0 ? RUN_PAGE : Math.max(1, Math.floor((replyBytes * PART_OF_REPLY * records) / bytes));
}

/** Reads one page for a program that pages by itself. @throws QueryError */
export async function readOnePage(
  query: RunnableQuery,
  options: ReadOptions,
  first: number,
  after: string | null,
): Promise<Pick<Page, 'rows' | 'total' | 'info'>> {
  if (query.pagedList !== undefined) {
    return pageReader(query, options)(options.scope, first, after, true);
  }
  const start = after === null ? 0 : rowsBefore(after);
  const rows = await readPlainList(query, options);
  const end = Math.min(start + first, rows.length);
  return {
    rows: rows.slice(start, end),
    total: rows.length,
    info: { hasNextPage: rows.length > end, endCursor: end > start ? `${ROWS_BEFORE}${end}` : null },
  };
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
