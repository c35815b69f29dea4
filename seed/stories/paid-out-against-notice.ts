import { agencyNamed } from '../places/agencies.ts';
import { partySide } from '../world/case/parties.ts';

import { storyPeople, storyRandom } from './agency-story.ts';
import { storyCase } from './story-case.ts';

/**
 * A court had ordered a unit of Ganzi not to pay out what it owed the debtor, but it paid. It was ordered to recover
 * the money and fined 300,000 yuan (得荣县人民法院, 2023). Unit, court and year are not published: the unit is anonymous, the
 * court is the prefecture's, and the year is 2021, so that it does not affect the published counts of 2022.
 */
export const paidOutCase = storyCase({
  story: 'paid-out-against-notice',
  courtCode: '川33',
  serial: 24,
  filedOn: '2021-03-02',
  concludedOn: '2021-08-20',
  method: 'FORCED',
  cause: '建设工程施工合同纠纷',
  claim: 214_600_000,
  recovered: 214_600_000,
  basisKind: 'JUDGMENT',
  basisNumber: '（2020）川33民初18号',
  sides: [
    partySide('APPLICANT', storyPeople.enterprise(storyRandom, '513300')),
    partySide('DEBTOR', storyPeople.enterprise(storyRandom, '513300')),
  ],
});

/** The breach and its fine: the linkage office records the breach, the credit office the fine. */
export const paidOutBreach = {
  caseId: paidOutCase.id,
  agencyId: agencyNamed('甘孜州某协助执行单位').id,
  noticeServedOn: '2021-03-15',
  paidOutOn: '2021-04-08',
  paidOutAmount: '860000.00',
  orderedToRecoverOn: '2021-04-21',
  recoveredOn: '2021-07-30',
  fineAmount: '300000.00',
  finedOn: '2021-05-12',
} as const;
