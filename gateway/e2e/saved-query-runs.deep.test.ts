import { createHash } from 'node:crypto';

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';

import type { LedgerRecord } from '../access-ledger/record.ts';
import { openLedgerStore } from '../access-ledger/store/open-ledger-store.ts';
import { PERSONAS, type Bearer } from '../authentication/issuing/personas.ts';
import { SAMPLE_QUERIES } from '../verification/support/sample-queries.ts';
import {
  linesOf,
  openSavedQueryGraph,
  seen,
  until,
  type SavedQueryGraph,
} from '../verification/support/saved-query-graph.ts';

interface RunRecord {
  readonly state: string;
  readonly rows: number;
  readonly sha256: string | null;
  readonly code: string | null;
  readonly dataAsOf: Readonly<Record<string, string>>;
}

const JUDGE: Bearer = { ...PERSONAS.court.claims!, subject: 'another-officer' };
const NOTHING_HELD = (): void => undefined;

let graph: SavedQueryGraph;

beforeAll(async () => {
  graph = await openSavedQueryGraph(SAMPLE_QUERIES);
});
afterEach(() => graph.office.reset());
afterAll(() => graph.close());

const get = (path: string, bearer: Bearer = 'court', headers: Readonly<Record<string, string>> = {}) =>
  graph.get(path, bearer, { headers });

async function runRecord(id: string, bearer: Bearer = 'court'): Promise<RunRecord> {
  return (await (await get(`/q/runs/${id}`, bearer)).json()) as RunRecord;
}

async function endedRun(id: string, bearer: Bearer = 'court'): Promise<RunRecord> {
  return until(async () => {
    const record = await runRecord(id, bearer);
    return record.state === 'running' ? undefined : record;
  });
}

function sha256(bytes: ArrayBuffer): string {
  return createHash('sha256').update(Buffer.from(bytes)).digest('hex');
}

