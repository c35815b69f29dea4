import { AssistanceBreach } from '../../../subgraphs/linkage/assistance-breach/assistance-breach.entity.ts';
import { Commitment } from '../../../subgraphs/linkage/commitment/commitment.entity.ts';
import { GridTask } from '../../../subgraphs/linkage/grid-task/grid-task.entity.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import { dateOf, dayOf, type Day } from '../../calendar.ts';
import { agenciesIn, agencyOf } from '../../places/agencies.ts';
import { regionOf } from '../../places/regions.ts';
import { idOf, type Random } from '../../random.ts';
import { paidOutBreach } from '../../stories/paid-out-against-notice.ts';
import type { CaseFacts } from '../../world/case-facts.ts';
import { boundTo, type Emit } from '../row-writer.ts';

/** Linkage records of a single case: tasks of grid workers, pledges of the debtor agency, breaches of notices. */

const gridKinds = [
  ['URGE', 34],
  ['SERVE', 30],
  ['LOCATE', 22],
  ['EXPOSE', 6],
  ['SETTLE', 8],
] as const;
/** What is found or helped with, drawn apart, so that the kinds of other tasks stay as they were. */
const found = ['FIND_PERSON', 'FIND_PROPERTY'] as const;
const urged = [
  ['URGE', 80],
  ['ENFORCE', 15],
  ['REPORT_REFUSAL', 5],
] as const;
const gridResults = [
  ['ACHIEVED', 58],
  ['PARTLY', 22],
  ['FAILED', 20],
] as const;

/** Which unit failed a notice, and when. */
export interface Breach {
  readonly agencyId: string;
  readonly breachedOn: string;
}

export function writeGridTasks(facts: CaseFacts, last: Day, random: Random, emit: Emit): void {
  const ended = facts.concludedOn === null ? last : dayOf(facts.concludedOn);
  const grid = `${regionOf(facts.regionCode).name}第${random.int(1, 180)}网格`;
  const count = random.chance(0.2) ? 2 : 1;
  for (let n = 0; n < count; n += 1) {
    const given = dayOf(facts.filedOn) + random.int(2, 50);
    if (given > ended) {
      continue;
    }
    const done = given + random.int(1, 25);
    const isDone = done <= Math.min(ended, last);
    emit(GridTask, {
      ...boundTo(facts),
      id: idOf('gt', `${facts.id}/${n}`),
      kind: gridKindOf(random.weighted(gridKinds), random.stream(`kind ${n}`)),
      grid,
      givenOn: dateOf(given),
      doneOn: isDone ? dateOf(done) : null,
      result: isDone ? random.weighted(gridResults) : null,
    });
  }
}

function gridKindOf(drawn: (typeof gridKinds)[number][0], random: Random): Row<GridTask>['kind'] {
  if (drawn === 'LOCATE') {
    return random.pick(found);
  }
  return drawn === 'URGE' ? random.weighted(urged) : drawn;
}

/** A pledge to perform within two months; kept if the case was concluded by then. */
export function writeCommitment(facts: CaseFacts, agencyId: string, last: Day, random: Random, emit: Emit): void {
  const signed = dayOf(facts.filedOn) + random.int(3, 15);
  const kept = facts.concludedOn === null ? null : dayOf(facts.concludedOn);
  if (signed > last || (kept !== null && signed > kept)) {
    return;
  }
  const due = signed + 60;
  const inTime = kept !== null && kept <= due;
  emit(Commitment, {
    id: idOf('cp', facts.id),
    agencyId,
    regionCode: agencyOf(agencyId).regionCode,
    caseId: facts.id,
    jointCommitmentId: null,
    kind: 'PERFORM',
    content: `承诺于${dateOf(due)}前全面履行${facts.caseNumber}案件确定的义务`,
    signedOn: dateOf(signed),
    dueOn: dateOf(due),
    state: inTime ? 'KEPT' : due < last ? 'BROKEN' : 'STANDING',
    keptOn: inTime && kept !== null ? dateOf(kept) : null,
  });
}

/** The only breach that the sources describe, and the only one with a fine, in agreement with the credit office. */
export function writeStoryBreach(facts: CaseFacts, emit: Emit): void {
  const { agencyId, noticeServedOn, paidOutOn, paidOutAmount, orderedToRecoverOn, recoveredOn } = paidOutBreach;
  emit(AssistanceBreach, {
    ...boundTo(facts),
    id: idOf('ab', facts.id),
    agencyId,
    conduct: 'PAID_OUT',
    noticeServedOn,
    breachedOn: paidOutOn,
    amount: paidOutAmount,
    orderedToRecoverOn,
    remediedOn: recoveredOn,
    fineAmount: paidOutBreach.fineAmount,
    finedOn: paidOutBreach.finedOn,
  });
}

/** A minor breach, remedied without a fine; returns the unit and the day, or null where there was none after all. */
export function writeBreach(facts: CaseFacts, last: Day, random: Random, emit: Emit): Breach | null {
  const units = [...agenciesIn(facts.regionCode, 'BANK'), ...agenciesIn(facts.regionCode, 'REGISTRY')];
  const served = dayOf(facts.filedOn) + random.int(8, 25);
  const breached = served + random.int(3, 20);
  const ended = facts.concludedOn === null ? last : Math.min(last, dayOf(facts.concludedOn));
  if (units.length === 0 || breached > ended) {
    return null;
  }
  const ordered = breached + random.int(3, 12);
  const remedied = ordered + random.int(5, 40);
  const isRefusal = random.chance(0.6);
  const agencyId = random.pick(units).id;
  emit(AssistanceBreach, {
    ...boundTo(facts),
    id: idOf('ab', facts.id),
    agencyId,
    conduct: isRefusal ? 'REFUSED' : random.pick(['PAID_OUT', 'RELEASED'] as const),
    noticeServedOn: dateOf(served),
    breachedOn: dateOf(breached),
    amount: isRefusal ? null : random.decimal(8_000, 120_000),
    orderedToRecoverOn: isRefusal || ordered > last ? null : dateOf(ordered),
    remediedOn: remedied > last ? null : dateOf(remedied),
    fineAmount: null,
    finedOn: null,
  });
  return { agencyId, breachedOn: dateOf(breached) };
}
