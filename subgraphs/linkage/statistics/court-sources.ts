import { count, total, totalMoney, type Source } from '../../shared/measures/statistics-source.ts';
import { AssistanceBreach } from '../assistance-breach/assistance-breach.entity.ts';
import { CooperationAgreement } from '../cooperation-agreement/cooperation-agreement.entity.ts';
import { GridTask } from '../grid-task/grid-task.entity.ts';
import { WitnessedSession } from '../witnessed-session/witnessed-session.entity.ts';

/** Counts over records of courts: agreements have a court, the others a case. */

const byCase = {
  region: 't.region_code',
  court: 't.court_code',
  typeCode: 't.case_type_code',
  debtorKind: 't.debtor_kind',
  cause: 't.cause',
};

/** The person that a record counts for: this office knows persons only by their case. */
const WHOSE = 't.case_id';

const SIGNED = 't.signed_on >= b.since and t.signed_on < b.until';
const IN_FORCE_AT_END = 't.from_date < b.until and (t.to_date is null or t.to_date >= b.until)';
const GIVEN = 't.given_on >= b.since and t.given_on < b.until';
const DONE = 't.done_on >= b.since and t.done_on < b.until';
const BREACHED = 't.breached_on >= b.since and t.breached_on < b.until';
const FINED = 't.fined_on >= b.since and t.fined_on < b.until';

export const agreementSource: Source = {
  entity: CooperationAgreement,
  concerns: `((${SIGNED}) or (${IN_FORCE_AT_END}))`,
  columns: { region: byCase.region, court: byCase.court },
  sums: { agreements: count(SIGNED), agreementsInForce: count(IN_FORCE_AT_END) },
};

export const gridTaskSource: Source = {
  entity: GridTask,
  concerns: `((${GIVEN}) or (${DONE}))`,
  person: WHOSE,
  columns: byCase,
  sums: {
    gridTasks: count(GIVEN),
    gridTasksDone: count(DONE),
    gridTasksAchieved: count(`${DONE} and t.result = 'ACHIEVED'`),
  },
};

export const sessionSource: Source = {
  entity: WitnessedSession,
  concerns: 't.held_on >= b.since and t.held_on < b.until',
  person: WHOSE,
  columns: byCase,
  sums: {
    witnessedSessions: count('1 = 1'),
    witnesses: total('(t.deputies + t.consultative_members + t.procurators)', '1 = 1'),
  },
};

export const breachSource: Source = {
  entity: AssistanceBreach,
  concerns: `((${BREACHED}) or (${FINED}))`,
  person: WHOSE,
  columns: byCase,
  sums: {
    assistanceBreaches: count(BREACHED),
    fines: count(FINED),
    fineAmount: totalMoney('t.fine_amount', FINED),
  },
};
