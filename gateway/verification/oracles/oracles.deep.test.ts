import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { BEARERS, openGuardedGraph, type GuardedGraph, type Rights, type Response } from './guarded-graph.ts';
import { rowScope, type RowScope } from './row-scope.ts';
import type { StoredRow } from './small-world.ts';

/**
 * The usual ways in which hidden data leaks, one test each, in the order of the specification of access: by query, by
 * `_entities`, and by a direct request to the subgraph with an envelope.
 */

let graph: GuardedGraph;
let scope: RowScope;

beforeAll(async () => {
  graph = await openGuardedGraph();
  scope = rowScope(graph.rows);
}, 600_000);
afterAll(() => graph.close());

const JUDGE: Rights = { audience: 'court', court: '闽0921' };
const COMMITTEE: Rights = { audience: 'committee', region: '350900' };
const FUND: Rights = { audience: 'member', unit: '12513300Y75107010B' };

function rowsOf(kind: string): readonly StoredRow[] {
  return graph.rows.filter((row) => row.kind === kind);
}

function visible(kind: string, viewer: Rights): readonly StoredRow[] {
  return rowsOf(kind).filter((row) => !scope.isHidden(row, viewer));
}

function hidden(kind: string, viewer: Rights): StoredRow {
  const row = rowsOf(kind).find((each) => scope.isHidden(each, viewer));
  if (row === undefined) {
    throw new Error(`The small world has no ${kind} that is hidden from ${viewer.audience}.`);
  }
  return row;
}

function text(row: StoredRow | undefined, property: string): string {
  return String(row?.values[property]);
}

function codesOf({ errors }: Response): unknown[] {
  return errors.map(({ extensions }) => extensions['code']);
}

/** Equal in all that a client can measure. The number of statements stands for the time. */
function expectSameResponse(one: Response, other: Response): void {
  expect(one.text).toBe(other.text);
  expect(one).toEqual(other);
}

const neverUsed = (id: string): string => `${id.slice(0, 2)}zzzzzzzzzzzzzz`;

describe('ordering and filtering by a hidden field', () => {
  it.each([
    ['an analyst, cases by their amount', 'analyst', 'namelessCases(orderBy: { field: CLAIM_AMOUNT })'],
    ['an analyst, cases of a number', 'analyst', 'namelessCases(filter: { caseNumber: "（2020）闽0902执1号" })'],
    ['an analyst, cases of an amount', 'analyst', 'namelessCases(filter: { claimAmount: { min: "1" } })'],
    ['an analyst, cases of a court', 'analyst', 'namelessCases(filter: { court: "闽0902" })'],
    ['an analyst, cases of a county', 'analyst', 'namelessCases(filter: { region: "350902" })'],
    ['an analyst, cases of a day', 'analyst', 'namelessCases(filter: { filed: "2020-03-02/2020-03-03" })'],
    ['a committee, listings of a name', 'committee', 'dishonestListings(filter: { name: "王" })'],
    ['a committee, listings of a number', 'committee', 'dishonestListings(filter: { idNumber: "11010519491231002X" })'],
  ] as const)('is not offered to %s', async (_, audience, list) => {
    const response = await graph.query(BEARERS[audience], `{ ${list} { totalCount } }`);
    expect(response.status).toBe(400);
    expect(codesOf(response)).toEqual([expect.stringMatching(/^(GRAPHQL_VALIDATION_FAILED|BAD_USER_INPUT)$/)]);
    expect(response.statements).toBe(0);
  });

  it.each([
    ['by case number', 'analyst', 'enforcementCaseByNumber(caseNumber: "（2020）闽0902执1号") { id }'],
    ['by instrument', 'analyst', 'judgmentByInstrumentNumber(instrumentNumber: "（2020）闽0902民初1号") { id }'],
    ['by decision', 'analyst', 'sanctionByDecisionNumber(decisionNumber: "（2020）闽0902司惩1号") { id }'],
    ['by identity number', 'committee', 'partiesByIdNumber(idNumber: "11010519491231002X") { totalCount }'],
    ['by credit code', 'committee', 'partiesByCreditCode(creditCode: "91350100M000100Y43") { totalCount }'],
    ['by a list of identifiers', 'committee', 'creditCheck(identifiers: ["11010519491231002X"]) { listed }'],
  ] as const)('through a lookup %s is denied, without any SQL statement', async (_, audience, lookup) => {
    const response = await graph.query(BEARERS[audience], `{ ${lookup} }`);
    expect(response.data).toBeNull();
    expect(codesOf(response)).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    expect(response.statements).toBe(0);
  });
});

