import type { Dialect } from '../../shared/measures/dialect.ts';
import { count, isPrivate, totalMoney, type Source } from '../../shared/measures/statistics-source.ts';
import { TerminationCheck } from '../enforcement-case/case-parts.entity.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.entity.ts';

const TERMINATED = "t.conclusion_method = 'PROCEDURE_TERMINATED'";
const PERFORMED = `(t.conclusion_method in ('VOLUNTARY', 'FORCED') or (t.conclusion_method = 'SETTLED' and t.settlement_performed))`;

/**
 * A termination is compliant when each of the required steps has its date, and three months have passed
 * since filing (最高人民法院关于严格规范终结本次执行程序的规定（试行）, 2016, art. 1). `isCompliant` is the same condition for
 * one record.
 */
const compliant = (dialect: Dialect) =>
  'k.notice_on is not null and k.property_report_ordered_on is not null and k.consumption_limited_on is not null ' +
  'and k.network_searched_on is not null and k.field_searched_on is not null and k.debtor_sought_on is not null ' +
  `and t.concluded_on >= ${dialect.monthsAfter('t.filed_on', 3)}`;

/**
 * The person a case counts for: of its debtors that are natural persons, or may be, the first by identifier, or by name where they have
 * none. What an enterprise or agency owes counts for it, also where a natural person owes with it: no number depends on
 * whether one does.
 */
export const firstDebtorOf = (caseId: string): string =>
  "coalesce((select min(coalesce(nullif(p.id_number, ''), p.name)) from party p " +
  `where p.case_id = ${caseId} and p.role = 'DEBTOR' and ${isPrivate({ kind: 'p.kind' })}), ${caseId})`;

/** Counts over enforcement cases: filed, concluded, and open in between. */
export const caseSource: Source = {
  entity: EnforcementCase,
  person: { key: firstDebtorOf('t.id'), kind: 't.debtor_kind' },
  columns: {
    region: 't.region_code',
    court: 't.court_code',
    typeCode: 't.type_code',
    debtorKind: 't.debtor_kind',
    cause: 't.cause',
    agency: 't.debtor_agency_id',
    campaign: 't.campaign_id',
    kind: 't.cross_enforcement_kind',
  },
  events: {
    filed: {
      on: 't.filed_on',
      flows: {
        newCases: count(),
        newWithProperty: count('t.property_found'),
        preserved: count('t.preserved_on is not null'),
      },
    },
    concluded: {
      on: 't.concluded_on',
      // Only terminated cases have a check, so the others need no lookup.
      join: { entity: TerminationCheck, alias: 'k', on: `k.case_id = t.id and ${TERMINATED}` },
      flows: {
        concluded: count(),
        concludedFirst: count("t.type_code = 'FIRST_ENFORCEMENT'"),
        performed: count(PERFORMED),
        terminated: count(TERMINATED),
        terminatedFirst: count(`${TERMINATED} and t.type_code = 'FIRST_ENFORCEMENT'`),
        terminatedCompliant: count((dialect) => `${TERMINATED} and ${compliant(dialect)}`),
        concludedWithProperty: count('t.property_found'),
        inability: count('t.inability_found'),
        withPropertyInTime: count('t.property_found and t.concluded_on <= t.due_on'),
        claimed: totalMoney('t.claim_amount'),
        recovered: totalMoney('t.recovered_amount'),
        claimedFirst: totalMoney('t.claim_amount', "t.type_code = 'FIRST_ENFORCEMENT'"),
        recoveredFirst: totalMoney('t.recovered_amount', "t.type_code = 'FIRST_ENFORCEMENT'"),
      },
    },
    crossEnforced: {
      on: 't.cross_enforced_on',
      flows: {
        crossEnforced: count(),
        crossProgressed: count("t.cross_enforcement_result in ('PROGRESSED', 'SETTLED')"),
        crossRecovered: totalMoney('t.cross_recovered_amount'),
      },
    },
    passedToBankruptcy: {
      on: 't.bankruptcy_transferred_on',
      flows: { bankruptcyTransfers: count(), bankruptcyAccepted: count('t.bankruptcy_accepted_on is not null') },
    },
  },
  stocks: {
    carriedOver: { plus: 'newCases', minus: 'concluded', at: 'START' },
    carriedOverWithProperty: { plus: 'newWithProperty', minus: 'concludedWithProperty', at: 'START' },
  },
};
