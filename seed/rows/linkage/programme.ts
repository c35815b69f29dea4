import { courts } from '../../places/courts.ts';
import { regionsUnder } from '../../places/regions.ts';
import type { World } from '../../world/case-facts.ts';
import { quotas } from '../../world/quotas.ts';

/** A count by year. */
export type ByYear = Readonly<Record<number, number>>;

/** A joint conference of the sample world. */
export interface ConferencePlan {
  readonly regionCode: string;
  readonly convenerKind: 'PARTY_COMMITTEE' | 'POLITICAL_LEGAL_COMMITTEE';
  readonly establishedOn: string;
  /** The number of member units; by default all of the region. */
  readonly members?: number;
  readonly meetings: ByYear;
  /** Days of meetings of the three chiefs, beside `meetings`. */
  readonly threeChiefs?: readonly string[];
  /** The court whose command centre keeps the office. */
  readonly officeCourtCode?: string;
  /** Which kinds of circular the region issues. */
  readonly circulars: CircularPlan;
  /** Pledges that all units signed together, and that intermediate courts under `courtsOf` signed. */
  readonly jointCommitments?: { readonly signedOn: string; readonly courtsOf: string; readonly courtSigners: number };
}

export interface CircularPlan {
  readonly quarterly: boolean;
  readonly halfMonthly: boolean;
  readonly joint: boolean;
  /** The court under which half-monthly circulars name courts, in a campaign that began on `from`. */
  readonly campaign?: { readonly from: string; readonly courtsOf: string };
}

/** A yearly number of records over all courts of a region. */
export interface CourtPlan {
  readonly regionPrefix: string;
  readonly courtCodes: readonly string[];
  readonly perYear: ByYear;
}

export interface Programme {
  readonly conferences: readonly ConferencePlan[];
  readonly agreements: readonly CourtPlan[];
  readonly sessions: readonly CourtPlan[];
}

const noCirculars = { quarterly: false, halfMonthly: false, joint: false };
const ofGanzi = '川33';
const ofNingde = '闽09';
const ofGansu = '甘';

/**
 * The conferences of each set and their yearly counts. Years with a published count have exactly that; the numbers of
 * the other years and the days are invented.
 */
export function programmeOf(set: World['set']): Programme {
  return set === 'gansu' ? gansu : ganziAndFujian;
}

const ganziMeetings: ByYear = { 2019: 8, 2020: 10, 2021: 14, 2022: quotas['ganzi-2022-meetings'].wanted };
const ganziCounties = countiesOf('513300');

const ganziAndFujian: Programme = {
  conferences: [
    {
      regionCode: '513300',
      convenerKind: 'POLITICAL_LEGAL_COMMITTEE',
      establishedOn: '2018-06-15',
      meetings: { 2019: 4, 2020: 4, 2021: 4, 2022: 4 },
      threeChiefs: ['2021-06-22'],
      circulars: { quarterly: true, halfMonthly: false, joint: false },
    },
    ...ganziCounties.map((regionCode, i) => ({
      regionCode,
      convenerKind: 'POLITICAL_LEGAL_COMMITTEE' as const,
      establishedOn: '2018-10-23',
      meetings: byYear(ganziMeetings, (year, wanted) => (turnOf(i, year) < wanted - 4 ? 1 : 0)),
      circulars: noCirculars,
    })),
    {
      regionCode: '350000',
      convenerKind: 'POLITICAL_LEGAL_COMMITTEE',
      establishedOn: '2018-04-11',
      meetings: { 2020: 1, 2021: 1 },
      circulars: { quarterly: false, halfMonthly: false, joint: true },
    },
    {
      regionCode: '350900',
      convenerKind: 'PARTY_COMMITTEE',
      establishedOn: '2019-11-20',
      meetings: { 2020: 4, 2021: 4 },
      threeChiefs: ['2020-09-15', '2021-09-14'],
      officeCourtCode: ofNingde,
      circulars: { quarterly: true, halfMonthly: true, joint: true },
    },
    ...countiesOf('350900').map((regionCode) => ({
      regionCode,
      convenerKind: 'PARTY_COMMITTEE' as const,
      establishedOn: '2019-12-18',
      meetings: { 2020: 2, 2021: 2 },
      circulars: noCirculars,
    })),
  ],
  agreements: [
    plan('5133', ofGanzi, { 2019: 14, 2020: 21, 2021: 37, 2022: quotas['ganzi-2022-agreements'].wanted }),
    plan('3509', ofNingde, { 2020: 18, 2021: 23 }),
  ],
  sessions: [
    plan('5133', ofGanzi, { 2019: 4, 2020: 6, 2021: 9, 2022: quotas['ganzi-2022-witness'].wanted }),
    plan('3509', ofNingde, { 2020: 8, 2021: 11 }),
  ],
};

/**
 * The source reports 52 units and nine meetings by October 2018, for the province's conference only; half-monthly
 * circulars from the campaign on, which began on 9 April. The three chiefs' meeting has no published day: an earlier
 * year, so that 2018 has nine meetings.
 */
const gansu: Programme = {
  conferences: [
    {
      regionCode: '620000',
      convenerKind: 'POLITICAL_LEGAL_COMMITTEE',
      establishedOn: '2016-05-12',
      members: quotas['gansu-members'].wanted,
      meetings: { 2018: quotas['gansu-meetings'].wanted },
      threeChiefs: ['2017-11-08'],
      circulars: {
        quarterly: true,
        halfMonthly: true,
        joint: false,
        campaign: { from: '2018-04-09', courtsOf: ofGansu },
      },
      jointCommitments: { signedOn: '2018-04-09', courtsOf: ofGansu, courtSigners: 17 },
    },
  ],
  agreements: [plan('62', ofGansu, { 2016: 42, 2017: 66, 2018: 88 })],
  sessions: [plan('62', ofGansu, { 2016: 24, 2017: 38, 2018: 51 })],
};

function plan(regionPrefix: string, courtPrefix: string, perYear: ByYear): CourtPlan {
  const own = courts.filter((court) => court.code.startsWith(courtPrefix) && court.level !== 'HIGH');
  return { regionPrefix, courtCodes: own.map((court) => court.code), perYear };
}

function countiesOf(regionCode: string): string[] {
  return regionsUnder(regionCode)
    .filter((region) => region.code !== regionCode && region.validTo === null)
    .map((region) => region.code);
}

// Seven is coprime to the number of counties, so each turn occurs exactly once a year.
function turnOf(county: number, year: number): number {
  return (county * 7 + year) % ganziCounties.length;
}

function byYear(counts: ByYear, value: (year: number, count: number) => number): ByYear {
  return Object.fromEntries(Object.entries(counts).map(([year, count]) => [year, value(Number(year), count)]));
}
