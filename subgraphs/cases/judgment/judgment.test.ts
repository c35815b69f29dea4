import { beforeAll, describe, expect, it } from '@jest/globals';

import { insertClosures } from '../../shared/testing/places.ts';
import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { SUPREME_COURT_VIEWER } from '../../shared/testing/viewers.ts';
import { Plaintiff } from '../plaintiff/plaintiff.entity.ts';
import { cases } from '../subgraph.ts';
import { judgmentRow, plaintiffRow } from '../testing/sample-rows.ts';

import { Judgment } from './judgment.entity.ts';

describeOnEachDatabase(
  cases,
  'judgments',
  (scratch) => {
    beforeAll(async () => {
      await scratch.insert(
        Judgment,
        judgmentRow('j1', {
          enforcementCaseId: 'c1',
          performedOn: '2021-01-25',
          seriesId: 's1',
          explainedOn: '2021-01-08',
        }),
        judgmentRow('j2', { seriesId: 's1', instance: 'RETRIAL', courtCode: '闽', regionCode: '350000' }),
        judgmentRow('j3', {
          kind: 'CONDUCT',
          amount: null,
          performanceDueOn: null,
          orderConcrete: false,
          orderHasTerm: false,
          defendantAgencyId: null,
          effectiveOn: '2020-01-10',
          performedOn: '2020-03-01',
          crossRegion: true,
          conductProgress: 'UNDER_WAY',
          conductNote: '已申请办理房屋所有权证',
        }),
      );
      await scratch.insert(
        Plaintiff,
        plaintiffRow('p1', 'j1'),
        plaintiffRow('p2', 'j2'),
        plaintiffRow('p3', 'j2', { name: '林样品' }),
        plaintiffRow('p4', 'j3', {
          kind: 'ENTERPRISE',
          name: '样例有限公司',
          idNumber: null,
          creditCode: '91350100M000100Y43',
        }),
      );
    });

    it('are found by id or by instrument number', async () => {
      const { data } = await scratch.ask(
        '{ a: judgment(id: "j2") { instrumentNumber kindLabel } b: judgmentByInstrumentNumber(instrumentNumber: "(2020)闽0902民初2号") { id } c: judgment(id: "x") { id } }',
      );
      expect(data).toEqual({
        a: { instrumentNumber: '（2020）闽0902民初2号', kindLabel: '金钱给付' },
        b: { id: 'j2' },
        c: null,
      });
    });

    it('show how late they were performed, or are as of today', async () => {
      const { data } = await scratch.ask(
        '{ judgments(orderBy: { field: EFFECTIVE_ON }) { edges { node { id lateDays enteredEnforcement } } } }',
      );
      expect(data?.['judgments']).toEqual({
        edges: [
          { node: { id: 'j3', lateDays: null, enteredEnforcement: false } },
          { node: { id: 'j1', lateDays: 5, enteredEnforcement: true } },
          { node: { id: 'j2', lateDays: 355, enteredEnforcement: false } },
        ],
      });
    });

    describe('listed', () => {
      it.each([
        ['effective: "2021"', 2],
        ['due: "2021-01"', 2],
        ['kind: [CONDUCT]', 1],
        ['amount: { min: "8000" }', 2],
        ['defendantAgency: "agency1"', 2],
        ['againstAgency: false', 1],
        ['performed: true', 2],
        ['performance: [BEFORE_ENFORCEMENT]', 1],
        ['performance: [IN_ENFORCEMENT]', 1],
        ['performance: [NOT_PERFORMED, IN_ENFORCEMENT]', 2],
        ['performance: []', 0],
        ['overdue: true', 1],
        ['overdue: false', 2],
        ['instance: [RETRIAL, FINAL]', 1],
        ['crossRegion: true', 1],
        ['plaintiffKind: PERSON', 2],
        ['plaintiffKind: ENTERPRISE', 1],
        ['inSeries: true, defendantAgency: "agency1"', 2],
        ['conductProgress: [UNDER_WAY]', 1],
        ['explained: true', 1],
        ['enteredEnforcement: true', 1],
        ['orderConcrete: false', 1],
        ['orderHasTerm: true', 2],
      ])('by %s are %i', async (filter, expected) => {
        const { data } = await scratch.ask(`{ judgments(filter: { ${filter} }) { totalCount } }`);
        expect(data).toEqual({ judgments: { totalCount: expected } });
      });
    });

    it('show who won them, when they were performed, and what else the same plaintiff won', async () => {
      const fields = 'performanceLabel plaintiffs { kindLabel name maskedName maskedIdentifier } series { id }';
      const { data } = await scratch.ask(
        `{ a: judgment(id: "j2") { instanceLabel ${fields} } b: judgment(id: "j3") { conductProgressLabel conductNote ${fields} } }`,
      );
      const person = { kindLabel: '自然人', maskedName: '林*', maskedIdentifier: '110105**********2X' };
      expect(data).toEqual({
        a: {
          instanceLabel: '再审',
          performanceLabel: '未履行',
          plaintiffs: [
            { ...person, name: '林样例' },
            { ...person, name: '林样品' },
          ],
          series: [{ id: 'j1' }],
        },
        b: {
          conductProgressLabel: '办理中',
          conductNote: '已申请办理房屋所有权证',
          performanceLabel: '执行前履行',
          plaintiffs: [
            {
              kindLabel: '企业',
              name: '样例有限公司',
              maskedName: '样例有限公司',
              maskedIdentifier: '91350100M000100Y43',
            },
          ],
          series: [],
        },
      });
    });

    it('do not show a court by their series or plaintiffs what it may not see', async () => {
      await insertClosures(scratch, { regions: [['350000', '350902']], courts: [['闽', '闽0902']] });
      const { data } = await scratch.ask(
        '{ judgment(id: "j1") { series { id } } judgments(filter: { plaintiffKind: PERSON }) { totalCount } }',
        {},
        { ...SUPREME_COURT_VIEWER, court: '闽0902' },
      );
      expect(data).toEqual({ judgment: { series: [] }, judgments: { totalCount: 1 } });
    });

    it('are listed under the defendant agency', async () => {
      const { data } = await scratch.ask(
        'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Agency { judgments { totalCount } } } }',
        { r: ['agency1', 'agency2'].map((id) => ({ __typename: 'Agency', id })) },
      );
      expect(data?.['_entities']).toEqual([{ judgments: { totalCount: 2 } }, { judgments: { totalCount: 0 } }]);
      expect(scratch.statements()).toHaveLength(2);
    });
  },
  { now: () => new Date('2022-01-10T00:00:00+08:00') },
);
