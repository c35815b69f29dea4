import { count, total, totalMoney, type Person, type Source } from '../../shared/measures/statistics-source.ts';
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
const OF_CASE: Person = { key: 't.case_id', kind: 't.debtor_kind' };

export const agreementSource: Source = {
  entity: CooperationAgreement,
  columns: { region: byCase.region, court: byCase.court, unit: 't.agency_id', unitKind: 't.agency_kind' },
  events: {
    signed: { on: 't.signed_on', flows: { agreements: count() } },
    began: { on: 't.from_date', flows: { agreementsBegun: count() } },
    ended: { on: 't.to_date', flows: { agreementsEnded: count() } },
  },
  stocks: { agreementsInForce: { plus: 'agreementsBegun', minus: 'agreementsEnded', at: 'END' } },
};

export const gridTaskSource: Source = {
  entity: GridTask,
  person: OF_CASE,
  columns: { ...byCase, kind: 't.kind' },
  events: {
    given: { on: 't.given_on', flows: { gridTasks: count() } },
    done: {
      on: 't.done_on',
      flows: { gridTasksDone: count(), gridTasksAchieved: count("t.result = 'ACHIEVED'") },
    },
  },
};

/** Counted for the court that held them, and not by what their cases are about: so they say nothing of a person. */
export const sessionSource: Source = {
  entity: WitnessedSession,
  columns: { region: byCase.region, court: byCase.court },
  events: {
    held: {
      on: 't.held_on',
      flows: {
        witnessedSessions: count(),
        witnesses: total('(t.deputies + t.consultative_members + t.procurators)'),
        pressSessions: count('t.journalists > 0'),
        journalists: total('t.journalists'),
      },
    },
  },
};

/** What a unit did against a court's notice: it counts for the unit, which is no private person. */
export const breachSource: Source = {
  entity: AssistanceBreach,
  columns: { region: byCase.region, court: byCase.court, unit: 't.agency_id' },
  events: {
    breached: { on: 't.breached_on', flows: { assistanceBreaches: count() } },
    fined: { on: 't.fined_on', flows: { fines: count(), fineAmount: totalMoney('t.fine_amount') } },
  },
};
