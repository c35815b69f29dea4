import { Asset } from '../../../subgraphs/assets/asset/asset.entity.ts';
import { ControlMeasure } from '../../../subgraphs/assets/control-measure/control-measure.entity.ts';
import { dateOf, dayOf, monthsLater, yearOf, type Day } from '../../calendar.ts';
import { organPlaceName } from '../../places/agencies.ts';
import { fullRegionName, regionOf } from '../../places/regions.ts';
import { yuan } from '../../world/case/docket.ts';

import type { Finding } from './inquiries.ts';
import { doneOn, fenOf, nodeOf, recordId, type Telling } from './telling.ts';
import { isMoney, MONEY, type Kind } from './units.ts';

/** Property as its case tells of it; `appraisedFen` null while its value is not known. */
export interface Holding {
  readonly kind: Kind;
  readonly appraisedFen: number | null;
  readonly appraised: Day | null;
  /** A step of the case by which it must have been found. */
  readonly foundBy: Day;
}

/**
 * What the debtor of a case is found to have, as far as the case tells that property was found; null where it was not,
 * or where this set does not tell it. What is disposed of is a thing; what pays without disposal is money.
 */
export function holdingOf(telling: Telling): Holding | null {
  const { facts, random, lean } = telling;
  if (facts.propertyFound !== true || facts.concludedOn === null) {
    return null;
  }
  const concluded = dayOf(facts.concludedOn);
  const disposal = nodeOf(telling, 'DISPOSAL');
  const recovered = fenOf(facts.recoveredAmount);
  if (disposal?.dueOn && facts.debtorKind !== 'AGENCY') {
    const appraised = dayOf(disposal.dueOn) - 30;
    const value = Math.round((recovered * random.int(95, 160)) / 10_000) * 100;
    return { kind: thingOf(telling), appraisedFen: Math.max(value, 50_000), appraised, foundBy: appraised - 1 };
  }
  if (lean) {
    return null;
  }
  const received = receivedOn(telling) ?? concluded;
  if (facts.conclusionMethod === 'FORCED') {
    const found = Math.max(dayOf(facts.filedOn), received - 1);
    return {
      kind: moneyOf(telling),
      appraisedFen: recovered + random.int(0, 300_000),
      appraised: found,
      foundBy: found,
    };
  }
  if (!random.chance(0.22) || facts.debtorKind === 'AGENCY') {
    return null;
  }
  return { kind: thingOf(telling), appraisedFen: null, appraised: null, foundBy: concluded };
}

/** Tells the property and the measures that hold it; answers its id. */
export function tellProperty(telling: Telling, holding: Holding, finding: Finding | null): string {
  const { bound, debtor, emit, facts } = telling;
  const id = recordId('as', telling, 1);
  // Where the answer came too late to have been what found it, the debtor's own report did.
  const by = finding && finding.answered <= holding.foundBy ? finding : null;
  const found = by ? by.answered : Math.max(dayOf(facts.filedOn), Math.min(holding.foundBy, dayOf(facts.filedOn) + 14));
  emit(Asset, {
    ...bound,
    id,
    holderPartyId: debtor.id,
    foundByInquiryId: by?.requestId ?? null,
    kind: holding.kind,
    identifier: identifierOf(telling, holding.kind),
    place: isMoney(holding.kind) ? (finding?.unitName ?? '开户行不详') : fullRegionName(facts.regionCode),
    foundOn: dateOf(found),
    appraisedValue: holding.appraisedFen === null ? null : yuan(holding.appraisedFen),
    appraisedOn: holding.appraised === null ? null : dateOf(Math.max(holding.appraised, found)),
  });
  if (isMoney(holding.kind)) {
    freezeAndTransfer(telling, id, holding, found);
  } else {
    seal(telling, id, holding, found);
  }
  return id;
}

/** The day on which the case's money came in, 30 days before it was due to be paid out. */
export function receivedOn(telling: Pick<Telling, 'facts'>): Day | undefined {
  const due = nodeOf(telling, 'PAYOUT')?.dueOn;
  return due ? dayOf(due) - 30 : undefined;
}

