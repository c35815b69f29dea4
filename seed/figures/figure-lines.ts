import { reportedFigures, type ReportedFigureFacts } from '../reported-figures.ts';

import { figureQueries } from './all-queries.ts';
import { compareFigure, type Comparison, type Computed } from './compare.ts';
import type { Ask, FigureSet } from './figure-query.ts';

/** A published figure, and what has become of it. */
export type FigureLine = { readonly figure: ReportedFigureFacts } & (
  | { readonly state: 'compared'; readonly comparisons: readonly Comparison[] }
  /** Told by the source alone: no record of a case says as much. */
  | { readonly state: 'published only' }
  | { readonly state: 'in another set'; readonly set: FigureSet }
  /** Marked as told by cases, but no question asks for it. */
  | { readonly state: 'not asked' }
);

/** Asks the graph all that a set of sample data must answer, one question after the other. */
export async function figureLines(ask: Ask, set: FigureSet): Promise<FigureLine[]> {
  const computed = new Map<string, Computed>();
  for (const query of figureQueries.filter(({ sets }) => sets.includes(set))) {
    for (const [id, value] of await query.answer(ask)) {
      computed.set(id, value);
    }
  }
  return reportedFigures.figures.map((figure) => lineOf(figure, computed.get(figure.id)));
}

/** Whether a line shows a number that neither equals the published one nor is explained by the source's own misprint. */
export function isUnexplained(line: FigureLine): boolean {
  if (line.state === 'not asked') {
    return true;
  }
  return line.state === 'compared' && !line.comparisons.every(({ verdict }) => verdict.kind !== 'different');
}

/** The sets whose data must meet a figure; none where only its source tells it, or no question asks for it. */
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
  return set ? { figure, state: 'in another set', set } : { figure, state: 'not asked' };
}
