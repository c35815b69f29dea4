import { setTimeout as delay } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { decodeJwt } from 'jose';
import { pino } from 'pino';

import { freshKeys } from '../../subgraphs/shared/envelope/envelope-key.ts';
import { formatDateTime } from '../../subgraphs/shared/scalars/date-time.ts';
import type { DevelopmentClaims } from '../authentication/issuing/issue-token.ts';
import { bearerHeaders, bearerToken, PERSONAS, type Bearer } from '../authentication/issuing/personas.ts';
import { WHOLE_COUNTRY } from '../authentication/row-claims.ts';
import { readConfig } from '../config.ts';
import { createGateway, type RunningGateway } from '../gateway.ts';
import { describeWholeGraph } from '../verification/support/whole-graph.ts';
import { VIEWER_SUBGRAPH } from '../viewer/viewer-schema.ts';
import { viewerSubgraph } from '../viewer/viewer-subgraph.ts';

const JUDGE: DevelopmentClaims = { audience: 'court', subject: 'judge-one', court: '闽09', purpose: '执行' };

describeWholeGraph('the viewer', (graph) => {
  const WHO = `{ viewer {
    audience audienceLabel subject purpose expiresAt
    region { code name } court { code name } scopes { name label }
  } }`;
  const who = async (bearer: Bearer) => {
    const { data, errors } = await graph.as(bearer).send<{ viewer: Record<string, unknown> }>(WHO);
    expect(errors).toBeUndefined();
    return data.viewer;
  };

  it('of a court is told who they are, with the court by its name', async () => {
    const { scopes, expiresAt, ...viewer } = await who(JUDGE);
    expect(viewer).toEqual({
      audience: 'COURT',
      audienceLabel: '法院',
      subject: 'judge-one',
      purpose: '执行',
      region: null,
      court: { code: '闽09', name: '福建省宁德市中级人民法院' },
    });
    expect(scopes).toContainEqual({ name: 'party:name', label: '姓名' });
    expect(String(expiresAt)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/);
  });

  it('learns the expiry that the token itself has', async () => {
    const token = (await bearerToken(JUDGE)) ?? '';
    const response = await fetch(`${graph.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: '{ viewer { expiresAt } }' }),
    });
    const expiresAt = formatDateTime(new Date((decodeJwt(token).exp ?? 0) * 1000));
    expect(await response.json()).toEqual({ data: { viewer: { expiresAt } } });
  });

  it('of a committee has its region, and an analyst of the whole country has the country', async () => {
    expect(await who('committee')).toMatchObject({ audienceLabel: '政法委', region: { name: '宁德市' }, court: null });
    expect(await who('analyst')).toMatchObject({ region: { code: WHOLE_COUNTRY, name: '全国' } });
  });

  it('of a member unit has its unit by its name', async () => {
    const { data, errors } = await graph.as('member').send('{ viewer { audience unit { id creditCode name } } }');
    expect(errors).toBeUndefined();
    const claims = PERSONAS.member.claims;
    expect(data).toEqual({
      viewer: {
        audience: 'MEMBER',
        unit: { id: expect.any(String) as unknown, creditCode: claims?.unit, name: '甘孜藏族自治州住房公积金管理中心' },
      },
    });
  });

  it('without a token is the public, without rights, name or expiry', async () => {
    expect(await who('public')).toEqual({
      audience: 'PUBLIC',
      audienceLabel: '公众',
      subject: null,
      purpose: null,
      expiresAt: null,
      region: null,
      court: null,
      scopes: [],
    });
  });

  it('has only the scopes that the token was narrowed to', async () => {
    const { scopes } = await who({ ...JUDGE, scope: 'case:read' });
    expect(scopes).toEqual([{ name: 'case:read', label: '案件' }]);
  });

  it('reads courts, agencies and regions by a part of the name or by initials, and parties only with the right to names', async () => {
    const find = `{
      courts(filter: { initials: "ndszjrmfy" }) { nodes { name } }
      regions(filter: { nameContains: "柘荣" }) { nodes { name } }
    }`;
    expect(await graph.as('public').send(find)).toMatchObject({
      data: { courts: { nodes: [{ name: '福建省宁德市中级人民法院' }] }, regions: { nodes: [{ name: '柘荣县' }] } },
    });
    const agencies = await graph
      .as('assessment')
      .send<{ agencies: { nodes: { name: string }[] } }>(
        '{ agencies(filter: { nameContains: "霞浦县人民政府" }) { nodes { name } } }',
      );
    expect(agencies.data.agencies.nodes).toContainEqual({ name: '霞浦县人民政府' });
    const parties = '{ partiesByName(nameContains: "有限公司", first: 3) { nodes { name } edges { node { name } } } }';
    type Found = { partiesByName: { nodes: { name: string }[]; edges: { node: { name: string } }[] } };
    const { nodes, edges } = (await graph.as('court').send<Found>(parties)).data.partiesByName;
    expect(nodes).toHaveLength(3);
    expect(nodes.every(({ name }) => name.includes('有限公司'))).toBe(true);
    expect(edges.map(({ node }) => node)).toEqual(nodes);
    const { data, errors } = await graph.as('analyst').send(parties);
    expect([data, errors?.[0]?.extensions['code']]).toEqual([null, 'UNAUTHORIZED_FIELD_OR_TYPE']);
  });

  it('gets a typed error for a part of one character, without the character', async () => {
    const { errors } = await graph.send('{ courts(filter: { nameContains: "宁" }) { nodes { name } } }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'filter.nameContains' });
    expect(JSON.stringify(errors)).not.toContain('宁');
  });

  describe('reads enums', () => {
    type Labels = { enumLabels: { name: string; label: string; members: { name: string; label: string }[] }[] };
    const labels = async (bearer: Bearer, names?: string[]) =>
      (
        await graph
          .as(bearer)
          .send<Labels>(
            'query ($names: [String!]) { enumLabels(names: $names) { name label members { name label } } }',
            {
              names,
            },
          )
      ).data.enumLabels;

    it('with Chinese labels', async () => {
      expect(await labels('public', ['CourtLevel'])).toEqual([
        {
          name: 'CourtLevel',
          label: '法院层级',
          members: [
            { name: 'SUPREME', label: '最高人民法院' },
            { name: 'HIGH', label: '高级人民法院' },
            { name: 'INTERMEDIATE', label: '中级人民法院' },
            { name: 'BASIC', label: '基层人民法院' },
          ],
        },
      ]);
    });

    it('of what they may see alone: another does not exist, like a made-up one', async () => {
      expect(await labels('auditor', ['AccessVerdict'])).toMatchObject([{ name: 'AccessVerdict', label: '访问结果' }]);
      for (const bearer of ['public', 'court'] as const) {
        expect(await labels(bearer, ['AccessVerdict', 'NoSuchEnum'])).toEqual([]);
      }
    });

    it.each(Object.keys(PERSONAS) as Bearer[])('which are those of the schema that %s can read', async (bearer) => {
      const { data } = await graph
        .as(bearer)
        .send<{ __schema: { types: { kind: string; name: string; enumValues: { name: string }[] }[] } }>(
          '{ __schema { types { kind name enumValues { name } } } }',
        );
      const shown = data.__schema.types
        .filter(({ kind, name }) => kind === 'ENUM' && !name.startsWith('__'))
        .map(({ name, enumValues }) => `${name}: ${enumValues.map((member) => member.name).join(' ')}`);
      const served = await labels(bearer);
      expect(served.map(({ name, members }) => `${name}: ${members.map((member) => member.name).join(' ')}`)).toEqual(
        shown.toSorted(),
      );
      expect(served.length).toBeGreaterThan(1);
      for (const { label, members } of served) {
        expect(
          [label, ...members.map((member) => member.label)].filter((text) => !/^\p{Script=Han}/u.test(text)),
        ).toEqual([]);
      }
    });
  });
});

/** The viewer subgraph answers after a while, so that equal queries of all clients are certainly running at the same time. */
describe('two viewers with the same rights', () => {
  let gateway: RunningGateway;
  let answered = 0;

  beforeAll(async () => {
    const keys = freshKeys();
    const logger = pino({ level: 'silent' });
    const answer = viewerSubgraph({ keys, sliceOf: () => buildSchema('type Query { a: Int }'), logger });
    gateway = await createGateway(
      readConfig({ LIANZHI_ENV: 'test', ACCESS_LEDGER: 'memory', GATEWAY_PORT: '0', LOG_LEVEL: 'silent' }),
      {
        logger,
        envelopeKeys: { [VIEWER_SUBGRAPH]: keys },
        subgraphs: {
          [VIEWER_SUBGRAPH]: async (request) => {
            answered += 1;
            await delay(300);
            return answer(request);
          },
        },
      },
    );
  });
  afterAll(() => gateway.stop());

  it('are each told who they are, however close their requests', async () => {
    const ask = async (headers: Record<string, string>) => {
      const response = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-language': 'en', ...headers },
        body: JSON.stringify({ query: '{ viewer { subject purpose } }' }),
      });
      return ((await response.json()) as { data: { viewer: { subject: string; purpose: string } } }).data.viewer;
    };
    const people = [
      { subject: 'judge-one', purpose: '执行' },
      { subject: 'judge-two', purpose: '执行' },
      { subject: 'judge-one', purpose: '信访核查' },
    ];
    const tokens = await Promise.all(people.map((person) => bearerHeaders({ ...JUDGE, ...person })));
    // Planned first, so that none waits for the plan.
    await ask(tokens[0] ?? {});
    answered = 0;
    const rounds = [...tokens, ...tokens, ...tokens, ...tokens];
    const answers = await Promise.all(rounds.map(ask));
    expect(answers).toEqual([...people, ...people, ...people, ...people]);
    expect(answered).toBeGreaterThanOrEqual(people.length);
  });
});
