import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { ask, openTestMock, type Json } from './mock.fixture.ts';
import type { OpenedMock } from './open-mock.ts';

/** The conditions that the mock did not test. */
const ignored: string[] = [];

describe('the mock', () => {
  let committee: OpenedMock;
  beforeAll(async () => {
    committee = await openTestMock('committee', 1, ignored);
  });
  afterAll(() => committee.stop());

  it('pages through a list by its cursors, and knows its length', async () => {
    const query = `query Page($after: String) {
      supervisionLedgers(first: 20, after: $after, filter: { overdue: true }, orderBy: { field: OVERDUE_DAYS, direction: DESC }) {
        totalCount pageInfo { hasNextPage endCursor } nodes { id overdueDays state }
      }
    }`;
    const seen: { id: string; overdueDays: number; state: string }[] = [];
    let after: string | null = null;
    let total = 0;
    do {
      const { data } = await ask(committee.url, query, { after });
      seen.push(...data.supervisionLedgers.nodes);
      total = data.supervisionLedgers.totalCount;
      after = data.supervisionLedgers.pageInfo.hasNextPage ? data.supervisionLedgers.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen.length).toBe(total);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(total);
    expect(total).toBeGreaterThan(20);
    expect(seen.every(({ overdueDays, state }) => overdueDays > 0 && state === 'OPEN')).toBe(true);
    const days = seen.map(({ overdueDays }) => overdueDays);
    expect(days).toEqual(days.toSorted((one, other) => other - one));
  });

  it('refuses a page that is too large, and another list’s cursor, as the graph does', async () => {
    const tooLarge = await ask(committee.url, '{ supervisionLedgers(first: 101) { totalCount } }');
    expect(tooLarge).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'BAD_USER_INPUT', field: 'first' } }],
    });
    const { data } = await ask(committee.url, '{ agencies(first: 1) { pageInfo { endCursor } } }');
    const cursor = data.agencies.pageInfo.endCursor as string;
    const foreign = await ask(committee.url, `{ supervisionLedgers(after: "${cursor}") { totalCount } }`);
    expect(foreign).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_CURSOR' } }] });
  });

  it('has one record behind an id, however it is reached', async () => {
    const { data } = await ask(
      committee.url,
      '{ supervisionLedgers(first: 3) { nodes { id subjectNumber agency { id name supervisionLedgers(first: 100) { nodes { id subjectNumber } } } } } }',
    );
    for (const { id, subjectNumber, agency } of data.supervisionLedgers.nodes) {
      const found = await ask(
        committee.url,
        `{ supervisionLedger(id: "${id}") { id subjectNumber agency { id name } } }`,
      );
      const { supervisionLedgers, ...named } = agency;
      expect(found.data.supervisionLedger).toEqual({ id, subjectNumber, agency: named });
      expect(supervisionLedgers.nodes).toContainEqual({ id, subjectNumber });
    }
    const none = await ask(committee.url, '{ supervisionLedger(id: "m0nosuchledger0") { id } }');
    expect(none).toEqual({ status: 200, data: { supervisionLedger: null } });
  });

  it('keeps what belongs together together', async () => {
    const { data } = await ask(
      committee.url,
      `{ supervisionLedgers(first: 100) { nodes {
          state closedOn result overdueDays performanceDueOn nextStep nextDueOn nextOffice nextActor { node dueOn office }
          steps { doneOn duty { id doneOn } } duties { id }
        } } }`,
    );
    for (const ledger of data.supervisionLedgers.nodes) {
      const isOpen = ledger.state === 'OPEN';
      expect([ledger.closedOn, ledger.result].map((value) => value === null)).toEqual([isOpen, isOpen]);
      expect(ledger.overdueDays === null).toBe(ledger.performanceDueOn === null);
      expect(ledger.nextActor).toEqual(
        isOpen ? { node: ledger.nextStep, dueOn: ledger.nextDueOn, office: ledger.nextOffice } : null,
      );
      const ids = ledger.duties.map(({ id }: { id: string }) => id);
      for (const { doneOn, duty } of ledger.steps) {
        expect(ids).toContain(duty.id);
        expect(duty.doneOn).toBe(doneOn);
      }
    }
  });

  it('filters by what a record has, and says which condition it cannot test', async () => {
    const { data } = await ask(
      committee.url,
      `{ open: supervisionLedgers(first: 100, filter: { state: [OPEN], court: "闽0921" }) { nodes { state court { code } } }
         region: supervisionLedgers(first: 100, filter: { agencyRegion: "350921" }) { nodes { agency { region { code } } } }
         period: supervisionLedgers(first: 100, filter: { performanceDue: "2022" }) { nodes { performanceDueOn } }
         amount: supervisionLedgers(first: 100, filter: { amountOwed: { min: "1000000" } }) { nodes { amountOwed } }
         together: enforcementCases(first: 100, filter: { settledTogether: true }) { nodes { settledTogether { id } } }
         named: agencies(filter: { nameContains: "财政" }) { nodes { name } } }`,
    );
    const expected: Record<string, (node: Json) => boolean> = {
      open: ({ state, court }) => state === 'OPEN' && court.code === '闽0921',
      region: ({ agency }) => agency.region.code === '350921',
      period: ({ performanceDueOn }) => performanceDueOn.startsWith('2022'),
      amount: ({ amountOwed }) => Number(amountOwed) >= 1_000_000,
      together: ({ settledTogether }) => settledTogether.length > 0,
      named: ({ name }) => name.includes('财政'),
    };
    for (const [name, holds] of Object.entries(expected)) {
      expect(data[name].nodes.length).toBeGreaterThan(0);
      expect(data[name].nodes.filter((node: unknown) => !holds(node))).toEqual([]);
    }
    expect(ignored).toEqual([]);
    const untested = '{ enforcementCases(filter: { reviewDueBefore: "2022-06-01" }) { totalCount } }';
    expect((await ask(committee.url, untested)).data.enforcementCases.totalCount).toBe(57);
    await ask(committee.url, untested);
    expect(ignored).toEqual(['EnforcementCase.reviewDueBefore']);
  });

  it('shows a denied field as the graph does: null with an error for some audiences, no field for others', async () => {
    const denied = await ask(
      committee.url,
      '{ enforcementCases(first: 2) { nodes { caseNumber parties { name maskedName } } } }',
    );
    expect(denied.status).toBe(200);
    expect(denied.errors).toEqual([
      {
        message: '您无权读取 Party.name。',
        path: ['enforcementCases', 'nodes', 'parties', 'name'],
        extensions: expect.objectContaining({ code: 'UNAUTHORIZED_FIELD_OR_TYPE', coordinate: 'Party.name' }),
      },
    ]);
    const parties = denied.data.enforcementCases.nodes.flatMap((one: { parties: unknown[] }) => one.parties);
    expect(parties.every(({ name, maskedName }: Json) => name === null && maskedName !== null)).toBe(true);

    const member = await openTestMock('member');
    const [hidden, madeUp] = await Promise.all(
      ['enforcementCases', 'nothingLikeThis'].map((name) => ask(member.url, `{ ${name} { totalCount } }`)),
    );
    await member.stop();
    expect(hidden).toMatchObject({ status: 400, errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
    expect(JSON.stringify(hidden).replaceAll('enforcementCases', 'X')).toBe(
      JSON.stringify(madeUp).replaceAll('nothingLikeThis', 'X'),
    );
  });

  it.each([
    ['RATE_LIMITED', 429],
    ['UNAUTHENTICATED', 401],
    ['DOCUMENT_NOT_TRUSTED', 403],
    ['INTERNAL_SERVER_ERROR', 500],
  ])('refuses a whole request with %s where it is told to', async (code, status) => {
    const refused = await ask(committee.url, '{ viewer { audience } }', {}, `?mockError=${code}`);
    expect(refused).toMatchObject({
      status,
      errors: [{ message: expect.stringMatching(/\p{sc=Han}/u), extensions: { code } }],
    });
    expect(refused.data).toBeUndefined();
  });

  it('leaves out one value with an error where it is told to, and completes the rest', async () => {
    const query = '{ supervisionLedgers(first: 3) { nodes { id agency { name } } } viewer { audience } }';
    const search = '?mockError=SUBGRAPH_TIMEOUT&mockPath=supervisionLedgers.nodes.agency';
    const { status, data, errors } = await ask(committee.url, query, {}, search);
    expect(status).toBe(200);
    expect(data.supervisionLedgers.nodes.map(({ agency }: Json) => agency)).toEqual([null, null, null]);
    expect(data.viewer).toEqual({ audience: 'COMMITTEE' });
    expect(errors).toMatchObject([
      { path: ['supervisionLedgers', 'nodes', 'agency'], extensions: { code: 'SUBGRAPH_TIMEOUT' } },
    ]);
    const root = '{ supervisionLedgers { totalCount } }';
    const whole = await ask(committee.url, root, {}, '?mockError=SUBGRAPH_UNAVAILABLE');
    expect(whole.data.supervisionLedgers).toBeNull();
    expect(whole.errors?.[0]?.extensions['code']).toBe('SUBGRAPH_UNAVAILABLE');
  });

  it('says which errors there are where an unknown one is wanted', async () => {
    const refused = await ask(committee.url, '{ viewer { audience } }', {}, '?mockError=NO_SUCH_CODE');
    expect(refused).toMatchObject({
      status: 400,
      errors: [
        { message: expect.stringContaining('可用：GRAPHQL_PARSE_FAILED、'), extensions: { code: 'BAD_USER_INPUT' } },
      ],
    });
  });

  it('may be asked by the pages of development servers, and by no others', async () => {
    const preflight = (origin: string) =>
      fetch(`${committee.url}/graphql`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
      });
    const allowed = await preflight('http://localhost:5173');
    expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([
      204,
      'http://localhost:5173',
    ]);
    expect((await preflight('https://example.com')).status).toBe(403);
  });
});
