import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import type { RunningGateway } from '../gateway.ts';
import {
  answerJson,
  startFaultySubgraph,
  type FaultySubgraph,
  type Misbehaviour,
} from '../verification/support/faulty-subgraph.ts';
import { postQuery, startTinyGateway } from '../verification/support/tiny-gateway.ts';
import { tinyAssets, tinyCases } from '../verification/support/tiny-graph.ts';

const QUERY = '{ cases { id title assets { kind } } }';
const TITLES = ['case c1', 'case c2', 'case c3'];

let cases: FaultySubgraph;
let assets: FaultySubgraph;
let gateway: RunningGateway;

beforeAll(async () => {
  [cases, assets] = await Promise.all([startFaultySubgraph(tinyCases), startFaultySubgraph(tinyAssets)]);
  gateway = await startTinyGateway({
    SUBGRAPH_CASES_URL: cases.url,
    SUBGRAPH_ASSETS_URL: assets.url,
    SUBGRAPH_DEADLINE_MS: '2500',
    SUBGRAPH_REPLY_BYTES: '20000',
  });
});

afterAll(async () => {
  await gateway.stop();
  await Promise.all([cases.goDown(), assets.goDown()]);
});

beforeEach(() => {
  cases.behave(undefined);
  assets.behave(undefined);
});

interface EntityReply {
  readonly data: { readonly _entities: readonly Record<string, unknown>[] };
}

/** A subgraph whose entities are modified by `change`; the rest of its reply is correct. */
function withEntities(change: (entities: readonly Record<string, unknown>[]) => unknown): Misbehaviour {
  return (body, response) => {
    const { data } = JSON.parse(body) as EntityReply;
    answerJson(response, { data: { _entities: change(data._entities) } });
  };
}

const SECRETS = 'SELECT * FROM parties WHERE id_number=11010519491231002X at /srv/assets/party.ts:10';

