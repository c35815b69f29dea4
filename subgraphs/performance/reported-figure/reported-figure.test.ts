import { beforeAll, expect, it } from '@jest/globals';

import type { Row } from '../../shared/database/entity-class.ts';
import { listedBy, pagedBy } from '../../shared/testing/listed.ts';
import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { performance } from '../subgraph.ts';
import { insertPlaces } from '../testing/sample-rows.ts';

import { FigureSource } from './figure-source.entity.ts';
import { ReportedFigure } from './reported-figure.entity.ts';

describeOnEachDatabase(performance, 'published figures', (scratch) => {
  beforeAll(async () => {
    await insertPlaces(scratch);
    await scratch.insert(FigureSource, {
      id: 'paper',
      title: '工作纪实',
      publisher: '某报',
      publishedOn: '2022-01-14',
      note: null,
    });
    await scratch.insert(
      ReportedFigure,
      figure('f1', { value: '0.843000', unit: 'RATIO', printed: 'cut, not rounded', measure: 'auction_success_rate' }),
      figure('f2', { value: '141420000000.000000', unit: 'CNY', periodFrom: '2016-01-01', periodTo: '2018-10-21' }),
      figure('f3', { value: null, yearOnYear: '-0.063000', regionCode: '513300', caseLevel: false, sourceId: 'other' }),
      figure('f4', { periodFrom: null, periodTo: null, campaign: '百日会战', approximate: true, applicants: 278 }),
    );
  });

  it('shows a figure exactly as published, with its source, region and period', async () => {
    const fields =
      'value unitLabel period yearOnYear printed approximate applicants source { title publishedOn } region { code }';
    const { data } = await scratch.ask(
      `{ rate: reportedFigure(id: "f1") { ${fields} } yuan: reportedFigure(code: "ningde-f2") { ${fields} } change: reportedFigure(id: "f3") { ${fields} } odd: reportedFigure(id: "f4") { ${fields} } none: reportedFigure(id: "f9") { id } }`,
    );
    const plain = {
      yearOnYear: null,
      printed: null,
      approximate: false,
      applicants: null,
      source: { title: '工作纪实', publishedOn: '2022-01-14' },
      region: { code: '350900' },
    };
    expect(data).toEqual({
      rate: { ...plain, value: '0.843', unitLabel: '比率', period: '2021', printed: 'cut, not rounded' },
      yuan: { ...plain, value: '141420000000.00', unitLabel: '元', period: '2016-01-01/2018-10-21' },
      change: {
        ...plain,
        value: null,
        unitLabel: '件',
        period: '2021',
        yearOnYear: '-0.063',
        source: null,
        region: { code: '513300' },
      },
      odd: { ...plain, value: '36.00', unitLabel: '件', period: null, approximate: true, applicants: 278 },
      none: null,
    });
  });

  it.each([
    ['region: "513300"', ['f3']],
    ['period: "2021", region: "350900"', ['f1']],
    ['measure: "auction_success_rate"', ['f1']],
    ['unit: [CNY, RATIO]', ['f1', 'f2']],
    ['source: "other"', ['f3']],
    ['ofCampaign: true', ['f4']],
    ['caseLevel: false', ['f3']],
  ])('lists figures by %s', async (filter, ids) => {
    expect(await listedBy(scratch, 'reportedFigures', filter)).toEqual({ ids, totalCount: ids.length });
  });

  it.each(['CODE', 'PERIOD', 'MEASURE', 'VALUE'])(
    'pages by %s both ways, figures without a value first',
    async (field) => {
      const upward = await pagedBy(scratch, 'reportedFigures', field, 'ASC');
      expect(upward.toSorted()).toEqual(['f1', 'f2', 'f3', 'f4']);
      expect(await pagedBy(scratch, 'reportedFigures', field, 'DESC')).toEqual(upward.toReversed());
      if (field === 'VALUE') {
        expect(upward).toEqual(['f3', 'f1', 'f4', 'f2']);
      }
    },
  );

  it('shows each of several regions its own figures', async () => {
    const { data } = await scratch.ask(
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Region { reportedFigures(filter: { caseLevel: true }) { totalCount } } } }',
      { of: ['350900', '513300'].map((code) => ({ __typename: 'Region', code })) },
    );
    expect(data).toEqual({
      _entities: [{ reportedFigures: { totalCount: 3 } }, { reportedFigures: { totalCount: 0 } }],
    });
  });
});

function figure(id: string, overrides: Partial<Row<ReportedFigure>>): Row<ReportedFigure> {
  return {
    id,
    code: `ningde-${id}`,
    sourceId: 'paper',
    regionCode: '350900',
    periodFrom: '2021-01-01',
    periodTo: '2022-01-01',
    measure: 'enforcement_cases_total',
    name: '案件总数',
    campaign: null,
    value: '36.000000',
    unit: 'CASE',
    yearOnYear: null,
    approximate: false,
    printed: null,
    applicants: null,
    caseLevel: true,
    note: null,
    statement: null,
    ...overrides,
  };
}
