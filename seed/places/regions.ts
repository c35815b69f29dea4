import { closureOf, type ClosureRow } from './closure.ts';
import { readCsvTable } from './csv-table.ts';

export type RegionLevel = 'NATIONAL' | 'PROVINCE' | 'CITY' | 'COUNTY';

/** A row of GB/T 2260. `validFrom` and `validTo` are known to the year; `replacedBy` is the successor's code. */
export interface RegionFacts {
  readonly code: string;
  readonly name: string;
  readonly level: RegionLevel;
  readonly parentCode: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly replacedBy: string | null;
}

/** Every region, parents before children, including renamed and merged ones. */
export const regions: readonly RegionFacts[] = readCsvTable('regions.csv', [
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

/** @throws Error where there is no such region. */
export function regionOf(code: string): RegionFacts {
  const region = byCode.get(code);
  if (!region) {
    throw new Error(`no region ${code}`);
  }
  return region;
}

/** Rows of `region_closure`; a region is its own descendant. */
export const regionClosure: readonly ClosureRow<RegionLevel>[] = closureOf(regions);

/** The region itself and all below it, valid or not. */
export function regionsUnder(code: string): readonly RegionFacts[] {
  return regionClosure.filter((row) => row.ancestor === code).map((row) => regionOf(row.descendant));
}

/** The name with those of the regions above, as at the start of an address: 福建省宁德市霞浦县. */
export function fullRegionName(code: string): string {
  const region = regionOf(code);
  if (region.level === 'NATIONAL') {
    return '';
  }
  // In the cities directly under the State the level of the city has a code but no name of its own.
  const name = region.name === '市辖区' ? '' : region.name;
  return (region.parentCode ? fullRegionName(region.parentCode) : '') + name;
}
