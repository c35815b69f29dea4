import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';
import { PartyKind } from '../../shared/schema/domain-enums.ts';
import { DishonestListing } from '../dishonest-listing/dishonest-listing.entity.ts';
import { inForceOn } from '../dishonest-listing/in-force.ts';
import { DishonestGround } from '../dishonest-listing/listing-enums.ts';

import { PublishedDishonestListing } from './published-listing.ts';

const filter = filtersOver<DishonestListing>();

/**
 * Threat: a published listing of a minor harms a child for life, and one whose term is over harms whoever has served it.
 * So the SQL condition itself is the rule of what is in force, and does not rely on a court having tidied its records.
 */
export const publishedListingList = defineList<DishonestListing>({
  entity: DishonestListing,
  shownAs: PublishedDishonestListing,
  name: 'PublishedDishonestListing',
  zh: '失信被执行人公布信息',
  key: 'id',
  form: 'published',
  always: { condition: inForceOn, index: ['minor', 'inability'] },
  filters: {
    name: filter.named('subjectName', '姓名或名称 Of this name.'),
    court: filter.inCourt('courtCode', '法院 Listed by this court or a court below it.'),
    region: filter.inRegion('regionCode', '行政区划 Listed by courts in this region or below it.'),
    subjectKind: filter.oneOf('subjectKind', PartyKind, '主体类型 Whose subject is one of these.'),
    ground: filter.oneOf('ground', DishonestGround, '失信情形 On one of these grounds.'),
    published: filter.during('publishedOn', '公布期间 Published in this period.'),
  },
  orderings: { PUBLISHED_ON: ['publishedOn', '公布日期 By day of publication.'] },
  defaultOrder: ['publishedOn', 'desc'],
});
