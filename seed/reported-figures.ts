import { readFileSync } from 'node:fs';

import { addDays } from '../subgraphs/shared/date-arithmetic.ts';
import { parsePeriod, type Period } from '../subgraphs/shared/scalars/period.ts';

/** A figure that a court published about its work, as stored in `reported-figures.json`. */
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
  /** 余 or 约 in the source: the computed value, truncated to the published digits, must be this one. */
  readonly approximate?: boolean;
  /** The graph's own count over the sample world must equal it. */
  readonly caseLevel: boolean;
  /** The source's misprint: truncated instead of rounded, or wrong in the last digit. */
  readonly printed?: string;
  readonly campaign?: string;
  readonly applicants?: number;
  readonly note?: string;
  /** What the source says, in a sentence of our own. */
  readonly statement?: string;
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
  const figure = reportedFigures.figures.find((figure) => figure.id === id);
  if (!figure) {
    throw new RangeError(`There is no published figure ${id}`);
  }
  return figure;
}

/** The half-open period of a figure, null where its source names none: a source counts both days of a span. */
export function figurePeriod({ period }: ReportedFigureFacts): Period | null {
  if (period === null) {
    return null;
  }
  const [from = '', last] = period.split('/');
  return last === undefined ? parsePeriod(period) : { from, to: addDays(last, 1) };
}
