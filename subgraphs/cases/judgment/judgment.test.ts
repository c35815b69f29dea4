import { beforeAll, describe, expect, it } from '@jest/globals';

import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { cases } from '../subgraph.ts';
import { judgmentRow } from '../testing/sample-rows.ts';

import { Judgment } from './judgment.entity.ts';

describeOnEachDatabase(
  cases,
  'judgments',
  (scratch) => {
    beforeAll(() =>
      scratch.insert(
        Judgment,
        judgmentRow('j1', { enforcementCaseId: 'c1', performedOn: '2021-01-25' }),
        judgmentRow('j2'),
        judgmentRow('j3', {
          kind: 'CONDUCT',
          amount: null,
          performanceDueOn: null,
          orderConcrete: false,
          orderHasTerm: false,
          defendantAgencyId: null,
          effectiveOn: '2020-01-10',
        }),
      ),
    );

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
        ['performed: true', 1],
        ['enteredEnforcement: true', 1],
        ['orderConcrete: false', 1],
        ['orderHasTerm: true', 2],
      ])('by %s are %i', async (filter, expected) => {
        const { data } = await scratch.ask(`{ judgments(filter: { ${filter} }) { totalCount } }`);
        expect(data).toEqual({ judgments: { totalCount: expected } });
      });
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
