import { closureOf, type ClosureRow } from './closure.ts';
import { readPlaceTable } from './place-csv.ts';

export type RegionLevel = 'NATIONAL' | 'PROVINCE' | 'CITY' | 'COUNTY';

/** A row of GB/T 2260. `validFrom` and `validTo` are known to the year; `replacedBy` is the code that took its place. */
export interface RegionPlace {
  readonly code: string;
  readonly name: string;
  readonly level: RegionLevel;
  readonly parentCode: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly replacedBy: string | null;
}

/** Every region of the table, parents before children, renamed and merged ones included. */
export const regions: readonly RegionPlace[] = readPlaceTable('regions.csv', [
  'code',
  'name',
  'level',
  'parent',
  'validFrom',
  'validTo',
  'replacedBy',
]).map((row) => ({
  code: row.code,
  name: row.name,
  level: row.level as RegionLevel,
  parentCode: row.parent || null,
  validFrom: row.validFrom || null,
  validTo: row.validTo || null,
  replacedBy: row.replacedBy || null,
}));

const byCode = new Map(regions.map((region) => [region.code, region]));

/** @throws Error where the table has no such region. */
export function regionOf(code: string): RegionPlace {
  const region = byCode.get(code);
  if (!region) {
    throw new Error(`no region ${code}`);
  }
  return region;
}

/** Rows of `region_closure`; a region is its own descendant. */
export const regionClosure: readonly ClosureRow<RegionLevel>[] = closureOf(regions);

/** The region itself and all below it, whether still valid or not. */
export function regionsUnder(code: string): readonly RegionPlace[] {
  return regionClosure.filter((row) => row.ancestor === code).map((row) => regionOf(row.descendant));
}

/** The name with the places above it, as an address begins: 福建省宁德市霞浦县. */
export function fullRegionName(code: string): string {
  const region = regionOf(code);
  if (region.level === 'NATIONAL') {
    return '';
  }
  return (region.parentCode ? fullRegionName(region.parentCode) : '') + region.name;
}