// A unit has accounts; of a person other money is found as well. A story says where its money was, or it was an account.
function moneyOf({ random, facts }: Telling): Kind {
  if (facts.debtorKind !== 'PERSON' || facts.tags.length > 0) {
    return 'BANK_ACCOUNT';
  }
  return random.stream('money').weighted(MONEY);
}

function thingOf({ random, facts }: Telling): Kind {
  return random.weighted<Kind>([
    ['REAL_ESTATE', 66],
    ['VEHICLE', 28],
    ['EQUITY', facts.debtorKind === 'ENTERPRISE' ? 0 : 3],
    ['OTHER', 3],
  ]);
}

function seal(telling: Telling, assetId: string, holding: Holding, found: Day): void {
  const { random, bound, emit, facts } = telling;
  const concluded = dayOf(facts.concludedOn as string);
  const from = Math.min(found + random.int(0, 3), holding.foundBy, concluded);
  const renewed = concluded - from > 330 ? from + 320 : null;
  const disposed = doneOn(telling, 'DISPOSAL') !== undefined;
  const movable = holding.kind === 'VEHICLE' || holding.kind === 'OTHER';
  emit(ControlMeasure, {
    ...bound,
    id: recordId('cm', telling, 1),
    assetId,
    kind: holding.kind === 'EQUITY' ? 'FREEZE' : holding.kind === 'OTHER' ? 'SEIZE' : 'SEAL',
    form: holding.kind === 'VEHICLE' && random.chance(disposed ? 0.15 : 0.7) ? 'SOFT' : 'ACTUAL',
    // Who disposes holds first; of the others some wait behind an earlier court.
    queueOrder: !disposed && random.chance(0.25) ? random.int(2, 4) : 1,
    amount: null,
    fromDate: dateOf(from),
    // 查封不动产、冻结其他财产权 up to three years, 查封、扣押动产 up to two (民诉法解释 art. 485).
    untilDate: dateOf(monthsLater(renewed ?? from, movable ? 24 : 36)),
    renewedOn: renewed === null ? null : dateOf(renewed),
    liftedOn: dateOf(concluded),
  });
}

function freezeAndTransfer(telling: Telling, assetId: string, holding: Holding, found: Day): void {
  const { random, bound, emit, facts } = telling;
  const received = receivedOn(telling) ?? dayOf(facts.concludedOn as string);
  const from = Math.min(found + random.int(0, 1), received);
  const fen = fenOf(facts.recoveredAmount);
  const money = { ...bound, assetId, form: 'ACTUAL', queueOrder: 1, renewedOn: null } as const;
  emit(ControlMeasure, {
    ...money,
    id: recordId('cm', telling, 1),
    kind: 'FREEZE',
    amount: yuan(Math.min(holding.appraisedFen ?? fen, fenOf(facts.claimAmount))),
    fromDate: dateOf(from),
    untilDate: dateOf(monthsLater(from, 12)),
    liftedOn: dateOf(received),
  });
  emit(ControlMeasure, {
    ...money,
    id: recordId('cm', telling, 2),
    kind: 'TRANSFER',
    amount: yuan(fen),
    fromDate: dateOf(received),
    untilDate: null,
    liftedOn: null,
  });
}

// A court's code begins with its province's character, as plates and certificates do. No identifier can be anybody's: no card begins with 000, no plate has
// the letter O, certificates and other accounts begin with 99 here.
function identifierOf({ random, facts }: Telling, kind: Kind): string | null {
  if (kind === 'BANK_ACCOUNT') {
    return `000${random.int(1_000_000, 9_999_999)}${random.int(100_000_000, 999_999_999)}`;
  }
  if (isMoney(kind)) {
    return `99${random.stream('identifier').int(1_000_000_000, 9_999_999_999)}`;
  }
  if (kind === 'VEHICLE') {
    return `${facts.courtCode.charAt(0)}O${random.int(10_000, 99_999)}`;
  }
  if (kind !== 'REAL_ESTATE') {
    return null;
  }
  const place = organPlaceName(regionOf(facts.regionCode));
  const year = yearOf(dayOf(facts.filedOn)) - random.int(1, 9);
  return `${facts.courtCode.charAt(0)}（${year}）${place}不动产权第99${random.int(10_000, 99_999)}号`;
}
