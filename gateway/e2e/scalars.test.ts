import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { pino } from 'pino';

import type { SubgraphHandler } from '../../subgraphs/shared/server/subgraph-handler.ts';
import { readConfig } from '../config.ts';
import { createGateway, type RunningGateway } from '../gateway.ts';
import { composeSupergraph } from '../verification/support/compose.ts';
import { postQuery } from '../verification/support/tiny-gateway.ts';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';
const SUPERGRAPH = composeSupergraph({
  cases: parse(`
    ${LINK}
    input Range { from: Float, to: [Float!] }
    type Query { case(id: ID!, rate: Float, range: Range): Case, ids: [ID!] }
    type Case @key(fields: "id") { id: ID!, count: Int, rate: Float }
  `),
  assets: parse(`${LINK} type Case @key(fields: "id") { id: ID!, worth: Int }`),
});

/** What the subgraphs answer with, and what they were sent. */
const replies: Record<'cases' | 'assets', string> = { cases: '', assets: '' };
const sent: string[] = [];

function subgraph(name: keyof typeof replies): SubgraphHandler {
  return ({ body }) => {
    sent.push(body);
    return Promise.resolve({ status: 200, contentType: 'application/json', body: replies[name] });
  };
}

describe.each(['compiled', 'apollo'])('through the %s executor:', (executor) => {
  let gateway: RunningGateway;

  beforeAll(async () => {
    const env = { GATEWAY_PORT: '0', ACCESS_LEDGER: 'memory', ACCESS_RULES: 'none', PLANNER_MS: '30000' };
    gateway = await createGateway(readConfig({ ...env, EXECUTOR: executor }), {
      supergraphSdl: SUPERGRAPH,
      subgraphs: { cases: subgraph('cases'), assets: subgraph('assets') },
      logger: pino({ level: 'silent' }),
    });
  });
  afterAll(() => gateway.stop());

  /** A request that answers with what the cases subgraph is told to say. */
  async function reply(selection: string, data: string) {
    replies.cases = `{"data":${data}}`;
    return postQuery(gateway, selection);
  }

  it.each([
    ['{ case(id: "1", rate: 1E400) { count } }', 'rate'],
    [`{ case(id: "1", rate: -1${'0'.repeat(400)}) { count } }`, 'rate'],
    ['{ case(id: "1", range: { from: 1E999 }) { count } }', 'range.from'],
    ['{ case(id: "1", range: { to: [1, 1E999] }) { count } }', 'range.to'],
    ['query ($rate: Float = 1E400) { case(id: "1", rate: $rate) { count } }', 'rate'],
  ])('a number that no Float can hold is refused before anything is fetched: %s', async (query, field) => {
    sent.length = 0;
    const { status, errors } = await postQuery(gateway, query);
    expect(status).toBe(400);
    expect(errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', field, fault: 'is not a valid Float', expected: 'a finite number' } },
    ]);
    expect(sent).toEqual([]);
  });

  it('a variable that JSON reads as infinity is refused', async () => {
    const body = '{"query":"query ($r: Float) { case(id: 1, rate: $r) { count } }","variables":{"r":1e400}}';
    const { status, errors } = await postQuery(gateway, '', undefined, { body });
    expect(status).toBe(400);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: 'r' } }]);
  });

  it('an id whose digits JSON has changed is refused, and one in the document is sent with all its digits', async () => {
    const query = 'query ($id: ID!) { case(id: $id) { count } }';
    const body = `{"query":${JSON.stringify(query)},"variables":{"id":350902199001011234}}`;
    const refused = await postQuery(gateway, '', undefined, { body });
    expect(refused.status).toBe(400);
    expect(refused.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: 'id' } }]);
    sent.length = 0;
    expect((await reply('{ case(id: 350902199001011234) { count } }', '{"case":{"count":1}}')).status).toBe(200);
    expect(sent.join()).toContain('350902199001011234');
  });

  it.each(['2147483648', '-2147483649', '1.5', '1e400'])(
    'a subgraph’s %s is no Int: null with an error, and not passed on',
    async (count) => {
      const { data, errors, text } = await reply(
        '{ case(id: 1) { count rate } }',
        `{"case":{"count":${count},"rate":0.5}}`,
      );
      expect(data).toEqual({ case: { count: null, rate: 0.5 } });
      expect(errors).toMatchObject([{ path: ['case', 'count'], extensions: { code: 'SUBGRAPH_BAD_RESPONSE' } }]);
      expect(text).not.toContain(count);
    },
  );

  it('the ends of 32 bits are an Int', async () => {
    for (const count of [2147483647, -2147483648]) {
      expect(await reply('{ case(id: 1) { count } }', `{"case":{"count":${count}}}`)).toMatchObject({
        data: { case: { count } },
      });
    }
  });

  it('a subgraph’s infinity is no Float', async () => {
    const { data, errors } = await reply('{ case(id: 1) { rate } }', '{"case":{"rate":1e400}}');
    expect(data).toEqual({ case: { rate: null } });
    expect(errors).toMatchObject([{ path: ['case', 'rate'], extensions: { code: 'SUBGRAPH_BAD_RESPONSE' } }]);
  });

  it('an id that a subgraph sends as a number is text for the client and for other subgraphs', async () => {
    expect((await reply('{ ids }', '{"ids":[5,"a",-7]}')).data).toEqual({ ids: ['5', 'a', '-7'] });
    replies.assets =
      '{"data":{"_entities":[{"__typename":"Case","lianzhi_type":"Case","lianzhi_key_Case_id":5,"worth":9}]}}';
    sent.length = 0;
    const { data } = await reply('{ case(id: 5) { id worth } }', '{"case":{"__typename":"Case","id":5}}');
    expect(data).toEqual({ case: { id: '5', worth: 9 } });
    expect(sent[1]).toContain('"id":"5"');
  });

  it('an id whose digits JSON has changed is an error', async () => {
    const { data, errors } = await reply('{ ids }', '{"ids":[350902199001011234]}');
    expect(data).toEqual({ ids: null });
    expect(errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_BAD_RESPONSE' } }]);
  });
});
