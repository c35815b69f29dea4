import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';

import { Region, RegionLevel } from './region.entity.ts';

const filter = filtersOver<Region>();

export const regionList = defineList<Region>({
  entity: Region,
  name: 'Region',
  zh: '行政区划',
  key: 'code',
  filters: {
    within: filter.inRegion('code', '所属区划 Within this region, itself included.'),
    nameContains: filter.nameContains('name', '名称含 With this in the name.'),
    level: filter.oneOf('level', RegionLevel, '行政层级 Of these levels.'),
  },
  orderings: { CODE: ['code', '代码 By code.'], NAME: ['name', '名称 By name.'] },
  defaultOrder: ['code', 'asc'],
});
