import { beforeAll, describe, expect, it } from '@jest/globals';

import type { Viewer } from '../../shared/access/viewer.ts';
import { insertClosures } from '../../shared/testing/places.ts';
import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { SUPREME_COURT_VIEWER } from '../../shared/testing/viewers.ts';
import { Campaign } from '../campaign/campaign.entity.ts';
import { Court } from '../court/court.entity.ts';
import { Judgment } from '../judgment/judgment.entity.ts';
import { Party } from '../party/party.entity.ts';
import { Petition } from '../petition/petition.entity.ts';
import { cases } from '../subgraph.ts';
import {
  campaignRow,
  caseRow,
  checkRow,
  courtRow,
  judgmentRow,
  nodeRow,
  partyRow,
  petitionRow,
} from '../testing/sample-rows.ts';

import { CaseNode, CaseSuspension, TerminationCheck } from './case-parts.entity.ts';
import { EnforcementCase } from './enforcement-case.entity.ts';

const WALK = `{ enforcementCases(first: 100) { edges { node {
  caseNumber court { name } region { name } parties { maskedName } timeline { node lateDays } suspensions { days }
  terminationCheck { compliant } originCourt { name } resumedFrom { id } resumedBy { id } judgment { ordered }
  petitions { ground } campaign { name } debtorAgency { id }
} } } }`;

