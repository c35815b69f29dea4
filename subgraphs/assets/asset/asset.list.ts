import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';

import { AssetKind } from './asset-kind.ts';
import { Asset } from './asset.entity.ts';

const filter = filtersOver<Asset>();

export const assetList = defineList<Asset>({
  entity: Asset,
  name: 'Asset',
  zh: '财产',
  key: 'id',
  filters: {
    court: filter.inCourt('courtCode', '法院 Known to this court or a court below it.'),
    region: filter.inRegion('regionCode', '行政区划 Known to courts in this region or below it.'),
    kind: filter.oneOf('kind', AssetKind, '财产种类 Of these kinds.'),
    networkCovered: filter.is('networkCovered', '网络查控覆盖 Whether the courts’ network reaches those who keep it.'),
    found: filter.during('foundOn', '查明期间 Found in this period.'),
    appraisedValue: filter.between('appraisedValue', '评估价值 Appraised value, yuan.'),
  },
  orderings: {
    FOUND_ON: ['foundOn', '查明日期 By the day they were found.'],
    APPRAISED_VALUE: ['appraisedValue', '评估价值 By appraised value.'],
  },
  defaultOrder: ['foundOn', 'desc'],
});
