import type { ReportedFigureFacts } from '../reported-figures.ts';

import {
  changeBetween,
  cutTo,
  digitsAfterPoint,
  minus,
  quotientOf,
  roundedTo,
  shown,
  type Quotient,
} from './quotient.ts';

/** What the graph computes for a published figure. */
export interface Computed {
  /** A count, or a decimal as the graph writes it; null where it has none to tell. */
  readonly value: number | string | null;
  /** The change on the year before, where the graph states it. */
  readonly yearOnYear?: string | null;
  /** The same count of the year before, where the graph states no change. */
  readonly yearBefore?: number | null;
  readonly applicants?: number;
  /** Why what is null is null; absent where nothing explains it. */
  readonly untold?: Untold | undefined;
}

/** Why a viewer is told no number, with the reason that the graph gives. */
export interface Untold {
  readonly kind:
    | 'withheld'
    /** A field, or all records behind the number, are not for them to see. */
    | 'not for this audience'
    /** The graph would not answer the question. */
    | 'refused';
  readonly reason: string;
}

/** The parts of a figure: its value, its change on the year before, and its number of applicants. */
export type FigurePart = 'value' | 'yearOnYear' | 'applicants';

export type Verdict =
  | { readonly kind: 'equal' }
  /** The source misprinted the computed number, in the way that the figure's `printed` states. */
  | { readonly kind: 'misprint'; readonly reason: string }
  | Untold
  /** A null without a reason is different from any number. */
  | { readonly kind: 'different'; readonly difference: string | null };

export interface Comparison {
  readonly part: FigurePart;
  readonly published: string;
  /** Null where the graph returned null. */
  readonly computed: string | null;
  readonly verdict: Verdict;
}

/**
 * Compares a published figure with the computed one, part by part, by the rules in `reported-figures.json` under
 * `comparison`: counts and amounts to the unit, ratios and changes at their published digits, approximate figures
 * truncated to the published digits. The arithmetic is exact: no binary floats.
 */
export function compareFigure(figure: ReportedFigureFacts, computed: Computed): Comparison[] {
  const comparisons: Comparison[] = [];
  const { untold } = computed;
  if (figure.value !== null) {
    const value = exactly(computed.value);
    comparisons.push(compared('value', String(figure.value), value, untold, (exact) => valueVerdict(figure, exact)));
  }
  if (figure.yearOnYear !== undefined) {
    const published = String(figure.yearOnYear);
    comparisons.push(
      compared('yearOnYear', published, changeIn(computed), untold, (exact) => ratioVerdict(published, exact)),
    );
  }
  if (figure.applicants !== undefined) {
    const published = String(figure.applicants);
    const applicants = exactly(computed.applicants);
    comparisons.push(compared('applicants', published, applicants, untold, (exact) => exactVerdict(published, exact)));
  }
  return comparisons;
}

function exactly(number: number | string | null | undefined): Quotient | null {
  return number === null || number === undefined ? null : quotientOf(String(number));
}

function changeIn({ value, yearOnYear, yearBefore }: Computed): Quotient | null {
  if (yearOnYear !== undefined) {
    return exactly(yearOnYear);
  }
  return typeof value === 'number' && typeof yearBefore === 'number' ? changeBetween(yearBefore, value) : null;
}

function compared(
  part: FigurePart,
  published: string,
  computed: Quotient | null,
  untold: Untold | undefined,
  judge: (exact: Quotient) => Verdict,
): Comparison {
  if (computed === null) {
    return { part, published, computed: null, verdict: untold ?? { kind: 'different', difference: null } };
  }
  return { part, published, computed: shown(computed), verdict: judge(computed) };
}

function valueVerdict(figure: ReportedFigureFacts, computed: Quotient): Verdict {
  const published = String(figure.value);
  if (figure.approximate) {
    return approximateVerdict(figure, computed);
  }
  if (figure.printed !== undefined) {
    return misprintVerdict(published, figure.printed, computed);
  }
  return figure.unit === 'ratio' ? ratioVerdict(published, computed) : exactVerdict(published, computed);
}

function exactVerdict(published: string, computed: Quotient): Verdict {
  return minus(computed, quotientOf(published)).top === 0n ? { kind: 'equal' } : different(published, computed);
}

function ratioVerdict(published: string, computed: Quotient): Verdict {
  const digits = digitsAfterPoint(published);
  return roundedTo(digits, computed) === unitsOf(published) ? { kind: 'equal' } : different(published, computed);
}

/** 43万余 matches from 430,000 up to, but not including, 440,000. */
function approximateVerdict(figure: ReportedFigureFacts, computed: Quotient): Verdict {
  const published = String(figure.value);
  const digits = -zerosCountedIn(figure);
  return cutTo(digits, computed) === cutTo(digits, quotientOf(published))
    ? { kind: 'equal' }
    : different(published, computed);
}

/**
 * A misprint matches only its own error, not even a number that was printed correctly: a truncated figure must be a
 * number that rounds up, and one that was wrongly rounded up must be a number that rounds down.
 */
function misprintVerdict(published: string, printed: string, computed: Quotient): Verdict {
  const digits = digitsAfterPoint(published);
  const below = cutTo(digits, computed);
  const rounded = roundedTo(digits, computed);
  const units = unitsOf(published);
  const matches: Readonly<Record<string, boolean>> = {
    'cut, not rounded': units === below && rounded === below + 1n,
    'off by one in the last digit': units === below + 1n && rounded === below,
  };
  return matches[printed] ? { kind: 'misprint', reason: printed } : different(published, computed);
}

/**
 * The unit of an approximate figure as a number of zeros: 万 or 亿 where the source's text has it, else its trailing
 * zeros.
 */
function zerosCountedIn({ zh, value }: ReportedFigureFacts): number {
  const word = /\d(万|亿)余/.exec(zh)?.[1];
  if (word) {
    return word === '万' ? 4 : 8;
  }
  return /0*$/.exec(String(value))?.[0].length ?? 0;
}

function unitsOf(published: string): bigint {
  return quotientOf(published).top;
}

function different(published: string, computed: Quotient): Verdict {
  return { kind: 'different', difference: shown(minus(computed, quotientOf(published))) };
}
