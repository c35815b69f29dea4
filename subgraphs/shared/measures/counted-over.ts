import { badInput } from '../bad-input.ts';
import type { Trees } from '../database/trees.ts';
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
  if (audience === 'court') {
    const isWhole = court === SUPREME_COURT;
    require(trees, 'court', filter?.court, court, isWhole);
    require(trees, 'region', filter?.region, isWhole ? COUNTRY : trees.regionOfCourt(court), isWhole);
    return;
  }
  const isWhole = region === COUNTRY;
  require(trees, 'region', filter?.region, region, isWhole);
  if (filter?.court && !isWhole) {
    const place = trees.regionOfCourt(filter.court);
    if (place === null || !trees.isUnder('region', place, region)) {
      throw outside('court');
    }
  }
}

function require(
  trees: Trees,
  kind: 'region' | 'court',
  asked: string | null | undefined,
  own: string | null,
  isWhole: boolean,
): void {
  if (asked && !isWhole && !trees.isUnder(kind, asked, own)) {
    throw outside(kind);
  }
}

function outside(kind: 'region' | 'court') {
  return badInput(
    `is a ${kind} of which you could only be told a part (统计范围以外)`,
    `your own ${kind} or one below it`,
    `filter.${kind}`,
  );
}
