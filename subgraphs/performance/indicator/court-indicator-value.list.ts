import { filtersOver, type Filter } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';
import { PeriodScalar, type Period } from '../../shared/scalars/period.ts';

import { CourtIndicatorValue } from './court-indicator-value.entity.ts';

const filter = filtersOver<CourtIndicatorValue>();

const ofExactly: Filter<Period> = {
  type: () => PeriodScalar,
  description: '期间 Of exactly this period.',
  property: 'periodFrom',
  condition: ({ from, to }) => ({ periodFrom: from, periodTo: to }),
};

/** No order and no filter by value: courts are not ranked by indicators that are ranges. */
export const courtIndicatorValueList = defineList<CourtIndicatorValue>({
  entity: CourtIndicatorValue,
  name: 'CourtIndicatorValue',
  zh: '法院指标值',
  key: 'id',
  filters: {
    court: filter.inCourt('courtCode', '法院 Of this court and the courts below it.'),
    region: filter.inRegion('regionCode', '行政区划 Of courts in this region or below it.'),
    indicator: filter.equals('indicatorCode', String, '考评指标 Of the indicator of this code.'),
    period: ofExactly,
  },
  orderings: {
    PERIOD: ['periodFrom', '期间 By first day of the period.'],
    COURT: ['courtCode', '法院 By code of the court.'],
  },
  defaultOrder: ['periodFrom', 'desc'],
});
