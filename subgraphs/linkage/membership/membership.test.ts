import { beforeAll, expect, it } from '@jest/globals';

import { AgencyDirectory } from '../../shared/database/directory.entity.ts';
import type { Row } from '../../shared/database/entity-class.ts';
import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { SUPREME_COURT_VIEWER } from '../../shared/testing/viewers.ts';
import { LiaisonOfficer } from '../liaison-officer/liaison-officer.entity.ts';
import { OfficialInterview } from '../official-interview/official-interview.entity.ts';
import { entities, idsIn, insertPlaces } from '../places.fixture.ts';
import { linkage } from '../subgraph.ts';
import { UnitConnection } from '../unit-connection/unit-connection.entity.ts';

import { Membership } from './membership.entity.ts';

const COMMITTEE_SCOPES = ['linkage:read', 'linkage:attendance', 'case:number'] as const;

describeOnEachDatabase(linkage, 'member units', (scratch) => {
  beforeAll(async () => {
    await insertPlaces(scratch);
    await scratch.insert(
      AgencyDirectory,
      { agencyId: 'bank', creditCode: 'credit bank', regionCode: '513300' },
      { agencyId: 'registry', creditCode: 'credit registry', regionCode: '513338' },
    );
    await scratch.insert(Membership, member('b', 'bank', 'BANK'), member('r', 'registry', 'REGISTRY'));
    await scratch.insert(
      LiaisonOfficer,
      officer('o1', 'b', { toDate: '2021-07-01' }),
      officer('o2', 'b', { fromDate: '2021-07-01', name: '王乙', phone: null }),
      officer('o3', 'r', { agencyId: 'registry', agencyKind: 'REGISTRY', regionCode: '513338' }),
    );
    await scratch.insert(
      UnitConnection,
      connection('u1', { service: 'INQUIRY', state: 'IN_PLACE', since: '2019-01-01' }),
      connection('u2', { service: 'ASSISTANCE_WINDOW', state: 'MISSING', limitation: '未设窗口' }),
      connection('u3', {
        agencyId: 'registry',
        agencyKind: 'REGISTRY',
        regionCode: '513338',
        service: 'SEALING',
        state: 'SOFT_ONLY',
        checkedOn: '2022-11-30',
      }),
    );
    await scratch.insert(
      OfficialInterview,
      interview('i1', { heldOn: '2021-05-10' }),
      interview('i2', { heldOn: '2022-05-10', kind: 'DISCIPLINE_INSPECTION', performed: null }),
      interview('i3', { heldOn: '2022-06-10', regionCode: '350900' }),
    );
  });

  it('are listed by kind, with their liaison officers in order of term', async () => {
    const { data } =
      await scratch.ask(`{ memberships(filter: { agencyKind: [BANK] }) { edges { node { id agencyKindLabel
      liaisonOfficers { name post phone fromDate toDate } } } } }`);
    expect(data).toEqual({
      memberships: {
        edges: [
          {
            node: {
              id: 'b',
              agencyKindLabel: '银行',
              liaisonOfficers: [
                {
                  name: '张甲',
                  post: '办公室主任',
                  phone: '10099000001',
                  fromDate: '2020-01-01',
                  toDate: '2021-07-01',
                },
                { name: '王乙', post: '办公室主任', phone: null, fromDate: '2021-07-01', toDate: null },
              ],
            },
          },
        ],
      },
    });
    expect(scratch.statements()).toHaveLength(2);
  });

  it.each([
    ['(filter: { inOfficeOn: "2021-06-30" })', ['o3', 'o1']],
    ['(filter: { inOfficeOn: "2021-07-01" })', ['o2', 'o3']],
    ['(filter: { agency: "bank" })', ['o2', 'o1']],
    ['(filter: { agencyKind: [REGISTRY] })', ['o3']],
    ['(filter: { region: "513338" })', ['o3']],
    ['(filter: { conference: "c1" })', ['o2', 'o3', 'o1']],
    ['(filter: { conference: "c2" })', []],
  ])('list liaison officers %s', async (args, expected) => {
    expect(await idsIn(scratch, 'liaisonOfficers', args)).toEqual(expected);
  });

  it('show a committee an officer’s name and post, and refuse the telephone', async () => {
    const committee = {
      ...SUPREME_COURT_VIEWER,
      audience: 'committee',
      court: null,
      region: '513300',
      scopes: COMMITTEE_SCOPES,
    } as const;
    const { data } = await scratch.ask('{ liaisonOfficers(first: 1) { edges { node { name post } } } }', {}, committee);
    expect(data).toEqual({ liaisonOfficers: { edges: [{ node: { name: '王乙', post: '办公室主任' } }] } });
    const { errors } = await scratch.ask('{ liaisonOfficers { edges { node { phone } } } }', {}, committee);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHORIZED_FIELD_OR_TYPE' });
  });

  it('show a unit its own officers and connections alone, and refuse it names', async () => {
    const unit = {
      ...SUPREME_COURT_VIEWER,
      audience: 'member',
      court: null,
      region: null,
      unit: 'credit registry',
      scopes: ['linkage:read', 'performance:read'],
    } as const;
    const { data } = await scratch.ask(
      `{ liaisonOfficers { edges { node { id post } } } unitConnections { edges { node { id } } }
        officialInterviews { totalCount } }`,
      {},
      unit,
    );
    expect(data).toEqual({
      liaisonOfficers: { edges: [{ node: { id: 'o3', post: '办公室主任' } }] },
      unitConnections: { edges: [{ node: { id: 'u3' } }] },
      officialInterviews: { totalCount: 0 },
    });
    const { errors } = await scratch.ask('{ liaisonOfficers { edges { node { name } } } }', {}, unit);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHORIZED_FIELD_OR_TYPE' });
  });

  it.each([
    ['(filter: { service: [ASSISTANCE_WINDOW], state: [MISSING] })', ['u2']],
    ['(filter: { state: [SOFT_ONLY, REFUSED] })', ['u3']],
    ['(filter: { agencyKind: [BANK] })', ['u2', 'u1']],
    ['(filter: { agency: "registry" })', ['u3']],
    ['(filter: { region: "513338" })', ['u3']],
    ['(orderBy: { field: CHECKED_ON })', ['u3', 'u1', 'u2']],
  ])('list connections %s', async (args, expected) => {
    expect(await idsIn(scratch, 'unitConnections', args)).toEqual(expected);
  });

  it('show on the agency what it offers courts, and what does not work', async () => {
    const records = await entities(
      scratch,
      [{ __typename: 'Agency', id: 'bank' }],
      '... on Agency { connections { serviceLabel stateLabel since limitation } }',
    );
    expect(records).toEqual([
      {
        connections: [
          { serviceLabel: '协助执行窗口', stateLabel: '未开通', since: null, limitation: '未设窗口' },
          { serviceLabel: '网络查询', stateLabel: '已开通', since: '2019-01-01', limitation: null },
        ],
      },
    ]);
  });

  it.each([
    ['(filter: { region: "513300", held: "2022" })', ['i2']],
    ['(filter: { kind: [ORGANISATION] })', ['i3', 'i1']],
    ['(filter: { agency: "organisation" })', ['i3', 'i2', 'i1']],
    ['(orderBy: { field: HELD_ON })', ['i1', 'i2', 'i3']],
  ])('list interviews of officials %s', async (args, expected) => {
    expect(await idsIn(scratch, 'officialInterviews', args)).toEqual(expected);
  });

  it('count officials and those who performed, null where that is not recorded yet', async () => {
    const { data } = await scratch.ask(
      '{ officialInterviews(filter: { region: "513300" }) { edges { node { kindLabel officials performed agency { id } } } } }',
    );
    const agency = { id: 'organisation' };
    expect(data).toEqual({
      officialInterviews: {
        edges: [
          { node: { kindLabel: '纪检监察约谈', officials: 7, performed: null, agency } },
          { node: { kindLabel: '组织部门约谈', officials: 7, performed: 3, agency } },
        ],
      },
    });
  });
});

