import { dayOf, monthsLater } from '../calendar.ts';
import { agencyOf } from '../places/agencies.ts';
import { courtOf } from '../places/courts.ts';

import type { CaseFacts } from './case-facts.ts';

/** The contradictions within a case. Tests check that no case of any world has one. */
export function faultsOf(facts: CaseFacts): string[] {
  const faults: string[] = [];
  const must = (holds: boolean, fault: string): void => {
    if (!holds) {
      faults.push(`${facts.caseNumber}: ${fault}`);
    }
  };
  const { concludedOn, filedOn, parties } = facts;
  must(facts.caseNumber.startsWith(`（${filedOn.slice(0, 4)}）${facts.courtCode}${facts.typeCode}`), 'wrong number');
  must(courtOf(facts.courtCode).regionCode === facts.regionCode, "not in its court's region");
  must((concludedOn === null) === (facts.conclusionMethod === null), 'conclusion and method do not match');
  must((facts.status === 'CONCLUDED') === (concludedOn !== null), 'status and conclusion do not match');
  must(concludedOn === null || concludedOn >= filedOn, 'concluded before it was filed');
  must(Number(facts.recoveredAmount) <= Number(facts.claimAmount), 'more recovered than claimed');
  must(facts.preservedOn === null || facts.preservedOn < filedOn, 'preserved after filing');
  must(facts.crossEnforcement?.originCourtCode !== facts.courtCode, 'cross enforcement from its own court');
  must(dayOf(facts.dueOn) >= monthsLater(dayOf(filedOn), 6), 'due before six months have passed');
  const terminated = facts.conclusionMethod === 'PROCEDURE_TERMINATED';
  must(terminated === (facts.termination !== null), 'termination and its conditions do not match');
  must(!terminated || monthsLater(dayOf(filedOn), 3) <= dayOf(concludedOn as string), 'terminated within three months');
  must(!terminated || facts.propertyFound === false, 'terminated although property was found');

  const end = concludedOn ?? '9999-12-31';
  for (const { node, doneOn } of facts.nodes) {
    must(doneOn === null || (filedOn <= doneOn && doneOn <= end), `${node} outside the case's duration`);
  }
  for (const date of Object.values(facts.termination ?? {})) {
    must(date === null || (filedOn <= date && date <= end), "a condition outside the case's duration");
  }

  const debtor = parties.find((party) => party.role === 'DEBTOR');
  must(parties.some((party) => party.role === 'APPLICANT') && debtor !== undefined, 'a side is missing');
  must(
    debtor?.kind === facts.debtorKind && debtor.agencyId === facts.debtorAgencyId,
    'debtor does not match its parties',
  );
  for (const party of parties) {
    const person = party.kind === 'PERSON';
    must(
      person === (party.idNumber !== null) && person === (party.creditCode === null),
      'a party with the wrong number',
    );
    must((party.kind === 'AGENCY') === (party.agencyId !== null), 'agency id and kind of party do not match');
    must(!party.minor || party.role === 'APPLICANT', 'a minor is debtor');
    if (party.agencyId) {
      must(agencyOf(party.agencyId).creditCode === party.creditCode, "an agency with another's code");
    }
  }
  return faults;
}
