import { dayOf } from '../calendar.ts';
import { courtsUnder } from '../places/courts.ts';
import type { Random } from '../random.ts';

import type { DocketEntry } from './case/docket.ts';
import type { CampaignFacts } from './case-facts.ts';

/**
 * Gansu's hundred days of 2018. The counts are those published (甘肃法制报, 2018-11-19); they are of cases since 2015, a
 * wider circle than the sample's 316,997, and so are kept as reported. The days themselves are not published.
 */
export const gansuHundredDays: CampaignFacts = {
  id: 'cagansu2018hundreddays',
  name: '百日会战',
  regionCode: '620000',
  courtCodes: courtsUnder('甘').map((court) => court.code),
  from: '2018-06-01',
  to: '2018-09-09',
  sessions: 3307,
  casesTakenUp: 289_730,
  casesConcluded: 192_754,
  casesTerminatedCompliant: 74_696,
};

/** An invented campaign, so that the default set has one of its own; its counts of cases are counted from the sample. */
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

/** Says which cases a campaign took up: a share of those that enforce a claim and were open while it ran. */
export function takenUpBy(
  campaign: CampaignFacts,
  share: number,
): (entry: DocketEntry, random: Random) => string | null {
  const from = dayOf(campaign.from);
  const to = dayOf(campaign.to);
  return (entry, random) => {
    const open = entry.filed < to && (entry.concluded === null || entry.concluded >= from);
    const enforces = entry.typeCode === '执' || entry.typeCode === '执恢';
    return open && enforces && random.chance(share) ? campaign.id : null;
  };
}
