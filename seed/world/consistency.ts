import { dayOf, monthsLater } from '../calendar.ts';
import { agencyOf } from '../places/agencies.ts';
import { courtOf } from '../places/courts.ts';

import type { CaseFacts } from './case-facts.ts';

/** What is wrong with a case in itself: empty for every case of every world, which a test makes sure of. */
export function faultsOf(told: CaseFacts): string[] {
  const faults: string[] = [];
  const must = (holds: boolean, fault: string): void => {
    if (!holds) {
      faults.push(`${told.caseNumber}: ${fault}`);
    }
  };
  const { concludedOn, filedOn, parties } = told;
  must(told.caseNumber.startsWith(`（${filedOn.slice(0, 4)}）${told.courtCode}${told.typeCode}`), 'numbered otherwise');
  must(courtOf(told.courtCode).regionCode === told.regionCode, "not in its court's region");
  must((concludedOn === null) === (told.conclusionMethod === null), 'concluded without a method, or the reverse');
  must((told.status === 'CONCLUDED') === (concludedOn !== null), 'its status denies its conclusion');
  must(concludedOn === null || concludedOn >= filedOn, 'concluded before it was filed');
  must(Number(told.recoveredAmount) <= Number(told.claimAmount), 'more recovered than claimed');
  must(told.preservedOn === null || told.preservedOn < filedOn, 'preserved after filing');
  must(told.crossEnforcement?.originCourtCode !== told.courtCode, 'crossed over from its own court');
  must(dayOf(told.dueOn) >= monthsLater(dayOf(filedOn), 6), 'due before six months are over');
  const terminated = told.conclusionMethod === 'PROCEDURE_TERMINATED';
  must(terminated === (told.termination !== null), 'conditions of a termination without one, or the reverse');
  must(!terminated || monthsLater(dayOf(filedOn), 3) <= dayOf(concludedOn as string), 'terminated within three months');
  must(!terminated || told.propertyFound === false, 'terminated in spite of property');

  const end = concludedOn ?? '9999-12-31';
  for (const { node, doneOn } of told.nodes) {
    must(doneOn === null || (filedOn <= doneOn && doneOn <= end), `${node} outside the case's time`);
  }
  for (const date of Object.values(told.termination ?? {})) {
    must(date === null || (filedOn <= date && date <= end), "a condition outside the case's time");
  }

  const debtor = parties.find((party) => party.role === 'DEBTOR');
  must(parties.some((party) => party.role === 'APPLICANT') && debtor !== undefined, 'a side is missing');
  must(
    debtor?.kind === told.debtorKind && debtor.agencyId === told.debtorAgencyId,
    'another debtor than its parties say',
  );
  for (const party of parties) {
    const person = party.kind === 'PERSON';
    must(
      person === (party.idNumber !== null) && person === (party.creditCode === null),
      'a party with the wrong number',
    );
    must((party.kind === 'AGENCY') === (party.agencyId !== null), 'a party that is an agency only by half');
    must(!party.minor || party.role === 'APPLICANT', 'a child who owes');
    if (party.agencyId) {
      must(agencyOf(party.agencyId).creditCode === party.creditCode, "an agency with another's code");
    }
  }
  return faults;
}
