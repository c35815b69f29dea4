import { agenciesIn, type AgencyFacts } from '../../seed/places/agencies.ts';
import { courtsUnder, type CourtFacts } from '../../seed/places/courts.ts';
import { regionsUnder, type RegionFacts } from '../../seed/places/regions.ts';

/** Ningde, whose committee the sample data have as a persona too. */
export const HOME_REGION = '350900';
const HOME_COURT = '闽09';

/** Real places and courts, as the standards list them. */
export const REGIONS: readonly RegionFacts[] = regionsUnder(HOME_REGION).filter(
  ({ validTo, name }) => validTo === null && name !== '市辖区',
);
export const COURTS: readonly CourtFacts[] = courtsUnder(HOME_COURT);
/** Kinds of agency that own things and sign contracts, and so owe something now and then. */
const DEBTORS: ReadonlySet<string> = new Set(['GOVERNMENT', 'DEPARTMENT', 'TOWNSHIP', 'PUBLIC_INSTITUTION']);

/** Organs of those places. */
export const AGENCIES: readonly AgencyFacts[] = REGIONS.flatMap(({ code }) =>
  agenciesIn(code)
    .filter(({ kind }) => DEBTORS.has(kind))
    .slice(0, 6),
);

const regionCodes = new Set(REGIONS.map(({ code }) => code));

/** Whether a region is that of the code or below it. */
export function isInRegion(regionCode: unknown, code: string): boolean {
  if (typeof regionCode !== 'string' || !regionCodes.has(regionCode)) {
    return false;
  }
  // Everything here lies in Ningde; the whole country and Fujian contain it.
  return code === '000000' || code === '350000' || code === HOME_REGION || code === regionCode;
}

/** Whether a court is that of the code or below it. */
export function isUnderCourt(courtCode: unknown, code: string): boolean {
  if (typeof courtCode !== 'string') {
    return false;
  }
  return (
    code === '最高法' || code === '闽' || courtCode === code || (code === HOME_COURT && courtCode.startsWith(code))
  );
}
