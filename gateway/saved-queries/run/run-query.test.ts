import { setTimeout as delay } from 'node:timers/promises';

import { describe, expect, it } from '@jest/globals';
import { buildSchema, GraphQLError, parse, type OperationDefinitionNode } from 'graphql';

import { PUBLIC_VIEWER } from '../../../subgraphs/shared/access/viewer.ts';
import type { FetchError } from '../../subgraph-client/fetch-error.ts';
import { maskErrors } from '../../subgraph-client/mask-errors.ts';
import { parseReply } from '../../subgraph-client/parse-reply.ts';
import type { RunnableQuery } from '../definition/check-definition.ts';
import { PAGE_NAMES, PAGE_VARIABLES } from '../definition/paged-document.ts';
import { COLUMNS, receive, row, run as runFacts } from '../forms/form-fixture.ts';
import type { FormName } from '../forms/form.ts';
import { QueryError } from '../query-error.ts';

import { runLimits } from './run-limits.ts';
import { runQuery, type RunAnswer } from './run-query.ts';
import { runRecords, type RunRecord } from './run-records.ts';

const SCHEMA = buildSchema('type Query { a: Int }');
const DOCUMENT = parse('{ a }');

interface OfficeOptions {
  readonly maxSeconds?: number;
  readonly lastRequestAt?: () => number;
  /** The index of a record that is counted and missing. */
  readonly missing?: number;
  readonly recordProvision?: () => Promise<void>;
  readonly msPerRecord?: number;
  /** Records that are written between the first page and its count. */
  readonly written?: number;
  /** The office's count of so many records. */
  readonly counted?: (records: number) => number | null;
  /** What the office answers beside each page. */
  readonly errors?: readonly object[];
  /** In each record, beside its columns. */
  readonly bytesPerRecord?: number;
  /** An answer that is longer is refused. */
  readonly replyBytes?: number;
  /** Offices that have no room for the run. */
  readonly full?: ReadonlySet<string>;
}

/** An office with so many records, and a run of all of them. */
function officeOf(
  total: number,
  {
    maxSeconds = 60,
    lastRequestAt = () => -Infinity,
    missing = -1,
    recordProvision = () => Promise.resolve(),
    msPerRecord = 0,
    written = 0,
    counted = (records) => records,
    errors = [],
    bytesPerRecord = 0,
    replyBytes = 32 * 1024 ** 2,
    full = new Set(),
  }: OfficeOptions = {},
) {
  const records = runRecords();
  let held = total;
  let pages = 0;
  let largest = 0;
  const sizes: number[] = [];
  const counts: boolean[] = [];
  const query = {
    query: { ...runFacts().query, rowPath: ['cases', 'edges', 'node'], maxSeconds },
    document: DOCUMENT,
    text: '{ a }',
    operation: DOCUMENT.definitions[0] as OperationDefinitionNode,
    pagedList: 'cases',
    lists: [false, true, false],
    joined: COLUMNS.map(() => false),
  } as const satisfies RunnableQuery;
  const run = (form: FormName): Promise<RunAnswer> =>
    runQuery(
      {
        answer: async ({ variables }, { run: inRun }) => {
          await Promise.resolve();
          if (inRun !== undefined && full.size > 0) {
            // As the gateway masks an office's RUN_LOST.
            const extensions = { code: 'INTERNAL_SERVER_ERROR', subgraph: 'cases' };
            return { data: '{"cases":null}', errors: [new GraphQLError('Lost.', { extensions })] };
          }
          const start = Number(variables?.[PAGE_VARIABLES.after] ?? 0);
          const end = Math.min(held, start + Number(variables?.[PAGE_VARIABLES.first]));
          pages += 1;
          largest = Math.max(largest, end - start);
          sizes.push(end - start);
          const isCounted = variables?.[PAGE_VARIABLES.count] === true;
          counts.push(isCounted);
          await delay((end - start) * msPerRecord);
          const edges = Array.from({ length: end - start }, (_, index) => ({
            node:
              start + index === missing
                ? null
                : {
                    ...Object.fromEntries(COLUMNS.map(({ key }, at) => [key, row(start + index)[at]])),
                    note: '注'.repeat(bytesPerRecord / 3),
                  },
          }));
          const info = { hasNextPage: end < held, endCursor: String(end) };
          held += pages === 1 ? written : 0;
          const total = isCounted && { [PAGE_NAMES.total]: counted(held) };
          const data = { cases: { edges, [PAGE_NAMES.info]: info, ...total } };
          const text = JSON.stringify(data);
          return Buffer.byteLength(text) > replyBytes
            ? { errors: errorsSeen([error('SUBGRAPH_BAD_RESPONSE')]) }
            : { data: text, errors: errorsSeen(errors) };
        },
        lastRequestAt,
        replyBytes,
        dataAt: (read) => read,
        offices: {
          begin: () => Promise.resolve({ states: new Map(), full }),
          keep: () => Promise.resolve(),
          end: () => Promise.resolve(),
        },
        limits: runLimits({ runs: 1, runsOfViewer: 1 }),
        records,
        recordProvision,
      },
      {
        query,
        schema: SCHEMA,
        parameters: { values: [], variables: {} },
        form,
        encoding: 'utf-8',
        ifNoneMatch: undefined,
      },
      {
        requestId: 'request-1',
        viewer: PUBLIC_VIEWER,
        clientLeft: new AbortController().signal,
        notes: { errorCodes: new Set() },
      },
    );
  const recordOf = ({ headers }: RunAnswer): RunRecord | undefined =>
    records.get(headers['x-query-run'] ?? '', `${PUBLIC_VIEWER.audience} `);
  return { run, recordOf, pages: () => pages, largestPage: () => largest, sizes, counts };
}

