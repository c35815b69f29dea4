import { reportedFigure, reportedFigures, type ReportedFigureFacts } from '../reported-figures.ts';

import { figureQueries } from './all-queries.ts';
import { compareFigure, type Comparison, type Computed, type Verdict } from './compare.ts';
import type { FigureQuery, FigureSet } from './figure-query.ts';
import type { AskAs, FigureAudience } from './figure-viewers.ts';

/** A published figure and the result of its comparison. */
export type FigureLine = { readonly figure: ReportedFigureFacts } & (
  | { readonly state: 'compared'; readonly comparisons: readonly Comparison[] }
  /** Only published: case records do not contain it. */
  | { readonly state: 'published only' }
  | { readonly state: 'in another set'; readonly set: FigureSet }
  /** Marked `caseLevel`, but no query computes it. */
  | { readonly state: 'not queried' }
);

/**
 * Runs all queries of a set of sample data, one after another.
 * @param askAs asks for a region's figures: as somebody of that region, where the audience has one
 */
export async function figureLines(askAs: AskAs, set: FigureSet): Promise<FigureLine[]> {
  const computed = new Map<string, Computed>();
  for (const query of figureQueries.filter(({ sets }) => sets.includes(set))) {
    for (const [id, value] of await query.run(await askAs(regionOf(query)))) {
      computed.set(id, value);
    }
  }
  return reportedFigures.figures.map((figure) => lineOf(figure, computed.get(figure.id)));
}

/** What came out of a comparison, from the worst to the best. */
export const OUTCOMES = ['different', 'refused', 'not for this audience', 'withheld', 'misprint', 'equal'] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** The outcome of a figure: the worst of its parts. Null where it is not compared. */
export function outcomeOf(line: FigureLine): Outcome | null {
  if (line.state !== 'compared') {
    return null;
  }
  const kinds = line.comparisons.map(({ verdict }): Verdict['kind'] => verdict.kind);
  return OUTCOMES.find((outcome) => kinds.includes(outcome)) ?? null;
}

/**
 * Whether an audience is told what it must not be: another number than was published. A court must be told every number,
 * the others may be told why not.
 */
export function isWrong(line: FigureLine, audience: FigureAudience): boolean {
  if (line.state === 'not queried') {
    return true;
  }
  const outcome = outcomeOf(line);
  return outcome !== null && (audience === 'court' ? !ARE_TOLD.includes(outcome) : outcome === 'different');
}

const ARE_TOLD: readonly Outcome[] = ['equal', 'misprint'];

/** The sets whose data must match a figure; empty where it is only published or no query computes it. */
export function setsOf(id: string): readonly FigureSet[] {
  return figureQueries.find(({ figures }) => figures.includes(id))?.sets ?? [];
}

function lineOf(figure: ReportedFigureFacts, computed: Computed | undefined): FigureLine {
  if (!figure.caseLevel) {
    return { figure, state: 'published only' };
  }
  if (computed) {
    return { figure, state: 'compared', comparisons: compareFigure(figure, computed) };
  }
  const [set] = setsOf(figure.id);
  return set ? { figure, state: 'in another set', set } : { figure, state: 'not queried' };
}

function regionOf({ figures }: FigureQuery): string {
  return reportedFigure(figures[0] ?? '').region;
}
