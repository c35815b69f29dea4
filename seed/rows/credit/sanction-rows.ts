import { Sanction } from '../../../subgraphs/credit/sanction/sanction.entity.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import { addDays } from '../../../subgraphs/shared/date-arithmetic.ts';
import { dayOf } from '../../calendar.ts';
import { documentNumberer } from '../../document-numbers.ts';
import type { Random } from '../../random.ts';
import type { CaseFacts } from '../../world/case-facts.ts';
import type { Emit } from '../row-writer.ts';

import { agencySubject, dayBetween, personBehind, rowId, subjectOf, type Debtor } from './debtor.ts';

type SanctionRow = Row<Sanction>;

/** Numbers the decisions (司惩) of a court and year. */
export type DecisionNumberer = (courtCode: string, decidedOn: string) => string;

export function decisionNumberer(): DecisionNumberer {
  const numberOf = documentNumberer();
  return (courtCode, decidedOn) => numberOf(dayOf(decidedOn), courtCode, '司惩');
}

/** The day on which a debtor is detained or fined; null where the case leaves no time for it. */
export function punishmentDay(debtor: Debtor): string | null {
  return dayBetween(debtor, debtor.random.stream('punishment day'), 25, 150);
}

/** A detention of a person, or a fine on a person or an enterprise. */
export function punish(emit: Emit, numberOf: DecisionNumberer, debtor: Debtor, decidedOn: string): void {
  const random = debtor.random.stream('punishment');
  const detained = debtor.party.kind === 'PERSON' && random.chance(0.65);
  const amount = debtor.party.kind === 'PERSON' ? random.int(1, 60) * 500 : random.int(10, 60) * 5000;
  const plannedOn = addDays(decidedOn, detained ? random.int(0, 2) : random.int(3, 40));
  const carried = carryingOut(debtor, detained, decidedOn, plannedOn);
  emit(Sanction, {
    ...sanctionOf(debtor, 'pu', decidedOn),
    decisionNumber: numberOf(debtor.facts.courtCode, decidedOn),
    kind: detained ? 'DETENTION' : 'FINE',
    reason: random.pick([
      'REFUSES_TO_PERFORM',
      'BREAKS_PROPERTY_REPORT',
      'HIDES_PROPERTY',
      'OBSTRUCTS',
      'BREAKS_CONSUMPTION_LIMIT',
    ] as const),
    amount: detained ? null : `${amount}.00`,
    days: detained ? random.int(3, 15) : null,
    ...carried,
    result:
      detained && carried.carriedOutOn !== null
        ? random.pick(['拘留期间履行部分义务', '拘留期满，具结悔过', '提前解除拘留，义务履行完毕'])
        : null,
  });
}

const DELAYED_BY = ['HAIR_TEST', 'MEDICAL_CHECK', 'NO_APPOINTMENT'] as const;
const PREVENTED_BY = ['MEDICAL_CHECK', 'WHEREABOUTS_UNKNOWN', 'PERFORMED_FIRST'] as const;

/** Some detentions wait for a test, a check or an appointment, and a few never come about; some fines are never paid. */
function carryingOut(
  debtor: Debtor,
  detained: boolean,
  decidedOn: string,
  plannedOn: string,
): Pick<SanctionRow, 'carriedOutOn' | 'obstacle'> {
  const random = debtor.random.stream('obstacle');
  const byLastDay = (day: string): string | null => (day <= debtor.asOf ? day : null);
  if (!detained) {
    return random.chance(0.06)
      ? { carriedOutOn: null, obstacle: 'NO_MEANS' }
      : { carriedOutOn: byLastDay(plannedOn), obstacle: null };
  }
  const luck = random.next();
  if (luck < 0.1) {
    return { carriedOutOn: null, obstacle: random.pick(PREVENTED_BY) };
  }
  if (luck < 0.35) {
    return { carriedOutOn: byLastDay(addDays(decidedOn, random.int(3, 12))), obstacle: random.pick(DELAYED_BY) };
  }
  return { carriedOutOn: byLastDay(plannedOn), obstacle: null };
}

const OTHERS = [
  ['COMPELLED_APPEARANCE', 'IGNORES_SUMMONS', 0.012, '到庭接受询问'],
  ['SEARCH', 'HIDES_PROPERTY', 0.004, '搜查现金及账册，予以登记'],
  ['POLICE_LOOKOUT', 'REFUSES_TO_PERFORM', 0.014, '由公安机关协助查找下落'],
] as const;

/** Sanctions without a numbered decision: compelled appearance, search, police lookout. */
export function otherSanctions(emit: Emit, debtor: Debtor): void {
  for (const [kind, reason, probability, result] of OTHERS) {
    const random = debtor.random.stream(kind);
    if (!random.chance(probability)) {
      continue;
    }
    const decidedOn = dayBetween(debtor, random, 20, 120);
    if (decidedOn === null) {
      continue;
    }
    const done = addDays(decidedOn, random.int(0, 10));
    // Compelled appearance and lookout are for persons; a search is of the debtor's own premises.
    const subject = kind === 'SEARCH' ? subjectOf(debtor) : personBehind(debtor);
    const carriedOutOn = done <= debtor.asOf ? done : null;
    emit(Sanction, {
      ...sanctionOf(debtor, kind, decidedOn),
      ...subject,
      kind,
      reason,
      carriedOutOn,
      result: carriedOutOn === null ? null : result,
    });
  }
}

/** A story's fine on an agency: as the debtor, or for paying out against a notice. */
export function fineAgency(
  emit: Emit,
  numberOf: DecisionNumberer,
  facts: CaseFacts,
  fine: { agencyId: string; amount: string; decidedOn: string; reason: SanctionRow['reason']; result: string },
): void {
  emit(Sanction, {
    id: rowId('sa', facts.id, 'agency'),
    ...agencySubject(facts, fine.agencyId),
    decisionNumber: numberOf(facts.courtCode, fine.decidedOn),
    kind: 'FINE',
    reason: fine.reason,
    decidedOn: fine.decidedOn,
    amount: fine.amount,
    days: null,
    carriedOutOn: addDays(fine.decidedOn, 15),
    obstacle: null,
    result: fine.result,
  });
}

/** A sanction that a source tells: carried out on the day it was decided, unless another is told. */
export function storySanction(
  debtor: Debtor,
  {
    subject = subjectOf(debtor),
    ...told
  }: Partial<SanctionRow> &
    Pick<SanctionRow, 'kind' | 'decidedOn' | 'result'> & { subject?: ReturnType<typeof personBehind> },
): [typeof Sanction, SanctionRow] {
  const sanction = { ...sanctionOf(debtor, told.kind, told.decidedOn), ...subject };
  return [Sanction, { ...sanction, carriedOutOn: told.decidedOn, ...told }];
}

/** Whether a debtor outside any published count is detained or fined. */
export function punishedByChance(random: Random): boolean {
  return random.stream('punished').chance(0.011);
}

function sanctionOf(debtor: Debtor, label: string, decidedOn: string): SanctionRow {
  return {
    id: rowId('sa', debtor.party.id, label),
    ...subjectOf(debtor),
    decisionNumber: null,
    kind: 'FINE',
    reason: 'REFUSES_TO_PERFORM',
    decidedOn,
    amount: null,
    days: null,
    carriedOutOn: null,
    obstacle: null,
    result: null,
  };
}
