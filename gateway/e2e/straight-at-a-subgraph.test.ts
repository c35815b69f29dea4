import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';

import { readSubgraphConfig } from '../../subgraphs/config.ts';
import { SUBGRAPHS } from '../../subgraphs/definitions.ts';
import { serveSubgraph, type RunningSubgraph } from '../../subgraphs/serve.ts';
import type { Viewer } from '../../subgraphs/shared/access/viewer.ts';
import { migrate } from '../../subgraphs/shared/database/migrate.ts';
import { envelopeKeysText, freshKeys } from '../../subgraphs/shared/envelope/envelope-key.ts';
import { ENVELOPE_HEADER, ENVELOPE_LIFETIME_MS } from '../../subgraphs/shared/envelope/envelope.ts';
import { envelopeSigner } from '../../subgraphs/shared/envelope/sign-envelope.ts';
import { SUBGRAPH_NAMES, type SubgraphName } from '../../subgraphs/shared/server/subgraph-names.ts';
import { scratchAddress, type ScratchAddress } from '../../subgraphs/shared/testing/scratch-address.ts';
import { SUPREME_COURT_VIEWER } from '../../subgraphs/shared/testing/viewers.ts';

/** Requests that reach a subgraph directly, bypassing the gateway: the response of each subgraph over HTTP. */

