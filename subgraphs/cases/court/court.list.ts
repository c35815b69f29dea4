import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';

import { Court, CourtLevel } from './court.entity.ts';

const filter = filtersOver<Court>();

export const courtList = defineList<Court>({
  entity: Court,
  name: 'Court',
  zh: '法院',
  key: 'code',
  filters: {
    region: filter.inRegion('regionCode', '行政区划 In this region or below it.'),
    under: filter.inCourt('code', '所属法院 This court and all below it.'),
    nameContains: filter.nameContains('name', '名称含 With this in the name.'),
    initials: filter.initialsContain('pinyinInitials', '拼音首字母含 With these in the pinyin initials of the name.'),
    level: filter.oneOf('level', CourtLevel, '法院层级 Of these levels.'),
  },
  orderings: { CODE: ['code', '法院代字 By code.'], NAME: ['name', '名称 By name.'] },
  defaultOrder: ['code', 'asc'],
});
