import { reportedFigures, type ReportedFigureFacts } from '../reported-figures.ts';

import { figureQueries } from './all-queries.ts';
import { compareFigure, type Comparison, type Computed } from './compare.ts';
import type { ExecuteQuery, FigureSet } from './figure-query.ts';

/** A published figure and the result of its comparison. */
export type FigureLine = { readonly figure: ReportedFigureFacts } & (
  | { readonly state: 'compared'; readonly comparisons: readonly Comparison[] }
  /** Only published: case records do not contain it. */
  | { readonly state: 'published only' }
  | { readonly state: 'in another set'; readonly set: FigureSet }
  /** Marked `caseLevel`, but no query computes it. */
  | { readonly state: 'not queried' }
);

/** Runs all queries of a set of sample data, one after another. */
export async function figureLines(execute: ExecuteQuery, set: FigureSet): Promise<FigureLine[]> {
  const computed = new Map<string, Computed>();
  for (const query of figureQueries.filter(({ sets }) => sets.includes(set))) {
    for (const [id, value] of await query.run(execute)) {
      computed.set(id, value);
    }
  }
  return reportedFigures.figures.map((figure) => lineOf(figure, computed.get(figure.id)));
}

/** Whether the number neither equals the published one nor is explained by a misprint of the source. */
export function isUnexplained(line: FigureLine): boolean {
  if (line.state === 'not queried') {
    return true;
  }
  return line.state === 'compared' && !line.comparisons.every(({ verdict }) => verdict.kind !== 'different');
}

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