describe('a published name', () => {
  it.each([
    [
      'the listing of a court and a day',
      'dishonestListings(filter: { court: "闽0902" }) { edges { node { publishedOn } } }',
    ],
    ['a case’s own listings', 'enforcementCases { edges { node { dishonestListings { publishedOn } } } }'],
    ['a listing’s repair', 'creditRepairs { edges { node { dishonestListing { publishedOn } } } }'],
  ])('is not linked to a case by %s: analysts read no case or listing by it', async (_, query) => {
    const response = await graph.query(BEARERS.analyst, `{ ${query} }`);
    expect(codesOf(response)).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    expect(response.text).not.toMatch(/"publishedOn":"/);
  });
});

describe('counting', () => {
  it.each([
    ['EnforcementCase', 'enforcementCases', 'court', JUDGE],
    ['Judgment', 'judgments', 'court', JUDGE],
    ['EnforcementCase', 'enforcementCases', 'committee', COMMITTEE],
    ['Meeting', 'meetings', 'committee', COMMITTEE],
    ['SupervisionLedger', 'supervisionLedgers', 'committee', COMMITTEE],
    ['SupervisionLedger', 'supervisionLedgers', 'assessment', { audience: 'assessment', region: '350900' }],
    ['InquiryRequest', 'inquiryRequests', 'member', FUND],
    ['Meeting', 'meetings', 'member', FUND],
  ] as const)('%s through %s counts only what the %s may see, page by page', async (kind, list, audience, viewer) => {
    const expected = visible(kind, viewer).map((row) => text(row, 'id'));
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const page = `{ ${list}(first: 3, after: ${JSON.stringify(after)}) {
        totalCount pageInfo { hasNextPage endCursor } edges { node { id } } } }`;
      const { data } = await graph.query(BEARERS[audience], page);
      const { totalCount, pageInfo, edges } = (data?.[list] ?? {}) as unknown as Page;
      expect(totalCount).toBe(expected.length);
      ids.push(...edges.map(({ node }) => node.id));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null && ids.length < 90);
    expect(expected).toEqual(expect.arrayContaining(ids));
    expect(new Set(ids).size).toBe(Math.min(expected.length, ids.length));
  });

  it('cases of another court than the judge’s finds none, by the court or by a filter', async () => {
    const court = text(hidden('EnforcementCase', JUDGE), 'courtCode');
    const query = `{ court(code: "${court}") { enforcementCases { totalCount edges { cursor } } }
      enforcementCases(filter: { court: "${court}" }) { totalCount edges { cursor } } }`;
    const { data } = await graph.query(BEARERS.court, query);
    const none = { totalCount: 0, edges: [] };
    expect(data).toEqual({ court: { enforcementCases: none }, enforcementCases: none });
  });

  it('statistics of another court than the judge’s are those of a court without cases', async () => {
    const busy = text(hidden('EnforcementCase', JUDGE), 'courtCode');
    const measures = '{ total newCases claimedAmount }';
    const of = (court: string): Promise<Response> =>
      graph.query(BEARERS.court, `{ caseStatistics(period: "2015/2024", filter: { court: "${court}" }) ${measures} }`);
    const idle = rowsOf('Court').find(
      (court) => !rowsOf('EnforcementCase').some((each) => text(each, 'courtCode') === text(court, 'code')),
    );
    expect((await of(busy)).text).toBe((await of(text(idle, 'code'))).text);
  });

  it('statistics of the whole country count only the judge’s own court', async () => {
    const query = '{ caseStatistics(period: "2010-01-01/2030-01-01") { newCases } }';
    const { data } = await graph.query(BEARERS.court, query);
    expect(data?.['caseStatistics']).toEqual([{ newCases: visible('EnforcementCase', JUDGE).length }]);
  });

  it('a cursor of another viewer opens no page with hidden records', async () => {
    const list = (page: string): string => `{ enforcementCases(first: 5${page}) { edges { cursor node { id } } } }`;
    const supreme = { audience: 'court', subject: 'supreme', court: '最高法' } as const;
    const others = (await graph.query(supreme, list(''))).data?.['enforcementCases'] as unknown as Page;
    const own = visible('EnforcementCase', JUDGE).map((row) => text(row, 'id'));
    for (const { cursor } of others.edges) {
      const response = await graph.query(BEARERS.court, list(`, after: "${cursor}"`));
      const { edges } = (response.data?.['enforcementCases'] ?? { edges: [] }) as unknown as Page;
      expect(own).toEqual(expect.arrayContaining(edges.map(({ node }) => node.id)));
    }
  });
});

