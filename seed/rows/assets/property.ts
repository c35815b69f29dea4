import { Asset } from '../../../subgraphs/assets/asset/asset.entity.ts';
import { ControlMeasure } from '../../../subgraphs/assets/control-measure/control-measure.entity.ts';
import { dateOf, dayOf, monthsLater, yearOf, type Day } from '../../calendar.ts';
import { organRegionName } from '../../places/agencies.ts';
import { fullRegionName, regionOf } from '../../places/regions.ts';
import { hotelProperty } from '../../stories/cross-enforcement.ts';
import { yuan } from '../../world/case/docket.ts';

import { doneOn, fenOf, nodeOf, recordId, type CaseContext } from './case-context.ts';
import { handlingOf } from './handling.ts';
import type { InquiryMatch } from './inquiries.ts';
import { isMoney, MONEY, ownLabelOf, type Kind } from './units.ts';

/** The property of a debtor; `appraisedFen` is null while its value is unknown. */
export interface Holding {
  readonly kind: Kind;
  readonly appraisedFen: number | null;
  readonly appraised: Day | null;
  /** The day of the step by which it must have been found. */
  readonly foundBy: Day;
}

/**
 * The debtor's property according to the facts of the case; null where none was found, where this set leaves it out, or
 * where a story tells it.
 * Property with a disposal step is goods; a case that recovered without one found money.
 */
export function holdingOf(context: CaseContext): Holding | null {
  const { facts, random, lean } = context;
  if (facts.propertyFound !== true || facts.concludedOn === null || facts.id === hotelProperty.caseId) {
    return null;
  }
  const concluded = dayOf(facts.concludedOn);
  const disposal = nodeOf(context, 'DISPOSAL');
  const recovered = fenOf(facts.recoveredAmount);
  if (disposal?.dueOn && facts.debtorKind !== 'AGENCY') {
    const appraised = dayOf(disposal.dueOn) - 30;
    const value = Math.round((recovered * random.int(95, 160)) / 10_000) * 100;
    return { kind: goodsKindOf(context), appraisedFen: Math.max(value, 50_000), appraised, foundBy: appraised - 1 };
  }
  if (lean) {
    return null;
  }
  const received = receivedOn(context) ?? concluded;
  if (facts.conclusionMethod === 'FORCED') {
    const found = Math.max(dayOf(facts.filedOn), received - 1);
    return {
      kind: moneyKindOf(context),
      appraisedFen: recovered + random.int(0, 300_000),
      appraised: found,
      foundBy: found,
    };
  }
  if (!random.chance(0.22) || facts.debtorKind === 'AGENCY') {
    return null;
  }
  return { kind: goodsKindOf(context), appraisedFen: null, appraised: null, foundBy: concluded };
}

/** Writes the property and its control measures. @returns its id */
export function writeProperty(context: CaseContext, holding: Holding, match: InquiryMatch | null): string {
  const { bound, debtor, emit, facts } = context;
  const id = recordId('as', context, 1);
  // Where the answer came too late to be the source, the debtor reported the property.
  const by = match && match.answered <= holding.foundBy ? match : null;
  const found = by ? by.answered : Math.max(dayOf(facts.filedOn), Math.min(holding.foundBy, dayOf(facts.filedOn) + 14));
  emit(Asset, {
    ...bound,
    id,
    holderPartyId: debtor.id,
    foundByInquiryId: by?.requestId ?? null,
    kind: holding.kind,
    kindOwnLabel: ownLabelOf(holding.kind),
    identifier: identifierOf(context, holding.kind),
    place: isMoney(holding.kind) ? (match?.unitName ?? '开户行不详') : fullRegionName(facts.regionCode),
    foundOn: dateOf(found),
    appraisedValue: holding.appraisedFen === null ? null : yuan(holding.appraisedFen),
    appraisedOn: holding.appraised === null ? null : dateOf(Math.max(holding.appraised, found)),
    networkCovered: holding.kind !== 'OTHER',
  });
  if (isMoney(holding.kind)) {
    freezeAndTransfer(context, id, holding, found);
  } else {
    seal(context, id, holding, found);
  }
  return id;
}

/** The day on which the case's money arrived: 30 days before the payout was due. */
export function receivedOn(context: Pick<CaseContext, 'facts'>): Day | undefined {
  const due = nodeOf(context, 'PAYOUT')?.dueOn;
  return due ? dayOf(due) - 30 : undefined;
}

