import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';

import { Programme, SchemeState, ScoringScheme } from './scoring-scheme.entity.ts';

const filter = filtersOver<ScoringScheme>();

export const scoringSchemeList = defineList<ScoringScheme>({
  entity: ScoringScheme,
  name: 'ScoringScheme',
  zh: '评分方案',
  key: 'id',
  filters: {
    programme: filter.oneOf('programme', Programme, '考评项目 Of these programmes.'),
    region: filter.inRegion('regionCode', '行政区划 Of this region or one below it.'),
    state: filter.oneOf('state', SchemeState, '方案状态 In one of these states.'),
    validFrom: filter.during('validFrom', '生效期间 That came into force in this period.'),
  },
  orderings: {
    VALID_FROM: ['validFrom', '生效日期 By first day in force.'],
    CODE: ['code', '方案代码 By code.'],
  },
  defaultOrder: ['code', 'asc'],
});
