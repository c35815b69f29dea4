import type { CaseFacts, JudgmentFacts } from './case-facts.ts';

/** A half-open period of days. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** The calendar year. */
export function year(y: number): Span {
  return { from: `${y}-01-01`, to: `${y + 1}-01-01` };
}

/** The counts of a period as the measures define them, computed from the facts alone, for comparison in tests. */
export interface CaseCounts {
  carriedOver: number;
  fresh: number;
  concluded: number;
  /** Carried over and new together; the counts below are subsets of it. */
  total: number;
  withProperty: number;
  withPropertyInTime: number;
  terminated: number;
  terminatedCompliant: number;
  recoveredFen: number;
}

export function countCases(cases: Iterable<CaseFacts>, { from, to }: Span): CaseCounts {
  const counts: CaseCounts = {
    carriedOver: 0,
    fresh: 0,
    concluded: 0,
    total: 0,
    withProperty: 0,
    withPropertyInTime: 0,
    terminated: 0,
    terminatedCompliant: 0,
    recoveredFen: 0,
  };
  for (const facts of cases) {
    const { filedOn, concludedOn } = facts;
    if (filedOn >= to || (concludedOn !== null && concludedOn < from)) {
      continue;
    }
    counts.total += 1;
    if (filedOn < from) {
      counts.carriedOver += 1;
    } else {
      counts.fresh += 1;
    }
    if (facts.propertyFound) {
      counts.withProperty += 1;
    }
    if (concludedOn === null || concludedOn >= to) {
      continue;
    }
    counts.concluded += 1;
    counts.recoveredFen += Math.round(Number(facts.recoveredAmount) * 100);
    if (facts.propertyFound && concludedOn <= facts.dueOn) {
      counts.withPropertyInTime += 1;
    }
    if (facts.conclusionMethod !== 'PROCEDURE_TERMINATED') {
      continue;
    }
    counts.terminated += 1;
    if (facts.termination && Object.values(facts.termination).every((date) => date !== null)) {
      counts.terminatedCompliant += 1;
    }
  }
  return counts;
}

/** Cases filed in the period whose debtor is an agency. */
export function freshAgencyCases(cases: Iterable<CaseFacts>, span: Span): readonly CaseFacts[] {
  return [...cases].filter((facts) => facts.debtorKind === 'AGENCY' && within(facts.filedOn, span));
}

/** Judgments against agencies that took effect in the period. */
export function agencyJudgments(judgments: Iterable<JudgmentFacts>, span: Span): readonly JudgmentFacts[] {
  return [...judgments].filter((facts) => facts.defendantAgencyId !== null && within(facts.effectiveOn, span));
}

function within(date: string, { from, to }: Span): boolean {
  return from <= date && date < to;
}