interface Page {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  edges: { cursor: string; node: { id: string } }[];
}

/** Each kind of record that is looked up by its id: its root field, and the subgraph that owns it. */
const LOOKUPS = [
  ['EnforcementCase', 'enforcementCase', 'cases', JUDGE, 'court'],
  ['Judgment', 'judgment', 'cases', JUDGE, 'court'],
  ['Party', 'party', 'cases', JUDGE, 'court'],
  ['Asset', 'asset', 'assets', JUDGE, 'court'],
  ['ControlMeasure', 'controlMeasure', 'assets', JUDGE, 'court'],
  ['Payout', 'payout', 'assets', JUDGE, 'court'],
  ['InquiryRequest', 'inquiryRequest', 'assets', FUND, 'member'],
  ['DishonestListing', 'dishonestListing', 'credit', JUDGE, 'court'],
  ['ConsumptionRestriction', 'consumptionRestriction', 'credit', JUDGE, 'court'],
  ['Sanction', 'sanction', 'credit', COMMITTEE, 'committee'],
  ['Interception', 'interception', 'credit', FUND, 'member'],
  ['Agency', 'agency', 'performance', FUND, 'member'],
  ['AgencyPerformance', 'agencyPerformance', 'performance', FUND, 'member'],
  ['SupervisionLedger', 'supervisionLedger', 'performance', COMMITTEE, 'committee'],
  ['Meeting', 'meeting', 'linkage', FUND, 'member'],
  ['Membership', 'membership', 'linkage', FUND, 'member'],
  ['Resolution', 'resolution', 'linkage', FUND, 'member'],
  ['Circular', 'circular', 'linkage', COMMITTEE, 'committee'],
  ['Commitment', 'commitment', 'linkage', FUND, 'member'],
  ['GridTask', 'gridTask', 'linkage', JUDGE, 'court'],
] as const;

describe.each(LOOKUPS)('a hidden %s', (kind, root, subgraph, viewer, audience) => {
  it(`looked up through ${root} gets the response of an id that never existed, in bytes and statements`, async () => {
    const query = `query ($id: ID!) { ${root}(id: $id) { __typename id } }`;
    const id = text(hidden(kind, viewer), 'id');
    const response = await graph.query(BEARERS[audience], query, { id });
    expect(response.data).toEqual({ [root]: null });
    expectSameResponse(response, await graph.query(BEARERS[audience], query, { id: neverUsed(id) }));
    const [own] = visible(kind, viewer);
    const ofOwn = own && (await graph.query(BEARERS[audience], query, { id: text(own, 'id') }));
    expect(ofOwn?.data).toEqual(own && { [root]: { __typename: kind, id: text(own, 'id') } });
  });

  it('requested by _entities, directly from its subgraph, gets the response of an id that never existed', async () => {
    const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${kind} { id } } }`;
    const request = (id: string): Promise<Response> =>
      graph.querySubgraph(subgraph, viewer, query, { representations: [{ __typename: kind, id }] });
    const row = hidden(kind, viewer);
    const id = text(row, 'id');
    const response = await request(id);
    expect(response.data).toEqual({ _entities: [null] });
    // The error repeats the id that was asked for.
    const never = JSON.stringify(await request(neverUsed(id))).replaceAll(neverUsed(id), id);
    expectSameResponse(response, JSON.parse(never) as Response);
  });

  it('is not shown for facts that a representation claims', async () => {
    const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${kind} { id } } }`;
    const id = text(hidden(kind, viewer), 'id');
    const [own] = visible(kind, viewer);
    const claims = {
      ...own?.values,
      courtCode: '闽0921',
      regionCode: '350900',
      court: { code: '闽0921' },
      viewer: { audience: 'court', court: '最高法' },
    };
    const response = await graph.querySubgraph(subgraph, viewer, query, {
      representations: [{ ...claims, __typename: kind, id }],
    });
    expect(response.data).toEqual({ _entities: [null] });
  });
});

