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

const venues = ['被执行人住所', '涉案房屋现场', '法院执行指挥中心', '涉案土地现场', '被执行企业厂区'];

/** Chooses sessions among cases concluded by force, on the day of conclusion: exactly the plan's number a year. */
export interface SessionChooser {
  offer(facts: CaseFacts): void;
  finish(): void;
}

/**
 * A region and year with too few cases for its plan, as in a load world, gets no session at all; where a figure depends
 * on it, the tests of the figures fail.
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
          const isChosen = quota(candidates.length, wanted);
          for (const candidate of candidates) {
            if (isChosen()) {
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
  const press = own.stream('press');
  emit(WitnessedSession, {
    ...bound,
    id: idOf('ws', bound.caseId),
    heldOn,
    place: `${regionOf(bound.regionCode).name}${own.pick(venues)}`,
    part: own.chance(0.3) ? 'TOOK_PART' : 'WATCHED',
    deputies,
    consultativeMembers,
    procurators,
    // At most sessions there is a journalist or two, of the county's media centre or of a newspaper.
    journalists: press.chance(0.6) ? press.int(1, 3) : 0,
  });
}
