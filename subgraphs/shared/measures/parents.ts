import { COUNTRY } from '../database/under.ts';
import type { RequestContext } from '../server/request-context.ts';

import { toldWhole } from './counted-over.ts';
import { keyOf, type Group } from './group.ts';
import type { StatisticsArgs } from './statistics-types.ts';

/** The level that regions of a level are shares of; the country has none. */
const ABOVE = { COUNTY: 'CITY', CITY: 'PROVINCE', PROVINCE: null } as const;

/** The whole is one that the viewer is told a part of at most: a share of a part would look like one of the whole. */
export const OUTSIDE = 'OUTSIDE';

/**
 * Finds the group that a group is a share of: of its region, the region above in the same period and by the same further
 * dimensions; without regions, all courts together. Null where there is none; `OUTSIDE` where its region is above the viewer's,
 * or above that of the filter.
 */
export async function wholeParents(
  context: RequestContext,
  args: StatisticsArgs,
  count: (args: StatisticsArgs) => Promise<Group[]>,
): Promise<(group: Group) => Group | typeof OUTSIDE | null> {
  const { groupBy, regionLevel } = args;
  if (groupBy.includes('REGION')) {
    const above = ABOVE[regionLevel];
    const groups = above
      ? await count({ ...args, regionLevel: above })
      : await count({ ...args, groupBy: groupBy.filter((dimension) => dimension !== 'REGION') });
    const known = new Map(groups.map((group) => [keyOf(group.dimensions), group]));
    const isWhole = regionsToldWhole(context, args);
    return ({ dimensions: { region, ...others } }) => {
      if (above === null) {
        return isWhole(COUNTRY) ? (known.get(keyOf(others)) ?? null) : OUTSIDE;
      }
      const parent = context.trees.regionAt(above, region ?? null);
      if (parent === null) {
        return null;
      }
      return isWhole(parent) ? (known.get(keyOf({ ...others, region: parent })) ?? null) : OUTSIDE;
    };
  }
  if (groupBy.includes('COURT')) {
    const groups = await count({ ...args, groupBy: groupBy.filter((dimension) => dimension !== 'COURT') });
    const known = new Map(groups.map((group) => [keyOf(group.dimensions), group]));
    return ({ dimensions: { court: _court, ...others } }) => known.get(keyOf(others)) ?? null;
  }
  return () => null;
}

/** The regions whose every record is counted for the viewer, and within the filter. */
function regionsToldWhole(context: RequestContext, { filter }: StatisticsArgs): (region: string) => boolean {
  if (filter?.court) {
    return () => false;
  }
  const isWhole = toldWhole(context);
  const within = filter?.region;
  return within && within !== COUNTRY
    ? (region) => context.trees.isUnder('region', region, within) && isWhole(region)
    : isWhole;
}
