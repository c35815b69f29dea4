import { WitnessedSession } from '../../../subgraphs/linkage/witnessed-session/witnessed-session.entity.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import type { CaseBound } from '../../../subgraphs/shared/schema/case-bound.ts';
import { regionOf } from '../../places/regions.ts';
import { quota } from '../../quota.ts';
import { idOf, type Random } from '../../random.ts';
import type { CaseFacts } from '../../world/case-facts.ts';
import { boundTo, type Emit } from '../row-writer.ts';

import type { CourtPlan } from './programme.ts';

interface Candidate {
  readonly bound: Row<CaseBound>;
  readonly heldOn: string;
}

const places = ['被执行人住所', '涉案房屋现场', '法院执行指挥中心', '涉案土地现场', '被执行企业厂区'];

/** Chooses among cases concluded by force, on the day of their conclusion, exactly as many a year as the plan says. */
export interface SessionChooser {
  offer(facts: CaseFacts): void;
  finish(): void;
}

/**
 * Nothing at all is chosen of a region and year with too few cases for its plan, as happens in a world for load;
 * where a figure depends on it, the test of the figures says so.
 */
export function sessionChooser(plans: readonly CourtPlan[], random: Random, emit: Emit): SessionChooser {
  const offered = new Map<string, Candidate[]>();
  return {
    offer: (facts) => {
      const { concludedOn, conclusionMethod } = facts;
      if (concludedOn === null || conclusionMethod !== 'FORCED') {
        return;
      }
      const plan = plans.find(({ regionPrefix }) => facts.regionCode.startsWith(regionPrefix));
      if (!plan || !(Number(concludedOn.slice(0, 4)) in plan.perYear)) {
        return;
      }
      const key = `${plan.regionPrefix}/${concludedOn.slice(0, 4)}`;
      const candidates = offered.get(key) ?? [];
      offered.set(key, candidates);
      candidates.push({ bound: boundTo(facts), heldOn: concludedOn });
    },
    finish: () => {
      for (const { regionPrefix, perYear } of plans) {
        for (const [year, wanted] of Object.entries(perYear)) {
          const candidates = offered.get(`${regionPrefix}/${year}`) ?? [];
          if (candidates.length < wanted) {
            continue;
          }
          const says = quota(candidates.length, wanted);
          for (const candidate of candidates) {
            if (says()) {
              writeSession(candidate, random, emit);
            }
          }
        }
      }
    },
  };
}

function writeSession({ bound, heldOn }: Candidate, random: Random, emit: Emit): void {
  const own = random.stream(bound.caseId);
  const [deputies, consultativeMembers, procurators] = own.pick([
    [own.int(1, 4), 0, 0],
    [own.int(1, 3), own.int(1, 3), 0],
    [0, own.int(1, 3), own.int(1, 2)],
    [0, 0, own.int(1, 2)],
  ] as const);
  emit(WitnessedSession, {
    ...bound,
    id: idOf('ws', bound.caseId),
    heldOn,
    place: `${regionOf(bound.regionCode).name}${own.pick(places)}`,
    part: own.chance(0.3) ? 'TOOK_PART' : 'WATCHED',
    deputies,
    consultativeMembers,
    procurators,
  });
}
