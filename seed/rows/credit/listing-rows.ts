import type { DishonestListing } from '../../../subgraphs/credit/dishonest-listing/dishonest-listing.entity.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import { addDays, addMonths } from '../../../subgraphs/shared/date-arithmetic.ts';
import { organisationCodeOf } from '../../../subgraphs/shared/identifiers/rules.ts';
import { addWorkingDays } from '../../../subgraphs/shared/working-days.ts';
import { randomOf, type Random } from '../../random.ts';
import { isPerformed, type CaseFacts } from '../../world/case-facts.ts';

import { dayBetween, rowId, subjectOf, type Debtor } from './debtor.ts';

type Listing = Row<DishonestListing>;
type Ground = Listing['ground'];
type RemovalReason = NonNullable<Listing['removalReason']>;

/**
 * The day on which a debtor is listed; null where that is not allowed: the notice has not expired, the duty was
 * performed first, or the debtor is unable rather than unwilling (失能, never listed).
 */
export function listingDay(debtor: Debtor): string | null {
  const { inabilityGround, conclusionMethod } = debtor.facts;
  if (inabilityGround !== null || conclusionMethod === 'REJECTED') {
    return null;
  }
  return dayBetween(debtor, debtor.random.stream('listing day'), 14, 85);
}

/** A listing of a debtor on a day, with its removal if there was a reason by the last day of the world. */
export function listingRow(debtor: Debtor, listedOn: string): Listing {
  const { facts, asOf } = debtor;
  const random = debtor.random.stream('listing');
  const ground = groundOf(random, facts);
  const expiresOn = termEnd(ground, listedOn);
  const published = addDays(listedOn, random.int(0, 2));
  const removal = removalOf(random, facts, listedOn, expiresOn, asOf);
  return {
    id: rowId('dl', debtor.party.id),
    ...subjectOf(debtor),
    organisationCode: organisationCodeOf(debtor.party.creditCode),
    ground,
    conduct: random.pick(CONDUCTS[ground]),
    instrumentNumber: facts.basisNumber,
    duty: `支付申请执行人款项${dutyAmount(debtor)}元，并加倍支付迟延履行期间的债务利息`,
    extentPerformed: extentOf(facts),
    minor: false,
    inability: false,
    publicOfficial: isPublicOfficial(debtor.party),
    listedOn,
    publishedOn: published <= asOf ? published : null,
    expiresOn,
    suspendedFrom: null,
    suspendedUntil: null,
    callToneFrom: callToneOf(debtor, listedOn),
    ...removal,
  };
}

/**
 * What the instrument ordered: less than is claimed by the interest until filing, and more by what was performed before it. So the
 * published duty is near the claim and hardly ever equal to it, as in life.
 */
function dutyAmount({ facts, random }: Debtor): string {
  const own = random.stream('duty');
  const cents = Math.round(Number(facts.claimAmount) * 100);
  const performed = own.chance(0.3) ? own.int(500, 6000) / 10_000 : 0;
  const interest = own.int(5, 2000) / 10_000;
  const ordered = Math.max(1, Math.round(cents / (1 + interest - performed)));
  return `${Math.floor(ordered / 100)}.${String(ordered % 100).padStart(2, '0')}`;
}

/**
 * A listing that should not have been made: the debtor is unable, not unwilling. The court finds it out some weeks later;
 * the graph never publishes it.
 */
export function wrongListingRow(debtor: Debtor): Listing | null {
  const random = debtor.random.stream('wrong listing');
  if (debtor.facts.inabilityGround === null || !random.chance(1 / 40)) {
    return null;
  }
  const listedOn = dayBetween(debtor, random, 14, 85);
  if (listedOn === null) {
    return null;
  }
  const causedOn = addDays(listedOn, random.int(10, 60));
  return {
    ...listingRow(debtor, listedOn),
    inability: true,
    ground: 'BREAKS_PROPERTY_REPORT',
    conduct: '收到报告财产令后逾期未报告财产',
    expiresOn: termEnd('BREAKS_PROPERTY_REPORT', listedOn),
    ...(causedOn <= debtor.asOf ? removed(random, 'WRONGLY_LISTED', causedOn, debtor.asOf) : NO_REMOVAL),
  };
}

/** About one person in eighty, and the same person in every case. */
function isPublicOfficial({ kind, idNumber }: Debtor['party']): boolean {
  return (
    kind === 'PERSON' &&
    idNumber !== null &&
    randomOf(0)
      .stream(`public official/${idNumber}`)
      .chance(1 / 80)
  );
}

/** A few persons in Fujian; Ganzi's courts only proposed it (2023), and Gansu's do not tell of it. */
function callToneOf({ facts, party, random, lastDay }: Debtor, listedOn: string): string | null {
  const from = addDays(listedOn, 10);
  const isSet = party.kind === 'PERSON' && facts.regionCode.startsWith('35') && random.stream('call tone').chance(0.02);
  return isSet && from <= lastDay ? from : null;
}

