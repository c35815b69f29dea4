import type { Condition } from '../../shared/lists/filter.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';
import { isReached, notReached, reached, standing } from '../subject/standing.ts';

import { inForceOn, isInForce, type InForceFacts } from './in-force.ts';

/** Where a listing stands on a day. It follows from the listing's days, so that it can never contradict them. */
export const ListingState = labelledEnum('ListingState', '名单状态 Where a dishonest listing stands today.', {
  PENDING: '待公布 Decided and not yet published.',
  PUBLISHED: '公布中 In force: on the published list.',
  SUSPENDED: '暂停公布 Taken off for a time, while its repair is kept up.',
  EXPIRED: '期满待删除 Its term is over, and it has not been taken off yet; it is in force no longer.',
  REMOVED: '已删除 Taken off for good.',
  WITHHELD: '不予公布 A mistake that is never published: of a minor, or of a case of mere inability; to be taken off.',
});

export type State = MemberOf<typeof ListingState>;

export function listingStateOn(listing: InForceFacts, day: string): State {
  if (isInForce(listing, day)) {
    return 'PUBLISHED';
  }
  if (isReached(listing.removedOn, day)) {
    return 'REMOVED';
  }
  if (isReached(listing.expiresOn, day)) {
    return 'EXPIRED';
  }
  if (listing.minor || listing.inability) {
    return 'WITHHELD';
  }
  return isReached(listing.publishedOn, day) ? 'SUSPENDED' : 'PENDING';
}

/** The listings that stand at one of some states on a day. */
export function inStates(states: readonly State[], day: string): Condition {
  const onRecord = [notReached('removedOn', day), notReached('expiresOn', day)];
  const lawful = { minor: false, inability: false };
  const conditions: Readonly<Record<State, Condition>> = {
    PUBLISHED: inForceOn(day),
    REMOVED: reached('removedOn', day),
    EXPIRED: { $and: [notReached('removedOn', day), reached('expiresOn', day)] },
    WITHHELD: { $and: [...onRecord, { $or: [{ minor: true }, { inability: true }] }] },
    PENDING: { $and: [...onRecord, lawful, notReached('publishedOn', day)] },
    SUSPENDED: {
      $and: [...onRecord, lawful, reached('publishedOn', day), standing('suspendedFrom', ['suspendedUntil']).on(day)],
    },
  };
  return { $or: states.map((state) => conditions[state]) };
}