/** An office's errors, as the gateway passes them on. */
function errorsSeen(errors: readonly object[]): readonly FetchError[] {
  const body = JSON.stringify({ data: {}, errors });
  const reply = parseReply({ status: 200, contentType: 'application/json', body });
  const position = { subgraph: 'cases', path: ['cases'], fields: ['enforcementCase'] };
  return typeof reply === 'string' ? [] : maskErrors(reply.errors, position);
}

const error = (code: string, key = ''): object => ({
  message: code,
  path: ['_entities', 0],
  extensions: { code, coordinate: 'EnforcementCase', record: key },
});

describe('a run', () => {
  it('of few rows is sent whole, with its length and number of rows', async () => {
    const { run } = officeOf(5_000);
    const { body, headers } = await run('csv');
    expect(Buffer.isBuffer(body)).toBe(true);
    expect(headers).toMatchObject({ 'x-row-count': '5000', etag: expect.any(String) });
  });

  it('reads large pages where nobody else waits, and small ones where others do', async () => {
    const alone = officeOf(12_000);
    await alone.run('csv');
    expect(alone.largestPage()).toBe(5_000);
    const beside = officeOf(5_000, { lastRequestAt: () => performance.now() });
    const { headers } = await beside.run('csv');
    expect(beside.largestPage()).toBeLessThanOrEqual(200);
    expect(headers['x-row-count']).toBe('5000');
  });

  it('asks an office that is slow for less at once: no page comes near the time that a fetch has', async () => {
    const { run, sizes } = officeOf(3_000, { msPerRecord: 2 });
    expect((await run('csv')).headers['x-row-count']).toBe('3000');
    expect(sizes.slice(0, 4)).toEqual([100, 1_000, 500, 500]);
    expect(Math.max(...sizes)).toBe(1_000);
  });

  it.each([
    ['10 kB', 10_000],
    ['60 kB', 60_000],
  ])('over records of %s takes so few at once that no answer is refused', async (_, bytesPerRecord) => {
    const { run } = officeOf(2_000, { bytesPerRecord, replyBytes: 8 * 1024 ** 2 });
    expect((await run('csv')).headers['x-row-count']).toBe('2000');
  });

  it('is counted with its first page; of a long list with its second, for which its first rows do not wait', async () => {
    const short = officeOf(900);
    await short.run('csv');
    expect(short.counts).toEqual([true, true]);
    const long = officeOf(12_000);
    await long.run('csv');
    expect(long.counts.slice(0, 4)).toEqual([true, false, true, false]);
  });

  it('of a list that has become short since its first count is counted again, and whole', async () => {
    let counts = 0;
    const office = officeOf(500, { counted: (records) => (counts++ === 0 ? 5_000 : records) });
    const { headers } = await office.run('csv');
    expect(office.counts).toEqual([true, false, true]);
    expect(headers['x-row-count']).toBe('500');
  });

  it('of a short list has the record that was written between the page and its count', async () => {
    const { run } = officeOf(50, { written: 1 });
    expect((await run('csv')).headers['x-row-count']).toBe('51');
  });

  it('of a list that the office shows and counts to nobody like the viewer has a header and no rows', async () => {
    const { run } = officeOf(0, { counted: () => null });
    const { body, headers } = await run('csv');
    expect(headers['x-row-count']).toBe('0');
    expect(String(body).trim().split('\r\n')).toHaveLength(1);
  });

  it('with records that the office counts to nobody like the viewer is not whole', async () => {
    const { run } = officeOf(1, { counted: () => null });
    await expect(run('csv')).rejects.toMatchObject({ status: 502, code: 'SUBGRAPH_BAD_RESPONSE' });
  });

  it.each([50, 5_000])('of %s records is not whole where the office counts one more', async (total) => {
    const { run } = officeOf(total, { counted: (records) => records + 1 });
    await expect(run('csv')).rejects.toMatchObject({ status: 502, code: 'SUBGRAPH_BAD_RESPONSE' });
  });

  it('with a record that is counted but missing is not whole', async () => {
    const { run } = officeOf(50, { missing: 30 });
    await expect(run('csv')).rejects.toMatchObject({ status: 502, code: 'SUBGRAPH_BAD_RESPONSE' });
  });

  it('with records that link to nothing is whole', async () => {
    const { run } = officeOf(50, { errors: [error('UNKNOWN_RECORD')] });
    expect((await run('csv')).headers['x-row-count']).toBe('50');
  });

  it('with a value that cannot be shown fails, however many links of its page lead to nothing', async () => {
    const misses = Array.from({ length: 1_001 }, (_, at) => error('UNKNOWN_RECORD', String(at)));
    const { run } = officeOf(50, { errors: [...misses, error('UNREADABLE_VALUE')] });
    await expect(run('csv')).rejects.toMatchObject({ status: 502, code: 'UNREADABLE_VALUE' });
  });

  it('for which an office has no room is refused for a while; a fault of another office stays a fault', async () => {
    const over = (full: string) => officeOf(5_000, { full: new Set([full]) });
    await expect(over('cases').run('csv')).rejects.toMatchObject({
      ...{ status: 429, code: 'RATE_LIMITED', headers: { 'retry-after': '10' } },
    });
    await expect(over('linkage').run('csv')).rejects.toMatchObject({ status: 500, code: 'INTERNAL_SERVER_ERROR' });
  });

  it('whose provision cannot be recorded is not sent whole, short or long', async () => {
    const cannot = (): Promise<void> => Promise.reject(new QueryError('ACCESS_LEDGER_UNAVAILABLE', 503, 'no'));
    const short = officeOf(50, { recordProvision: cannot });
    await expect(short.run('csv')).rejects.toMatchObject({ code: 'ACCESS_LEDGER_UNAVAILABLE' });
    const long = officeOf(60_000, { recordProvision: cannot });
    const answer = await long.run('ndjson');
    const { error } = await receive(answer.body as AsyncIterable<Uint8Array>);
    expect(error).toMatchObject({ code: 'ACCESS_LEDGER_UNAVAILABLE' });
    expect(long.recordOf(answer)).toMatchObject({ state: 'failed', sha256: null });
  });

  it('lets other work go on between its pages', async () => {
    let others = 0;
    const counting = setInterval(() => (others += 1), 0);
    const { run, pages } = officeOf(20_000);
    await run('ndjson');
    clearInterval(counting);
    expect(pages()).toBeGreaterThan(2);
    expect(others).toBeGreaterThan(2);
  });

  it.each([
    ['csv', 4],
    ['ndjson', 4],
    ['parquet', 50],
    ['xlsx', 4],
  ] as const)('of very many rows is sent as %s after the first ones, not after two MiB', async (form, mostPages) => {
    const { run, pages } = officeOf(1_000_000);
    const { body } = await run(form);
    expect(pages()).toBeLessThanOrEqual(mostPages);
    await (body as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]().return?.();
  });

  it.each(['csv', 'ndjson', 'xlsx'] as const)(
    'that takes too long while its client is slow is broken off as %s, and never ends like a whole one',
    async (form) => {
      const { run, recordOf } = officeOf(1_000_000, { maxSeconds: 2 });
      const answer = await run(form);
      await delay(2_200);
      const { error } = await receive(answer.body as AsyncIterable<Uint8Array>);
      expect(error).toMatchObject({ code: 'SUBGRAPH_TIMEOUT' });
      expect(recordOf(answer)).toMatchObject({ state: 'failed', code: 'SUBGRAPH_TIMEOUT' });
    },
  );
});
