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

/** What the graph says where a court published a figure. */
export interface Computed {
  /** A count, or a decimal as the graph writes it; null where the graph has none (a rate over nothing). */
  readonly value: number | string | null;
  /** The same count of the year before, where the change on it was published too. */
  readonly yearBefore?: number;
  readonly applicants?: number;
}

/** What of a figure is compared: a figure may tell a value, its change on the year before, and how many it concerned. */
export type FigurePart = 'value' | 'yearOnYear' | 'applicants';

export type Verdict =
  | { readonly kind: 'equal' }
  /** The source printed the computed number wrongly, in the way the figure's `printed` says. */
  | { readonly kind: 'misprint'; readonly reason: string }
  | { readonly kind: 'different'; readonly difference: string | null };

export interface Comparison {
  readonly part: FigurePart;
  readonly published: string;
  /** Null where the graph answered with none. */
  readonly computed: string | null;
  readonly verdict: Verdict;
}

/**
 * Compares a published figure with what the graph says, part by part, by the rules that `reported-figures.json` gives
 * under `comparison`: counts and amounts to the unit, ratios and changes at their published digits, approximate ones cut
 * to the published digits. Exact throughout: no binary float is calculated with.
 */
export function compareFigure(figure: ReportedFigureFacts, computed: Computed): Comparison[] {
  const comparisons: Comparison[] = [];
  if (figure.value !== null) {
    const value = computed.value === null ? null : quotientOf(String(computed.value));
    comparisons.push(compared('value', String(figure.value), value, (exact) => valueVerdict(figure, exact)));
  }
  if (figure.yearOnYear !== undefined) {
    const published = String(figure.yearOnYear);
    const change =
      computed.yearBefore === undefined ? null : changeBetween(computed.yearBefore, Number(computed.value));
    comparisons.push(compared('yearOnYear', published, change, (exact) => ratioVerdict(published, exact)));
  }
  if (figure.applicants !== undefined) {
    const published = String(figure.applicants);
    const applicants = computed.applicants === undefined ? null : quotientOf(String(computed.applicants));
    comparisons.push(compared('applicants', published, applicants, (exact) => exactVerdict(published, exact)));
  }
  return comparisons;
}

function compared(
  part: FigurePart,
  published: string,
  computed: Quotient | null,
  judge: (exact: Quotient) => Verdict,
): Comparison {
  if (computed === null) {
    return { part, published, computed: null, verdict: { kind: 'different', difference: null } };
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

/** 43万余 is met from 430,000 up to, not including, 440,000. */
function approximateVerdict(figure: ReportedFigureFacts, computed: Quotient): Verdict {
  const published = String(figure.value);
  const digits = -zerosCountedIn(figure);
  return cutTo(digits, computed) === cutTo(digits, quotientOf(published))
    ? { kind: 'equal' }
    : different(published, computed);
}

/**
 * Each misprint is met by that error and by no other, not even by a number that was printed correctly: what was cut must
 * be one that rounds up, and what was rounded up wrongly must be one that rounds down.
 */
function misprintVerdict(published: string, printed: string, computed: Quotient): Verdict {
  const digits = digitsAfterPoint(published);
  const below = cutTo(digits, computed);
  const rounded = roundedTo(digits, computed);
  const units = unitsOf(published);
  const met: Readonly<Record<string, boolean>> = {
    'cut, not rounded': units === below && rounded === below + 1n,
    'off by one in the last digit': units === below + 1n && rounded === below,
  };
  return met[printed] ? { kind: 'misprint', reason: printed } : different(published, computed);
}

/** What a source counts an approximate figure in, as zeros: 万 or 亿 where its words say so, else the zeros it ends in. */
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
