import { REGION_LEVELS, type Trees } from '../database/trees.ts';
import { COUNTRY } from '../database/under.ts';

/** Regions and courts as a request needs them to place its records. */
export interface Places {
  /** The province, prefecture and county that a region lies in; the last is null for a prefecture as such, and so on. */
  pathOf(region: string | null): readonly (string | null)[];
  /** The region that it is rolled up to; itself where it has none of that level. */
  rollUp(region: string | null, level: string): string | null;
  isWithin(region: string | null, ancestor: string): boolean;
  /** The courts of these regions, each with its region. */
  readonly courts: ReadonlyMap<string, string>;
}

/** The regions below one, and their courts. */
export function placesUnder(trees: Trees, top: string): Places {
  const isKnown = (region: string | null): region is string =>
    region !== null && (top === COUNTRY ? trees.isRegion(region) : trees.isUnder('region', region, top));
  const regionAt = (level: string, region: string | null) => (isKnown(region) ? trees.regionAt(level, region) : null);
  return {
    pathOf: (region) => REGION_LEVELS.map((level) => regionAt(level, region)),
    rollUp: (region, level) => regionAt(level, region) ?? region,
    isWithin: (region, ancestor) =>
      ancestor === COUNTRY || region === ancestor || (isKnown(region) && trees.isUnder('region', region, ancestor)),
    courts: new Map([...trees.courts].filter(([, region]) => isKnown(region))),
  };
}

/** The province that a region lies in; the country where it lies in none. */
export function provinceOf(trees: Trees, region: string): string {
  return trees.regionAt('PROVINCE', region) ?? COUNTRY;
}
