import type { AssetKind } from '../../../subgraphs/assets/asset/asset-kind.ts';
import type { MemberOf } from '../../../subgraphs/shared/schema/labelled-enum.ts';
import { agenciesIn, type AgencyPlace } from '../../places/agencies.ts';
import type { AgencyKind } from '../../places/agency-kinds.ts';
import { regionOf } from '../../places/regions.ts';
import type { Random } from '../../random.ts';

export type Kind = MemberOf<typeof AssetKind>;

/** Who keeps a kind of property: the kind of unit and, where several things are registered apart, a part of its name. */
const KEEPERS: Readonly<Partial<Record<Kind, readonly [AgencyKind, string?]>>> = {
  BANK_ACCOUNT: ['BANK'],
  WEALTH_PRODUCT: ['BANK'],
  PAYMENT_ACCOUNT: ['PAYMENT_INSTITUTION'],
  HOUSING_FUND: ['HOUSING_FUND'],
  REAL_ESTATE: ['REGISTRY', '不动产'],
  VEHICLE: ['REGISTRY', '车辆'],
  SECURITIES: ['SECURITIES_DEPOSITORY'],
  EQUITY: ['DEPARTMENT', '市场监督管理局'],
  INSURANCE: ['INSURER'],
};
const NATION = '000000';

/** What can be transferred as it is, without being sold, and how often each is found with a person. */
export const MONEY: readonly (readonly [Kind, number])[] = [
  ['BANK_ACCOUNT', 78],
  ['PAYMENT_ACCOUNT', 12],
  ['HOUSING_FUND', 5],
  ['INSURANCE', 3],
  ['WEALTH_PRODUCT', 1],
  ['SECURITIES', 1],
];

export function isMoney(kind: Kind): boolean {
  return MONEY.some(([money]) => money === kind);
}

const found = new Map<string, readonly AgencyPlace[]>();

/** A unit that keeps the kind of property: of the region itself, or of the nearest region above that has one. */
export function unitFor(random: Random, regionCode: string, kind: Kind): AgencyPlace {
  const key = `${regionCode}/${kind}`;
  const units = found.get(key) ?? unitsAround(regionCode, kind);
  found.set(key, units);
  return random.pick(units);
}

function unitsAround(regionCode: string, kind: Kind): readonly AgencyPlace[] {
  const [agencyKind, named = ''] = KEEPERS[kind] ?? [];
  if (!agencyKind) {
    throw new Error(`nobody keeps ${kind}`);
  }
  for (let code: string | null = regionCode; code !== null; code = code === NATION ? null : above(code)) {
    const units = agenciesIn(code, agencyKind).filter(({ name }) => name.includes(named));
    if (units.length > 0) {
      return units;
    }
  }
  throw new Error(`no ${agencyKind} around ${regionCode}`);
}

function above(code: string): string {
  return regionOf(code).parentCode ?? NATION;
}
