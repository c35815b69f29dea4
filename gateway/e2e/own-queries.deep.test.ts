import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { pino } from 'pino';

import { sampleAddresses } from '../../seed/load.ts';
import { testTargets } from '../../seed/test-data/test-targets.ts';
import { bearerHeaders, bearerToken, type Bearer } from '../authentication/issuing/personas.ts';
import { readConfig } from '../config.ts';
import { createGateway, type RunningGateway } from '../gateway.ts';
import { openAll, type OpenSubgraphs } from '../one-process/open-all.ts';
import { seen } from '../verification/support/saved-query-graph.ts';

interface Saved {
  readonly id: string;
  readonly url: string;
  readonly version: number;
  readonly document: string;
  readonly parameters: readonly { readonly name: string; readonly isPersonal: boolean }[];
}

let folder: string;
let subgraphs: OpenSubgraphs;
let gateway: RunningGateway;
let other: RunningGateway;
/** The number of a person in the sample data. */
let number: string;

async function startGateway(ownQueries: string): Promise<RunningGateway> {
  const config = readConfig({
    LIANZHI_ENV: 'test',
    GATEWAY_PORT: '0',
    ACCESS_LEDGER: 'memory',
    SUBGRAPH_DEADLINE_MS: '60000',
    PLANNER_MS: '30000',
    LEDGER_DEADLINE_MS: '60000',
    OWN_QUERIES: ownQueries,
  });
  return createGateway(config, {
    subgraphs: subgraphs.handlers,
    envelopeKeys: subgraphs.envelopeKeys,
    logger: pino({ level: 'silent' }),
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianzhi-own-queries-'));
  const [sqlite] = await testTargets({ all: false });
  subgraphs = await openAll(sampleAddresses(sqlite!.target), {
    cursorKey: 'cursors of the tests',
    logger: pino({ level: 'silent' }),
  });
  const address = join(folder, 'own.sqlite');
  [gateway, other] = await Promise.all([startGateway(address), startGateway(address)]);
  const query = '{ enforcementCases { edges { node { parties { idNumber } } } } }';
  const [party] =
    (await (await send('POST', '/graphql', 'court', { query })).text()).match(/(?<="idNumber":")\w+/) ?? [];
  number = party!;
});
afterAll(async () => {
  await Promise.all([gateway.stop(), other.stop()]);
  await subgraphs.close();
  await rm(folder, { recursive: true });
});

async function send(
  method: string,
  path: string,
  bearer: Bearer,
  body?: unknown,
  {
    headers = {},
    at = gateway,
  }: { readonly headers?: Readonly<Record<string, string>>; readonly at?: RunningGateway } = {},
): Promise<Response> {
  return fetch(`${at.url}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(await bearerHeaders(bearer)),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? null : JSON.stringify(body),
  });
}

async function basic(bearer: Exclude<Bearer, string>): Promise<Readonly<Record<string, string>>> {
  const text = `${bearer.subject}:${await bearerToken(bearer)}`;
  return { authorization: `Basic ${Buffer.from(text).toString('base64')}` };
}

const CASES = `{
  enforcementCases(filter: { filed: "2021" }, orderBy: { field: FILED_ON }) { edges { node { cause court { code } } } }
}`;

describe('a query of one’s own', () => {
  /** Each test has officers of its own. */
  let officers = 0;
  let owner: Exclude<Bearer, string>;
  let colleague: Exclude<Bearer, string>;
  beforeEach(() => {
    officers += 1;
    owner = { audience: 'court', subject: `officer-${officers}`, court: '闽09', purpose: '执行办案' };
    colleague = { ...owner, subject: `colleague-of-officer-${officers}` };
  });

  afterEach(async () => {
    for (const { url, isMine } of await listOf(owner)) {
      expect([isMine, (await send('DELETE', url, owner)).status]).toEqual([true, 200]);
    }
  });

  async function save(body: object = {}, bearer: Bearer = owner): Promise<Saved> {
    const response = await send('POST', '/q/own', bearer, { title: 'Cases', document: CASES, ...body });
    expect(response.status).toBe(201);
    return (await response.json()) as Saved;
  }
  const listOf = async (bearer: Bearer, at = gateway) =>
    (
      (await (await send('GET', '/q/own', bearer, undefined, { at })).json()) as {
        queries: readonly { readonly url: string; readonly isMine: boolean }[];
      }
    ).queries;
  const courtsIn = async (response: Response): Promise<ReadonlySet<string>> => {
    expect(response.status).toBe(200);
    const [, ...rows] = parse(await response.text(), { bom: true }) as string[][];
    expect(rows.length).toBeGreaterThan(0);
    return new Set(rows.map((row) => row[1]!));
  };

  it('is saved with a token by Bearer, and by Basic only from a page of this host', async () => {
    const saved = await save();
    expect(saved).toMatchObject({
      url: '/q/own/cases',
      version: 1,
      isMine: true,
      parameters: [{ name: 'filterFiled' }],
    });
    const login = await basic(owner);
    const withBasic = async (headers: Readonly<Record<string, string>>) =>
      send('POST', '/q/own', 'public', { title: 'Once more', document: CASES }, { headers: { ...login, ...headers } });
    const elsewhere: readonly Record<string, string>[] = [{}, { 'sec-fetch-site': 'cross-site' }];
    for (const headers of elsewhere) {
      const refused = await withBasic(headers);
      expect(refused.status).toBe(401);
      expect(await refused.json()).toMatchObject({ errors: [{ extensions: { reason: 'BASIC_NOT_HERE' } }] });
    }
    expect(await listOf(owner)).toHaveLength(1);
    expect((await withBasic({ 'sec-fetch-site': 'same-origin' })).status).toBe(201);
    expect(await listOf(owner)).toMatchObject([{ title: 'Once more' }, { title: 'Cases' }]);
  });

  it('is stored without the numbers of people in its document, which are parameters when it runs', async () => {
    const document = `{ partiesByIdNumber(idNumber: "${number}") { edges { node { roleLabel name } } } } # ${number}`;
    const saved = await save({ title: 'Sides', document });
    expect(saved.parameters).toMatchObject([{ name: 'idNumber', isPersonal: true, isRequired: true }]);
    const files = (await readdir(folder)).map((file) => readFile(join(folder, file)));
    const stored = Buffer.concat(await Promise.all(files)).toString('latin1');
    expect(stored).toContain('partiesByIdNumber');
    expect(stored).not.toContain(number);
    const missing = await send('GET', '/q/own/sides.csv', owner);
    expect([missing.status, await missing.json()]).toMatchObject([
      400,
      { errors: [{ extensions: { parameter: 'idNumber' } }] },
    ]);
    const central: Bearer = { ...owner, court: '最高法' };
    const rows = await send('GET', `/q/own/sides.json?idNumber=${number}`, central);
    expect(await rows.json()).toMatchObject({ rows: [{ name: expect.any(String) }] });
  });

  it('is run as CSV and JSON with its parameters, and with their defaults', async () => {
    await save();
    const header = async (path: string) => {
      const response = await send('GET', path, owner);
      return [
        response.status,
        response.headers.get('content-type')?.split(';')[0],
        Number(response.headers.get('x-row-count')),
      ] as const;
    };
    const byDefault = await header('/q/own/cases.csv');
    expect(byDefault).toEqual([200, 'text/csv', expect.any(Number)]);
    expect(byDefault[2]).toBeGreaterThan(0);
    expect(await header('/q/own/cases.csv?filterFiled=2021')).toEqual(byDefault);
    expect(await header('/q/own/cases.json?filterFiled=2021-01-01/2021-01-02')).not.toEqual(byDefault);
    expect(await header('/q/own/cases.json?filterFiled=1949')).toEqual([200, 'application/json', 0]);
    expect((await header('/q/own/cases.csv?filterFiled=soon'))[0]).toBe(400);
    const page = await send('GET', '/q/own/cases.json?first=1', owner);
    expect(await page.json()).toMatchObject({
      rows: [{ court_code: expect.any(String) }],
      pageInfo: { hasNextPage: true },
    });
  });

  it('has a page, for whoever is logged in', async () => {
    const page = await send('GET', '/q/own/cases/', owner);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect((await send('GET', '/q/own/', owner)).status).toBe(200);
    expect((await send('PUT', '/q/own/cases/', owner, {})).status).toBe(404);
    expect((await send('DELETE', '/q/own/cases.csv', owner)).status).toBe(404);
  });

  it('is shown to the same office where it is shared, and runs with the rights of whoever runs it', async () => {
    const { id } = await save({ shared: 'office' });
    expect(await listOf(colleague)).toMatchObject([{ url: `/q/own/${id}`, isMine: false, owner: owner.subject }]);
    const ofColleague = await courtsIn(await send('GET', `/q/own/${id}.csv`, colleague));
    expect([...ofColleague].every((court) => court.startsWith('闽09'))).toBe(true);
    // The owner has moved; the query is the old office's until it is changed.
    const ofOwner = await courtsIn(await send('GET', '/q/own/cases.csv', { ...owner, court: '川33' }));
    expect([...ofOwner].every((court) => court.startsWith('川33'))).toBe(true);
    expect((await send('PUT', `/q/own/${id}`, colleague, { version: 1, title: 'Mine' })).status).toBe(403);
    expect((await send('DELETE', `/q/own/${id}`, colleague)).status).toBe(403);
  });

  it('is unknown to everybody else, and to a colleague whose token does not reach its fields', async () => {
    const shared = await save({ shared: 'office' });
    const kept = await save({ title: 'Kept' });
    const strangers: readonly (readonly [Bearer, string])[] = [
      [{ ...colleague, court: '川33' }, shared.id],
      [{ ...colleague, scope: 'linkage:read' }, shared.id],
      ['committee', shared.id],
      [colleague, kept.id],
      [colleague, 'cases'],
    ];
    for (const [bearer, name] of strangers) {
      for (const ending of ['', '.csv', '.csv?no=1']) {
        const unknown = await seen(await send('GET', `/q/own/no-such-query${ending}`, bearer));
        expect(unknown).toMatchObject({ status: 404 });
        expect([bearer, await seen(await send('GET', `/q/own/${name}${ending}`, bearer))]).toEqual([bearer, unknown]);
      }
      expect((await send('PUT', `/q/own/${name}`, bearer, { version: 1, title: 'Mine' })).status).toBe(404);
      expect((await send('DELETE', `/q/own/${name}`, bearer)).status).toBe(404);
    }
    expect(await listOf(owner)).toHaveLength(2);
  });

  it('is changed only by who has seen its latest version, and removed', async () => {
    await save();
    const change = (version: number, title: string) => send('PUT', '/q/own/cases', owner, { version, title });
    expect(await (await change(1, 'Second')).json()).toMatchObject({ version: 2, title: 'Second' });
    const stale = await change(1, 'Third');
    expect([stale.status, await stale.json()]).toMatchObject([
      409,
      { errors: [{ extensions: { code: 'OWN_QUERY_VERSION_CONFLICT' } }] },
    ]);
    expect(await listOf(owner)).toMatchObject([{ title: 'Second' }]);
    expect(await (await send('DELETE', '/q/own/cases', owner)).json()).toEqual({ removed: true });
    expect((await send('GET', '/q/own/cases.csv', owner)).status).toBe(404);
    expect(await listOf(owner)).toEqual([]);
  });

  it('of another gateway is the same, so that nothing is saved twice or lost', async () => {
    const [one, two] = [gateway, other];
    const create = (at: RunningGateway) => send('POST', '/q/own', owner, { title: 'Cases', document: CASES }, { at });
    const answers = await Promise.all([create(one), create(two)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    for (const at of [one, two]) {
      expect(await listOf(owner, at)).toMatchObject([{ title: 'Cases', version: 1 }]);
      expect((await send('GET', '/q/own/cases.csv', owner, undefined, { at })).status).toBe(200);
    }
    const change = (at: RunningGateway, title: string) =>
      send('PUT', '/q/own/cases', owner, { version: 1, title }, { at });
    const changes = await Promise.all([change(one, 'Of one'), change(two, 'Of two')]);
    expect(changes.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await listOf(owner, two)).toEqual(await listOf(owner, one));
    expect((await send('DELETE', '/q/own/cases', owner, undefined, { at: two })).status).toBe(200);
    expect((await send('GET', '/q/own/cases', owner, undefined, { at: one })).status).toBe(404);
  });

  it.each([
    ['GET', '/q/own'],
    ['GET', '/q/own/cases'],
    ['GET', '/q/own/cases.csv'],
    ['GET', '/q/own/cases/'],
    ['POST', '/q/own'],
    ['PUT', '/q/own/cases'],
    ['DELETE', '/q/own/cases'],
  ])('needs a login: %s %s', async (method, path) => {
    const body = method === 'POST' || method === 'PUT' ? { title: 'Cases', document: CASES } : undefined;
    const response = await send(method, path, 'public', body);
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([
      401,
      expect.stringContaining('Basic realm='),
    ]);
  });
});
