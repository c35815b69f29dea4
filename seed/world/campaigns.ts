import { dayOf } from '../calendar.ts';
import { courtsUnder } from '../places/courts.ts';
import type { Random } from '../random.ts';

import type { DocketEntry } from './case/docket.ts';
import { enforcesClaim, GANSU_HUNDRED_DAYS, type CampaignFacts } from './case-facts.ts';

/**
 * Gansu's hundred days of 2018. The counts are the published ones (甘肃法制报, 2018-11-19); they include cases since 2015,
 * more than the sample's 316,997, so they are kept as reported. It began on 9 April 2018; its last day
 * is not published, and is the hundredth here.
 */
export const gansuHundredDays: CampaignFacts = {
  id: GANSU_HUNDRED_DAYS,
  name: '百日会战',
  regionCode: '620000',
  courtCodes: courtsUnder('甘').map((court) => court.code),
  from: '2018-04-09',
  to: '2018-07-18',
  sessions: 3307,
  casesTakenUp: 289_730,
  casesConcluded: 192_754,
  casesTerminatedCompliant: 74_696,
  conduct: {
    progressBefore: '0.5700',
    atDawn: true,
    atMidnight: true,
    atWeekends: true,
    deputiesWatched: true,
    circularFrequency: 'HALF_MONTHLY',
    inspectionGroups: 12,
    inspectors: 97,
    presidentsLeading: 114,
  },
};

/** An invented campaign for the default set; its case counts are counted from the sample. */
export const ganziWinter: CampaignFacts = {
  id: 'caganzi2022winter',
  name: '2022年涉民生案件集中执行（样例）',
  regionCode: '513300',
  courtCodes: courtsUnder('川33').map((court) => court.code),
  from: '2022-10-10',
  to: '2022-12-21',
  sessions: 46,
  casesTakenUp: 0,
  casesConcluded: 0,
  casesTerminatedCompliant: 0,
};

/** The campaign that took up a case: a share of the cases that enforce a claim and were open while it ran. */
export function takenUpBy(
  campaign: CampaignFacts,
  share: number,
): (entry: DocketEntry, random: Random) => string | null {
  const from = dayOf(campaign.from);
  const to = dayOf(campaign.to);
  return (entry, random) => {
    const open = entry.filed < to && (entry.concluded === null || entry.concluded >= from);
    return open && enforcesClaim(entry) && random.chance(share) ? campaign.id : null;
  };
}
