import { split } from '../quota.ts';
import { partySide } from '../world/case/parties.ts';
import type { CaseFacts } from '../world/case-facts.ts';

import { storyCase } from './story-case.ts';
import { peopleOfStory } from './story-people.ts';

const people = peopleOfStory('gym-members');

const APPLICANTS = 278;
/** 43万余元; the exact sum is not published. In fen. */
const TOTAL = 43_286_400;
export const gymPaidOn = '2018-10-09';
/** The person in charge was detained shortly before. */
export const gymDetainedOn = '2018-09-30';

const gym = { ...people.enterprise('620104'), name: '兰州市西固区某健身服务有限公司' };
const shares = split(
  TOTAL / 100,
  Array.from({ length: APPLICANTS }, () => people.random.int(8, 24)),
);

/**
 * A gym closed and owed its members their fees; the court of Xigu, Lanzhou, detained the person in charge,
 * and in early October 2018 paid 278 applicants on the spot (甘肃法制报, 2018-11-19). One case for each member, all against the gym; they are part of Gansu's 316,997.
 */
export const gymMembers: readonly CaseFacts[] = shares.map((share, i) =>
  paidOnTheSpot(
    storyCase({
      story: 'gym-members',
      courtCode: '甘0104',
      serial: 1201 + i,
      filedOn: '2018-06-12',
      concludedOn: gymPaidOn,
      method: 'FORCED',
      cause: '服务合同纠纷',
      claim: share * 100,
      recovered: share * 100,
      basisKind: 'JUDGMENT',
      basisNumber: `（2017）甘0104民初${2201 + i}号`,
      sides: [partySide('APPLICANT', people.adult('620104')), partySide('DEBTOR', gym)],
    }),
  ),
);

function paidOnTheSpot(facts: CaseFacts): CaseFacts {
  return {
    ...facts,
    nodes: facts.nodes.map((node) => (node.node === 'PAYOUT' ? { ...node, doneOn: gymPaidOn } : node)),
  };
}
