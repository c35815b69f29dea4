import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assertValidSchema, buildClientSchema, buildSchema, getIntrospectionQuery, printSchema } from 'graphql';
import type { IntrospectionQuery } from 'graphql';
import { pino } from 'pino';

import { AUDIENCES } from '../../subgraphs/shared/access/audiences.ts';
import { bearerHeaders, type Bearer } from '../authentication/issuing/personas.ts';
import { loadAudiences } from '../authorization/audiences.ts';
import { fieldCoordinates, reachOf, readSupergraphAccess } from '../authorization/report/supergraph-access.ts';
import { readConfig } from '../config.ts';
import { createGateway, type RunningGateway } from '../gateway.ts';
import { readCommittedSupergraph } from '../serving/supergraph-file.ts';

const ACCESS = readSupergraphAccess(await readCommittedSupergraph());
const REACH = reachOf(ACCESS, await loadAudiences());
const ALL = fieldCoordinates(ACCESS.schema);

interface Reply {
  readonly status: number;
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[];
}

/** No subgraph runs: the gateway answers everything here by itself. */
describe.each(['compiled', 'apollo'])('a viewer’s slice, by the %s executor', (executor) => {
  let gateway: RunningGateway;

  beforeAll(async () => {
    const env = { LIANZHI_ENV: 'test', GATEWAY_PORT: '0', LOG_LEVEL: 'silent', ACCESS_LEDGER: 'memory' };
    const config = readConfig({ ...env, EXECUTOR: executor });
    gateway = await createGateway(config, { logger: pino({ level: 'silent' }) });
  });
  afterAll(() => gateway.stop());

  async function ask(asker: Bearer, query: string, variables?: object): Promise<Reply> {
    const headers = { 'content-type': 'application/json', 'accept-language': 'en', ...(await bearerHeaders(asker)) };
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, ...((await response.json()) as Omit<Reply, 'status'>) };
  }

  async function sdl(asker: Bearer, headers: Record<string, string> = {}) {
    return fetch(`${gateway.url}/schema.graphql`, { headers: { ...headers, ...(await bearerHeaders(asker)) } });
  }

  const messages = async (asker: Bearer, query: string) =>
    (await ask(asker, query)).errors?.map(({ message, extensions }) => [message, extensions['code']]);

  describe.each(AUDIENCES)('of %s', (audience) => {
    it('is a valid schema, the same by introspection and as text', async () => {
      const { data } = await ask(audience, getIntrospectionQuery());
      const introspected = buildClientSchema(data as unknown as IntrospectionQuery);
      expect(new Set(fieldCoordinates(introspected))).toEqual(REACH[audience]);
      const text = await (await sdl(audience)).text();
      assertValidSchema(buildSchema(text));
      expect(text.trim()).toBe(printSchema(introspected));
    });

    it('has no name of a type or field outside it', async () => {
      const text = await (await sdl(audience)).text();
      const words = new Set(text.match(/\w+/g));
      const shown = new Set([...REACH[audience]].flatMap((coordinate) => coordinate.split('.')));
      const hiddenTypes = ALL.map((coordinate) => coordinate.split('.')[0] ?? '').filter((type) => !shown.has(type));
      expect([...new Set(hiddenTypes)].filter((type) => words.has(type))).toEqual([]);
      const coordinates = [...text.matchAll(/\b([A-Z]\w*)\.([a-z]\w*)\b/g)].map(([coordinate]) => coordinate);
      const hidden = new Set(ALL.filter((coordinate) => !REACH[audience].has(coordinate)));
      expect(coordinates.filter((coordinate) => hidden.has(coordinate))).toEqual([]);
    });
  });

  it('has no hidden type in `__type`', async () => {
    const query = '{ __type(name: "AssetControlMeasure") { name } again: __type(name: "NoSuchType") { name } }';
    expect((await ask('analyst', query)).data).toEqual({ __type: null, again: null });
  });

  it.each(['public', 'member'] as const)(
    'is the whole schema for %s: a hidden field is refused like an unknown one',
    async (asker) => {
      const hidden = await messages(asker, '{ enforcementCases { edges { node { id } } } }');
      const invented = await messages(asker, '{ enforcementTales { edges { node { id } } } }');
      expect(hidden).toEqual([
        [`Cannot query field "enforcementCases" on type "Query".${hintFor(asker)}`, 'GRAPHQL_VALIDATION_FAILED'],
      ]);
      expect(invented).toEqual([
        [`Cannot query field "enforcementTales" on type "Query".${hintFor(asker)}`, 'GRAPHQL_VALIDATION_FAILED'],
      ]);
    },
  );

  it.each(['public', 'member'] as const)('suggests no names to %s, not even visible ones', async (asker) => {
    expect(await messages(asker, '{ regions { edges { nodes } } }')).toEqual([
      [`Cannot query field "nodes" on type "RegionEdge".${hintFor(asker)}`, 'GRAPHQL_VALIDATION_FAILED'],
    ]);
  });

  it('does not accept a document for a viewer because it was accepted for another', async () => {
    const query = '{ enforcementCaseByNumber(caseNumber: "(2021)闽0902执12号") { id } }';
    const code = async (asker: Bearer) => (await ask(asker, query)).errors?.map(({ extensions }) => extensions['code']);
    for (let times = 0; times < 2; times += 1) {
      expect(await code('court')).toEqual(['SUBGRAPH_UNAVAILABLE']);
      expect(await code('analyst')).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
      expect(await code('public')).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    }
  });

  it('is the source of suggestions, where there are any', async () => {
    const query = '{ enforcementCases { edges { node { inabilityGrounds } } } }';
    expect(await messages('court', query)).toEqual([
      [expect.stringContaining('Did you mean "inabilityGround"'), 'GRAPHQL_VALIDATION_FAILED'],
    ]);
    expect((await messages('committee', query))?.join()).not.toContain('"inabilityGround"');
    expect((await messages('committee', query))?.join()).toContain('inabilityGrounds');
  });

  it('is the source of errors in variables: a hidden type is unknown', async () => {
    const query = `query ($f: JudgeIncentiveFilter, $n: Int = 1) {
      judgeIncentives(filter: $f) { totalCount } campaigns(first: $n) { totalCount }
    }`;
    const errorsOf = async (asker: Bearer, variables: object) =>
      (await ask(asker, query, variables)).errors?.map(({ message, extensions }) => [extensions['code'], message]);
    expect(await errorsOf('court', { f: { made: 1, up: 2 } })).toEqual([
      ['BAD_USER_INPUT', expect.stringContaining('judge, kind, recorded')],
    ]);
    for (let times = 0; times < 2; times += 1) {
      expect(await errorsOf('analyst', { f: { made: 1, kind: 2 }, n: 'x' })).toEqual([
        ['GRAPHQL_VALIDATION_FAILED', 'Unknown type "JudgeIncentiveFilter".'],
        ['BAD_USER_INPUT', expect.stringContaining('n ')],
      ]);
    }
  });

  it.each(['public', 'court'] as const)(
    'has no mutations and no subscriptions, with a clear error for %s',
    async (asker) => {
      for (const kind of ['mutation', 'subscription']) {
        expect([(await ask(asker, `${kind} { some }`)).status, await messages(asker, `${kind} { some }`)]).toEqual([
          400,
          [[`The schema has no ${kind} operations.`, 'GRAPHQL_VALIDATION_FAILED']],
        ]);
      }
    },
  );

  it('returns null as a whole and fetches nothing where no selected field is readable', async () => {
    const reply = await ask('assessment', '{ enforcementCases { edges { node { id caseNumber } } } }');
    expect([reply.status, reply.data]).toEqual([200, null]);
    expect(reply.errors).toEqual([
      {
        message: expect.any(String),
        path: ['enforcementCases'],
        extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', coordinate: 'Query.enforcementCases' },
      },
    ]);
  });

  it('is sent as text once, until it changes (ETag)', async () => {
    const first = await sdl('analyst');
    expect(first.headers.get('vary')).toBe('authorization');
    const etag = first.headers.get('etag') ?? '';
    const again = await sdl('analyst', { 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await sdl('court', { 'if-none-match': etag })).status).toBe(200);
  });

  it('treats names of Object.prototype like any other name', async () => {
    const query = '{ __proto__: __typename constructor: __typename toString: __type(name: "constructor") { name } }';
    const { data } = await ask('court', query);
    expect(Object.entries(data ?? {})).toEqual([
      ['__proto__', 'Query'],
      ['constructor', 'Query'],
      ['toString', null],
    ]);
    expect(await messages('public', '{ __proto__ constructor }')).toEqual([
      [`Cannot query field "__proto__" on type "Query".${hintFor('public')}`, 'GRAPHQL_VALIDATION_FAILED'],
      [`Cannot query field "constructor" on type "Query".${hintFor('public')}`, 'GRAPHQL_VALIDATION_FAILED'],
    ]);
  });
});

/** What a message about an unknown name ends with, for somebody without a token. */
function hintFor(asker: string): string {
  return asker === 'public' ? ' You sent no token; some data can be read only with one.' : '';
}
