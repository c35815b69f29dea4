import { badInput } from '../bad-input.ts';
import { COUNTRY, SUPREME_COURT } from '../database/under.ts';
import type { MemberOf } from '../schema/labelled-enum.ts';
import type { RequestContext } from '../server/request-context.ts';

import type { StatisticsScope } from './dimensions.ts';
import type { StatisticsArgs } from './statistics-types.ts';

/** Audiences that see rows of part of a region at most, and are told whole counts of it (design: access, "Statistics"). */
const TOLD_WHOLE_COUNTS = ['committee', 'assessment', 'analyst'];

/** Over which records the viewer's statistics are counted. */
export function countedOver({ viewer }: Pick<RequestContext, 'viewer'>): MemberOf<typeof StatisticsScope> {
  return TOLD_WHOLE_COUNTS.includes(viewer.audience) ? 'REGION' : 'JURISDICTION';
}

/**
 * Refuses a filter that reaches beyond what the viewer's numbers cover: it would be answered in part and look whole.
 * @throws badInput for a region or court that is not within the viewer's
 */
export function requireWithinScope(
  { viewer, trees }: Pick<RequestContext, 'viewer' | 'trees'>,
  { filter }: StatisticsArgs,
): void {
  const { region, court, audience } = viewer;
  if (filter?.region && !toldWhole({ viewer, trees })(filter.region)) {
    throw outside('region');
  }
  if (!filter?.court) {
    return;
  }
  if (audience === 'court') {
    if (court !== SUPREME_COURT && !trees.isUnder('court', filter.court, court)) {
      throw outside('court');
    }
  } else if (region !== COUNTRY) {
    const place = trees.regionOfCourt(filter.court);
    if (place === null || !trees.isUnder('region', place, region)) {
      throw outside('court');
    }
  }
}

/**
 * Says of a region whether its every record is counted for the viewer. A court is told a region whole where all courts of
 * that region are its own: a railway or forest court serves a region beside others.
 */
export function toldWhole({ viewer, trees }: Pick<RequestContext, 'viewer' | 'trees'>): (region: string) => boolean {
  const { court } = viewer;
  if (countedOver({ viewer }) === 'REGION') {
    return (region) => viewer.region === COUNTRY || trees.isUnder('region', region, viewer.region);
  }
  if (court === SUPREME_COURT) {
    return () => true;
  }
  const top = trees.regionOfCourt(court);
  const known = new Map<string, boolean>();
  return (region) => {
    const isWhole =
      known.get(region) ??
      (trees.isUnder('region', region, top) &&
        [...trees.courts].every(
          ([other, place]) => !trees.isUnder('region', place, region) || trees.isUnder('court', other, court),
        ));
    known.set(region, isWhole);
    return isWhole;
  };
}

function outside(kind: 'region' | 'court') {
  return badInput(
    `is a ${kind} of which you could only be told a part (统计范围以外)`,
    `your own ${kind} or one below it`,
    `filter.${kind}`,
  );
}
