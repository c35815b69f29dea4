import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';

import { sampleAddresses } from '../../seed/load.ts';
import { bearerHeaders } from '../authentication/issuing/personas.ts';
import { openGraph, type OpenGraph } from '../verification/support/open-graph.ts';

/** A code that the graph does not know, in rows at the beginning and at the end of the list. */
const UNKNOWN_CODE = '刑事附带99';

describe('a saved query over an office with values that cannot be shown', () => {
  let folder: string;
  let graph: OpenGraph;
  let early: string;
  let late: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lianzhi-'));
    const addresses = sampleAddresses({ kind: 'sqlite', folder: '.data/test' });
    const file = join(folder, 'cases.sqlite');
    await copyFile((addresses.cases as { file: string }).file, file);
    const office = new Database(file);
    const idOf = (year: string, order: string): string =>
      (
        office
          .prepare(`select id from enforcement_case where filed_on like '${year}-%' order by filed_on ${order} limit 1`)
          .get() as { id: string }
      ).id;
    [early, late] = [idOf('2021', 'asc'), idOf('2022', 'desc')];
    office.prepare('update enforcement_case set basis_kind = ? where id in (?, ?)').run(UNKNOWN_CODE, early, late);
    office.close();
    graph = await openGraph({ ...addresses, cases: { kind: 'sqlite', file } });
  });
  afterAll(async () => {
    await graph.close();
    await rm(folder, { recursive: true });
  });

  const get = async (path: string, language = 'zh'): Promise<Response> =>
    fetch(`${graph.url}${path}`, { headers: { ...(await bearerHeaders('court')), 'accept-language': language } });
  const reasonOf = (id: string): string =>
    '有的值无法显示，留空会被当作“无”，所以没有给出结果。' +
    `“执行依据”（EnforcementCase.basisKindLabel） 无法显示：代码不认识，记录 id ${id}。` +
    '请把记录编号告诉 cases 的管理员，更正后再运行。';

  it.each(['csv', 'xlsx', 'parquet', 'ndjson', 'json'])(
    'is refused as .%s, and says which column of which record, never the value',
    async (ending) => {
      const response = await get(`/q/enforcement-cases.${ending}?period=2021-01`);
      expect(response.status).toBe(502);
      const text = await response.text();
      expect(JSON.parse(text)).toEqual({
        errors: [
          {
            message: reasonOf(early),
            extensions: {
              code: 'UNREADABLE_VALUE',
              english: expect.any(String),
              unreadable: [
                {
                  coordinate: 'EnforcementCase.basisKindLabel',
                  fault: 'unknown member',
                  records: `id ${early}`,
                  count: 1,
                },
              ],
            },
          },
        ],
      });
      expect(text).not.toContain('附带');
    },
  );

  it('breaks off where the row comes late, and the run’s record says why', async () => {
    const response = await get('/q/enforcement-cases.ndjson?period=2021-02-01/2023-01-01');
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
    const run = await (await get(`/q/runs/${response.headers.get('x-query-run')}`)).json();
    expect(run).toMatchObject({ state: 'failed', code: 'UNREADABLE_VALUE', reason: reasonOf(late), sha256: null });
  });

  it('is given whole where no row has any: one bad row harms no other run', async () => {
    const response = await get('/q/enforcement-cases.csv?period=2021-02');
    expect(response.status).toBe(200);
    expect(Number(response.headers.get('x-row-count'))).toBeGreaterThan(10);
    const run = await (await get(`/q/runs/${response.headers.get('x-query-run')}`)).json();
    expect(run).toMatchObject({ state: 'complete', reason: null });
  });

  it('is told in a plain query too, in Chinese and in English, with everything else of the record', async () => {
    const query = `{ enforcementCase(id: "${early}") { id basisKindLabel cause } }`;
    const ask = async (language: string) => {
      const response = await fetch(`${graph.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-language': language, ...(await bearerHeaders('court')) },
        body: JSON.stringify({ query }),
      });
      return (await response.json()) as { data: unknown; errors: { message: string }[] };
    };
    const { data, errors } = await ask('zh');
    expect(data).toEqual({ enforcementCase: { id: early, basisKindLabel: null, cause: expect.any(String) } });
    expect(errors.map(({ message }) => message)).toEqual([
      `EnforcementCase.basisKindLabel 无法显示：代码不认识，记录 id ${early}。`,
    ]);
    expect((await ask('en')).errors.map(({ message }) => message)).toEqual([
      `EnforcementCase.basisKindLabel cannot be shown: unknown member, of id ${early}.`,
    ]);
  });
});
