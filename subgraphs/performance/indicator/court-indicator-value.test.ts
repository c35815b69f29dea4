import { beforeAll, expect, it } from '@jest/globals';

import { listedBy, pagedBy } from '../../shared/testing/listed.ts';
import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { SUPREME_COURT_VIEWER } from '../../shared/testing/viewers.ts';
import { performance } from '../subgraph.ts';
import { indicatorRow, insertPlaces } from '../testing/sample-rows.ts';

import { CourtIndicatorValue } from './court-indicator-value.entity.ts';
import { courtIndicatorValueList } from './court-indicator-value.list.ts';
import { Indicator } from './indicator.entity.ts';

const year = { periodFrom: '2022-01-01', periodTo: '2023-01-01' };
const xiapu = { courtCode: '闽0921', regionCode: '350921', indicatorCode: 'RECOVERY' };
const ganzi = { courtCode: '川33', regionCode: '513300', indicatorCode: 'RECOVERY' };

describeOnEachDatabase(performance, 'indicators of courts', (scratch) => {
  beforeAll(async () => {
    await insertPlaces(scratch);
    const target = { targetLow: '0.400000', targetHigh: '0.600000', targetFrom: '2022-01-01', targetSource: '试行' };
    await scratch.insert(
      Indicator,
      indicatorRow({
        code: 'RECOVERY',
        name: '执行到位率',
        definition: '到位 ÷ 标的',
        unit: '比率',
        higherIsBetter: false,
        subject: 'COURT',
        ...target,
      }),
    );
    await scratch.insert(
      CourtIndicatorValue,
      { id: 'v1', ...xiapu, ...year, persons: 10, value: '0.600000' },
      { id: 'v2', ...xiapu, periodFrom: '2021-01-01', periodTo: '2022-01-01', persons: 9, value: '0.399999' },
      { id: 'v3', ...ganzi, ...year, persons: null, value: '0.910000' },
      { id: 'v4', ...ganzi, periodFrom: '2021-01-01', periodTo: '2022-01-01', persons: 12, value: null },
    );
  });

  it('are met inside the target range, both ends included, and no better above it', async () => {
    const { data } = await scratch.ask(
      `{ courtIndicatorValues(orderBy: { field: COURT }) { edges { node { id period met court { code }
        indicator { subjectLabel targetLow targetHigh targetFrom targetSource } } } } }`,
    );
    const { edges } = data?.['courtIndicatorValues'] as unknown as { edges: { node: { id: string; met: boolean } }[] };
    expect(Object.fromEntries(edges.map(({ node }) => [node.id, node.met]))).toEqual({
      v1: true,
      v2: false,
      v3: false,
      v4: null,
    });
    expect(edges.find(({ node }) => node.id === 'v1')?.node).toMatchObject({
      period: '2022',
      court: { code: '闽0921' },
      indicator: { subjectLabel: '法院', targetLow: '0.40', targetHigh: '0.60' },
    });
  });

  it('are told to those who see no cases where they stand for ten private persons or more', async () => {
    const committee = { ...SUPREME_COURT_VIEWER, audience: 'committee', court: null, region: '000000' } as const;
    const { data } = await scratch.ask(
      '{ courtIndicatorValues { edges { node { id value met withheldReason } } } }',
      {},
      committee,
    );
    const { edges } = data?.['courtIndicatorValues'] as unknown as { edges: { node: { id: string } }[] };
    const withheld = { value: null, met: null, withheldReason: expect.stringContaining('无或不足十人') };
    expect(Object.fromEntries(edges.map(({ node: { id, ...told } }) => [id, told]))).toEqual({
      v1: { value: '0.60', met: true, withheldReason: null },
      // Of nine persons; and of nobody knows how many.
      v2: withheld,
      v3: withheld,
      v4: { value: null, met: null, withheldReason: null },
    });
  });

  it.each([
    ['court: "闽09"', ['v1', 'v2']],
    ['region: "513300", period: "2022"', ['v3']],
    ['indicator: "NONE"', []],
  ])('are listed by %s', async (filter, ids) => {
    expect(await listedBy(scratch, 'courtIndicatorValues', filter)).toEqual({ ids, totalCount: ids.length });
  });

  it('are never sorted or filtered by value: courts are not ranked by them', async () => {
    const revealed = [...courtIndicatorValueList.reveals.values()].flat();
    expect(revealed).not.toContain('value');
    expect(revealed).not.toContain('met');
    const { data } = await scratch.ask('{ __type(name: "CourtIndicatorValue") { description fields { name } } }');
    const { description, fields } = data?.['__type'] as unknown as { description: string; fields: { name: string }[] };
    expect(description).toContain('must not be ranked');
    expect(fields.map(({ name }) => name).filter((name) => /rank/i.test(name))).toEqual([]);
    expect(await pagedBy(scratch, 'courtIndicatorValues', 'PERIOD', 'ASC')).toEqual(['v2', 'v4', 'v1', 'v3']);
  });
});
