import { nextReviewDueOn } from '../../../subgraphs/cases/enforcement-case/next-review.ts';
import { dateOf, dayOf, monthsLater, type Day } from '../../calendar.ts';
import type { Random } from '../../random.ts';
import type { CaseFacts } from '../../world/case-facts.ts';

interface AfterTermination {
  readonly resumedOn: string | null;
  readonly lastSearchedOn: string | null;
  readonly nextReviewDueOn: string | null;
}

/** The share of terminated cases whose latest search is still to be made although it was due. */
const BEHIND = 0.12;

/** The searches every six months after a procedure was terminated, until the case was resumed or the world ends. */
export function afterTermination(
  random: Random,
  facts: CaseFacts,
  resumedOn: string | null,
  asOf: Day,
): AfterTermination {
  const { conclusionMethod, concludedOn } = facts;
  if (conclusionMethod !== 'PROCEDURE_TERMINATED' || concludedOn === null) {
    return { resumedOn: null, lastSearchedOn: null, nextReviewDueOn: null };
  }
  const end = resumedOn === null ? asOf : dayOf(resumedOn);
  const searches: Day[] = [];
  for (let due = monthsLater(dayOf(concludedOn), 6); due <= end; due = monthsLater(searches.at(-1) as Day, 6)) {
    searches.push(due - random.int(0, 6));
  }
  if (resumedOn === null && random.chance(BEHIND)) {
    searches.pop();
  }
  const last = searches.at(-1);
  const lastSearchedOn = last === undefined ? null : dateOf(last);
  const record = { conclusionMethod, concludedOn, lastSearchedOn, resumedOn };
  return { resumedOn, lastSearchedOn, nextReviewDueOn: nextReviewDueOn(record) };
}
