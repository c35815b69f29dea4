import { addDays } from '../../../subgraphs/shared/date-arithmetic.ts';
import { dateOf, dayOf } from '../../calendar.ts';
import { identityNumberOf } from '../../identity-number.ts';
import { personName } from '../../names.ts';
import { agencyOf } from '../../places/agencies.ts';
import { idOf, randomOf, type Random } from '../../random.ts';
import type { CaseFacts, PartyFacts } from '../../world/case-facts.ts';
import { boundTo } from '../row-writer.ts';

/** A debtor of a case, with the data that credit rows are generated from. */
export interface Debtor {
  readonly facts: CaseFacts;
  readonly party: PartyFacts;
  /** A stream for this debtor in this case; each kind of row uses a separate stream of it. */
  readonly random: Random;
  /** The last day on which a measure may be taken: the day before conclusion, or the last day of the world. */
  readonly lastDay: string;
  readonly asOf: string;
}

/** The debtors of a case who may be sanctioned; agencies are supervised instead, and sanctioned only in stories. */
export function debtorsOf(facts: CaseFacts, random: Random, asOf: string): Debtor[] {
  const own = random.stream(facts.id);
  const lastDay = facts.concludedOn === null ? asOf : addDays(facts.concludedOn, -1);
  return facts.parties
    .filter((party) => party.role === 'DEBTOR' && party.kind !== 'AGENCY' && !party.minor)
    .map((party, at) => ({ facts, party, random: own.stream(at), lastDay, asOf }));
}

/** The debtor as the subject of a row. */
export function subjectOf({ facts, party }: Debtor) {
  return {
    ...boundTo(facts),
    partyId: party.id,
    agencyId: null,
    subjectKind: party.kind,
    subjectName: party.name,
    subjectIdentifier: party.idNumber ?? party.creditCode,
  };
}

/** An agency as the subject of a row; it need not be a party of the case. */
export function agencySubject(facts: CaseFacts, agencyId: string) {
  const { name, creditCode } = agencyOf(agencyId);
  return {
    ...boundTo(facts),
    partyId: facts.parties.find((party) => party.agencyId === agencyId)?.id ?? null,
    agencyId,
    subjectKind: 'AGENCY' as const,
    subjectName: name,
    subjectIdentifier: creditCode,
  };
}

/** The target of a measure against a person: the debtor, or an enterprise's legal representative. */
export function personBehind(debtor: Debtor) {
  if (debtor.party.kind === 'PERSON') {
    return subjectOf(debtor);
  }
  const { name, idNumber } = legalRepresentativeOf(debtor.party.creditCode as string);
  return { ...subjectOf(debtor), subjectKind: 'PERSON' as const, subjectName: name, subjectIdentifier: idNumber };
}

const OLDEST = dayOf('1950-01-01');
const BIRTHDAYS = 16_000;

/**
 * The same person for the same enterprise in every case. No other person has sequence 998 or 999, and the enterprise's
 * own number, which is in its code, distinguishes the representatives of one county.
 */
export function legalRepresentativeOf(creditCode: string): { name: string; idNumber: string } {
  const regionCode = creditCode.slice(2, 8);
  const ordinal = Number(creditCode.slice(9, 16));
  const birthday = dateOf(OLDEST + ((ordinal * 7_919) % BIRTHDAYS));
  return {
    name: personName(randomOf(0).stream(`legal representative/${creditCode}`), regionCode),
    idNumber: identityNumberOf(regionCode, birthday, 998 + (Math.floor(ordinal / BIRTHDAYS) % 2)),
  };
}

/** The id of a row about a debtor or about another row. */
export function rowId(prefix: string, of: string, at: string | number = 0): string {
  return idOf(prefix, `${of}/${at}`);
}

/** A day from `first` to `last` days after filing, not after the debtor's last day; null where there is none. */
export function dayBetween(debtor: Debtor, random: Random, first: number, last: number): string | null {
  const from = addDays(debtor.facts.filedOn, first);
  const to = addDays(debtor.facts.filedOn, last);
  const end = to < debtor.lastDay ? to : debtor.lastDay;
  if (end < from) {
    return null;
  }
  return addDays(from, random.int(0, dayOf(end) - dayOf(from)));
}