const FAULTS: readonly (readonly [string, string, Misbehaviour])[] = [
  ['hangs', 'SUBGRAPH_TIMEOUT', () => {}],
  [
    'hangs in the middle of its reply',
    'SUBGRAPH_TIMEOUT',
    (body, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write(body.slice(0, 10));
    },
  ],
  ['resets the connection', 'SUBGRAPH_UNAVAILABLE', (_body, response) => void response.socket?.resetAndDestroy()],
  [
    'resets the connection in the middle of its reply',
    'SUBGRAPH_UNAVAILABLE',
    (body, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
      response.write(body.slice(0, 10), () => response.socket?.resetAndDestroy());
    },
  ],
  ['answers 500', 'SUBGRAPH_UNAVAILABLE', (_body, response) => void response.writeHead(500).end(SECRETS)],
  [
    'answers 503 with data',
    'SUBGRAPH_UNAVAILABLE',
    (body, response) => {
      response.writeHead(503, { 'content-type': 'application/json' }).end(body);
    },
  ],
  [
    'answers with a redirect',
    'SUBGRAPH_BAD_RESPONSE',
    (_body, response) => {
      response.writeHead(302, { location: 'http://elsewhere.invalid/' }).end();
    },
  ],
  [
    'answers with HTML',
    'SUBGRAPH_BAD_RESPONSE',
    (_body, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end(`<html>${SECRETS}</html>`);
    },
  ],
  [
    'answers with half of its JSON',
    'SUBGRAPH_BAD_RESPONSE',
    (body, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(body.slice(0, 20));
    },
  ],
  ['answers null', 'SUBGRAPH_BAD_RESPONSE', (_body, response) => answerJson(response, null)],
  ['answers with a list', 'SUBGRAPH_BAD_RESPONSE', (_body, response) => answerJson(response, [])],
  ['answers with neither data nor errors', 'SUBGRAPH_BAD_RESPONSE', (_body, response) => answerJson(response, {})],
  [
    'answers with more than is accepted',
    'SUBGRAPH_BAD_RESPONSE',
    (_body, response) => {
      answerJson(response, { data: null, padding: 'x'.repeat(30_000) });
    },
  ],
  ['answers without entities', 'SUBGRAPH_BAD_RESPONSE', (_body, response) => answerJson(response, { data: {} })],
  ['answers too few entities', 'SUBGRAPH_BAD_RESPONSE', withEntities((entities) => entities.slice(1))],
  ['answers too many entities', 'SUBGRAPH_BAD_RESPONSE', withEntities((entities) => [...entities, entities[0]])],
  ['answers entities in another order', 'SUBGRAPH_BAD_RESPONSE', withEntities((entities) => entities.toReversed())],
  [
    'answers entities of another type',
    'SUBGRAPH_BAD_RESPONSE',
    withEntities((entities) => entities.map((entity) => ({ ...entity, lianzhi_type: 'Court' }))),
  ],
  ['answers one entity that is text', 'SUBGRAPH_BAD_RESPONSE', withEntities((entities) => ['x', ...entities.slice(1)])],
  [
    'does not know its schema',
    'SUBGRAPH_BAD_RESPONSE',
    (_body, response) => {
      answerJson(response, { errors: [{ message: SECRETS, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
    },
  ],
  [
    'fails with a message of its database',
    'INTERNAL_SERVER_ERROR',
    (_body, response) => {
      const error = { message: SECRETS, path: ['_entities', 0, 'assets'], extensions: { stacktrace: [SECRETS] } };
      answerJson(response, { data: null, errors: [error, error] });
    },
  ],
];

describe('a subgraph at fault', () => {
  it.each(FAULTS)('that %s loses only its own fields, with one %s', async (_fault, code, misbehaviour) => {
    assets.behave(misbehaviour);
    const { status, data, errors, text } = await postQuery(gateway, QUERY);
    expect(status).toBe(200);
    expect(data?.['cases']).toEqual(TITLES.map((title) => ({ id: title.slice(5), title, assets: null })));
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.path?.[0]).toBe('cases');
    expect(errors?.[0]?.extensions).toMatchObject({ code, subgraph: 'assets' });
    expect(text).not.toMatch(/127\.0\.0\.1|https?:|SELECT|11010519491231002X|\.ts|stack|ECONN/);
  });

  it('names the path and the missing fields', async () => {
    assets.behave(() => {});
    const { errors } = await postQuery(gateway, QUERY);
    expect(errors?.[0]).toMatchObject({ path: ['cases'], extensions: { fields: ['assets'] } });
  });

  it('at the root of the query is one error with the path of the first field and the names of all', async () => {
    cases.behave((_body, response) => void response.writeHead(502).end());
    const { data, errors } = await postQuery(gateway, '{ case(id: "c1") { title } again: case(id: "c2") { title } }');
    expect(data).toEqual({ case: null, again: null });
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject({
      path: ['case'],
      extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'cases', fields: ['case', 'again'] },
    });
  });

  it('that was down is queried again when it is back, without a restart', async () => {
    await assets.goDown();
    const whileDown = await postQuery(gateway, QUERY);
    expect(whileDown.errors?.map(({ extensions }) => extensions['code'])).toEqual(['SUBGRAPH_UNAVAILABLE']);
    expect(whileDown.data?.['cases']).toHaveLength(3);
    await assets.comeBack();
    const afterwards = await postQuery(gateway, QUERY);
    expect(afterwards.errors).toBeUndefined();
    expect(afterwards.data?.['cases']).toContainEqual({ id: 'c1', title: 'case c1', assets: [{ kind: 'HOUSE' }] });
  });

  it('is reported by readiness, which stays 200 for the other subgraphs', async () => {
    await assets.goDown();
    const response = await fetch(`${gateway.url}/health/ready`);
    await assets.comeBack();
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ subgraphs: { cases: 'ready', assets: 'unavailable' } });
  });
});

