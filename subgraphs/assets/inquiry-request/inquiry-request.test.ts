import { beforeAll, expect, it } from '@jest/globals';

import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { Asset } from '../asset/asset.entity.ts';
import { assets } from '../subgraph.ts';
import { listedBy, pagedBy } from '../testing/listed.ts';
import { asset, insertPlaces, request } from '../testing/sample-rows.ts';

import { InquiryRequest } from './inquiry-request.entity.ts';

const XIAPU = { courtCode: '闽0921', regionCode: '350921' };

describeOnEachDatabase(assets, 'inquiry requests', (scratch) => {
  beforeAll(async () => {
    await insertPlaces({ insert: (entity, ...rows) => scratch.insert(entity, ...rows) });
    await scratch.insert(
      InquiryRequest,
      request({ id: 'in-time', answeredOn: '2021-03-11', answeredLate: false, outcome: 'FOUND' }),
      request({
        id: 'late',
        sentOn: '2021-03-02',
        answeredOn: '2021-03-12',
        answeredLate: true,
        outcome: 'NOTHING_FOUND',
        answerComplete: false,
      }),
      request({
        id: 'overdue',
        sentOn: '2021-03-03',
        agencyId: 'registry',
        agencyKind: 'REGISTRY',
        assetKind: 'REAL_ESTATE',
        channel: 'LETTER',
      }),
      request({ id: 'not-due', sentOn: '2021-03-04', dueOn: '2999-12-31', agencyId: 'registry', ...XIAPU }),
      request({
        id: 'refused',
        caseId: 'case-2',
        subjectPartyId: null,
        sentOn: '2021-04-01',
        dueOn: '2021-04-11',
        answeredOn: '2021-04-06',
        answeredLate: false,
        outcome: 'REFUSED',
        refusalReason: '需上级批准',
        courtCode: '川33',
        regionCode: '513300',
      }),
    );
    await scratch.insert(
      Asset,
      asset({ id: 'asset-2', foundByInquiryId: 'in-time', foundOn: '2021-03-11' }),
      asset({ id: 'asset-1', foundByInquiryId: 'in-time', foundOn: '2021-03-10' }),
      asset({ id: 'asset-reported', foundByInquiryId: null }),
    );
  });

  it('shows a request with its unit, its subject, its case and the property it found', async () => {
    const { data } = await scratch.ask(
      `{ inquiryRequest(id: "in-time") {
        channelLabel outcome outcomeLabel assetKindLabel sentOn dueOn answeredOn timeliness timelinessLabel
        agency { id } subject { id } enforcementCase { id } assetsFound { id } } }`,
    );
    expect(data?.['inquiryRequest']).toEqual({
      channelLabel: '网络查控',
      outcome: 'FOUND',
      outcomeLabel: '有财产',
      assetKindLabel: '银行存款',
      sentOn: '2021-03-01',
      dueOn: '2021-03-11',
      answeredOn: '2021-03-11',
      timeliness: 'ON_TIME',
      timelinessLabel: '按期',
      agency: { id: 'bank' },
      subject: { id: 'debtor-1' },
      enforcementCase: { id: 'case-1' },
      assetsFound: [{ id: 'asset-1' }, { id: 'asset-2' }],
    });
  });

  it('shows how many days an answer took and how late it was', async () => {
    const fields = '{ answerDays lateDays answerComplete agencyKindLabel }';
    const { data } = await scratch.ask(
      `{ a: inquiryRequest(id: "late") ${fields} b: inquiryRequest(id: "in-time") ${fields} c: inquiryRequest(id: "not-due") ${fields} }`,
    );
    expect(data).toEqual({
      a: { answerDays: 10, lateDays: 1, answerComplete: false, agencyKindLabel: '银行' },
      b: { answerDays: 10, lateDays: 0, answerComplete: null, agencyKindLabel: '银行' },
      c: { answerDays: null, lateDays: 0, answerComplete: null, agencyKindLabel: '银行' },
    });
  });

  it('returns null for an unknown id', async () => {
    expect(await scratch.ask('{ inquiryRequest(id: "unknown") { id } }')).toEqual({ data: { inquiryRequest: null } });
  });

  it.each([
    ['agency: "registry"', ['not-due', 'overdue']],
    ['court: "闽09"', ['not-due', 'overdue', 'late', 'in-time']],
    ['region: "350902"', ['overdue', 'late', 'in-time']],
    ['channel: [LETTER, COUNTER]', ['overdue']],
    ['assetKind: [REAL_ESTATE]', ['overdue']],
    ['outcome: [PENDING]', ['not-due', 'overdue']],
    ['outcome: [REFUSED]', ['refused']],
    ['agencyKind: [REGISTRY, POLICE]', ['overdue']],
    ['answerComplete: false', ['late']],
    ['timeliness: [NOT_DUE]', ['not-due']],
    ['timeliness: [OVERDUE]', ['overdue']],
    ['timeliness: [LATE, OVERDUE]', ['overdue', 'late']],
    ['timeliness: [ON_TIME]', ['refused', 'in-time']],
    ['timeliness: []', []],
    ['sent: "2021-03-02/2021-04-01"', ['not-due', 'overdue', 'late']],
    ['due: "2021-04"', ['refused']],
    ['answered: "2021-03"', ['late', 'in-time']],
    ['agency: "registry", region: "350921"', ['not-due']],
  ])('lists by { %s }, latest sent first', async (filter, ids) => {
    expect(await listedBy(scratch, 'inquiryRequests', filter)).toEqual({ ids, totalCount: ids.length });
  });

  it.each([
    ['SENT_ON', ['in-time', 'late', 'overdue', 'not-due', 'refused']],
    ['DUE_ON', ['in-time', 'late', 'overdue', 'refused', 'not-due']],
    ['ANSWERED_ON', ['not-due', 'overdue', 'in-time', 'late', 'refused']],
  ])('pages through all records by %s in both directions', async (field, ids) => {
    expect(await pagedBy(scratch, 'inquiryRequests', field, 'ASC')).toEqual(ids);
    expect(await pagedBy(scratch, 'inquiryRequests', field, 'DESC')).toEqual([...ids].reverse());
  });

  it('refuses a cursor of another filter', async () => {
    const { data } = await scratch.ask('{ inquiryRequests(first: 1) { pageInfo { endCursor } } }');
    const { endCursor } = (data?.['inquiryRequests'] as unknown as { pageInfo: { endCursor: string } }).pageInfo;
    const { errors } = await scratch.ask(
      'query ($after: String) { inquiryRequests(after: $after, filter: { agency: "bank" }) { edges { cursor } } }',
      { after: endCursor },
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_CURSOR' });
  });

  it('refuses a malformed period and names the field', async () => {
    const { errors } = await scratch.ask(
      'query ($filter: InquiryRequestFilter) { inquiryRequests(filter: $filter) { totalCount } }',
      { filter: { sent: '2021-13' } },
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'filter.sent' });
  });

  it('gives each unit a page of its own requests, with one statement for all units', async () => {
    const { data } = await scratch.ask(
      `query ($units: [_Any!]!) { _entities(representations: $units) {
        ... on Agency { id inquiryRequests(first: 1, filter: { outcome: [PENDING, FOUND] }) { edges { node { id } } pageInfo { hasNextPage } } } } }`,
      { units: ['bank', 'registry', 'stranger'].map((id) => ({ __typename: 'Agency', id })) },
    );
    expect(data?.['_entities']).toEqual([
      { id: 'bank', inquiryRequests: { edges: [{ node: { id: 'in-time' } }], pageInfo: { hasNextPage: false } } },
      { id: 'registry', inquiryRequests: { edges: [{ node: { id: 'not-due' } }], pageInfo: { hasNextPage: true } } },
      { id: 'stranger', inquiryRequests: { edges: [], pageInfo: { hasNextPage: false } } },
    ]);
    expect(scratch.statements()).toHaveLength(1);
  });
});
