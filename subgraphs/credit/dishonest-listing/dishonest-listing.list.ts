import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';
import { DateScalar } from '../../shared/scalars/date.ts';
import { PartyKind, TypeCode } from '../../shared/schema/domain-enums.ts';

import { DishonestListing } from './dishonest-listing.entity.ts';
import { DishonestGround, ListingState, RemovalReason } from './listing-enums.ts';

const filter = filtersOver<DishonestListing>();

export const dishonestListingList = defineList<DishonestListing>({
  entity: DishonestListing,
  name: 'DishonestListing',
  zh: '失信被执行人名单记录',
  key: 'id',
  filters: {
    court: filter.inCourt('courtCode', '法院 Listed by this court or a court below it.'),
    region: filter.inRegion('regionCode', '行政区划 Listed by courts in this region or below it.'),
    ground: filter.oneOf('ground', DishonestGround, '失信情形 On one of these grounds.'),
    state: filter.oneOf('state', ListingState, '名单状态 Standing at one of these.'),
    subjectKind: filter.oneOf('subjectKind', PartyKind, '主体类型 Whose subject is one of these.'),
    agency: filter.equals('agencyId', String, '机关单位 Directed at the agency of this id.'),
    typeCode: filter.oneOf('caseTypeCode', TypeCode, '类型代字 In these kinds of proceeding.'),
    cause: filter.equals('cause', String, '案由 In cases of exactly this cause of action.'),
    listed: filter.during('listedOn', '纳入期间 Listed in this period.'),
    expires: filter.during('expiresOn', '届满期间 Whose term ends in this period.'),
    removalDue: filter.during('removalDueOn', '应删除期间 That have to be taken off in this period.'),
    removed: filter.during('removedOn', '删除期间 Taken off in this period.'),
    removalReason: filter.oneOf('removalReason', RemovalReason, '删除事由 To be taken off for one of these reasons.'),
    inForceOn: filter.custom<string>(
      () => DateScalar,
      '在列日期 In force on this day: listed, not taken off, and its term not over.',
      inForceOn,
      [['listedOn', 'removedOn', 'expiresOn']],
    ),
    removalOverdue: filter.custom<boolean>(
      () => Boolean,
      '逾期未删除 Whether it had to be taken off before today and has not been.',
      (overdue, today) =>
        overdue
          ? { removedOn: null, removalDueOn: { $lt: today } }
          : { $or: [{ removedOn: { $ne: null } }, { removalDueOn: null }, { removalDueOn: { $gte: today } }] },
      [['removedOn', 'removalDueOn']],
    ),
  },
  orderings: {
    LISTED_ON: ['listedOn', '纳入日期 By day of listing.'],
    EXPIRES_ON: ['expiresOn', '期限届满日 By end of the term.'],
    REMOVAL_DUE_ON: ['removalDueOn', '应删除日期 By the day by which it has to be taken off.'],
    REMOVED_ON: ['removedOn', '删除日期 By day of removal.'],
  },
  defaultOrder: ['listedOn', 'desc'],
});

/**
 * The listings in force on a day. An expired term ends a listing even if it has not been removed: a late removal is the
 * court's fault and must not harm the debtor.
 */
export function inForceOn(day: string) {
  return {
    listedOn: { $lte: day },
    $and: [
      { $or: [{ removedOn: null }, { removedOn: { $gt: day } }] },
      { $or: [{ expiresOn: null }, { expiresOn: { $gt: day } }] },
    ],
  };
}
