import { readFileSync } from 'node:fs';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { buildSchema, type GraphQLSchema } from 'graphql';

import { PUBLIC_VIEWER, type Viewer } from '../../../subgraphs/shared/access/viewer.ts';
import { attachScalars } from '../../serving/attach-scalars.ts';

import { ownRoutes, type OwnRoutes } from './own-routes.ts';
import { openOwnStore, type OwnStore } from './own-store.ts';

const API = buildSchema(readFileSync(new URL('../../../codegen/api-schema.graphql', import.meta.url), 'utf8'));
attachScalars(API);
/** What a viewer with few scopes sees. */
const NARROW = buildSchema('type Query { courts: Int }');

const OWNER: Viewer = {
  ...PUBLIC_VIEWER,
  audience: 'court',
  subject: 'officer-1',
  court: '闽0902',
  scopes: ['case:read'],
};
const COLLEAGUE: Viewer = { ...OWNER, subject: 'officer-2' };
const STRANGER: Viewer = { ...OWNER, subject: 'officer-3', court: '闽0903' };
const NUMBER = '35090219900101001X';
const DOCUMENT = `{
  enforcementCases(filter: { court: "闽0902", filed: "2021" }) { edges { node { caseNumber claimAmount court { name } } } }
}`;

describe('own queries', () => {
  let store: OwnStore;
  let route: OwnRoutes;
  const schemaOf = ({ scopes }: Viewer): GraphQLSchema => (scopes.length === 0 ? NARROW : API);

  beforeEach(async () => {
    store = await openOwnStore({ kind: 'memory' });
    route = ownRoutes({ store, schemaOf });
  });
  afterEach(() => store.close());

  const save = (body: object = {}, viewer = OWNER) =>
    route('POST', '/q/own', { title: 'Cases of 2021', document: DOCUMENT, ...body }, viewer);
  const refusal = (status: number, code: string, message: unknown = expect.any(String)) => ({
    status,
    json: { errors: [{ message, extensions: { code } }] },
  });

  it('are saved with parameters, rows and columns made from the document', async () => {
    const { status, json } = await save();
    expect(status).toBe(201);
    expect(json).toMatchObject({
      name: 'cases-of-2021',
      url: '/q/own/cases-of-2021',
      title: 'Cases of 2021',
      shared: 'private',
      isMine: true,
      version: 1,
      document: expect.stringContaining('$filterCourt: CourtCode = "闽0902"'),
      parameters: [
        { name: 'filterCourt', type: 'CourtCode', title: '法院', fallback: '闽0902', isRequired: false },
        { name: 'filterFiled', type: 'Period', title: '立案期间', fallback: '2021', isRequired: false },
      ],
      rows: 'enforcementCases.edges.node',
      columns: [
        { key: 'case_number', header: '案号', type: 'text', from: 'row' },
        { key: 'claim_amount', header: '申请标的', type: 'decimal', unit: '元' },
        { key: 'court_name', header: '名称', path: ['court', 'name'] },
      ],
    });
    expect((await route('GET', '/q/own/cases-of-2021', undefined, OWNER)).json).toEqual(json);
    expect(await route('GET', '/q/own', undefined, OWNER)).toMatchObject({
      status: 200,
      json: { queries: [{ name: 'cases-of-2021', isMine: true, version: 1 }], isComplete: true },
    });
  });

  it('hold no number or name of a person, whoever looks', async () => {
    const document = `query Q($who: [String!]! = ["${NUMBER}"]) {
      partiesByIdNumber(idNumber: "${NUMBER}") { edges { node { role } } }
      creditCheck(identifiers: $who) { listed }
    } # ${NUMBER}`;
    const { status, json } = await save({ title: '查人', document, shared: 'office' });
    expect(status).toBe(201);
    expect(json).toMatchObject({
      parameters: [
        { name: 'who', isPersonal: true, isRequired: true },
        { name: 'idNumber', isPersonal: true, isRequired: true },
      ],
    });
    const { queries } = await store.list(COLLEAGUE);
    expect(queries).toHaveLength(1);
    expect(JSON.stringify([json, queries])).not.toContain(NUMBER.slice(0, 17));
  });

  it.each([
    ['title', { title: `${NUMBER}的案件` }],
    ['title', { title: '电话 138 0000 0000' }],
    ['description', { description: NUMBER }],
    ['name', { name: 'q-13800000000' }],
    ['columns', { columns: [{ path: 'caseNumber', header: NUMBER }] }],
    ['title', { title: '' }],
    ['title', { title: 'x'.repeat(101) }],
    ['title', { title: 'a\u0000b' }],
    ['title', { title: '\ud800' }],
    ['title', { title: 5 }],
    ['name', { name: '../secret' }],
    ['name', { name: 'Ä' }],
    ['name', { name: '00000000-0000-0000-0000-000000000000' }],
    ['shared', { shared: 'everybody' }],
    ['columns', { columns: [] }],
    ['columns', { columns: [{ path: 'caseNumber', type: 'text' }] }],
    ['请求正文', { owner: 'officer-2' }],
  ])('are refused with a fault in %s, which the message names without the value', async (field, body) => {
    const answer = await save(body);
    expect(answer).toEqual(refusal(400, 'BAD_USER_INPUT', expect.stringContaining(field)));
    expect(JSON.stringify(answer)).not.toMatch(/350902|138|officer|secret/u);
    expect((await store.list(OWNER)).queries).toEqual([]);
  });

  it.each([undefined, null, [], 'text', 7, JSON.parse('{"__proto__": {"title": "x"}}')])(
    'are refused with the body %j',
    async (body) => {
      expect(await route('POST', '/q/own', body, OWNER)).toMatchObject({ status: 400 });
    },
  );

  it('are refused with a document that is not valid, has no rows or is too large', async () => {
    expect(await save({ document: '{ courts { nothing } }' })).toEqual(
      refusal(400, 'GRAPHQL_VALIDATION_FAILED', expect.stringContaining('第 1 行第 12 列')),
    );
    expect(await save({ document: '{ agency(id: "1") { name } }' })).toEqual(
      refusal(400, 'BAD_USER_INPUT', expect.stringContaining('没有列表')),
    );
    expect(await save({ document: `${DOCUMENT} #${'x'.repeat(64 * 1024)}` })).toEqual(
      refusal(413, 'OWN_QUERY_TOO_LARGE'),
    );
  });

  it('have the same name when the same request is sent twice, so that it is saved once', async () => {
    for (const title of ['Cases of 2021', '本院案件']) {
      expect((await save({ title })).status).toBe(201);
      expect(await save({ title })).toEqual(refusal(409, 'OWN_QUERY_NAME_TAKEN'));
    }
    expect((await store.list(OWNER)).queries).toHaveLength(2);
  });

  it('take rows and columns that are given, completed from the schema', async () => {
    const document =
      '{ agency(id: "7") { name judgments { edges { node { amount court { name } } } } circulars { edges { node { id } } } } }';
    const rows = 'agency.judgments.edges.node';
    const columns = [
      { path: 'court.name', header: '法院', key: 'court' },
      { path: ['agency', 'name'], from: 'root', header: '机关' },
      { path: 'amount' },
    ];
    const { json } = await save({ document, rows, columns });
    expect(json).toMatchObject({
      rows,
      columns: [
        { key: 'court', path: ['court', 'name'], from: 'row', header: '法院', type: 'text' },
        { key: 'agency_name', path: ['agency', 'name'], from: 'root', header: '机关', type: 'text' },
        { key: 'amount', path: ['amount'], from: 'row', type: 'decimal', unit: '元' },
      ],
    });
    for (const bad of [
      { rows: 'agency' },
      { rows: 'agency.judgments.nothing' },
      { rows, columns: [{ path: 'nothing' }] },
      { rows, columns: [{ path: 'agency.circulars.edges.node.id', from: 'root' }] },
      {
        rows,
        columns: [
          { path: 'amount', key: 'x' },
          { path: 'court.name', key: 'x' },
        ],
      },
    ]) {
      expect(await save({ name: 'bad', document, ...bad })).toEqual(refusal(400, 'BAD_USER_INPUT'));
    }
  });

  it('are shown to the same office once they are shared, under their id', async () => {
    const { json } = await save();
    const { id } = json as { id: string };
    const missing = refusal(404, 'OWN_QUERY_NOT_FOUND', '没有这个查询。');
    expect(await route('GET', `/q/own/${id}`, undefined, COLLEAGUE)).toEqual(missing);
    await route('PUT', '/q/own/cases-of-2021', { version: 1, shared: 'office' }, OWNER);
    expect(await route('GET', `/q/own/${id}`, undefined, COLLEAGUE)).toMatchObject({
      status: 200,
      json: { url: `/q/own/${id}`, isMine: false, owner: 'officer-1', version: 2 },
    });
    const forbidden = refusal(403, 'OWN_QUERY_FORBIDDEN');
    expect(await route('PUT', `/q/own/${id}`, { version: 2, title: 'x' }, COLLEAGUE)).toEqual(forbidden);
    expect(await route('DELETE', `/q/own/${id}`, undefined, COLLEAGUE)).toEqual(forbidden);
  });

  it('answer whoever may not see them like a query that never was', async () => {
    const { json } = await save({ shared: 'office' });
    const { id, name } = json as { id: string; name: string };
    const narrowed = { ...COLLEAGUE, scopes: [] };
    for (const viewer of [STRANGER, PUBLIC_VIEWER, narrowed]) {
      for (const method of ['GET', 'PUT', 'DELETE']) {
        const body = method === 'PUT' ? { version: 1, title: 'x' } : undefined;
        const unknown = await route(method, '/q/own/never-was', body, viewer);
        expect(unknown.status).toBe(404);
        expect(await route(method, `/q/own/${name}`, body, viewer)).toEqual(unknown);
        expect(await route(method, `/q/own/${id}`, body, viewer)).toEqual(unknown);
      }
      expect((await route('GET', '/q/own', undefined, viewer)).json).toEqual({ queries: [], isComplete: true });
    }
    expect(await save({}, PUBLIC_VIEWER)).toEqual(refusal(401, 'UNAUTHENTICATED'));
  });

  it('are changed field by field; a change of an old version is refused', async () => {
    await save({ description: '说明' });
    const url = '/q/own/cases-of-2021';
    const { json } = await route('PUT', url, { version: 1, title: '新标题' }, OWNER);
    expect(json).toMatchObject({ title: '新标题', description: '说明', version: 2, name: 'cases-of-2021' });
    expect(await route('PUT', url, { version: 1, title: '旧' }, OWNER)).toEqual(
      refusal(409, 'OWN_QUERY_VERSION_CONFLICT', expect.stringContaining('第 2 版')),
    );
    expect(await route('PUT', url, { title: '无版本' }, OWNER)).toEqual(
      refusal(400, 'BAD_USER_INPUT', expect.stringContaining('version')),
    );
    expect((await route('GET', url, undefined, OWNER)).json).toEqual(json);
  });

  it('keep fallbacks when their own text is sent back, and edited headers when the text grows', async () => {
    const columns = [{ path: 'caseNumber', header: '编号甲' }, { path: 'claimAmount' }];
    const first = (await save({ columns })).json as { document: string; parameters: unknown };
    const url = '/q/own/cases-of-2021';
    const same = await route('PUT', url, { version: 1, document: first.document }, OWNER);
    expect(same.json).toMatchObject({ document: first.document, parameters: first.parameters });
    const document = first.document.replace('claimAmount', 'claimAmount status');
    const grown = await route('PUT', url, { version: 2, document }, OWNER);
    expect(grown.json).toMatchObject({
      columns: [{ header: '编号甲' }, { header: '申请标的' }, { key: 'status' }, { key: 'court_name' }],
    });
  });

  it('are removed by their owner', async () => {
    await save();
    expect((await route('DELETE', '/q/own/cases-of-2021', undefined, OWNER)).status).toBe(200);
    expect((await route('GET', '/q/own/cases-of-2021', undefined, OWNER)).status).toBe(404);
    expect((await save()).status).toBe(201);
  });

  it('are refused with the faults that a further check finds', async () => {
    route = ownRoutes({ store, schemaOf, check: ({ name }) => [`${name} 太慢。`, '列不全。'] });
    expect(await save()).toMatchObject({
      status: 400,
      json: { errors: [{ message: 'cases-of-2021 太慢。' }, { message: '列不全。' }] },
    });
    expect((await store.list(OWNER)).queries).toEqual([]);
  });

  it.each([
    ['PATCH', '/q/own', 405],
    ['DELETE', '/q/own', 405],
    ['POST', '/q/own/x', 405],
    ['GET', '/q/own/', 404],
    ['GET', '/q/own/a/b', 404],
    ['GET', '/q/own/..%2f', 404],
    ['GET', '/q/ownership', 404],
  ])('answer %s %s with %i', async (method, path, status) => {
    expect((await route(method, path, undefined, OWNER)).status).toBe(status);
  });
});
