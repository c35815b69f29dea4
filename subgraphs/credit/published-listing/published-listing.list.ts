import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';
import { PartyKind } from '../../shared/schema/domain-enums.ts';
import { DishonestListing } from '../dishonest-listing/dishonest-listing.entity.ts';
import { DishonestGround } from '../dishonest-listing/listing-enums.ts';

import { PublishedDishonestListing } from './published-listing.ts';

const filter = filtersOver<DishonestListing>();

/**
 * Threat: a published listing of a minor harms a child for life, and an error in one court's records must not reach the
 * public. So the SQL condition itself excludes minors and does not rely on correct data; the same condition excludes
 * removed, suspended and not yet published listings.
 */
export const publishedListingList = defineList<DishonestListing>({
  entity: DishonestListing,
  shownAs: PublishedDishonestListing,
  name: 'PublishedDishonestListing',
  zh: '失信被执行人公布信息',
  key: 'id',
  form: 'published',
  always: { minor: false, state: 'PUBLISHED', publishedOn: { $ne: null } },
  filters: {
    name: filter.equals('subjectName', String, '姓名或名称 Of exactly this name.'),
    court: filter.inCourt('courtCode', '法院 Listed by this court or a court below it.'),
    region: filter.inRegion('regionCode', '行政区划 Listed by courts in this region or below it.'),
    subjectKind: filter.oneOf('subjectKind', PartyKind, '主体类型 Whose subject is one of these.'),
    ground: filter.oneOf('ground', DishonestGround, '失信情形 On one of these grounds.'),
    published: filter.during('publishedOn', '公布期间 Published in this period.'),
  },
  orderings: { PUBLISHED_ON: ['publishedOn', '公布日期 By day of publication.'] },
  defaultOrder: ['publishedOn', 'desc'],
});