interface HttpReply {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

const REQUEST_ID = 'direct-request';
const keyText = (name: string): string => `${name}:a secret of the ${name} subgraph in this test`;

/** A type that each subgraph answers `_entities` for: its name, a representation, a field. */
const ENTITY: Readonly<Record<SubgraphName, readonly [string, string, string]>> = {
  cases: ['Region', 'code: "350900"', 'code'],
  assets: ['Asset', 'id: "1"', 'id'],
  credit: ['DishonestListing', 'id: "1"', 'id'],
  performance: ['Agency', 'id: "1"', 'id'],
  linkage: ['Meeting', 'id: "1"', 'id'],
};

function requestsFor(name: SubgraphName): Readonly<Record<string, string>> {
  const [type, key, field] = ENTITY[name];
  return {
    _entities: body(
      `{ _entities(representations: [{ __typename: "${type}", ${key} }]) { ... on ${type} { ${field} } } }`,
    ),
    _service: body('{ _service { sdl } }'),
    introspection: body('{ __schema { types { name } } }'),
    __typename: body('{ __typename }'),
    'no GraphQL': 'SELECT 1',
  };
}

function body(query: string): string {
  return JSON.stringify({ query });
}

describe.each(SUBGRAPH_NAMES)('directly at %s', (name) => {
  const lines: string[] = [];
  const table: Record<string, Record<string, number>> = {};
  const [key] = envelopeKeysText.parse(keyText(name));
  const sign = (viewer: Viewer, text: string): string => envelopeSigner(name, key)(viewer, REQUEST_ID, text);
  let place: ScratchAddress;
  let subgraph: RunningSubgraph;

  beforeAll(async () => {
    place = await scratchAddress('sqlite', `straight_${name}`);
    await migrate(SUBGRAPHS[name], place.address);
    const { config, secrets } = readSubgraphConfig(name, {
      SUBGRAPH_PORT: '0',
      [`${name.toUpperCase()}_ENVELOPE_KEYS`]: keyText(name),
      [`${name.toUpperCase()}_DATABASE_URL`]: place.address.kind === 'sqlite' ? place.address.file : '',
    });
    subgraph = await serveSubgraph(config, secrets, pino({}, { write: (line: string) => void lines.push(line) }));
  });
  afterAll(async () => {
    await subgraph?.stop();
    await place?.remove();
    const columns = Object.keys(requestsFor(name));
    const rows = Object.entries(table).map(([way, statuses]) =>
      [way, ...columns.map((column) => statuses[column])].join(' | '),
    );
    process.stdout.write(`\n${[[name, ...columns].join(' | '), ...rows].join('\n')}\n`);
  });

  async function send(text: string, envelope?: string, init: RequestInit = {}): Promise<HttpReply> {
    const headers = { 'content-type': 'application/json', 'x-request-id': REQUEST_ID };
    const response = await fetch(subgraph.url, {
      method: 'POST',
      headers: { ...headers, ...(envelope !== undefined && { [ENVELOPE_HEADER]: envelope }) },
      body: text,
      ...init,
    });
    const { date: _, ...otherHeaders } = Object.fromEntries(response.headers);
    return { status: response.status, body: await response.text(), headers: otherHeaders };
  }

  /** Every kind of request without the gateway, with the reason in the log. */
  const WAYS: readonly (readonly [string, string, (text: string) => string | undefined | Promise<string>])[] = [
    ['without an envelope', 'missing', () => undefined],
    ['with an expired one', 'expired', (text) => oldEnvelope(text)],
    [
      'with a replayed one',
      'replayed',
      async (text) => {
        const envelope = sign(SUPREME_COURT_VIEWER, text);
        await send(text, envelope);
        return envelope;
      },
    ],
    ['with another subgraph’s', 'unknown key', (text) => foreignEnvelope(text)],
    [
      'with one for another subgraph, by our key',
      'for another subgraph',
      (text) => envelopeSigner('another', key)(SUPREME_COURT_VIEWER, REQUEST_ID, text),
    ],
    [
      'with one by another key of our key’s name',
      'forged',
      (text) => envelopeSigner(name, { ...freshKeys()[0], id: key.id })(SUPREME_COURT_VIEWER, REQUEST_ID, text),
    ],
    ['with more scopes written into it', 'forged', (text) => widened(text)],
    ['with another body’s', 'for another body', () => sign(SUPREME_COURT_VIEWER, body('{ other: __typename }'))],
    [
      'with another request id’s',
      'for another request id',
      (text) => envelopeSigner(name, key)(SUPREME_COURT_VIEWER, 'another-id', text),
    ],
    [
      'with one from the future',
      'from the future',
      (text) =>
        envelopeSigner(name, key, { now: () => Date.now() + ENVELOPE_LIFETIME_MS })(
          SUPREME_COURT_VIEWER,
          REQUEST_ID,
          text,
        ),
    ],
    ['with malformed text', 'malformed', () => 'Bearer of good news'],
  ];

  function oldEnvelope(text: string): string {
    const signInThePast = envelopeSigner(name, key, { now: () => Date.now() - ENVELOPE_LIFETIME_MS - 1_000 });
    return signInThePast(SUPREME_COURT_VIEWER, REQUEST_ID, text);
  }

  function foreignEnvelope(text: string): string {
    const other = SUBGRAPH_NAMES.find((each) => each !== name) ?? name;
    const [otherKey] = envelopeKeysText.parse(keyText(other));
    return envelopeSigner(other, otherKey)(SUPREME_COURT_VIEWER, REQUEST_ID, text);
  }

  function widened(text: string): string {
    const [version, id, payload = '', tag] = sign({ ...SUPREME_COURT_VIEWER, scopes: [] }, text).split('.');
    const claims = Buffer.from(payload, 'base64url').toString().replace('"scopes":[]', '"scopes":["party:identity"]');
    return [version, id, Buffer.from(claims).toString('base64url'), tag].join('.');
  }

  it.each(WAYS)('%s, every request gets 401, and the log has the reason: %s', async (way, reason, envelopeFor) => {
    const statuses = (table[way] ??= {});
    for (const [question, text] of Object.entries(requestsFor(name))) {
      const envelope = await envelopeFor(text);
      lines.length = 0;
      const answer = await send(text, envelope);
      statuses[question] = answer.status;
      expect(answer).toEqual(await send(text));
      expect(answer).toMatchObject({ status: 401, headers: { 'content-type': 'application/json; charset=utf-8' } });
      expect(JSON.parse(answer.body)).toEqual({
        errors: [
          {
            message: 'Nobody vouches for this request; ask the gateway.',
            extensions: { code: 'UNAUTHENTICATED' },
          },
        ],
      });
      expect(JSON.parse(lines[0] ?? '{}')).toMatchObject({ subgraph: name, envelope: reason, msg: 'refused' });
      expect(lines.join('')).not.toMatch(/__typename|_entities|最高法|SELECT|v1\./);
    }
  });

  it('with the gateway’s envelope, each request is answered normally', async () => {
    const statuses = (table['with the gateway’s'] ??= {});
    for (const [question, text] of Object.entries(requestsFor(name))) {
      const answer = await send(text, sign(SUPREME_COURT_VIEWER, text));
      statuses[question] = answer.status;
      expect(answer.status).toBe(question === 'no GraphQL' ? 400 : 200);
    }
  });

  it('with another method or path the response is the same 401, and health is open', async () => {
    const refused = await send(body('{ __typename }'));
    const at = (path: string, init: RequestInit): Promise<HttpReply> =>
      fetch(new URL(path, subgraph.url), init).then(async (response) => {
        const { date: _, ...headers } = Object.fromEntries(response.headers);
        return { status: response.status, body: await response.text(), headers };
      });
    expect(await at('/graphql?query={__typename}', {})).toEqual(refused);
    expect(await at('/', {})).toEqual(refused);
    expect(await at('/graphql', { method: 'PUT', body: '{}' })).toEqual(refused);
    expect(await at('/schema.graphql', { method: 'POST', body: '{}' })).toEqual(refused);
    expect((await at('/graphql', { method: 'HEAD' })).status).toBe(401);
    expect((await at('/health/live', {})).status).toBe(200);
    expect((await at('/health/ready', {})).status).toBe(200);
  });
});
