import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';
import { AgencyKind } from '../../shared/schema/domain-enums.ts';

import { Agency } from './agency.entity.ts';

const filter = filtersOver<Agency>();

export const agencyList = defineList<Agency>({
  entity: Agency,
  name: 'Agency',
  zh: '机关单位',
  key: 'id',
  filters: {
    region: filter.inRegion('regionCode', '行政区划 Of this region or one below it.'),
    kind: filter.oneOf('kind', AgencyKind, '单位类型 Of these kinds.'),
    name: filter.named('name', '名称 Of this name.'),
    nameContains: filter.nameContains('name', '名称含 With this in the name.'),
    initials: filter.initialsContain('pinyinInitials', '拼音首字母含 With these in the pinyin initials of the name.'),
    superior: filter.equals('superiorId', String, '上级单位 Directly under the agency of this id.'),
  },
  orderings: {
    NAME: ['name', '名称 By name.'],
    CREDIT_CODE: ['creditCode', '统一社会信用代码 By unified social credit code.'],
    REGION: ['regionCode', '行政区划 By code of the region.'],
  },
  defaultOrder: ['creditCode', 'asc'],
});
