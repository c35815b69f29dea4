import { reportedFigure, type ReportedFigureFacts } from '../reported-figures.ts';

import { is, type Answer } from './answer.ts';
import { analyst, everyone, type Asker } from './asker.ts';

/** A line of the digest: what a source says, the question about it, who asks it, and how the answer is judged. */
export interface DigestLine {
  /** Unique within its source. */
  readonly id: string;
  /** What the source says, in our own words; the Chinese term first. */
  readonly line: string;
  readonly asks: readonly Asker[];
  readonly query: string;
  readonly answer: readonly Answer[];
  /** The published figures that it is about, by id. */
  readonly figures?: readonly string[];
  /** The set of sample data that tells it; the default set where it is left out. */
  readonly set?: 'gansu';
}

/** The lines of one source. */
export interface SourceDigest {
  /** Its id in `reported-figures.json`. */
  readonly source: string;
  readonly lines: readonly DigestLine[];
}

/** A line that is only told as published figures: anybody may read them, each with its source. */
export function published(id: string, line: string, ...figures: readonly string[]): DigestLine {
  const fields = figures.map((code, i) => `f${i}: reportedFigure(code: "${code}") { value yearOnYear source { id } }`);
  return {
    id,
    line,
    asks: [everyone, analyst],
    query: `{ ${fields.join(' ')} }`,
    answer: figures.map((code, i) => isPublished(`f${i}`, reportedFigure(code))),
    figures,
  };
}

function isPublished(path: string, { value, yearOnYear, source }: ReportedFigureFacts): Answer {
  const number = (one: number | null | undefined): string | null =>
    one === null || one === undefined ? null : written(one);
  const told = {
    ...(value === null ? {} : { value: number(value) }),
    ...(yearOnYear === undefined ? {} : { yearOnYear: number(yearOnYear) }),
  };
  return is(path, { ...told, source: { id: source } });
}

/** As the graph writes a decimal: at least two digits after the point, no further zeros. */
function written(value: number): string {
  const [whole = '', digits = ''] = String(value).split('.');
  return `${whole}.${digits.padEnd(2, '0')}`;
}
