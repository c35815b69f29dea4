import { CreditRepair } from '../../../subgraphs/credit/credit-repair/credit-repair.entity.ts';
import type { DishonestListing } from '../../../subgraphs/credit/dishonest-listing/dishonest-listing.entity.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import { addDays, addMonths } from '../../../subgraphs/shared/date-arithmetic.ts';
import type { Random } from '../../random.ts';
import type { CaseFacts } from '../../world/case-facts.ts';
import { boundTo, type Emit } from '../row-writer.ts';

import { rowId } from './debtor.ts';

type Listing = Row<DishonestListing>;
type Repair = Row<CreditRepair>;

/** Writes the application for repair of a listing, if any. @returns the listing after the decision */
export function repaired(emit: Emit, random: Random, facts: CaseFacts, listing: Listing, asOf: string): Listing {
  if (listing.removalReason === 'PERFORMED' && listing.removedOn !== null && random.chance(0.08)) {
    emit(CreditRepair, {
      ...repairOf(facts, listing, 'PERFORMED', listing.removalCausedOn as string),
      outcome: 'REMOVED',
      decidedOn: listing.removedOn,
    });
    return listing;
  }
  if (listing.removalReason !== null || !random.chance(0.12)) {
    return listing;
  }
  const appliedOn = addDays(listing.listedOn, random.int(60, 400));
  if (appliedOn > asOf) {
    return listing;
  }
  const ground = random.pick(['PLAN_KEPT', 'PROPERTY_REPORTED', 'CONDUCT_CORRECTED'] as const);
  const repair = repairOf(facts, listing, ground, appliedOn);
  const decidedOn = addDays(appliedOn, random.int(5, 20));
  if (decidedOn > asOf) {
    emit(CreditRepair, repair);
    return listing;
  }
  if (random.chance(0.4)) {
    emit(CreditRepair, { ...repair, outcome: 'REFUSED', decidedOn, note: '履行计划未附担保，纠正失信行为的材料不足' });
    return listing;
  }
  // Only an existing term that has not expired can be shortened.
  const newExpiryOn = addMonths(decidedOn, 3);
  if (listing.expiresOn !== null && newExpiryOn < listing.expiresOn && newExpiryOn > asOf) {
    emit(CreditRepair, { ...repair, outcome: 'SHORTENED', decidedOn, newExpiryOn, note: '按计划履行的，期限缩短' });
    return { ...listing, expiresOn: newExpiryOn };
  }
  const suspendedUntil = addMonths(decidedOn, 6);
  emit(CreditRepair, { ...repair, outcome: 'SUSPENDED', decidedOn, suspendedUntil, note: '暂停公布期间应按计划履行' });
  return { ...listing, suspendedFrom: decidedOn, suspendedUntil };
}

function repairOf(facts: CaseFacts, listing: Listing, ground: Repair['ground'], appliedOn: string): Repair {
  return {
    id: rowId('cr', listing.id),
    ...boundTo(facts),
    listingId: listing.id,
    ground,
    appliedOn,
    outcome: 'PENDING',
    decidedOn: null,
    suspendedUntil: null,
    newExpiryOn: null,
    note: null,
  };
}
