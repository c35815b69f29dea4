import { DishonestListing } from '../../subgraphs/credit/dishonest-listing/dishonest-listing.entity.ts';
import { RefusalProsecution } from '../../subgraphs/credit/refusal-prosecution/refusal-prosecution.entity.ts';
import { addDays } from '../../subgraphs/shared/date-arithmetic.ts';
import { randomOf } from '../random.ts';
import { refusalProsecution } from '../stories/refusal-sentence.ts';
import { enforcesClaim, type CaseFacts, type World } from '../world/case-facts.ts';
import { quotas } from '../world/quotas.ts';

import { counted } from './credit/counted.ts';
import { debtorsOf, type Debtor } from './credit/debtor.ts';
import { interceptions } from './credit/interception-rows.ts';
import { listingDay, listingRow, wrongListingRow } from './credit/listing-rows.ts';
import { convictedIn, endOf, heldUp, prosecutionOf } from './credit/prosecution-rows.ts';
import { redList } from './credit/red-list-rows.ts';
import { repaired } from './credit/repair-rows.ts';
import { restrictConsumption, restrictExit } from './credit/restriction-rows.ts';
import { decisionNumberer, otherSanctions, punish, punishedByChance, punishmentDay } from './credit/sanction-rows.ts';
import { storyRows } from './credit/story-rows.ts';
import type { Emit, RowWriter } from './row-writer.ts';

/**
 * The share of eligible debtors that are listed: half where a court's own counts are that high, fewer for a province.
 */
const LISTED = { default: 0.5, gansu: 0.22, load: 0.3 } as const;

interface Dated {
  readonly debtor: Debtor;
  readonly on: string;
}

/**
 * The credit office's records of a world. Where a count is published for a region and period, all candidates are
 * collected first and exactly that many are chosen; everywhere else each debtor is chosen at random.
 */
export function creditRows(world: World, emit: Emit): RowWriter {
  const random = randomOf(world.seed).stream('credit');
  const numberOf = decisionNumberer();
  const listings = counted<Dated>(world, quotas['ganzi-2022-dishonest']);
  const restrictions = counted<Dated>(world, quotas['ganzi-2022-consumption']);
  const punishments = counted<Dated>(world, quotas['ganzi-2022-detention-fine']);
  const convictions = counted<Debtor>(world, quotas['gansu-2016-2018-refusal-convictions']);
  const honoured = redList(world, random.stream('red list'));
  const listedParties = new Set<string>();
  let alreadyRestricted = 0;

  const list = ({ debtor, on }: Dated): void => {
    const { facts, asOf } = debtor;
    const listing = repaired(emit, debtor.random.stream('repair'), facts, listingRow(debtor, on), asOf);
    emit(DishonestListing, listing);
    honoured.excludeListed(listing);
    interceptions(emit, debtor.random.stream('interception'), facts, listing, asOf);
  };

  const listByMistake = (debtor: Debtor): void => {
    const wrong = wrongListingRow(debtor);
    if (wrong !== null && !listings.covers(debtor.facts, wrong.listedOn)) {
      emit(DishonestListing, wrong);
    }
  };

  const listAndRestrict = (debtor: Debtor, limitedOn: string | null): void => {
    const chance = debtor.random.stream('discredit');
    const day = listingDay(debtor);
    const listed = chance.chance(LISTED[world.set]);
    if (day !== null && listings.covers(debtor.facts, day)) {
      listings.offer(chance.next(), { debtor, on: day });
    } else if (day !== null && listed) {
      list({ debtor, on: day });
    }
    if (limitedOn !== null) {
      if (restrictions.covers(debtor.facts, limitedOn)) {
        alreadyRestricted += 1;
      }
      restrictConsumption(emit, debtor, limitedOn);
      return;
    }
    if (day === null) {
      return;
    }
    // An order limiting consumption is issued with the listing or some days before it.
    const on = laterOf(addDays(day, -chance.int(0, 10)), addDays(debtor.facts.filedOn, 11));
    if (restrictions.covers(debtor.facts, on)) {
      restrictions.offer(chance.next(), { debtor, on });
    } else if (chance.chance(listed ? 0.95 : 0.05)) {
      restrictConsumption(emit, debtor, on);
    }
  };

  const sanction = (debtor: Debtor): void => {
    const day = punishmentDay(debtor);
    if (day !== null && punishments.covers(debtor.facts, day)) {
      punishments.offer(debtor.random.stream('punished').next(), { debtor, on: day });
    } else if (day !== null && punishedByChance(debtor.random)) {
      punish(emit, numberOf, debtor, day);
    }
    otherSanctions(emit, debtor);
    restrictExit(emit, debtor);
  };

  const prosecute = (debtor: Debtor): void => {
    const own = debtor.random.stream('refusal');
    if (!own.chance(1 / 90)) {
      return;
    }
    const prosecution = prosecutionOf(debtor);
    if (prosecution === null) {
      return;
    }
    if (isBeforeFirst(debtor.facts, prosecution.judgedOn)) {
      return;
    }
    if (prosecution.judgedOn !== null && convictions.covers(debtor.facts, prosecution.judgedOn)) {
      convictions.offer(own.next(), debtor);
    } else if (own.chance(0.5)) {
      emit(RefusalProsecution, heldUp(endOf(prosecution, own), own.stream('held up')));
    }
  };

  return {
    case: (facts) => {
      honoured.offerCase(facts);
      if (facts.tags.length > 0) {
        return storyRows(emit, numberOf, random, facts, world.asOf);
      }
      if (!enforcesClaim(facts)) {
        return;
      }
      const limitedOn = facts.termination?.consumptionLimitedOn ?? null;
      debtorsOf(facts, random, world.asOf).forEach((debtor, at) => {
        listAndRestrict(debtor, at === 0 ? limitedOn : null);
        listByMistake(debtor);
        sanction(debtor);
        prosecute(debtor);
      });
    },
    judgment: (facts) => honoured.offerJudgment(facts),
    finish: () => {
      for (const dated of listings.take()) {
        listedParties.add(dated.debtor.party.id);
        list(dated);
      }
      const isListed = ({ debtor }: Dated) => listedParties.has(debtor.party.id);
      for (const { debtor, on } of restrictions.take(alreadyRestricted, isListed)) {
        restrictConsumption(emit, debtor, on);
      }
      for (const { debtor, on } of punishments.take()) {
        punish(emit, numberOf, debtor, on);
      }
      for (const debtor of convictions.take()) {
        const prosecution = prosecutionOf(debtor);
        if (prosecution) {
          const convicted = convictedIn(prosecution, debtor.random.stream('sentence'));
          emit(RefusalProsecution, heldUp(convicted, debtor.random.stream('held up')));
        }
      }
      honoured.write(emit);
    },
  };
}

/** Whether a judgment would come before the first refusal conviction of Ganzi, which a story tells. */
function isBeforeFirst({ regionCode }: CaseFacts, judgedOn: string | null): boolean {
  return regionCode.startsWith('5133') && judgedOn !== null && judgedOn <= refusalProsecution.judgedOn;
}

function laterOf(a: string, b: string): string {
  return a < b ? b : a;
}
