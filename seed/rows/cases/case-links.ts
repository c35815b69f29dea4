import { idOf } from '../../random.ts';
import type { CaseFacts, World } from '../../world/case-facts.ts';

/** What a case's record says of later cases: the case that resumed it, and those settled together with it. */
export interface CaseLinks {
  /** By the id of the terminated case, the day on which it was first resumed. */
  readonly resumedOn: ReadonlyMap<string, string>;
  /** By the id of a settled case, the id of the settlement that it shares with others. */
  readonly jointSettlement: ReadonlyMap<string, string>;
}

/** Cases of one debtor at one court that were settled within so many days count as settled as one in the sample. */
const SETTLED_WITHIN_DAYS = 45;

/** Reads a world once before its rows are written: a case does not know what comes after it. */
export function caseLinksOf(world: World): CaseLinks {
  const resumedOn = new Map<string, string>();
  const settled = new Map<string, CaseFacts[]>();
  for (const facts of world.cases()) {
    const { resumedFromId, filedOn, conclusionMethod, courtCode } = facts;
    if (resumedFromId !== null && !resumedOn.has(resumedFromId)) {
      resumedOn.set(resumedFromId, filedOn);
    }
    // A large set keeps nothing in memory that it need not.
    if (world.set === 'default' && conclusionMethod === 'SETTLED' && facts.settlementPerformed) {
      const debtor = facts.parties.find(({ role }) => role === 'DEBTOR');
      const key = `${courtCode}/${debtor?.idNumber ?? debtor?.creditCode ?? facts.id}`;
      settled.set(key, [...(settled.get(key) ?? []), facts]);
    }
  }
  return { resumedOn, jointSettlement: jointSettlements(settled) };
}

function jointSettlements(settled: ReadonlyMap<string, readonly CaseFacts[]>): Map<string, string> {
  const joint = new Map<string, string>();
  for (const [key, ofDebtor] of settled) {
    const [first] = ofDebtor;
    const together = ofDebtor.filter((facts) => first && daysApart(facts, first) <= SETTLED_WITHIN_DAYS);
    if (together.length > 1) {
      for (const { id } of together) {
        joint.set(id, idOf('js', key));
      }
    }
  }
  return joint;
}

function daysApart(a: CaseFacts, b: CaseFacts): number {
  return Math.abs(Date.parse(a.concludedOn ?? a.filedOn) - Date.parse(b.concludedOn ?? b.filedOn)) / 86_400_000;
}
