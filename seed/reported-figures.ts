import { readFileSync } from 'node:fs';

import { addDays } from '../subgraphs/shared/calendar.ts';
import { parsePeriod, type Period } from '../subgraphs/shared/scalars/period.ts';

/** What a court published about its work, as `reported-figures.json` holds it. */
export interface ReportedFigureFacts {
  readonly id: string;
  /** Key of `sources`. */
  readonly source: string;
  readonly region: string;
  /** '2021', '2018-10', 'from/to' as published (both days counted), or null where the source names none. */
  readonly period: string | null;
  readonly measure: string;
  readonly zh: string;
  /** Null where only the change on the year before was published. */
  readonly value: number | null;
  readonly unit: string;
  readonly yearOnYear?: number;
  /** 余 or 约 in the source: met when the computed value, cut to the published digits, is this one. */
  readonly approximate?: boolean;
  /** The sample world is made so that the graph's own count equals it. */
  readonly caseLevel: boolean;
  /** Where the source cut instead of rounding, or erred in its last digit. */
  readonly printed?: string;
  readonly campaign?: string;
  readonly applicants?: number;
  readonly note?: string;
}

export interface FigureSourceFacts {
  readonly title: string;
  readonly publisher: string;
  readonly publishedOn: string | null;
  readonly note?: string;
}

interface ReportedFiguresFile {
  readonly about: string;
  readonly comparison: string;
  readonly sources: Readonly<Record<string, FigureSourceFacts>>;
  readonly figures: readonly ReportedFigureFacts[];
}

/** All published figures with their sources. */
export const reportedFigures = JSON.parse(
  readFileSync(new URL('./reported-figures.json', import.meta.url), 'utf8'),
) as ReportedFiguresFile;

/** The figure of an id. @throws RangeError where there is none */
export function reportedFigure(id: string): ReportedFigureFacts {
  const found = reportedFigures.figures.find((figure) => figure.id === id);
  if (!found) {
    throw new RangeError(`No figure was published as ${id}`);
  }
  return found;
}

/** The half-open period of a figure, null where its source names none: a source counts both days of a span. */
export function figurePeriod({ period }: ReportedFigureFacts): Period | null {
  if (period === null) {
    return null;
  }
  const [from = '', last] = period.split('/');
  return last === undefined ? parsePeriod(period) : { from, to: addDays(last, 1) };
}
