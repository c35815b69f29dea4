import { beforeAll, describe, expect, it } from '@jest/globals';

import { listedBy, pagedBy } from '../../shared/testing/listed.ts';
import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { Agency } from '../agency/agency.entity.ts';
import { StepDuty } from '../step-duty/step-duty.entity.ts';
import { performance } from '../subgraph.ts';
import { SupervisionAction } from '../supervision-action/supervision-action.entity.ts';
import { actionRow, agencyRow, dutyRow, insertPlaces, ledgerRow } from '../testing/sample-rows.ts';

import { SupervisionLedger } from './supervision-ledger.entity.ts';

const TODAY = '2021-04-10';

describeOnEachDatabase(
  performance,
  'supervision ledgers',
  (scratch) => {
    beforeAll(async () => {
      await insertPlaces(scratch);
      await scratch.insert(Agency, agencyRow('a1'), agencyRow('a2', { regionCode: '513300' }));
      await scratch.insert(
        SupervisionLedger,
        ledgerRow('l1', {
          subjectNumber: '（2021）闽0921执12号',
          caseId: 'c1',
          judgmentId: 'j1',
          warnedOn: '2021-02-01',
          currentStep: 'POST_ENFORCEMENT_DISCIPLINE',
          performanceDueOn: '2021-03-31',
          amountOwed: '8000.00',
          judgmentEffectiveOn: '2021-02-01',
          enforcementFiledOn: '2021-03-20',
          cause: 'CONSTRUCTION',
          orderedDuty: 'PAY_MONEY',
          nonPerformanceReason: 'NO_BUDGET',
          outsideCounselOnly: true,
          nextStep: 'POST_ENFORCEMENT_DISCIPLINE',
          nextStepNumber: 7,
          nextDueOn: '2021-04-04',
          nextOfficeKind: 'COURT',
          nextOffice: '霞浦县人民法院',
          nextDepartment: '执行局',
        }),
        ledgerRow('l2', {
          judgmentId: 'j2',
          openedOn: '2020-11-02',
          performanceDueOn: '2021-02-01',
          performedOn: '2021-02-11',
          closedOn: '2021-02-11',
          state: 'CLOSED',
          result: 'PERFORMED_LATE',
          amountOwed: null,
        }),
        ledgerRow('l3', {
          orderHasTerm: false,
          orderConcrete: false,
          currentStep: 'POST_JUDGMENT_WARNING',
          agencyDepartment: '办公室',
          agencyPost: '办公室主任',
          nextStep: 'PRE_ENFORCEMENT_URGING',
          nextStepNumber: 6,
          nextDueOn: '2021-04-10',
          nextOfficeKind: 'COURT',
          nextOffice: '霞浦县人民法院',
          nextDepartment: '民事审判庭',
        }),
        ledgerRow('l4', {
          agencyId: 'a2',
          agencyRegionCode: '513300',
          courtCode: '川33',
          regionCode: '513300',
          performanceDueOn: '2021-02-01',
          performedOn: '2021-01-20',
          closedOn: '2021-01-20',
          state: 'CLOSED',
          result: 'PERFORMED_IN_TIME',
          openedOn: '2021-01-06',
        }),
      );
      await scratch.insert(
        StepDuty,
        dutyRow('d4', { node: 'PERFORMANCE', officeKind: 'AGENCY', dueOn: '2021-03-31', department: null }),
        dutyRow('d1', { node: 'FILING_REMINDER', dueOn: '2021-01-03' }),
        dutyRow('d2', { node: 'PRE_ENFORCEMENT_URGING', dueOn: '2021-03-15', judgeName: '林某' }),
        dutyRow('d3', { node: 'POST_ENFORCEMENT_DISCIPLINE', dueOn: '2021-04-04' }),
        dutyRow('d5', { ledgerId: 'l3', node: 'ORDER_CONCRETE', dueOn: null }),
      );
      await scratch.insert(
        SupervisionAction,
        actionRow('x1', { doneOn: '2021-04-01', kind: 'INTERVIEW', step: 'POST_ENFORCEMENT_DISCIPLINE' }),
        actionRow('x2', {
          doneOn: '2021-02-01',
          kind: 'JUDGMENT_NOTE',
          step: 'POST_JUDGMENT_WARNING',
          answeredOn: '2021-02-03',
        }),
        actionRow('x3', {
          ledgerId: 'l4',
          agencyId: 'a2',
          agencyRegionCode: '513300',
          courtCode: '川33',
          regionCode: '513300',
        }),
      );
    });

    it('finds a ledger by id and by number, with its five steps in order and its actions by day', async () => {
      const fields = `{ id steps { step stepLabel doneOn } actions { id kindLabel } agency { id } court { code }
        enforcementCase { id } judgment { id } stateLabel result resultLabel }`;
      const { data } = await scratch.ask(
        `{ byId: supervisionLedger(id: "l1") ${fields} byNumber: supervisionLedger(subjectNumber: "(2021)闽0921执12号") { id } }`,
      );
      expect(data).toEqual({
        byId: {
          id: 'l1',
          steps: [
            { step: 'FILING_REMINDER', stepLabel: '立案提示', doneOn: '2021-01-05' },
            { step: 'PRE_JUDGMENT_TALK', stepLabel: '判前沟通', doneOn: null },
            { step: 'POST_JUDGMENT_WARNING', stepLabel: '判后预警', doneOn: '2021-02-01' },
            { step: 'PRE_ENFORCEMENT_URGING', stepLabel: '执前督促', doneOn: null },
            { step: 'POST_ENFORCEMENT_DISCIPLINE', stepLabel: '执后惩戒', doneOn: null },
          ],
          actions: [
            { id: 'x2', kindLabel: '随判督促函' },
            { id: 'x1', kindLabel: '约谈' },
          ],
          agency: { id: 'a1' },
          court: { code: '闽0921' },
          enforcementCase: { id: 'c1' },
          judgment: { id: 'j1' },
          stateLabel: '在督',
          result: null,
          resultLabel: null,
        },
        byNumber: { id: 'l1' },
      });
    });

    it('returns null for an unknown number, and rejects an invalid one', async () => {
      expect(await scratch.ask('{ supervisionLedger(subjectNumber: "（2021）闽09执999号") { id } }')).toEqual({
        data: { supervisionLedger: null },
      });
      const malformed = await scratch.ask('{ supervisionLedger(subjectNumber: "2021闽09执999号") { id } }');
      expect(malformed.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    });

    it('counts the days overdue until performance, or until today, and none without a term or in time', async () => {
      const { data } = await scratch.ask(
        '{ supervisionLedgers(orderBy: { field: AMOUNT_OWED }) { edges { node { id overdueDays } } } }',
      );
      const { edges } = data?.['supervisionLedgers'] as unknown as {
        edges: { node: { id: string; overdueDays: number | null } }[];
      };
      expect(Object.fromEntries(edges.map(({ node }) => [node.id, node.overdueDays]))).toEqual({
        l1: 10,
        l2: 10,
        l3: null,
        l4: 0,
      });
    });

    it('shows who answers for each node, by when, and how late it is', async () => {
      const { data } = await scratch.ask(
        `{ supervisionLedger(id: "l1") {
          duties { node nodeLabel dueOn doneOn lateDays department judgeName }
          steps { step duty { lateDays } }
          nextActor { nodeLabel officeKindLabel office department leaderPost dueOn lateDays }
        } }`,
      );
      const department = '执行局';
      expect(data?.['supervisionLedger']).toEqual({
        duties: [
          {
            node: 'FILING_REMINDER',
            nodeLabel: '立案提示',
            dueOn: '2021-01-03',
            doneOn: '2021-01-05',
            lateDays: 2,
            department,
            judgeName: null,
          },
          // Not done; enforcement was filed five days after it was due, and then it could no longer be.
          {
            node: 'PRE_ENFORCEMENT_URGING',
            nodeLabel: '执前督促',
            dueOn: '2021-03-15',
            doneOn: null,
            lateDays: 5,
            department,
            judgeName: '林某',
          },
          {
            node: 'POST_ENFORCEMENT_DISCIPLINE',
            nodeLabel: '执后惩戒',
            dueOn: '2021-04-04',
            doneOn: null,
            lateDays: 6,
            department,
            judgeName: null,
          },
          {
            node: 'PERFORMANCE',
            nodeLabel: '履行',
            dueOn: '2021-03-31',
            doneOn: null,
            lateDays: 10,
            department: null,
            judgeName: null,
          },
        ],
        steps: [
          { step: 'FILING_REMINDER', duty: { lateDays: 2 } },
          { step: 'PRE_JUDGMENT_TALK', duty: null },
          { step: 'POST_JUDGMENT_WARNING', duty: null },
          { step: 'PRE_ENFORCEMENT_URGING', duty: { lateDays: 5 } },
          { step: 'POST_ENFORCEMENT_DISCIPLINE', duty: { lateDays: 6 } },
        ],
        nextActor: {
          nodeLabel: '执后惩戒',
          officeKindLabel: '法院',
          office: '霞浦县人民法院',
          department,
          leaderPost: '分管执行工作的副院长',
          dueOn: '2021-04-04',
          lateDays: 6,
        },
      });
      expect(scratch.statements()).toHaveLength(2);
    });

    it('shows faults of a ledger, outside counsel alone among them', async () => {
      const { data } = await scratch.ask(
        '{ l1: supervisionLedger(id: "l1") { faults faultLabels } l3: supervisionLedger(id: "l3") { faults nextActor { id } } }',
      );
      expect(data).toEqual({
        l1: { faults: ['OUTSIDE_COUNSEL_ONLY', 'NOBODY_ANSWERS'], faultLabels: ['仅交外聘律师', '未定责任部门'] },
        l3: { faults: ['ORDER_NOT_CONCRETE', 'ORDER_WITHOUT_TERM'], nextActor: null },
      });
    });

    it('counts days overdue in filters as in the field, to the day', async () => {
      const { data } = await scratch.ask('{ supervisionLedgers { edges { node { id overdueDays } } } }');
      const { edges } = data?.['supervisionLedgers'] as unknown as {
        edges: { node: { id: string; overdueDays: number | null } }[];
      };
      for (const [min, max] of [
        [0, 0],
        [1, null],
        [10, 10],
        [11, null],
        [null, 9],
        [null, null],
        [-5, 20],
      ] as const) {
        const expected = edges
          .map(({ node }) => node)
          .filter(({ overdueDays: days }) => days !== null && days >= (min ?? -Infinity) && days <= (max ?? Infinity))
          .map(({ id }) => id);
        expect([
          min,
          max,
          await listedBy(scratch, 'supervisionLedgers', `overdueDays: { min: ${min}, max: ${max} }`),
        ]).toEqual([min, max, { ids: expected, totalCount: expected.length }]);
      }
      const { errors } = await scratch.ask(
        '{ supervisionLedgers(filter: { overdueDays: { min: 3, max: 2 } }) { totalCount } }',
      );
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'filter.overdueDays' });
    });

    describe.each([
      ['cause: [CONSTRUCTION], orderedDuty: [PAY_MONEY]', ['l1']],
      ['overdue: true', ['l1']],
      ['overdue: false', ['l4', 'l3', 'l2']],
      ['nextStep: [POST_ENFORCEMENT_DISCIPLINE]', ['l1']],
      ['nextDue: "2021-04-10/2021-04-11"', ['l3']],
      // Due today is not late.
      ['nextOverdue: true', ['l1']],
      ['nextOverdue: false', ['l4', 'l3', 'l2']],
      ['nextOfficeKind: [COURT], nextDepartment: "执行局"', ['l1']],
      ['nextOffice: "霞浦县人民法院"', ['l3', 'l1']],
      ['nonPerformanceReason: [NO_BUDGET, DISPUTED]', ['l1']],
      ['agencyDepartment: "办公室"', ['l3']],
      ['outsideCounselOnly: true', ['l1']],
      ['agency: "a2"', ['l4']],
      ['agencyRegion: "350900"', ['l3', 'l1', 'l2']],
      ['court: "闽09"', ['l3', 'l1', 'l2']],
      ['region: "513300"', ['l4']],
      ['step: [POST_JUDGMENT_WARNING, POST_ENFORCEMENT_DISCIPLINE]', ['l3', 'l1']],
      ['state: [CLOSED]', ['l4', 'l2']],
      ['result: [PERFORMED_LATE]', ['l2']],
      ['opened: "2020"', ['l2']],
      ['performanceDue: "2021-02"', ['l4', 'l2']],
      ['closed: "2021-Q1", state: [CLOSED], region: "350900"', ['l2']],
      ['enteredEnforcement: true', ['l1']],
      ['enteredEnforcement: false', ['l4', 'l3', 'l2']],
      ['orderConcrete: false', ['l3']],
      ['orderHasTerm: true, agency: "a1"', ['l1', 'l2']],
      ['amountOwed: { min: "8000.00" }', ['l1']],
    ])('filtered by %s', (filter, ids) => {
      it('lists exactly those, the latest opened first, and counts them', async () => {
        expect(await listedBy(scratch, 'supervisionLedgers', filter)).toEqual({ ids, totalCount: ids.length });
      });
    });

    it.each([
      ['OPENED_ON', ['l2', 'l1', 'l3', 'l4']],
      ['PERFORMANCE_DUE_ON', ['l3', 'l2', 'l4', 'l1']],
      ['CLOSED_ON', ['l1', 'l3', 'l4', 'l2']],
      ['AMOUNT_OWED', ['l2', 'l3', 'l4', 'l1']],
      // Without a term, closed in time, closed ten days late, and open, which is more overdue each day.
      ['OVERDUE_DAYS', ['l3', 'l4', 'l2', 'l1']],
      ['NEXT_STEP', ['l2', 'l4', 'l3', 'l1']],
      ['NEXT_DUE_ON', ['l2', 'l4', 'l1', 'l3']],
      ['NEXT_OFFICE', ['l2', 'l4', 'l1', 'l3']],
    ])('pages by %s in both directions without loss or repetition', async (field, ids) => {
      expect(await pagedBy(scratch, 'supervisionLedgers', field, 'ASC')).toEqual(ids);
      expect(await pagedBy(scratch, 'supervisionLedgers', field, 'DESC')).toEqual(ids.toReversed());
    });

    it.each([
      ['agency: "a1"', ['x1', 'x2']],
      ['step: [PRE_ENFORCEMENT_URGING]', ['x3']],
      ['kind: [INTERVIEW, CALL]', ['x1', 'x3']],
      ['done: "2021-02"', ['x2']],
      ['answered: true', ['x2']],
      ['agencyRegion: "513300"', ['x3']],
      ['court: "闽09"', ['x1', 'x2']],
      ['region: "350900", answered: false', ['x1']],
    ])('lists actions by %s', async (filter, ids) => {
      expect(await listedBy(scratch, 'supervisionActions', filter)).toEqual({ ids, totalCount: ids.length });
    });

    it('pages actions by day', async () => {
      expect(await pagedBy(scratch, 'supervisionActions', 'DONE_ON', 'ASC')).toEqual(['x2', 'x3', 'x1']);
    });

    it('shows the ledger of a case and of a judgment, batched, and null without one', async () => {
      const { data } = await scratch.ask(
        `query ($of: [_Any!]!) { _entities(representations: $of) {
          ... on EnforcementCase { supervisionLedger { id } } ... on Judgment { supervisionLedger { id } }
          ... on SupervisionLedger { actions { id } } ... on SupervisionAction { ledger { id } } } }`,
        {
          of: [
            { __typename: 'EnforcementCase', id: 'c1' },
            { __typename: 'EnforcementCase', id: 'c2' },
            { __typename: 'Judgment', id: 'j2' },
            { __typename: 'Judgment', id: 'j1' },
            { __typename: 'SupervisionLedger', id: 'unknown' },
            { __typename: 'SupervisionAction', id: 'x3' },
          ],
        },
      );
      expect(data).toEqual({
        _entities: [
          { supervisionLedger: { id: 'l1' } },
          { supervisionLedger: null },
          { supervisionLedger: { id: 'l2' } },
          { supervisionLedger: { id: 'l1' } },
          null,
          { ledger: { id: 'l4' } },
        ],
      });
      // Ledgers by case, by judgment and by id, actions by id, and the ledger of the action.
      expect(scratch.statements()).toHaveLength(5);
    });

    it('reads the ledgers of many agencies, their actions and agencies with one statement each', async () => {
      await scratch.ask(
        '{ agencies { edges { node { supervisionLedgers { edges { node { actions { ledger { id } agency { id } } } } } } } } }',
      );
      expect(scratch.statements()).toHaveLength(5);
    });
  },
  { now: () => new Date(`${TODAY}T09:00:00+08:00`) },
);
