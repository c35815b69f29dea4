import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';

import type { Audience } from '../../subgraphs/shared/access/viewer.ts';
import { openLedgerStore } from '../access-ledger/open-ledger-store.ts';
import type { LedgerRecord } from '../access-ledger/record.ts';
import { bearerToken, PERSONAS, type Bearer } from '../authentication/issuing/personas.ts';
import { rawRequest } from '../verification/support/raw-request.ts';
import {
  openSavedQueryGraph,
  writeDefinitionFiles,
  type SavedQueryGraph,
  type WrittenDefinition,
} from '../verification/support/saved-query-graph.ts';

interface RunRecord {
  readonly state: string;
  readonly rows: number;
  readonly sha256: string | null;
  readonly code: string | null;
  readonly dataAsOf: Readonly<Record<string, string>>;
}

interface JsonPage {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly total: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const JUDGE: Bearer = { ...PERSONAS.court.claims!, subject: 'another-officer' };
const NOTHING_HELD = (): void => undefined;

/** Values that are long enough for 3,000 rows to be more than a short result. */
const LONG_COLUMNS = [
  'id',
  'filedOn',
  'cause',
  'claimAmount',
  'recoveredAmount',
  'dueOn',
  'statusLabel',
  'basisKindLabel',
];

function column(
  path: string,
  type = 'text',
  key = path
    .replaceAll(/[./A-Z]/g, (letter) => (/[A-Z]/.test(letter) ? `_${letter.toLowerCase()}` : '_'))
    .replace(/^_/, ''),
) {
  return { key, path, header: key, type, unit: '', description: key };
}

/** A definition over enforcement cases. */
function cases(
  name: string,
  change: Readonly<Record<string, unknown>> = {},
  node = LONG_COLUMNS.join(' '),
): WrittenDefinition {
  const types: Readonly<Record<string, string>> = {
    claimAmount: 'decimal',
    recoveredAmount: 'decimal',
    filedOn: 'date',
    dueOn: 'date',
  };
  // The same values under several names make a long row of few values that are read.
  const repeats = Array.from({ length: 6 }, (_, at) =>
    LONG_COLUMNS.map((path) => column(path, types[path], `the_same_value_again_${at}_${path.toLowerCase()}`)),
  ).flat();
  return {
    document: `query ($filed: Period!, $court: CourtCode, $cause: String) {
      enforcementCases(filter: { filed: $filed, court: $court, cause: $cause }, orderBy: { field: FILED_ON }) {
        edges { node { ${node} } }
      }
    }`,
    yaml: {
      ...{ name, version: 1, status: 'active', title: '案件', description: '案件', owner: '法院' },
      audiences: ['court', 'analyst'],
      maxSeconds: 600,
      parameters: {
        filed: { type: 'Period!', title: '立案期间', description: '年', default: '2021', example: '2021' },
        court: { type: 'CourtCode', title: '法院', description: '代字', example: '川33' },
        cause: { type: 'String', title: '案由', description: '全文', example: null },
      },
      rows: 'enforcementCases.edges.node',
      columns: repeats.map((one, at) =>
        at < LONG_COLUMNS.length ? column(LONG_COLUMNS[at]!, types[LONG_COLUMNS[at]!]) : one,
      ),
      ...change,
    },
  };
}

function courts(name: string, change: Readonly<Record<string, unknown>> = {}): WrittenDefinition {
  return {
    document:
      'query ($year: Int!) { courtStaff(filter: { year: $year }) { edges { node { year officers court { name } } } } }',
    yaml: {
      ...{
        name,
        version: 1,
        status: 'active',
        title: '人员',
        description: '人员',
        owner: '法院',
        audiences: ['court'],
      },
      maxSeconds: 60,
      parameters: { year: { type: 'Int!', title: '年', description: '年', allowed: [2020, 2021], example: 2021 } },
      rows: 'courtStaff.edges.node',
      columns: [column('court.name'), column('officers', 'integer')],
      ...change,
    },
  };
}

const DEFINITIONS: Readonly<Record<string, WrittenDefinition>> = {
  'staff-1': courts('staff', {
    title: '旧的',
    status: 'deprecated',
    sunset: '2999-12-31',
    columns: [column('officers', 'integer')],
  }),
  'staff-2': courts('staff', { version: 2 }),
  retired: courts('retired-query', { status: 'retired' }),
  draft: courts('draft-query', { status: 'draft' }),
  'over-sunset': courts('over-sunset', { status: 'deprecated', sunset: '2020-01-31' }),
  'all-cases': cases('all-cases'),
  'hurried-cases': cases('hurried-cases', { maxSeconds: 1 }),
  parties: cases(
    'case-parties',
    {
      audiences: ['court'],
      rows: 'enforcementCases.edges.node.parties',
      columns: [column('/enforcementCases.edges.node.id'), column('name')],
    },
    'id parties { name }',
  ),
};

let graph: SavedQueryGraph;

beforeAll(async () => {
  graph = await openSavedQueryGraph(DEFINITIONS);
});
afterEach(() => graph.office.reset());
afterAll(() => graph.close());

const get = (path: string, bearer: Bearer = 'court', headers: Readonly<Record<string, string>> = {}) =>
  graph.get(path, bearer, { headers });

async function until<Value>(read: () => Promise<Value | undefined> | Value | undefined): Promise<Value> {
  for (let left = 400; left > 0; left -= 1) {
    const value = await read();
    if (value !== undefined) {
      return value;
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('It did not happen.');
}

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

/** Status and body: what a client can tell two refusals apart by. */
async function seen(response: Response): Promise<unknown> {
  const { status, headers } = response;
  return {
    status,
    type: headers.get('content-type'),
    challenge: headers.get('www-authenticate'),
    text: await response.text(),
  };
}

function linesOf(ndjson: string): readonly Readonly<Record<string, unknown>>[] {
  return ndjson
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('a saved query', () => {
  it.each([
    ['csv', 'text/csv'],
    ['json', 'application/json'],
    ['ndjson', 'application/x-ndjson'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['parquet', 'application/vnd.apache.parquet'],
  ])('is given as .%s, by ending and by Accept', async (ending, type) => {
    const byEnding = await get(`/q/staff.${ending}?year=2021`);
    const byAccept = await get('/q/staff?year=2021', 'court', { accept: `${type};q=0.9, */*;q=0.1` });
    for (const response of [byEnding, byAccept]) {
      const bytes = await response.arrayBuffer();
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toContain(type);
      expect(response.headers.get('content-length')).toBe(String(bytes.byteLength));
      expect(Number(response.headers.get('x-row-count'))).toBeGreaterThan(10);
      expect(response.headers.get('vary')?.toLowerCase()).toBe('authorization, accept');
      expect(response.headers.get('cache-control')).toBe('private, no-cache');
    }
    expect(byAccept.headers.get('etag')).toBe(byEnding.headers.get('etag'));
  });

  it('is JSON where nothing is asked for, and a page for browsers', async () => {
    expect((await get('/q/staff?year=2021')).headers.get('content-type')).toContain('application/json');
    const page = await get('/q/staff?year=2021', 'court', { accept: 'text/html,*/*;q=0.8' });
    expect([page.status, page.headers.get('location')]).toEqual([307, '/q/staff/?year=2021']);
  });

  it('is described without its rows for HEAD', async () => {
    const [head, whole] = await Promise.all([
      graph.get('/q/staff.csv?year=2021', 'court', { method: 'HEAD' }),
      get('/q/staff.csv?year=2021'),
    ]);
    expect(await head.text()).toBe('');
    for (const name of ['content-length', 'content-type', 'content-disposition', 'etag', 'x-row-count']) {
      expect([name, head.headers.get(name)]).toEqual([name, whole.headers.get(name)]);
    }
  });

  it('has its versions, the latest by name alone', async () => {
    const header = async (path: string) => (await (await get(path)).text()).split('\r\n')[0];
    expect(await header('/q/staff.csv?year=2021')).toBe('court_name,officers');
    expect(await header('/q/staff/v2.csv?year=2021')).toBe('court_name,officers');
    expect(await header('/q/staff/v1.csv?year=2021')).toBe('officers');
    expect((await get('/q/staff/v3.csv?year=2021')).status).toBe(404);
  });

  it('is not sent again to who has it, and has another ETag for another viewer, version, parameter or form', async () => {
    const tagOf = async (path: string, bearer: Bearer = 'court') => (await get(path, bearer)).headers.get('etag') ?? '';
    const tag = await tagOf('/q/agency-scores.csv');
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`]) {
      const again = await get('/q/agency-scores.csv', 'court', { 'if-none-match': known });
      expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, tag, '']);
    }
    expect((await get('/q/agency-scores.csv', 'court', { 'if-none-match': '"other"' })).status).toBe(200);
    const others = await Promise.all([
      tagOf('/q/agency-scores.csv', 'committee'),
      tagOf('/q/agency-scores.csv?period=2020'),
      tagOf('/q/agency-scores.ndjson'),
    ]);
    const versions = [await tagOf('/q/staff/v1.csv?year=2021'), await tagOf('/q/staff/v2.csv?year=2021')];
    expect(new Set([tag, ...others, ...versions]).size).toBe(6);
    expect((await get('/q/agency-scores.csv', 'committee', { 'if-none-match': tag })).status).toBe(200);
  });

  it('takes the token by Bearer and by Basic', async () => {
    const token = await bearerToken('court');
    const basic = (name: string) => ({ authorization: `Basic ${Buffer.from(`${name}:${token}`).toString('base64')}` });
    const path = '/q/staff.csv?year=2021';
    const byBasic = await graph.get(path, 'public', { headers: basic(PERSONAS.court.claims!.subject) });
    expect(byBasic.status).toBe(200);
    expect(await byBasic.text()).toBe(await (await get(path)).text());
    const wrongName = await graph.get(path, 'public', { headers: basic('somebody-else') });
    expect([wrongName.status, wrongName.headers.get('www-authenticate')]).toEqual([
      401,
      expect.stringContaining('Basic'),
    ]);
  });

  it('asks for a login with Basic where there is no token, whether it exists or not', async () => {
    const existing = await seen(await get('/q/staff.csv', 'public'));
    expect(existing).toEqual(await seen(await get('/q/no-such-query.csv', 'public')));
    expect(existing).toMatchObject({ status: 401, challenge: expect.stringContaining('Basic realm=') });
    expect((await get('/q/published-dishonest-list.csv', 'public')).status).toBe(200);
  });

  it.each<[string, string, Bearer]>([
    ['retired', '/q/retired-query.csv?year=2021', 'court'],
    ['a draft', '/q/draft-query.csv?year=2021', 'court'],
    ['over its sunset', '/q/over-sunset.csv?year=2021', 'court'],
    ['for other audiences', '/q/staff.csv?year=2021', 'committee'],
    ['for other audiences and wrongly asked for', '/q/staff.csv?no=1', 'committee'],
    [
      'of fields that the token’s scopes do not reach',
      '/q/agency-scores.csv',
      { ...PERSONAS.court.claims!, scope: 'case:read' },
    ],
  ])('that is %s is answered like an unknown one', async (_, path, bearer) => {
    const unknown = await seen(await get('/q/no-such-query.csv', bearer));
    expect(await seen(await get(path, bearer))).toEqual(unknown);
    expect(unknown).toMatchObject({ status: 404 });
  });

  it.each([
    '/q/..%2f..%2fetc%2fpasswd',
    '/q/../../etc/passwd.csv',
    '/q/staff/../../registry.ts',
    '/q/__proto__.csv',
    '/q/constructor',
    '/q/staff.csv.exe',
    '/q/staff%00.csv',
    '/q/staff/v99999999999.csv',
    `/q/${'a'.repeat(5_000)}`,
    "/q/'%20or%201=1--.csv",
    '/q/runs/../staff.csv',
  ])('by the name %s is not found', async (path) => {
    const token = await bearerToken('court');
    const { status, text } = await rawRequest(`${graph.url}${path}`, 'GET', ['authorization', `Bearer ${token}`]);
    expect([400, 404]).toContain(status);
    expect(text).not.toMatch(/root:|import /);
  });

  it.each([
    ['unknown', 'yeer=SECRET&year=2021', 'yeer', ['year', 'encoding']],
    ['of another type', 'year=SECRET', 'year', [2020, 2021]],
    ['outside of what is allowed', 'year=1999', 'year', [2020, 2021]],
    ['missing', '', 'year', [2020, 2021]],
    ['repeated', 'year=2020&year=2021', 'year', undefined],
    ['GraphQL', `year=${encodeURIComponent('2021) { secret }')}`, 'year', [2020, 2021]],
    ['__proto__', '__proto__=SECRET&year=2021', '__proto__', ['year', 'encoding']],
    ['an encoding that there is not', 'year=2021&encoding=SECRET', 'encoding', ['utf-8', 'gb18030']],
    ['pages of a file', 'year=2021&first=10', 'first', ['year', 'encoding']],
  ])(
    'with a parameter that is %s is refused, naming it and what is allowed, not the value',
    async (_, search, parameter, allowed) => {
      const response = await get(`/q/staff.csv?${search}`);
      const text = await response.text();
      expect(response.status).toBe(400);
      const { errors } = JSON.parse(text) as { errors: [{ extensions: Record<string, unknown> }] };
      expect(errors[0].extensions).toEqual({ code: 'BAD_USER_INPUT', parameter, ...(allowed && { allowed }) });
      expect(text).not.toMatch(/SECRET|secret|1999/);
    },
  );

  it('takes SQL as the value of a text parameter for a text', async () => {
    const cause = encodeURIComponent(`x' or '1'='1'; drop table enforcement_case; --`);
    const response = await get(`/q/all-cases.ndjson?cause=${cause}`);
    expect([response.status, response.headers.get('x-row-count')]).toEqual([200, '0']);
    expect(graph.casesFile.prepare('select count(*) as n from enforcement_case').get()).not.toEqual({ n: 0 });
  });

  it.each([
    ['a connection', '/q/all-cases', 'filed=2021-01-01/2021-02-01', 100, 'id'],
    ['a plain list', '/q/case-rates-by-court', '', 50, 'court_name'],
  ])('gives every row once, page by page: %s', async (_, path, search, first, key) => {
    const expected = linesOf(await (await get(`${path}.ndjson?${search}`)).text()).map((row) => row[key]);
    expect(expected.length).toBeGreaterThan(first);
    const given: unknown[] = [];
    let after: string | null = null;
    do {
      const cursor: string = after === null ? '' : `&after=${encodeURIComponent(after)}`;
      const page = (await (await get(`${path}.json?${search}&first=${first}${cursor}`)).json()) as JsonPage;
      given.push(...page.rows.map((row) => row[key]));
      expect(page.total).toBe(expected.length);
      expect(page.rows.length).toBeLessThanOrEqual(first);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(given).toEqual(expected);
  });

  it.each(['first=0', 'first=101', 'first=1.5', 'first=ten', 'first=1&first=2', 'after=x', 'first=10&after=SECRET'])(
    'refuses the page ?%s',
    async (search) => {
      for (const path of ['/q/all-cases.json', '/q/case-rates-by-court.json']) {
        const response = await get(`${path}?${search}`);
        const text = await response.text();
        expect([path, response.status, text.includes('"parameter":"')]).toEqual([path, 400, true]);
        expect(text).not.toContain('SECRET');
      }
    },
  );
});

describe('the folder of an office’s own queries', () => {
  const titleOf = async (name: string) => {
    const index = (await (await get('/q/index.json')).json()) as { queries: { name: string; title: string }[] };
    return index.queries.find((query) => query.name === name)?.title;
  };

  it('is read again when it changes; what is broken is not served, and is logged with file and line', async () => {
    await writeDefinitionFiles(graph.folder, 'changing', courts('changing', { title: '以前' }));
    await until(async () => ((await titleOf('changing')) === '以前' ? true : undefined));
    await writeDefinitionFiles(graph.folder, 'changing', courts('changing', { title: '现在' }));
    await until(async () => ((await titleOf('changing')) === '现在' ? true : undefined));

    const { document } = courts('changing');
    await writeDefinitionFiles(graph.folder, 'changing', {
      document,
      yaml: 'name: changing\nversion: 1\nstatus: nonsense\n',
    });
    await until(async () => ((await titleOf('changing')) === undefined ? true : undefined));
    expect(graph.log).toContainEqual(
      expect.objectContaining({
        file: join(graph.folder, 'changing', 'query.yaml'),
        line: 3,
        message: expect.stringContaining('status'),
      }),
    );
    expect((await get('/q/changing.csv?year=2021')).status).toBe(404);
    expect((await get('/q/staff.csv?year=2021')).status).toBe(200);
    await rm(join(graph.folder, 'changing'), { recursive: true });
  });
});

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
      if (page === 5) {
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

  it('ends when its client leaves, before and after the first bytes', async () => {
    for (const page of [2, 6]) {
      graph.office.reset();
      const leaving = new AbortController();
      const held = holdBefore(page);
      const answer = graph.get('/q/all-cases.ndjson', 'court', { signal: leaving.signal });
      await held.reached;
      if (page > 2) {
        expect((await answer).status).toBe(200);
      }
      leaving.abort();
      await answer.catch(NOTHING_HELD);
      const id = runId();
      expect(await endedRun(id)).toMatchObject({ state: 'failed', code: 'CLIENT_LEFT', sha256: null });
      await runEnds();
    }
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
    for (const response of await Promise.all(running)) {
      expect(response.status).toBe(200);
      expect(parse(await response.text(), { bom: true, columns: true })).toHaveLength(332);
    }
    expect((await get('/q/staff.csv?year=2021')).status).toBe(200);
  });

  it('that reads persons is in the access ledger, batch by batch, before the next batch is read', async () => {
    const records = async (): Promise<readonly LedgerRecord[]> => {
      const store = await openLedgerStore({ kind: 'sqlite', file: graph.ledgerFile }, 'read');
      const all: LedgerRecord[] = [];
      for await (const record of store.records({})) {
        all.push(record);
      }
      await store.close();
      return all.filter(({ verdict, classes }) => verdict === 'answered' && classes.includes('party'));
    };
    const before = (await records()).length;
    const held = holdBefore(2);
    const answer = get('/q/case-parties.csv?filed=2019');
    await held.reached;
    const first = (await records()).slice(before);
    expect(first.length).toBeGreaterThanOrEqual(1);
    expect(first.at(-1)).toMatchObject({ audience: 'court', purpose: '执行办案', fields: 'Party.name' });
    held.release();
    const response = await answer;
    const rows = parse(await response.text(), { bom: true, columns: true }) as Readonly<Record<string, string>>[];
    const written = (await records()).slice(before);
    const inRun = written.slice(first.length - 1);
    expect(written.length).toBeGreaterThan(first.length);
    expect(inRun.reduce((sum, { row_count: count }) => sum + count, 0)).toBe(rows.length);
    expect(rows.every(({ name }) => name !== '')).toBe(true);
    expect(JSON.stringify(written)).not.toContain(rows[0]?.['name']);
  });
});

it('tells no audience of queries that are for others', async () => {
  const audiences: readonly Audience[] = ['committee', 'member', 'auditor'];
  for (const audience of audiences) {
    for (const path of ['/q/index.json', '/q/openapi.json']) {
      expect([path, (await (await get(path, audience)).text()).includes('case-parties')]).toEqual([path, false]);
    }
  }
});
