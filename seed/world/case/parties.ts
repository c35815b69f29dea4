import type { People, Somebody } from '../../people.ts';
import { agencyOf } from '../../places/agencies.ts';
import { idOf, type Random } from '../../random.ts';
import type { PartyFacts, PartyKind, PartyRole } from '../case-facts.ts';

/** One side before it has a case. */
export interface Side {
  readonly role: PartyRole;
  readonly kind: PartyKind;
  readonly name: string;
  readonly idNumber: string | null;
  readonly creditCode: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly minor: boolean;
  readonly agencyId: string | null;
}

/** Who meets in a region's courts: mostly new people, some of whom owe in more cases than one. */
export interface Cast {
  sides(random: Random, plan: CastPlan): readonly Side[];
}

export interface CastPlan {
  readonly regionCode: string;
  readonly debtorKind: PartyKind;
  readonly agencyId: string | null;
  /** A child asks for its support; a parent owes. */
  readonly support: boolean;
}

const KNOWN = 40;

export function castOf(people: People): Cast {
  const debtors = new Map<string, Somebody[]>();
  const debtor = (random: Random, plan: CastPlan): Somebody => {
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
      const sides: Side[] = [somebodyAs('APPLICANT', applicant)];
      sides.push(plan.agencyId ? agencyAs('DEBTOR', plan.agencyId) : somebodyAs('DEBTOR', debtor(random, plan)));
      if (!plan.agencyId && !plan.support) {
        if (random.chance(0.12)) {
          sides.push(somebodyAs('DEBTOR', people.adult(random, plan.regionCode)));
        }
        if (random.chance(0.05)) {
          sides.push(somebodyAs('GUARANTOR', people.adult(random, plan.regionCode)));
        }
        if (random.chance(0.015)) {
          sides.push(somebodyAs('THIRD_PARTY', people.enterprise(random, plan.regionCode)));
        }
      }
      return sides;
    },
  };
}

export function somebodyAs(role: PartyRole, somebody: Somebody): Side {
  return { role, ...somebody, agencyId: null };
}

/** @throws Error where there is no such agency. */
export function agencyAs(role: PartyRole, agencyId: string): Side {
  const { name, creditCode } = agencyOf(agencyId);
  return { role, kind: 'AGENCY', name, idNumber: null, creditCode, phone: null, address: null, minor: false, agencyId };
}

/** Gives the sides of a case their ids, which follow from its number and their place in it. */
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