describe('a run of more rows than a page', () => {
  /** Holds a run before this page until it is released. */
  function holdBefore(page: number): { readonly reached: Promise<void>; readonly release: () => void } {
    let release: () => void = NOTHING_HELD;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const reached = new Promise<void>((resolve) => {
      graph.office.beforePage = (number) => {
        if (number < page) {
          return undefined;
        }
        resolve();
        return released;
      };
    });
    return { reached, release };
  }

  const runId = (): string => graph.office.phases.find(({ phase }) => phase === 'begin')?.id ?? '';
  const runEnds = () => until(() => graph.office.phases.find(({ phase, id }) => phase === 'end' && id === runId()));

  /** What the ledger has of reads of parties, by verdict. */
  async function partyRecords(verdict: string): Promise<readonly LedgerRecord[]> {
    const store = await openLedgerStore({ kind: 'sqlite', file: graph.ledgerFile }, 'read');
    const all: LedgerRecord[] = [];
    for await (const record of store.records({})) {
      all.push(record);
    }
    await store.close();
    return all.filter((record) => record.verdict === verdict && record.classes.includes('party'));
  }

  it('is complete: its record has the rows, the digest of the bytes and as of when; nobody else may read it', async () => {
    const response = await get('/q/all-cases.ndjson');
    const bytes = await response.arrayBuffer();
    const lines = linesOf(Buffer.from(bytes).toString('utf8'));
    const { n } = graph.casesFile
      .prepare("select count(*) as n from enforcement_case where filed_on like '2021%'")
      .get() as { n: number };
    expect(lines).toHaveLength(n);
    expect(new Set(lines.map((row) => row['id'])).size).toBe(n);
    expect(response.headers.get('content-length')).toBeNull();
    const id = response.headers.get('x-query-run') ?? '';
    expect(await endedRun(id)).toMatchObject({ state: 'complete', rows: n, sha256: sha256(bytes), code: null });
    expect(Object.keys((await runRecord(id)).dataAsOf)).toContain('cases');
    const unknown = await seen(await get('/q/runs/00000000-0000-4000-8000-000000000000'));
    const strangers: readonly Bearer[] = [JUDGE, 'committee', 'public'];
    for (const bearer of strangers) {
      expect(await seen(await get(`/q/runs/${id}`, bearer))).toEqual(unknown);
    }
    await runEnds();
  });

  it('has the digest of a short result, too', async () => {
    const response = await get('/q/staff.xlsx?year=2021');
    const digest = sha256(await response.arrayBuffer());
    expect(await runRecord(response.headers.get('x-query-run') ?? '')).toMatchObject({
      state: 'complete',
      sha256: digest,
    });
  });

  it('is of one state, whatever is written meanwhile', async () => {
    const lastCause = async () => linesOf(await (await get('/q/all-cases.ndjson?filed=2019')).text()).at(-1)?.['cause'];
    const before = await lastCause();
    graph.office.reset();
    const held = holdBefore(2);
    const answer = lastCause();
    await held.reached;
    const changed = graph.casesFile
      .prepare("update enforcement_case set cause = '改过的案由' where filed_on like '2019%'")
      .run();
    expect(changed.changes).toBeGreaterThan(2_000);
    held.release();
    expect(await answer).toBe(before);
    graph.office.reset();
    expect(await lastCause()).toBe('改过的案由');
  });

  it('is broken off where an office gives fewer rows than it counts', async () => {
    graph.office.changePage = (page, edges) => {
      if (page >= 2) {
        edges.pop();
      }
    };
    const response = await get('/q/all-cases.ndjson');
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
    expect(await endedRun(response.headers.get('x-query-run') ?? '')).toMatchObject({
      ...{ state: 'failed', code: 'SUBGRAPH_BAD_RESPONSE', sha256: null },
    });
    await runEnds();
  });

  it('is refused where that is found before anything was sent', async () => {
    graph.office.changePage = (_, edges) => void edges.pop();
    const response = await get('/q/all-cases.csv?filed=2018');
    expect(response.status).toBe(502);
    expect(await response.text()).toContain('SUBGRAPH_BAD_RESPONSE');
  });

  it('ends when it takes longer than it may', async () => {
    const held = holdBefore(1);
    const response = await get('/q/hurried-cases.csv');
    expect([response.status, await response.text()]).toEqual([504, expect.stringContaining('SUBGRAPH_TIMEOUT')]);
    expect(await runRecord(runId())).toMatchObject({ state: 'failed', code: 'SUBGRAPH_TIMEOUT' });
    held.release();
    await runEnds();
  });

  it('ends when its client leaves', async () => {
    const leaving = new AbortController();
    const held = holdBefore(2);
    const answer = graph.get('/q/all-cases.ndjson', 'court', { signal: leaving.signal });
    await held.reached;
    leaving.abort();
    await answer.catch(NOTHING_HELD);
    expect(await endedRun(runId())).toMatchObject({ state: 'failed', code: 'CLIENT_LEFT', sha256: null });
    await runEnds();
    graph.office.reset();
    expect((await get('/q/all-cases.csv?filed=2018')).status).toBe(200);
  });

  it('is one of two that a viewer may have at once; others are not kept from theirs', async () => {
    const held = holdBefore(1);
    const running = [get('/q/all-cases.csv?filed=2018'), get('/q/all-cases.csv?filed=2018')];
    await until(() => (graph.office.phases.filter(({ phase }) => phase === 'begin').length === 2 ? true : undefined));
    const refused = await get('/q/staff.csv?year=2021');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '10']);
    expect(await refused.text()).toContain('RATE_LIMITED');
    expect((await get('/q/staff.json?year=2021&first=5')).status).toBe(429);
    expect((await get('/q/staff.csv?year=2021', JUDGE)).status).toBe(200);
    held.release();
    const [{ filed } = { filed: 0 }] = graph.casesFile
      .prepare<[], { filed: number }>("select count(*) as filed from enforcement_case where filed_on like '2018%'")
      .all();
    expect(filed).toBeGreaterThan(100);
    for (const response of await Promise.all(running)) {
      expect(response.status).toBe(200);
      expect(parse(await response.text(), { bom: true, columns: true })).toHaveLength(filed);
    }
    expect((await get('/q/staff.csv?year=2021')).status).toBe(200);
  });

  it('that reads persons is in the access ledger, batch by batch, before the next batch is read', async () => {
    const before = (await partyRecords('answered')).length;
    const held = holdBefore(2);
    const answer = get('/q/case-parties.csv?filed=2019');
    await held.reached;
    const first = (await partyRecords('answered')).slice(before);
    expect(first.length).toBeGreaterThanOrEqual(1);
    expect(first.at(-1)).toMatchObject({ audience: 'court', purpose: '执行办案', fields: 'Party.name' });
    held.release();
    const response = await answer;
    const rows = parse(await response.text(), { bom: true, columns: true }) as Readonly<Record<string, string>>[];
    const written = (await partyRecords('answered')).slice(before);
    const inRun = written.slice(first.length - 1);
    expect(written.length).toBeGreaterThan(first.length);
    expect(inRun.reduce((sum, { row_count: count }) => sum + count, 0)).toBe(rows.length);
    expect(rows.every(({ name }) => name !== '')).toBe(true);
    expect(JSON.stringify(written)).not.toContain(rows[0]?.['name']);
  });

  it('that reads persons closes with one record that the file was provided: query, form, rows and digest', async () => {
    const before = (await partyRecords('provided')).length;
    const response = await get('/q/case-parties.ndjson?filed=2018');
    const bytes = await response.arrayBuffer();
    expect((await partyRecords('provided')).slice(before)).toEqual([
      expect.objectContaining({
        ...{ audience: 'court', purpose: '执行办案', fields: 'Party.name', classes: 'party' },
        operation: `case-parties v1 ndjson ${Buffer.from(sha256(bytes), 'hex').toString('base64url')}`,
        row_count: linesOf(Buffer.from(bytes).toString('utf8')).length,
      }),
    ]);
    expect(response.status).toBe(200);
  });
});