describe('a value that is not of its type', () => {
  const MISTYPED: readonly (readonly [string, (entity: object) => object, readonly string[]])[] = [
    ['a text for a number', (entity: object) => ({ ...entity, worth: 'seven' }), ['cases', 'worth']],
    ['a fraction for a whole number', (entity: object) => ({ ...entity, worth: 7.5 }), ['cases', 'worth']],
    ['an object for a list', (entity: object) => ({ ...entity, assets: { kind: 'HOUSE' } }), ['cases', 'assets']],
    [
      'null for what is never null',
      (entity: object) => ({ ...entity, assets: [{ kind: null }] }),
      ['cases', 'assets', 'kind'],
    ],
    ['a missing value', (entity: object) => ({ ...entity, worth: undefined }), ['cases', 'worth']],
  ];

  it.each(MISTYPED)('such as %s is one error, and the rest is returned', async (_fault, change, path) => {
    assets.behave(withEntities((entities) => entities.map(change)));
    const { data, errors } = await postQuery(gateway, '{ cases { title worth assets { kind } } }');
    expect(errors?.map(({ extensions }) => extensions)).toEqual([
      { code: 'SUBGRAPH_BAD_RESPONSE', subgraph: 'assets' },
    ]);
    expect(errors?.[0]?.path).toEqual(path);
    const rows = data?.['cases'] as Record<string, unknown>[];
    expect(rows.map(({ title }) => title)).toEqual(TITLES);
    expect(rows[0]?.[path[1] ?? '']).toBeNull();
  });

  it('is reported in addition to another subgraph’s error', async () => {
    cases.behave((body, response) => {
      const reply = JSON.parse(body) as { data: { cases: Record<string, unknown>[] } };
      answerJson(response, { data: { cases: reply.data.cases.map((row) => ({ ...row, title: 7 })) } });
    });
    assets.behave((_body, response) => void response.writeHead(500).end());
    const { errors } = await postQuery(gateway, QUERY);
    expect(errors?.map(({ extensions }) => [extensions['subgraph'], extensions['code']])).toEqual([
      ['cases', 'SUBGRAPH_BAD_RESPONSE'],
      ['assets', 'SUBGRAPH_UNAVAILABLE'],
    ]);
  });
});

describe('a subgraph’s own error', () => {
  it('of a code that clients can handle is passed on under the client’s path', async () => {
    assets.behave((body, response) => {
      const { data } = JSON.parse(body) as EntityReply;
      const extensions = {
        code: 'BAD_USER_INPUT',
        field: 'first',
        fault: 'is below 1',
        expected: 'from 1',
        secret: SECRETS,
      };
      const error = { message: 'first is below 1; expected from 1.', path: ['_entities', 2, 'assets'], extensions };
      answerJson(response, {
        data: { _entities: data._entities.map((entity) => ({ ...entity, assets: null })) },
        errors: [error],
      });
    });
    const { errors, status } = await postQuery(gateway, QUERY);
    expect(status).toBe(200);
    expect(errors).toEqual([
      {
        message: 'first is below 1; expected from 1.',
        path: ['cases', 'assets'],
        extensions: {
          code: 'BAD_USER_INPUT',
          subgraph: 'assets',
          field: 'first',
          fault: 'is below 1',
          expected: 'from 1',
        },
      },
    ]);
  });
});

describe('a fetch', () => {
  it('has the client’s request id', async () => {
    await postQuery(gateway, QUERY, undefined, {
      headers: { 'content-type': 'application/json', 'accept-language': 'en', 'x-request-id': 'court-client-0001' },
    });
    expect(assets.headersOfLast()['x-request-id']).toBe('court-client-0001');
  });

  it('is aborted when its client disconnects', async () => {
    const gatewayWithoutDeadline = await startTinyGateway({
      SUBGRAPH_CASES_URL: cases.url,
      SUBGRAPH_ASSETS_URL: assets.url,
      SUBGRAPH_DEADLINE_MS: '600000',
    });
    const client = new AbortController();
    const isAborted = new Promise<void>((resolve) => {
      assets.behave((_body, response) => {
        response.once('close', resolve);
        client.abort();
      });
    });
    await expect(postQuery(gatewayWithoutDeadline, QUERY, undefined, { signal: client.signal })).rejects.toThrow();
    await isAborted;
    await gatewayWithoutDeadline.stop();
  });
});
