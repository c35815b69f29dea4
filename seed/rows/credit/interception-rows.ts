import type { DishonestListing } from '../../../subgraphs/credit/dishonest-listing/dishonest-listing.entity.ts';
import { isInForce } from '../../../subgraphs/credit/dishonest-listing/in-force.ts';
import { Interception } from '../../../subgraphs/credit/interception/interception.entity.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import { dateOf, dayOf } from '../../calendar.ts';
import { agenciesIn, type AgencyFacts } from '../../places/agencies.ts';
import { regionOf } from '../../places/regions.ts';
import type { Random } from '../../random.ts';
import type { CaseFacts } from '../../world/case-facts.ts';
import { boundTo, type Emit } from '../row-writer.ts';

import { rowId } from './debtor.ts';

type Kind = Row<Interception>['kind'];

/** The units that check each kind, by the end of their name. */
const UNITS: Partial<Record<Kind, readonly string[]>> = {
  LOAN: ['支行', '分行', '信用合作联社'],
  TENDER: ['财政局', '财政厅'],
  APPROVAL: ['住房和城乡建设局', '住房和城乡建设厅'],
  HONOUR: ['委文明办公室'],
  SUBSIDY: ['农业农村局', '农业农村厅'],
  OFFICE: ['市场监督管理局'],
  STAR_HOTEL: ['文化和旅游局', '文化和旅游厅'],
  PRIVATE_SCHOOL: ['教育局', '教育厅'],
  REAL_ESTATE: ['不动产登记中心', '不动产登记局'],
  VEHICLE: ['车辆管理所'],
};

const OF_PERSONS = [
  ['LOAN', 40],
  ['OFFICE', 12],
  ['REAL_ESTATE', 12],
  ['VEHICLE', 8],
  ['STAR_HOTEL', 10],
  ['SUBSIDY', 8],
  ['HONOUR', 5],
  ['PRIVATE_SCHOOL', 5],
] as const;
const OF_ENTERPRISES = [
  ['TENDER', 40],
  ['LOAN', 30],
  ['APPROVAL', 15],
  ['SUBSIDY', 15],
] as const;
const WITH_AMOUNT: ReadonlySet<Kind> = new Set(['LOAN', 'TENDER', 'SUBSIDY', 'REAL_ESTATE']);

/** The systems that the list is embedded in, where they are not the unit's own. */
const PLATFORMS: Partial<Record<Kind, readonly (readonly [Row<Interception>['platform'], number])[]>> = {
  TENDER: [['TRADING', 1]],
  APPROVAL: [['APPROVAL', 1]],
  HONOUR: [
    ['CREDIT', 6],
    ['GRID', 2],
  ],
  SUBSIDY: [
    ['CREDIT', 4],
    ['GRID', 3],
    ['OWN', 3],
  ],
};

/** Applications that member units stopped while a listing was in force: one or two for one listing in four. */
export function interceptions(
  emit: Emit,
  random: Random,
  facts: CaseFacts,
  listing: Row<DishonestListing>,
  asOf: string,
): void {
  if (listing.publishedOn === null || !random.chance(0.25)) {
    return;
  }
  const first = dayOf(listing.publishedOn) + 1;
  const ends = [listing.removedOn, listing.expiresOn, asOf].filter((end) => end !== null).map(dayOf);
  const last = Math.min(...ends) - 1;
  const times = first <= last ? random.int(1, 2) : 0;
  for (let at = 0; at < times; at += 1) {
    const kind = random.weighted<Kind>(listing.subjectKind === 'PERSON' ? OF_PERSONS : OF_ENTERPRISES);
    const units = unitsFor(kind, facts.regionCode);
    if (units.length === 0) {
      continue;
    }
    const unit = random.pick(units);
    const time = `${two(random.int(8, 17))}:${two(random.int(0, 59))}:${two(random.int(0, 59))}`;
    const day = dateOf(random.int(first, last));
    const amount = WITH_AMOUNT.has(kind) ? `${random.int(3, 900) * 1000}.00` : null;
    if (!isInForce(listing, day)) {
      continue;
    }
    emit(Interception, {
      id: rowId('in', listing.id, at),
      ...boundTo(facts),
      listingId: listing.id,
      agencyId: unit.id,
      subjectKind: listing.subjectKind,
      kind,
      platform: random.stream(`platform/${at}`).weighted(PLATFORMS[kind] ?? [['OWN', 1]]),
      occurredAt: `${day}T${time}+08:00`,
      amount,
    });
  }
}

const unitsByKey = new Map<string, readonly AgencyFacts[]>();

/** The units of that kind in the region, or in the nearest one above it that has some. */
function unitsFor(kind: Kind, regionCode: string): readonly AgencyFacts[] {
  const key = `${kind}/${regionCode}`;
  const cached = unitsByKey.get(key);
  if (cached) {
    return cached;
  }
  const here = agenciesIn(regionCode).filter(({ name }) => UNITS[kind]?.some((end) => name.endsWith(end)));
  const { parentCode } = regionOf(regionCode);
  const units = here.length > 0 || parentCode === null ? here : unitsFor(kind, parentCode);
  unitsByKey.set(key, units);
  return units;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