describeOnEachDatabase(
  cases,
  'enforcement cases',
  (scratch) => {
    beforeAll(async () => {
      await scratch.insert(
        EnforcementCase,
        caseRow('c1', {
          judgmentId: 'j1',
          campaignId: 'k1',
          debtorKind: 'AGENCY',
          debtorAgencyId: 'agency1',
          claimAmount: '10000.00',
          recoveredAmount: '3333.33',
        }),
        caseRow('c2', {
          status: 'CONCLUDED',
          concludedOn: '2021-06-01',
          conclusionMethod: 'PROCEDURE_TERMINATED',
          claimAmount: '500.50',
          propertyFound: false,
        }),
        caseRow('c3', {
          typeCode: 'RESUMED',
          caseNumber: '（2021）闽09执恢3号',
          courtCode: '闽09',
          regionCode: '350900',
          filedOn: '2021-10-08',
          dueOn: '2022-04-08',
          resumedFromId: 'c2',
          crossEnforcementKind: 'ELEVATED',
          originCourtCode: '闽0902',
          claimAmount: '0.00',
          cause: '民间借贷纠纷',
        }),
      );
      await scratch.insert(Court, courtRow('闽09', '350900'), courtRow('闽0902', '350902'));
      await scratch.insert(TerminationCheck, checkRow('c2'));
      await scratch.insert(
        CaseNode,
        nodeRow('c1-4', { node: 'PAYOUT', dueOn: '2021-12-31' }),
        nodeRow('c1-5', { doneOn: '2021-03-13', doneLate: true }),
        nodeRow('c1-6', { node: 'PROPERTY_REPORT_ORDER', doneOn: '2021-03-11', doneLate: false }),
      );
      await scratch.insert(CaseSuspension, {
        id: 's1',
        caseId: 'c1',
        fromDate: '2021-04-01',
        toDate: '2021-05-01',
        reason: '申请执行人表示可以延期执行',
      });
      await scratch.insert(Judgment, judgmentRow('j1', { enforcementCaseId: 'c1' }));
      await scratch.insert(Campaign, campaignRow('k1'));
      await scratch.insert(Petition, petitionRow('p2', { filedOn: '2021-05-02' }), petitionRow('p1'));
      await scratch.insert(Party, partyRow('c1-1', 'c1', { role: 'APPLICANT' }), partyRow('c1-2', 'c1'));
      await insertClosures(scratch, { regions: [['350900', '350902']], courts: [['闽09', '闽0902']] });
    });

    it('are found by id or by case number, in either kind of brackets', async () => {
      const { data } = await scratch.ask(
        '{ a: enforcementCase(id: "c1") { caseNumber } b: enforcementCaseByNumber(caseNumber: "(2021)闽0902执1号") { id } }',
      );
      expect(data).toEqual({ a: { caseNumber: '（2021）闽0902执1号' }, b: { id: 'c1' } });
    });

    it('are null without an error for an unknown number', async () => {
      expect(await scratch.ask('{ enforcementCaseByNumber(caseNumber: "（2021）闽0902执999号") { id } }')).toEqual({
        data: { enforcementCaseByNumber: null },
      });
    });

    it.each([
      ['a malformed case number', '{ enforcementCaseByNumber(caseNumber: "2021闽09执123号") { id } }'],
      ['a page size of 0', '{ enforcementCases(first: 0) { totalCount } }'],
    ])('refuse %s', async (_, query) => {
      const { errors } = await scratch.ask(query);
      expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
    });

    it('lead to all records of a case', async () => {
      const { data, errors } = await scratch.ask(WALK);
      expect(errors).toBeUndefined();
      const [resumed, , first] = nodes(data, 'enforcementCases').toSorted((a, b) =>
        String(b['caseNumber']).localeCompare(String(a['caseNumber'])),
      );
      expect(first).toMatchObject({
        court: { name: '闽0902法院' },
        parties: [{ maskedName: '林*' }, { maskedName: '林*' }],
        timeline: [
          { node: 'FILED', lateDays: null },
          { node: 'NOTICE', lateDays: 2 },
          { node: 'PROPERTY_REPORT_ORDER', lateDays: 0 },
          { node: 'PAYOUT', lateDays: 10 },
          { node: 'CONCLUDED', lateDays: 131 },
        ],
        suspensions: [{ days: 30 }],
        judgment: { ordered: '被告于判决生效之日起10日内支付原告8000.00元。' },
        petitions: [{ ground: '消极执行' }, { ground: '消极执行' }],
        campaign: { name: '百日会战' },
        debtorAgency: { id: 'agency1' },
        terminationCheck: null,
      });
      expect(resumed).toMatchObject({ originCourt: { name: '闽0902法院' }, resumedFrom: { id: 'c2' } });
    });

    it('are read with one statement per kind of record, for any number of them', async () => {
      await scratch.ask(WALK);
      const forThree = scratch.statements().length;
      await scratch.ask(WALK.replace('first: 100', 'first: 100, filter: { status: [CONCLUDED] }'));
      // The one concluded case has no origin, judgment or campaign to fetch.
      expect(scratch.statements().length).toBeLessThanOrEqual(forThree);
      expect(forThree).toBe(12);
    });

    it('show their own figures, as of today while they are open', async () => {
      const fields = 'recoveryRate handlingDays overdueDays inTime';
      const { data } = await scratch.ask(
        `{ a: enforcementCase(id: "c1") { ${fields} } b: enforcementCase(id: "c2") { ${fields} terminationCheck { compliant } resumedBy { id } } c: enforcementCase(id: "c3") { ${fields} } }`,
      );
      expect(data).toEqual({
        a: { recoveryRate: '0.333333', handlingDays: 315, overdueDays: 131, inTime: null },
        b: {
          recoveryRate: '0.00',
          handlingDays: 92,
          overdueDays: 0,
          inTime: true,
          terminationCheck: { compliant: true },
          resumedBy: [{ id: 'c3' }],
        },
        c: { recoveryRate: null, handlingDays: 94, overdueDays: 0, inTime: null },
      });
    });

    describe('listed', () => {
      it.each([
        ['court: "闽09"', 'c1 c2 c3'],
        ['court: "闽0902"', 'c1 c2'],
        ['region: "350902"', 'c1 c2'],
        ['filed: "2021-03"', 'c1 c2'],
        ['concluded: "2021-Q2"', 'c2'],
        ['due: "2022"', 'c3'],
        ['typeCode: [RESUMED, OTHER]', 'c3'],
        ['status: [OPEN]', 'c1 c3'],
        ['conclusionMethod: [PROCEDURE_TERMINATED]', 'c2'],
        ['debtorKind: [AGENCY]', 'c1'],
        ['debtorAgency: "agency1"', 'c1'],
        ['cause: "民间借贷纠纷"', 'c3'],
        ['claimAmount: { min: "500.50", max: "9999.99" }', 'c2'],
        ['recoveredAmount: { min: "0.01" }', 'c1'],
        ['propertyFound: false', 'c2'],
        ['crossEnforcement: [ELEVATED]', 'c3'],
        ['campaign: "k1"', 'c1'],
      ])('by %s are %s', async (filter, expected) => {
        const { data, errors } = await scratch.ask(
          `{ enforcementCases(filter: { ${filter} }) { totalCount edges { node { id } } } }`,
        );
        expect(errors).toBeUndefined();
        const ids = nodes(data, 'enforcementCases').map(({ id }) => id);
        expect(ids.toSorted().join(' ')).toBe(expected);
      });
    });

    it('are returned for many references at once, null for those that do not exist', async () => {
      const { data } = await scratch.ask(
        'query ($r: [_Any!]!) { _entities(representations: $r) { ... on EnforcementCase { id caseNumber } } }',
        {
          r: [
            { __typename: 'EnforcementCase', id: 'c2' },
            { __typename: 'EnforcementCase', id: 'unknown' },
            { __typename: 'EnforcementCase', id: 'c1' },
          ],
        },
      );
      expect(data?.['_entities']).toEqual([
        { id: 'c2', caseNumber: '（2021）闽0902执2号' },
        null,
        { id: 'c1', caseNumber: '（2021）闽0902执1号' },
      ]);
      expect(scratch.statements()).toHaveLength(1);
    });

    it('are available as entities by their number in place of an id, to who may read numbers and to nobody else', async () => {
      const ask = (viewer?: Viewer) =>
        scratch.ask(
          'query ($r: [_Any!]!) { _entities(representations: $r) { ... on EnforcementCase { id timeline { node } } } }',
          {
            r: [
              { __typename: 'EnforcementCase', caseNumber: '（2021）闽0902执1号' },
              { __typename: 'EnforcementCase', id: '(2021)闽0902执1号' },
            ],
          },
          viewer,
        );
      const { data, errors } = await ask();
      expect(errors).toBeUndefined();
      const timeline = expect.arrayContaining([{ node: 'PAYOUT' }]);
      expect(data?.['_entities']).toEqual([
        null,
        // As it was asked for: the gateway joins by it.
        { id: '(2021)闽0902执1号', timeline },
      ]);
      const scopes = SUPREME_COURT_VIEWER.scopes.filter((scope) => scope !== 'case:number');
      const denied = await ask({ ...SUPREME_COURT_VIEWER, scopes });
      expect(denied.data?.['_entities']).toEqual([null, null]);
      expect(denied.errors?.map(({ extensions }) => extensions)).toEqual([
        { code: 'UNKNOWN_RECORD', coordinate: 'EnforcementCase', record: '(2021)闽0902执1号' },
      ]);
    });
  },
  { now: () => new Date('2022-01-10T12:00:00+08:00') },
);