const CONDUCTS: Readonly<Record<Ground, readonly string[]>> = {
  ABLE_BUT_REFUSES: ['有履行能力而拒不履行生效法律文书确定义务', '名下有可供执行财产，经催告仍拒不履行'],
  OBSTRUCTS: ['以暴力、威胁方法阻碍执行人员执行职务', '伪造租赁合同，妨碍对房屋的处置'],
  EVADES: ['将名下车辆低价转让给亲属，规避执行', '转移经营收入至他人账户，规避执行'],
  BREAKS_PROPERTY_REPORT: ['收到报告财产令后逾期未报告财产', '未如实报告名下银行存款'],
  BREAKS_CONSUMPTION_LIMIT: ['限制消费期间入住星级酒店', '限制消费期间购买非经营必需车辆'],
  BREAKS_SETTLEMENT: ['达成执行和解协议后无正当理由不按期履行'],
};

function groundOf(random: Random, { propertyFound, conclusionMethod }: CaseFacts): Ground {
  const able = propertyFound === true;
  return random.weighted<Ground>([
    ['ABLE_BUT_REFUSES', able ? 45 : 4],
    ['BREAKS_PROPERTY_REPORT', 40],
    ['EVADES', able ? 6 : 3],
    ['BREAKS_CONSUMPTION_LIMIT', 6],
    ['OBSTRUCTS', 1.5],
    ['BREAKS_SETTLEMENT', conclusionMethod === 'SETTLED' ? 12 : 1],
  ]);
}

// Two years, three for violence; the first ground lasts until performed (art. 2 of the rules of 2017).
function termEnd(ground: Ground, listedOn: string): string | null {
  if (ground === 'ABLE_BUT_REFUSES') {
    return null;
  }
  return addMonths(listedOn, ground === 'OBSTRUCTS' ? 36 : 24);
}

function extentOf(facts: CaseFacts): Listing['extentPerformed'] {
  if (isPerformed(facts)) {
    return 'ALL';
  }
  return Number(facts.recoveredAmount) > 0 ? 'PART' : 'NOTHING';
}

type Removal = Pick<Listing, 'removalReason' | 'removalCausedOn' | 'removalDueOn' | 'removedOn'>;
const NO_REMOVAL: Removal = { removalReason: null, removalCausedOn: null, removalDueOn: null, removedOn: null };

function removalOf(
  random: Random,
  facts: CaseFacts,
  listedOn: string,
  expiresOn: string | null,
  asOf: string,
): Removal {
  const cause = removalCause(random, facts, listedOn);
  const [reason, causedOn] =
    expiresOn !== null && (cause === null || expiresOn < cause[1])
      ? (['TERM_ENDED', expiresOn] as const)
      : (cause ?? []);
  if (reason === undefined || causedOn === undefined || causedOn > asOf) {
    return NO_REMOVAL;
  }
  return removed(random, reason, causedOn, asOf);
}

function removed(random: Random, reason: RemovalReason, causedOn: string, asOf: string): Removal {
  const late = random.chance(0.04);
  const removedOn = addWorkingDays(causedOn, late ? random.int(4, 15) : random.int(0, 3));
  return {
    removalReason: reason,
    removalCausedOn: causedOn,
    removalDueOn: addWorkingDays(causedOn, 3),
    removedOn: removedOn <= asOf ? removedOn : null,
  };
}

function removalCause(random: Random, facts: CaseFacts, listedOn: string): readonly [RemovalReason, string] | null {
  const { concludedOn, conclusionMethod } = facts;
  if (random.chance(0.004)) {
    return ['WRONGLY_LISTED', addDays(listedOn, random.int(5, 30))];
  }
  if (concludedOn === null) {
    return random.chance(0.005) ? ['TRIAL_SUPERVISION', addDays(listedOn, 60)] : null;
  }
  if (conclusionMethod === 'SETTLED') {
    if (facts.settlementPerformed) {
      return ['SETTLEMENT_PERFORMED', concludedOn];
    }
    return random.chance(0.4) ? ['APPLICANT_ASKS', concludedOn] : null;
  }
  if (isPerformed(facts)) {
    return ['PERFORMED', concludedOn];
  }
  if (conclusionMethod === 'WITHDRAWN') {
    return ['APPLICANT_ASKS', concludedOn];
  }
  if (conclusionMethod === 'REFUSED') {
    return ['REFUSED_ENFORCEMENT', concludedOn];
  }
  if (conclusionMethod === 'TERMINATED') {
    return ['TERMINATED', concludedOn];
  }
  // After a procedure termination property is searched again every six months; two searches without result end the
  // listing.
  return random.chance(0.15) ? ['NOTHING_FOUND_TWICE', addMonths(concludedOn, 12)] : null;
}