/** Somebody who may read cases and nothing that names one. */
const CASES_ONLY = { audience: 'analyst', region: '350900', scopes: ['case:read'] } as const;

describe('a subgraph reached directly', () => {
  it.each([
    ['a field', '{ enforcementCases { edges { node { caseNumber } } } }', 'EnforcementCase.caseNumber'],
    ['an alias', '{ enforcementCases { edges { node { id: officerName } } } }', 'EnforcementCase.officerName'],
    [
      'a fragment',
      '{ enforcementCases { edges { node { ...f } } } } fragment f on EnforcementCase { parties { idNumber } }',
      'Party.idNumber',
    ],
    [
      'an entity',
      '{ _entities(representations: [{ __typename: "Party", id: "x" }]) { ... on Party { name } } }',
      'Party.name',
    ],
    [
      'a field that is skipped',
      '{ enforcementCases { edges { node { caseNumber @skip(if: true) } } } }',
      'EnforcementCase.caseNumber',
    ],
  ])('refuses the whole request if its own rules deny a field, by %s', async (_, query, coordinate) => {
    const response = await graph.querySubgraph('cases', CASES_ONLY, query);
    expect(response).toMatchObject({ status: 403, data: null, statements: 0 });
    expect(response.errors).toMatchObject([{ extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', coordinate } }]);
  });

  it.each(['cases', 'assets', 'credit', 'performance', 'linkage'] as const)(
    'of %s shows no record to a viewer without a court or region',
    async (subgraph) => {
      const lists = {
        cases: 'enforcementCases',
        assets: 'inquiryRequests',
        credit: 'dishonestListings',
        performance: 'supervisionLedgers',
        linkage: 'meetings',
      };
      const query = `{ ${lists[subgraph]} { totalCount edges { cursor } } }`;
      for (const audience of ['court', 'committee'] as const) {
        const { data } = await graph.querySubgraph(subgraph, { audience }, query);
        expect(data?.[lists[subgraph]]).toEqual({ totalCount: 0, edges: [] });
      }
    },
  );
});

describe('an abstract type, and a field that requires another', () => {
  it('are not in the graph; the conformance suite has them, and this list needs a test once they are', () => {
    const supergraph = readFileSync(new URL('../../supergraph.graphql', import.meta.url), 'utf8');
    expect(supergraph).not.toMatch(/^(interface|union) /m);
    expect(supergraph).not.toMatch(/@join__field\([^)]*requires: "/);
  });
});

describe('the response to one viewer', () => {
  const QUERY =
    '{ enforcementCases(first: 5) { totalCount edges { node { id caseNumber parties { name maskedName } } } } }';

  it('never goes to another, although they send the same query at the same moment', async () => {
    const other = { audience: 'court', subject: 'judge-of-fuan', court: '闽0981' } as const;
    const bearers = [BEARERS.court, BEARERS.committee, BEARERS.assessment, other, BEARERS.public];
    const alone: string[] = [];
    for (const bearer of bearers) {
      alone.push((await graph.query(bearer, QUERY)).text);
    }
    expect(new Set(alone).size).toBe(bearers.length);
    for (let round = 0; round < 5; round += 1) {
      const together = await Promise.all(bearers.map((bearer) => graph.query(bearer, QUERY)));
      expect(together.map(({ text: body }) => body)).toEqual(alone);
    }
  });

  it('does not depend on earlier requests: a field cut for one viewer is there for the next, and the reverse', async () => {
    const query = '{ judgments(first: 2) { edges { node { id instrumentNumber ordered } } } }';
    const first = await graph.query(BEARERS.analyst, query);
    const second = await graph.query({ audience: 'court', subject: 'supreme', court: '最高法' }, query);
    expect(second.errors).toEqual([]);
    expect(second.text).toMatch(/"instrumentNumber":"（/);
    expect(await graph.query(BEARERS.analyst, query)).toEqual(first);
    expect(first.text).not.toMatch(/"instrumentNumber":"（/);
  });

  it('is not kept by a cache on the way', async () => {
    const response = await graph.query(BEARERS.court, QUERY);
    expect(response.headers['cache-control']).toMatch(/no-store/);
    const schema = await graph.get(BEARERS.court, '/schema.graphql');
    expect(`${schema.headers['cache-control']} ${schema.headers['vary']}`).toMatch(
      /private|no-store|no-cache|authorization/i,
    );
  });

  it('with a narrower token of the same audience has less data', async () => {
    const narrowed = { ...(BEARERS.court as object), audience: 'court', subject: 'clerk', scope: 'case:read' } as const;
    const response = await graph.query(narrowed, QUERY);
    expect(response.text).not.toMatch(/"caseNumber":"|"name":"|"maskedName":"/);
    expect(codesOf(response)).toEqual(Array(3).fill('UNAUTHORIZED_FIELD_OR_TYPE'));
  });
});

describe('an error or a schema', () => {
  it('repeats no value of the request', async () => {
    const values = ['11010519491231003X', '（2020）闽0902执一号', "x' or '1'='1", '闽99999'];
    const [idNumber, caseNumber, id, court] = values;
    const requests = [
      ['query ($v: IdentityNumber!) { partiesByIdNumber(idNumber: $v) { totalCount } }', idNumber],
      ['query ($v: CaseNumber!) { enforcementCaseByNumber(caseNumber: $v) { id } }', caseNumber],
      ['query ($v: ID!) { enforcementCase(id: $v) { id } }', id],
      ['query ($v: CourtCode!) { court(code: $v) { name } }', court],
    ] as const;
    for (const [query, v] of requests) {
      const response = await graph.query(BEARERS.court, query, { v });
      for (const value of values) {
        expect(`${response.text}${graph.log()}`).not.toContain(value);
      }
      expect(response.text).not.toMatch(/select |sqlite|mikro/i);
    }
  });

  it.each(['public', 'member'] as const)(
    'a field that the %s may not see gets the error of a field that does not exist',
    async (audience) => {
      const query = (field: string): string => `{ regions(first: 1) { edges { node { code ${field} } } } }`;
      const errorOf = async (field: string): Promise<string> =>
        (await graph.query(BEARERS[audience], query(field))).text.replaceAll(field, 'FIELD');
      expect(await errorOf('caseStatisticz')).not.toMatch(/Did you mean/);
      const rootErrorOf = async (field: string): Promise<string> =>
        (await graph.query(BEARERS[audience], `{ ${field} { id } }`)).text.replaceAll(field, 'FIELD');
      expect(await rootErrorOf('enforcementCases')).toBe(await rootErrorOf('enforcementKases'));
      expect(await rootErrorOf('judgments')).toBe(await rootErrorOf('judgmentz'));
    },
  );

  it('introspection and the schema as text show only the viewer’s slice', async () => {
    const names = /EnforcementCase|idNumber|Judgment|Party\b|accessLedger/;
    const query = '{ __schema { types { name fields { name } inputFields { name } enumValues { name } } } }';
    expect((await graph.query(BEARERS.public, query)).text).not.toMatch(names);
    expect((await graph.get(BEARERS.public, '/schema.graphql')).text).not.toMatch(names);
    expect((await graph.query(BEARERS.public, '{ __type(name: "Party") { name } }')).data).toEqual({ __type: null });
    expect((await graph.query(BEARERS.analyst, query)).text).not.toMatch(/"idNumber"|"officerName"|"caseNumber"/);
  });

  it('is the same for a hidden name in a fragment, a variable’s type and an argument', async () => {
    const pairs = [
      ['query { __typename ...f } fragment f on Party { id }', 'Party', 'Pasty'],
      ['query ($v: EnforcementCaseFilter) { __typename }', 'EnforcementCaseFilter', 'EnforcementKaseFilter'],
      ['{ regions(filter: { parties: 1 }) { totalCount } }', 'parties', 'partiez'],
    ] as const;
    for (const [query, hiddenName, madeUp] of pairs) {
      const one = await graph.query(BEARERS.public, query);
      const other = await graph.query(BEARERS.public, query.replace(hiddenName, madeUp));
      expect(one.text.replaceAll(hiddenName, madeUp)).toBe(other.text);
    }
  });
});
