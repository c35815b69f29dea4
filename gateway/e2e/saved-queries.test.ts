import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Audience } from '../../subgraphs/shared/access/audiences.ts';
import { bearerToken, PERSONAS, type Bearer } from '../authentication/issuing/personas.ts';
import { rawRequest } from '../verification/support/raw-request.ts';
import { SAMPLE_QUERIES, staffOfCourts } from '../verification/support/sample-queries.ts';
import {
  linesOf,
  openSavedQueryGraph,
  seen,
  until,
  writeDefinitionFiles,
  type SavedQueryGraph,
} from '../verification/support/saved-query-graph.ts';

interface JsonPage {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly total: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

let graph: SavedQueryGraph;

beforeAll(async () => {
  graph = await openSavedQueryGraph(SAMPLE_QUERIES);
});
afterAll(() => graph.close());

const SCORES_CSV = '/q/agency-scores.csv?region=350921';

const get = (path: string, bearer: Bearer = 'court', headers: Readonly<Record<string, string>> = {}) =>
  graph.get(path, bearer, { headers });

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
      expect(response.headers.get('cache-control')).toBe('no-store');
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

  it('has the same rows, whole, whether it selects nodes or edges', async () => {
    const whole = async (name: string) => {
      const response = await get(`/q/${name}.csv?filed=2021`);
      const page = (await (await get(`/q/${name}.json?filed=2021&first=7`)).json()) as JsonPage & { rowCount: number };
      return [await response.text(), response.headers.get('x-row-count'), page.rows, page.rowCount] as const;
    };
    const [nodes, edges] = [await whole('as-nodes'), await whole('as-edges')];
    expect(nodes).toEqual(edges);
    expect(nodes[2]).toHaveLength(7);
    expect(Number(nodes[1])).toBeGreaterThan(100);
    expect(nodes[3]).toBe(Number(nodes[1]));
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
    const tag = await tagOf(SCORES_CSV);
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`]) {
      const again = await get(SCORES_CSV, 'court', { 'if-none-match': known });
      expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, tag, '']);
    }
    expect((await get(SCORES_CSV, 'court', { 'if-none-match': '"other"' })).status).toBe(200);
    const others = await Promise.all([
      tagOf(SCORES_CSV, 'committee'),
      tagOf('/q/agency-scores.csv?period=2020&region=350921'),
      tagOf('/q/agency-scores.ndjson?region=350921'),
    ]);
    const versions = [await tagOf('/q/staff/v1.csv?year=2021'), await tagOf('/q/staff/v2.csv?year=2021')];
    expect(new Set([tag, ...others, ...versions]).size).toBe(6);
    expect((await get(SCORES_CSV, 'committee', { 'if-none-match': tag })).status).toBe(200);
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
    ['of fields that the token’s scopes do not reach', SCORES_CSV, { ...PERSONAS.court.claims!, scope: 'case:read' }],
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
      const english = expect.any(String);
      expect(errors[0].extensions).toEqual({ code: 'BAD_USER_INPUT', parameter, english, ...(allowed && { allowed }) });
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
    expect((await get('/q/breaking.csv?year=2021')).status).toBe(200);
    const { document } = staffOfCourts('breaking');
    await writeDefinitionFiles(graph.folder, 'breaking', {
      document,
      yaml: 'name: breaking\nversion: 1\nstatus: odd\n',
    });
    await writeDefinitionFiles(graph.folder, 'changing', staffOfCourts('changing', { title: '现在' }));
    await until(async () => ((await titleOf('changing')) === '现在' ? true : undefined));
    expect((await get('/q/breaking.csv?year=2021')).status).toBe(404);
    expect(graph.log).toContainEqual(
      expect.objectContaining({
        file: join(graph.folder, 'breaking', 'query.yaml'),
        line: 3,
        message: expect.stringContaining('status'),
      }),
    );
    expect((await get('/q/staff.csv?year=2021')).status).toBe(200);
    expect((await get('/q/agreements-ending.csv')).status).toBe(200);
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

it('lists for a token with fewer scopes only what those suffice for', async () => {
  const listed = async (bearer: Bearer): Promise<readonly string[]> => {
    const { queries } = (await (await get('/q/index.json', bearer)).json()) as { queries: { name: string }[] };
    return queries.map(({ name }) => name);
  };
  const narrow = await listed({ ...PERSONAS.court.claims!, scope: 'case:read' });
  const all = await listed('court');
  expect(narrow).not.toContain('agency-scores');
  expect(all).toContain('agency-scores');
  expect(narrow.length).toBeLessThan(all.length);
  for (const name of narrow) {
    expect(all).toContain(name);
  }
});
