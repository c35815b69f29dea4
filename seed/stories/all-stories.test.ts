import { describe, expect, it } from '@jest/globals';

import { agencyOf } from '../places/agencies.ts';
import { faultsOf } from '../world/consistency.ts';

import { storyCases, storyJudgments } from './all-stories.ts';
import { countyFine, countyListing } from './county-fined-500000.ts';
import { gymMembers, gymPaidOn } from './gym-members.ts';
import { paidOutBreach } from './paid-out-against-notice.ts';
import { refusalProsecution } from './refusal-sentence.ts';
import { sanitation550000 } from './sanitation-550000.ts';
import { yachengTownship } from './yacheng-township.ts';

const casesOf = (story: string): typeof storyCases => storyCases.filter((one) => one.tags.includes(story));
const claims = (story: string): string[] => casesOf(story).map((one) => one.claimAmount);

describe('the stories', () => {
  it('have the published amounts', () => {
    expect(claims('district-government-8000')).toEqual(['8000.00']);
    expect(sanitation550000.amount).toBe('550000.00');
    expect(Math.floor(Number(yachengTownship.amount) / 10_000)).toBe(11);
    expect(countyFine.amount).toBe('500000.00');
    expect(paidOutBreach.fineAmount).toBe('300000.00');
    expect(refusalProsecution).toMatchObject({ termMonths: 8, suspensionMonths: 18 });
  });

  it('pay 278 gym members 430,000-odd yuan on one day, by one debtor', () => {
    expect(gymMembers).toHaveLength(278);
    const total = gymMembers.reduce((sum, one) => sum + Number(one.recoveredAmount), 0);
    expect(Math.floor(total / 10_000)).toBe(43);
    const debtors = gymMembers.flatMap((one) => one.parties.filter((party) => party.role === 'DEBTOR'));
    expect(new Set(debtors.map((party) => party.creditCode)).size).toBe(1);
    const applicants = gymMembers.flatMap((one) => one.parties.filter((party) => party.role === 'APPLICANT'));
    expect(new Set(applicants.map((party) => party.idNumber)).size).toBe(278);
    for (const one of gymMembers) {
      expect(one.nodes.find((node) => node.node === 'PAYOUT')?.doneOn).toBe(gymPaidOn);
    }
  });

  it('accuse no real county: agencies that are fined, listed or named for delay are anonymous', () => {
    const accused = [countyFine.agencyId, countyListing.agencyId, paidOutBreach.agencyId];
    accused.push(...casesOf('district-government-8000').map((one) => one.debtorAgencyId as string));
    for (const id of accused) {
      expect(agencyOf(id).name).toContain('某');
    }
  });

  it('are consistent in themselves and with each other', () => {
    expect(storyCases.flatMap(faultsOf)).toEqual([]);
    expect(new Set(storyCases.map((one) => one.caseNumber)).size).toBe(storyCases.length);
    for (const one of storyCases) {
      if (one.judgmentId) {
        expect(storyJudgments.map((judgment) => judgment.id)).toContain(one.judgmentId);
      }
    }
  });

  it('do not affect the published counts of 2022', () => {
    expect(storyCases.filter((one) => one.regionCode.startsWith('5133') && one.filedOn >= '2022-01-01')).toEqual([]);
    expect([paidOutBreach.finedOn, refusalProsecution.judgedOn].every((date) => date < '2022-01-01')).toBe(true);
  });
});