function member(id: string, agencyId: string, agencyKind: Row<Membership>['agencyKind']): Row<Membership> {
  return {
    id,
    conferenceId: 'c1',
    regionCode: '513300',
    agencyId,
    agencyKind,
    role: 'MEMBER',
    duty: '协助执行',
    joinedOn: '2018-05-01',
    leftOn: null,
  };
}

function officer(id: string, membershipId: string, overrides: Partial<Row<LiaisonOfficer>>): Row<LiaisonOfficer> {
  return {
    id,
    membershipId,
    conferenceId: 'c1',
    regionCode: '513300',
    agencyId: 'bank',
    agencyKind: 'BANK',
    name: '张甲',
    post: '办公室主任',
    phone: '10099000001',
    fromDate: '2020-01-01',
    toDate: null,
    ...overrides,
  };
}

function connection(id: string, overrides: Partial<Row<UnitConnection>>): Row<UnitConnection> {
  return {
    id,
    agencyId: 'bank',
    agencyKind: 'BANK',
    regionCode: '513300',
    service: 'INQUIRY',
    state: 'IN_PLACE',
    since: null,
    limitation: null,
    checkedOn: '2022-12-01',
    ...overrides,
  };
}

function interview(id: string, overrides: Partial<Row<OfficialInterview>>): Row<OfficialInterview> {
  return {
    id,
    agencyId: 'organisation',
    regionCode: '513300',
    kind: 'ORGANISATION',
    heldOn: '2021-05-10',
    officials: 7,
    performed: 3,
    ...overrides,
  };
}
