import { filtersOver, type Filter } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';
import { PeriodScalar, type Period } from '../../shared/scalars/period.ts';

import { FigureUnit, ReportedFigure } from './reported-figure.entity.ts';

const filter = filtersOver<ReportedFigure>();

const ofExactly: Filter<Period> = {
  type: () => PeriodScalar,
  description: '期间 Of exactly this period.',
  property: 'periodFrom',
  condition: ({ from, to }) => ({ periodFrom: from, periodTo: to }),
};

export const reportedFigureList = defineList<ReportedFigure>({
  entity: ReportedFigure,
  name: 'ReportedFigure',
  zh: '公布数据',
  key: 'id',
  filters: {
    region: filter.inRegion('regionCode', '行政区划 Of this region or one below it.'),
    period: ofExactly,
    measure: filter.equals('measure', String, '指标代号 Of exactly this measure.'),
    unit: filter.oneOf('unit', FigureUnit, '计量单位 Counted in one of these.'),
    source: filter.equals('sourceId', String, '数据来源 From the publication of this id.'),
    ofCampaign: filter.present('campaign', '属专项行动 Whether it was reported of a special operation.'),
    caseLevel: filter.is('caseLevel', '可由案件核算 Whether the case records must give the same number.'),
  },
  orderings: {
    CODE: ['code', '代号 By code.'],
    PERIOD: ['periodFrom', '期间 By first day of the period.'],
    MEASURE: ['measure', '指标代号 By measure.'],
    VALUE: ['value', '数值 By value.'],
  },
  defaultOrder: ['code', 'asc'],
});