function nodes(data: Record<string, unknown> | null, field: string): Record<string, unknown>[] {
  const { edges } = data?.[field] as { edges: { node: Record<string, unknown> }[] };
  return edges.map(({ node }) => node);
}

describeOnEachDatabase(cases, 'cases of an office that writes numbers in old forms', (scratch) => {
  it('are found by a number written in one form and stored in another', async () => {
    const stored = {
      f1: '(2021)闽0902执71号',
      f2: '〔2021〕闽0902执72号',
      f3: '（２０２１）闽０９０２执７３号',
      f4: '【2021】闽0902执第74号',
      f5: '（2021）闽0902执00075号',
      f6: '(2014)深福法执字3456号',
      f7: '（2012）宁执字第0045号',
    };
    for (const [id, caseNumber] of Object.entries(stored)) {
      await scratch.insert(EnforcementCase, caseRow(id, { caseNumber }));
    }
    const asked = {
      f1: ['（2021）闽0902执71号', '[2021]闽0902执71号之一', '（2021）闽0902执\u200b71-2号\u0007'],
      f2: ['（2021）闽0902执72号', '(2021) 闽0902执 第72号'],
      f3: ['（2021）闽0902执73号', '(2021)闽0902执73号'],
      f4: ['（2021）闽0902执74号', '（２０２１）闽0902执74号'],
      f5: ['（2021）闽0902执75号'],
      f6: ['（2014）深福法执字3456号', '（2014）深福法执字第3456号', '[2014]深福法执字第3456-1号'],
      f7: ['（2012）宁执字第45号', '(2012)宁执字第45号之二'],
    };
    for (const [id, forms] of Object.entries(asked)) {
      for (const form of forms) {
        const { data } = await scratch.ask(
          'query ($n: CaseNumber!) { enforcementCaseByNumber(caseNumber: $n) { id } }',
          {
            n: form,
          },
        );
        expect([form, data]).toEqual([form, { enforcementCaseByNumber: { id } }]);
      }
    }
    expect(scratch.statements()).toHaveLength(1);
  });
});
