import type { AssetKind } from '../../../subgraphs/assets/asset/asset-kind.ts';
import type { MemberOf } from '../../../subgraphs/shared/schema/labelled-enum.ts';
import { agenciesIn, type AgencyFacts } from '../../places/agencies.ts';
import type { AgencyKind } from '../../places/agency-kinds.ts';
import { regionOf } from '../../places/regions.ts';
import type { Random } from '../../random.ts';

export type Kind = MemberOf<typeof AssetKind>;

/** What the court calls goods that the graph has no kind for. */
export function ownLabelOf(kind: Kind): string | null {
  return kind === 'OTHER' ? '机器设备' : null;
}

/**
 * The kind of unit that has the records of a kind of property and, where several registers exist, a part of its name.
 */
const RECORD_HOLDERS: Readonly<Partial<Record<Kind, readonly [AgencyKind, string?]>>> = {
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

/** Kinds that are transferred without being sold, with their weights among persons. */
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

const unitsByKey = new Map<string, readonly AgencyFacts[]>();

/** A unit with records of the kind of property: of the region itself, or of the nearest region above that has one. */
export function unitFor(random: Random, regionCode: string, kind: Kind): AgencyFacts {
  const key = `${regionCode}/${kind}`;
  const units = unitsByKey.get(key) ?? unitsAround(regionCode, kind);
  unitsByKey.set(key, units);
  return random.pick(units);
}

function unitsAround(regionCode: string, kind: Kind): readonly AgencyFacts[] {
  const [agencyKind, named = ''] = RECORD_HOLDERS[kind] ?? [];
  if (!agencyKind) {
    throw new Error(`no unit has records of ${kind}`);
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
