import { workingDayAtOrBefore, type Day } from '../../calendar.ts';
import type { Random } from '../../random.ts';

import type { DocketEntry } from './docket.ts';

/** Cases that were about to end within so many days before their due day may end on it. */
const SOON = 21;
const SHARE = 0.4;

/**
 * Moves the conclusion of some cases with property to the very last day of their statutory period, which still counts as
 * in time: so a count with `<` instead of `<=` differs in every set. Never later than `last`, and on working days only.
 */
export function onTheLastDay<Entry extends Omit<DocketEntry, 'courtCode'>>(
  random: Random,
  entry: Entry,
  last: Day,
): Entry {
  const { filed, due, concluded, method, suspension, claim } = entry;
  if (method !== 'FORCED' || concluded === null || suspension !== null || concluded >= due || due - concluded > SOON) {
    return entry;
  }
  const isChosen = random.stream(`last day ${filed}/${concluded}/${claim}`).chance(SHARE);
  return isChosen && due <= last && workingDayAtOrBefore(due) === due ? { ...entry, concluded: due } : entry;
}
