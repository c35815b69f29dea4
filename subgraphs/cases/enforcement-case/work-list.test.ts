import { beforeAll, describe, expect, it } from '@jest/globals';

import type { Viewer } from '../../shared/access/viewer.ts';
import { insertClosures } from '../../shared/testing/places.ts';
import { describeOnEachDatabase, type Scratch } from '../../shared/testing/scratch-database.ts';
import { SUPREME_COURT_VIEWER } from '../../shared/testing/viewers.ts';
import { cases } from '../subgraph.ts';
import { caseRow, nodeRow } from '../testing/sample-rows.ts';

import { CaseNode } from './case-parts.entity.ts';
import { EnforcementCase } from './enforcement-case.entity.ts';

const TODAY = '2022-01-10';
const concluded = (concludedOn: string, concludedLate: boolean) =>
  ({ status: 'CONCLUDED', concludedOn, concludedLate, conclusionMethod: 'FORCED' }) as const;
const terminated = { ...concluded('2021-06-30', false), conclusionMethod: 'PROCEDURE_TERMINATED' } as const;

describeOnEachDatabase(
  cases,
  'what must be done next in cases',
  (scratch) => {
    beforeAll(async () => {
      await insertClosures(scratch, {
        regions: [['350900', '350902'], ['513300']],
        courts: [['闽09', '闽0902'], ['川33']],
      });
      await scratch.insert(
        EnforcementCase,
        caseRow('c1', { nextNode: 'NETWORK_INQUIRY', nextNodeDueOn: '2022-01-09', dueOn: '2022-06-01' }),
        caseRow('c2', { nextNode: 'PAYOUT', nextNodeDueOn: TODAY, nodeLateDays: 4, dueOn: TODAY }),
        caseRow('c3', { nextNode: 'CONCLUDED', nextNodeDueOn: '2021-09-01', nodeLateDays: 11 }),
        caseRow('c4', { status: 'SUSPENDED', dueOn: '2022-06-01' }),
        // Concluded on the last day of its period, and one day after it.
        caseRow('c5', concluded('2021-09-01', false)),
        caseRow('c6', concluded('2021-09-02', true)),
        caseRow('c7', { ...terminated, lastSearchedOn: '2021-07-05', nextReviewDueOn: '2022-01-05' }),
        caseRow('c8', { ...terminated, nextReviewDueOn: TODAY, courtCode: '闽09', regionCode: '350900' }),
        caseRow('c9', { ...terminated, resumedOn: '2021-11-02', courtCode: '川33', regionCode: '513300' }),
      );
      await scratch.insert(
        CaseNode,
        nodeRow('n1', { node: 'NETWORK_INQUIRY', dueOn: '2022-01-09' }),
        nodeRow('n2', { caseId: 'c2', node: 'PAYOUT', dueOn: TODAY }),
        nodeRow('n3', { caseId: 'c3', dueOn: '2021-03-11', doneOn: '2021-03-22', doneLate: true }),
        nodeRow('n4', {
          caseId: 'c3',
          node: 'FIELD_INQUIRY',
          dueOn: '2021-04-01',
          doneOn: '2021-04-01',
          doneLate: false,
        }),
        nodeRow('n5', { caseId: 'c9', courtCode: '川33', regionCode: '513300', dueOn: '2021-12-01' }),
      );
    });

    it.each([
      ['nextNode: [PAYOUT, CONCLUDED]', 'c2 c3'],
      ['nextActor: [COMMAND_CENTRE]', 'c1'],
      ['nextActor: [OFFICER]', 'c2 c3'],
      ['nextActor: []', ''],
      // The day itself is still in time.
      ['nodeOverdue: true', 'c1 c3'],
      ['nodeOverdue: false', 'c2 c4 c5 c6 c7 c8 c9'],
      ['nextNodeDue: "2022-01"', 'c1 c2'],
      ['nodeLate: true', 'c2 c3'],
      ['timeliness: [OVERDUE]', 'c3'],
      ['timeliness: [NOT_DUE]', 'c1 c2 c4'],
      ['timeliness: [LATE]', 'c6'],
      ['timeliness: [ON_TIME], conclusionMethod: [FORCED]', 'c5'],
      ['reviewDueBefore: "2022-01-10"', 'c7'],
      ['reviewDueBefore: "2022-01-11"', 'c7 c8'],
      ['lastSearched: "2021-07"', 'c7'],
      ['resumed: true', 'c9'],
    ])('is a list of cases by %s', async (filter, expected) => {
      expect((await listed(scratch, filter)).toSorted().join(' ')).toBe(expected);
    });

    it('is sorted by how long a step is overdue, page by page', async () => {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const { data } = await scratch.ask(
          `query ($after: String) { enforcementCases(first: 1, after: $after, filter: { nextNodeDue: "2021/2023" }, orderBy: { field: NEXT_NODE_DUE_ON }) {
            edges { node { id nextNodeLateDays nextActorLabel } } pageInfo { hasNextPage endCursor } } }`.replace(
            '2021/2023',
            '2021-01-01/2023-01-01',
          ),
          { after },
        );
        const page = data?.['enforcementCases'] as unknown as Page;
        seen.push(...page.edges.map(({ node }) => `${node.id} ${node.nextNodeLateDays} ${node.nextActorLabel}`));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      expect(seen).toEqual(['c3 131 承办人', 'c1 1 执行指挥中心', 'c2 0 承办人']);
    });

    it('is sorted by how late steps were, and by the next search', async () => {
      const latest = 'filter: { nodeLate: true }, orderBy: { field: NODE_LATE_DAYS, direction: DESC }';
      expect(await idsOf(scratch, latest)).toEqual(['c3', 'c2']);
      const search = 'filter: { reviewDueBefore: "2023-01-01" }, orderBy: { field: NEXT_REVIEW_DUE_ON }';
      expect(await idsOf(scratch, search)).toEqual(['c7', 'c8']);
    });

    it('tells a case concluded on its due day from one a day later', async () => {
      const fields = '{ timelinessLabel inTime overdueDays }';
      const { data } = await scratch.ask(
        `{ a: enforcementCase(id: "c5") ${fields} b: enforcementCase(id: "c6") ${fields} }`,
      );
      expect(data).toEqual({
        a: { timelinessLabel: '按期', inTime: true, overdueDays: 0 },
        b: { timelinessLabel: '超期', inTime: false, overdueDays: 1 },
      });
    });

    it('tells nothing to do next in a suspended and in a concluded case', async () => {
      const { data } = await scratch.ask(
        '{ a: enforcementCase(id: "c4") { nextNode nextActor nextNodeLateDays } b: enforcementCase(id: "c7") { nextNode reviewLateDays } }',
      );
      expect(data).toEqual({
        a: { nextNode: null, nextActor: null, nextNodeLateDays: null },
        b: { nextNode: null, reviewLateDays: 5 },
      });
    });

    describe('step by step', () => {
      it.each([
        ['timeliness: [OVERDUE]', 'n1 n5'],
        ['timeliness: [NOT_DUE]', 'n2'],
        ['timeliness: [LATE]', 'n3'],
        ['timeliness: [ON_TIME]', 'n4'],
        ['node: [NOTICE], court: "闽09"', 'n3'],
        ['region: "513300"', 'n5'],
        ['due: "2022"', 'n1 n2'],
        ['done: "2021-03"', 'n3'],
      ])('lists steps by %s', async (filter, expected) => {
        const { data, errors } = await scratch.ask(`{ caseNodes(filter: { ${filter} }) { edges { node { id } } } }`);
        expect(errors).toBeUndefined();
        expect(idsIn(data?.['caseNodes']).toSorted().join(' ')).toBe(expected);
      });

      it('leads to the case, and shows the longest overdue first', async () => {
        const { data } = await scratch.ask(
          '{ caseNodes(filter: { timeliness: [OVERDUE] }) { edges { node { nodeLabel lateDays enforcementCase { id } } } } }',
        );
        expect(data?.['caseNodes']).toEqual({
          edges: [
            { node: { nodeLabel: '执行通知', lateDays: 40, enforcementCase: { id: 'c9' } } },
            { node: { nodeLabel: '网络查控', lateDays: 1, enforcementCase: { id: 'c1' } } },
          ],
        });
        expect(scratch.statements()).toHaveLength(2);
      });

      it('shows a court the steps of its own cases', async () => {
        const viewer: Viewer = { ...SUPREME_COURT_VIEWER, court: '闽0902' };
        const { data } = await scratch.ask('{ caseNodes { totalCount edges { node { id } } } }', {}, viewer);
        expect(idsIn(data?.['caseNodes']).toSorted()).toEqual(['n1', 'n2', 'n3', 'n4']);
      });
    });
  },
  { now: () => new Date(`${TODAY}T12:00:00+08:00`) },
);

interface Page {
  edges: { node: { id: string; nextNodeLateDays: number | null; nextActorLabel: string | null } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

function idsIn(connection: unknown): string[] {
  return (connection as Page).edges.map(({ node }) => node.id);
}

function listed(scratch: Scratch, filter: string): Promise<string[]> {
  return idsOf(scratch, `filter: { ${filter} }`);
}

async function idsOf(scratch: Scratch, args: string): Promise<string[]> {
  const { data, errors } = await scratch.ask(`{ enforcementCases(${args}) { edges { node { id } } } }`);
  expect(errors).toBeUndefined();
  return idsIn(data?.['enforcementCases']);
}