// Enterprises and agencies have bank accounts; persons have other money too. For stories it is always an account.
function moneyKindOf({ random, facts }: CaseContext): Kind {
  if (facts.debtorKind !== 'PERSON' || facts.tags.length > 0) {
    return 'BANK_ACCOUNT';
  }
  return random.stream('money').weighted(MONEY);
}

function goodsKindOf({ random, facts }: CaseContext): Kind {
  return random.weighted<Kind>([
    ['REAL_ESTATE', 66],
    ['VEHICLE', 28],
    ['EQUITY', facts.debtorKind === 'ENTERPRISE' ? 0 : 3],
    ['OTHER', 3],
  ]);
}

function seal(context: CaseContext, assetId: string, holding: Holding, found: Day): void {
  const { random, bound, emit, facts } = context;
  const concluded = dayOf(facts.concludedOn as string);
  const from = Math.min(found + random.int(0, 3), holding.foundBy, concluded);
  const renewed = concluded - from > 330 ? from + 320 : null;
  const disposed = doneOn(context, 'DISPOSAL') !== undefined;
  const movable = holding.kind === 'VEHICLE' || holding.kind === 'OTHER';
  emit(ControlMeasure, {
    ...bound,
    id: recordId('cm', context, 1),
    assetId,
    assetKind: holding.kind,
    assetKindOwnLabel: ownLabelOf(holding.kind),
    ...handlingOf(random.stream('handling'), holding.kind, 'SEAL'),
    // Goodwill enforcement (善意执行意见, 2019): a business goes on using what is sealed until it is disposed of.
    leftInUse: facts.debtorKind === 'ENTERPRISE' && !disposed && random.stream('in use').chance(0.5),
    kind: holding.kind === 'EQUITY' ? 'FREEZE' : holding.kind === 'OTHER' ? 'SEIZE' : 'SEAL',
    // Vehicles are mostly sealed on record alone (得荣县人民法院, 2023), also those that are found and sold later.
    form: holding.kind === 'VEHICLE' && random.chance(disposed ? 0.45 : 0.9) ? 'SOFT' : 'ACTUAL',
    // The disposing court is first in the queue; some of the other measures wait behind an earlier court.
    queueOrder: !disposed && random.chance(0.25) ? random.int(2, 4) : 1,
    amount: null,
    fromDate: dateOf(from),
    // 查封不动产、冻结其他财产权 up to three years, 查封、扣押动产 up to two (民诉法解释 art. 485).
    untilDate: dateOf(monthsLater(renewed ?? from, movable ? 24 : 36)),
    renewedOn: renewed === null ? null : dateOf(renewed),
    liftedOn: dateOf(concluded),
  });
}

function freezeAndTransfer(context: CaseContext, assetId: string, holding: Holding, found: Day): void {
  const { random, bound, emit, facts } = context;
  const received = receivedOn(context) ?? dayOf(facts.concludedOn as string);
  const from = Math.min(found + random.int(0, 1), received);
  const fen = fenOf(facts.recoveredAmount);
  const money = {
    ...bound,
    assetId,
    assetKind: holding.kind,
    leftInUse: false,
    form: 'ACTUAL',
    queueOrder: 1,
    renewedOn: null,
  } as const;
  emit(ControlMeasure, {
    ...money,
    ...handlingOf(random.stream('handling'), holding.kind, 'FREEZE'),
    id: recordId('cm', context, 1),
    kind: 'FREEZE',
    amount: yuan(Math.min(holding.appraisedFen ?? fen, fenOf(facts.claimAmount))),
    fromDate: dateOf(from),
    untilDate: dateOf(monthsLater(from, 12)),
    liftedOn: dateOf(received),
  });
  emit(ControlMeasure, {
    ...money,
    ...handlingOf(random.stream('handling'), holding.kind, 'TRANSFER'),
    id: recordId('cm', context, 2),
    kind: 'TRANSFER',
    amount: yuan(fen),
    fromDate: dateOf(received),
    untilDate: null,
    liftedOn: null,
  });
}

// A court's code begins with its province's character, as plates and certificates do. No identifier can be real: no
// card number begins with 000, no plate has the letter O, and certificates and other accounts begin with 99 here.
function identifierOf({ random, facts }: CaseContext, kind: Kind): string | null {
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
  const regionName = organRegionName(regionOf(facts.regionCode));
  const year = yearOf(dayOf(facts.filedOn)) - random.int(1, 9);
  return `${facts.courtCode.charAt(0)}（${year}）${regionName}不动产权第99${random.int(10_000, 99_999)}号`;
}
