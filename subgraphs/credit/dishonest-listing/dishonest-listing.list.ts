import { filtersOver, type Condition } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';
import { DateScalar } from '../../shared/scalars/date.ts';
import { PartyKind, TypeCode } from '../../shared/schema/domain-enums.ts';
import { notReached, reached } from '../subject/standing.ts';

import { DishonestListing } from './dishonest-listing.entity.ts';
import { IN_FORCE_COLUMNS, inForceOn } from './in-force.ts';
import { DishonestGround, RemovalReason } from './listing-enums.ts';
import { inStates, ListingState, type State } from './listing-state.ts';

const filter = filtersOver<DishonestListing>();

const state = filter.custom<State[]>(
  () => [ListingState.type],
  '名单状态 Standing at one of these today.',
  inStates,
  [],
  IN_FORCE_COLUMNS,
);

const inForce = filter.custom<string>(
  () => DateScalar,
  '在列日期 In force on this day: published, not taken off, its term not over and not suspended.',
  inForceOn,
  [['publishedOn', 'removedOn', 'expiresOn']],
  IN_FORCE_COLUMNS,
);

export const dishonestListingList = defineList<DishonestListing>({
  entity: DishonestListing,
  name: 'DishonestListing',
  zh: '失信被执行人名单记录',
  key: 'id',
  filters: {
    court: filter.inCourt('courtCode', '法院 Listed by this court or a court below it.'),
    region: filter.inRegion('regionCode', '行政区划 Listed by courts in this region or below it.'),
    ground: filter.oneOf('ground', DishonestGround, '失信情形 On one of these grounds.'),
    state,
    subjectKind: filter.oneOf('subjectKind', PartyKind, '主体类型 Whose subject is one of these.'),
    agency: filter.equals('agencyId', String, '机关单位 Directed at the agency of this id.'),
    typeCode: filter.oneOf('caseTypeCode', TypeCode, '类型代字 In these kinds of proceeding.'),
    cause: filter.equals('cause', String, '案由 In cases of exactly this cause of action.'),
    listed: filter.during('listedOn', '纳入期间 Listed in this period.'),
    expires: filter.during('expiresOn', '届满期间 Whose term ends in this period.'),
    removalDue: filter.during('removalDueOn', '应删除期间 That have to be taken off in this period.'),
    removed: filter.during('removedOn', '删除期间 Taken off in this period.'),
    removalReason: filter.oneOf('removalReason', RemovalReason, '删除事由 To be taken off for one of these reasons.'),
    inForceOn: inForce,
    removalPending: filter.custom<boolean>(
      () => Boolean,
      '待删除 Whether it has to be taken off, for a recorded reason or because its term is over, and has not been.',
      isPending,
      [['removedOn', 'removalCausedOn', 'expiresOn']],
    ),
    removalOverdue: filter.custom<boolean>(
      () => Boolean,
      '逾期未删除 Whether it had to be taken off before today and has not been.',
      isOverdue,
      [['removedOn', 'removalDueOn']],
    ),
    minor: filter.is('minor', '未成年人 Whether the subject is recorded as a minor, who must not be listed.'),
    inability: filter.is('inability', '失能 Whether the case is one of mere inability, for which nobody is listed.'),
    callTone: filter.present('callToneFrom', '失信彩铃 Whether a call tone was set.'),
    suspensionEnds: filter.during('suspendedUntil', '暂停届满期间 Whose suspension ends in this period.'),
  },
  orderings: {
    LISTED_ON: ['listedOn', '纳入日期 By day of listing.'],
    EXPIRES_ON: ['expiresOn', '期限届满日 By end of the term.'],
    REMOVAL_DUE_ON: ['removalDueOn', '应删除日期 By the day by which it has to be taken off.'],
    REMOVED_ON: ['removedOn', '删除日期 By day of removal.'],
  },
  defaultOrder: ['listedOn', 'desc'],
});

/** A list of its own: that somebody is a public official is of the class `identity`, so it is no filter of the other list. */
export const listedPublicOfficialList = defineList<DishonestListing>({
  entity: DishonestListing,
  name: 'ListedPublicOfficial',
  zh: '被列入失信名单的公职人员',
  key: 'id',
  always: { condition: () => ({ publicOfficial: true }), index: ['publicOfficial'] },
  filters: {
    court: filter.inCourt('courtCode', '法院 Listed by this court or a court below it.'),
    region: filter.inRegion('regionCode', '行政区划 Listed by courts in this region or below it.'),
    state,
    listed: filter.during('listedOn', '纳入期间 Listed in this period.'),
    inForceOn: inForce,
  },
  orderings: { LISTED_ON: ['listedOn', '纳入日期 By day of listing.'] },
  defaultOrder: ['listedOn', 'desc'],
});

function isPending(pending: boolean, today: string): Condition {
  return pending
    ? {
        $and: [
          notReached('removedOn', today),
          { $or: [{ removalCausedOn: { $lte: today } }, reached('expiresOn', today)] },
        ],
      }
    : {
        $or: [
          reached('removedOn', today),
          {
            $and: [
              { $or: [{ removalCausedOn: null }, { removalCausedOn: { $gt: today } }] },
              notReached('expiresOn', today),
            ],
          },
        ],
      };
}

function isOverdue(overdue: boolean, today: string): Condition {
  return overdue
    ? { $and: [notReached('removedOn', today), { removalDueOn: { $lt: today } }] }
    : { $or: [reached('removedOn', today), { removalDueOn: null }, { removalDueOn: { $gte: today } }] };
}
