import type { People, InventedParty } from '../../people.ts';
import { agencyOf } from '../../places/agencies.ts';
import { idOf, type Random } from '../../random.ts';
import type { PartyFacts, PartyKind, PartyRole } from '../case-facts.ts';

/** A side before its case has a number and so the party an id. */
export type Side = Omit<PartyFacts, 'id'>;

/** Picks the sides of cases: mostly new people, but some debtors owe in several cases. */
export interface Cast {
  sides(random: Random, plan: CastPlan): readonly Side[];
}

export interface CastPlan {
  readonly regionCode: string;
  readonly debtorKind: PartyKind;
  readonly agencyId: string | null;
  /** A child claims support from a parent. */
  readonly support: boolean;
}

const KNOWN = 40;

export function castOf(people: People): Cast {
  const debtors = new Map<string, InventedParty[]>();
  const debtor = (random: Random, plan: CastPlan): InventedParty => {
    const key = `${plan.regionCode}/${plan.debtorKind}`;
    const known = debtors.get(key) ?? [];
    if (known.length === KNOWN && random.chance(0.08)) {
      return random.pick(known);
    }
    const made =
      plan.debtorKind === 'ENTERPRISE'
        ? people.enterprise(random, plan.regionCode)
        : people.adult(random, plan.regionCode);
    if (known.length < KNOWN) {
      known.push(made);
    } else {
      known[random.int(0, KNOWN - 1)] = made;
    }
    debtors.set(key, known);
    return made;
  };
  return {
    sides: (random, plan) => {
      const applicant = plan.support
        ? people.minor(random, plan.regionCode)
        : random.chance(0.3)
          ? people.enterprise(random, plan.regionCode)
          : people.adult(random, plan.regionCode);
      const sides: Side[] = [partySide('APPLICANT', applicant)];
      sides.push(plan.agencyId ? agencySide('DEBTOR', plan.agencyId) : partySide('DEBTOR', debtor(random, plan)));
      if (!plan.agencyId && !plan.support) {
        if (random.chance(0.12)) {
          sides.push(partySide('DEBTOR', people.adult(random, plan.regionCode)));
        }
        if (random.chance(0.05)) {
          sides.push(partySide('GUARANTOR', people.adult(random, plan.regionCode)));
        }
        if (random.chance(0.015)) {
          sides.push(partySide('THIRD_PARTY', people.enterprise(random, plan.regionCode)));
        }
      }
      return sides;
    },
  };
}

export function partySide(role: PartyRole, party: InventedParty): Side {
  return { role, ...party, agencyId: null };
}

/** @throws Error where there is no such agency. */
export function agencySide(role: PartyRole, agencyId: string): Side {
  const { name, creditCode } = agencyOf(agencyId);
  return { role, kind: 'AGENCY', name, idNumber: null, creditCode, phone: null, address: null, minor: false, agencyId };
}

/** Gives the sides of a case their ids, derived from its number and their position. */
export function partiesOf(caseNumber: string, sides: readonly Side[]): readonly PartyFacts[] {
  return sides.map((side, i) => ({
    id: idOf('pt', `${caseNumber}/${i}`),
    role: side.role,
    kind: side.kind,
    name: side.name,
    idNumber: side.idNumber,
    creditCode: side.creditCode,
    phone: side.phone,
    address: side.address,
    minor: side.minor,
    agencyId: side.agencyId,
  }));
}
