import { addMonths } from '../../shared/date-arithmetic.ts';
import { loadMany } from '../../shared/loading/load.ts';
import { byKeys } from '../../shared/loading/references.ts';
import { parsePeriod, yearBefore, type Period } from '../../shared/scalars/period.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';
import type { ReferenceResolver } from '../../shared/server/define-subgraph.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import type { Programme } from '../scoring-scheme/scoring-scheme.entity.ts';

import { AgencyPerformance } from './agency-performance.entity.ts';

/** The natural key of a score: agency, period and scheme. */
export interface ScoreKey {
  readonly agencyId: string;
  readonly period: Period;
  readonly schemeId: string;
}

/** The current version of the score of an agency in a period under a scheme, or null. */
export async function currentScore(context: RequestContext, key: ScoreKey): Promise<AgencyPerformance | null> {
  const scores = await currentScores(context, key.agencyId);
  return scores.find((score) => score.schemeId === key.schemeId && isOf(score, key.period)) ?? null;
}

/** The agency's current score in the same programme in the period before of the same length; null if there is none. */
export function scoreBefore(context: RequestContext, score: AgencyPerformance): Promise<AgencyPerformance | null> {
  return inProgramme(context, score, periodBefore({ from: score.periodFrom, to: score.periodTo }));
}

/** The agency's current score in the same programme in the same period of the year before; null if there is none. */
export function scoreLastYear(context: RequestContext, score: AgencyPerformance): Promise<AgencyPerformance | null> {
  return inProgramme(context, score, yearBefore({ from: score.periodFrom, to: score.periodTo }));
}

/**
 * The agency's current score of the period that ended last, in this programme, or in whichever where none is given; null if
 * there is none. Of several that end on one day it is the shortest period's, then the one reached last.
 */
export async function latestScore(
  context: RequestContext,
  agencyId: string,
  programme: MemberOf<typeof Programme> | null,
): Promise<AgencyPerformance | null> {
  const scores = await currentScores(context, agencyId);
  return scores
    .filter((score) => programme == null || score.programme === programme)
    .reduce<AgencyPerformance | null>(
      (latest, score) => (latest === null || isLater(score, latest) ? score : latest),
      null,
    );
}

const byId = byKeys(AgencyPerformance, ['id']);

/** Finds the entities of other subgraphs' keys: `id`, or `agencyId period schemeId` as scalar text. */
export const performanceNamedBy: ReferenceResolver = (representation, context) => {
  const { id, agencyId, period, schemeId } = representation;
  if (id !== undefined) {
    return byId(representation, context);
  }
  if (agencyId === undefined || period === undefined || schemeId === undefined) {
    return null;
  }
  return currentScore(context, { agencyId, period: parsePeriod(period), schemeId });
};

async function inProgramme(
  context: RequestContext,
  { agencyId, programme }: AgencyPerformance,
  period: Period,
): Promise<AgencyPerformance | null> {
  const scores = await currentScores(context, agencyId);
  return scores.find((score) => score.programme === programme && isOf(score, period)) ?? null;
}

/** An agency has about ten scores a year: all are read, with one statement for all requested agencies. */
async function currentScores(context: RequestContext, agencyId: string): Promise<AgencyPerformance[]> {
  const scores = await loadMany(context, AgencyPerformance, 'agencyId', agencyId, ['periodFrom', 'id']);
  return scores.filter(({ isCurrent }) => isCurrent);
}

/** Days are ISO text, so they compare as text. Equal scores are told apart by their ids, so that the answer is always one. */
function isLater(score: AgencyPerformance, other: AgencyPerformance): boolean {
  for (const key of ['periodTo', 'periodFrom', 'scoredOn', 'id'] as const) {
    if (score[key] !== other[key]) {
      return score[key] > other[key];
    }
  }
  return false;
}

function isOf({ periodFrom, periodTo }: AgencyPerformance, { from, to }: Period): boolean {
  return periodFrom === from && periodTo === to;
}

/** Periods are whole months: the one before a quarter is a quarter, regardless of the number of days. */
function periodBefore({ from, to }: Period): Period {
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
  return { from: addMonths(from, -months), to: from };
}
