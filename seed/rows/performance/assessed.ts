import { agencies, agencyOf, type AgencyFacts } from '../../places/agencies.ts';
import { regionOf } from '../../places/regions.ts';

import type { SchemeRows } from './scheme-rows.ts';

/** One round of an assessment: a scheme, a half-open period, the agencies scored, and when. */
export interface Round {
  readonly rows: SchemeRows;
  readonly from: string;
  readonly to: string;
  readonly scoredOn: string;
  readonly settled: boolean;
  readonly assessed: readonly AgencyFacts[];
}

const ASSESSED = new Set(['PARTY', 'GOVERNMENT', 'DEPARTMENT', 'TOWNSHIP', 'PUBLIC_INSTITUTION']);

const organs = agencies.filter(({ kind, regionCode }) => ASSESSED.has(kind) && regionCode.startsWith('3509'));
const countyGovernments = organs.filter((agency) => agency.kind === 'GOVERNMENT' && isOfCounty(agency));
const units = organs.filter(({ kind }) => kind === 'DEPARTMENT' || kind === 'PUBLIC_INSTITUTION');

const GROUPS: Readonly<Record<string, string>> = {
  PARTY: '党委机关',
  GOVERNMENT: '政府',
  DEPARTMENT: '部门',
  PUBLIC_INSTITUTION: '事业单位',
};

/** The peers that an agency is ranked among: those of its kind and level in the city. */
export function peerGroupOf(agency: AgencyFacts): string {
  if (agency.kind === 'TOWNSHIP') {
    return '宁德市乡镇街道';
  }
  return `宁德市${isOfCounty(agency) ? '县级' : '市级'}${GROUPS[agency.kind] ?? agency.kind}`;
}

/** The agency itself; in the business environment a government is also responsible for its subordinates. */
export function isResponsibleFor(programme: string, agency: AgencyFacts): (agencyId: string) => boolean {
  if (programme !== 'BUSINESS_ENVIRONMENT') {
    return (id) => id === agency.id;
  }
  return (id) => id === agency.id || agencyOf(id).superiorId === agency.id;
}

/** Ningde's assessment rounds over the years of the sample. The last year's is provisional at the end of the sample. */
export function roundsOf(schemes: readonly SchemeRows[]): Round[] {
  return schemes.flatMap((rows) => {
    const { programme, state, validFrom, validTo, regionCode } = rows.scheme;
    if (state === 'DRAFT' || regionCode !== '350900') {
      return [];
    }
    const years = [2020, 2021, 2022].filter((year) => {
      const first = `${year}-01-01`;
      return (
        first >= validFrom &&
        (validTo === null || first < validTo) &&
        (year < 2022 || programme === 'GOVERNMENT_PERFORMANCE')
      );
    });
    if (programme === 'BUSINESS_ENVIRONMENT') {
      return years.flatMap((year) => [1, 2, 3, 4].map((quarter) => quarterly(rows, year, quarter)));
    }
    return years.map((year) => yearly(rows, year, programme === 'CIVILISED_UNIT' ? units : organs));
  });
}

function yearly(rows: SchemeRows, year: number, assessed: readonly AgencyFacts[]): Round {
  const settled = year < 2022;
  const scoredOn = settled ? `${year + 1}-01-20` : `${year}-12-30`;
  return { rows, from: `${year}-01-01`, to: `${year + 1}-01-01`, scoredOn, settled, assessed };
}

function quarterly(rows: SchemeRows, year: number, quarter: number): Round {
  const month = (at: number) => `${at > 12 ? year + 1 : year}-${String(((at - 1) % 12) + 1).padStart(2, '0')}`;
  const next = month(quarter * 3 + 1);
  return {
    rows,
    from: `${month(quarter * 3 - 2)}-01`,
    to: `${next}-01`,
    scoredOn: `${next}-15`,
    settled: true,
    assessed: countyGovernments,
  };
}

function isOfCounty({ regionCode }: AgencyFacts): boolean {
  return regionOf(regionCode).level === 'COUNTY';
}
