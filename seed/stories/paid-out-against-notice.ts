import { agencyNamed } from '../places/agencies.ts';
import { partySide } from '../world/case/parties.ts';

import { storyCase } from './story-case.ts';
import { peopleOfStory } from './story-people.ts';

const people = peopleOfStory('paid-out-against-notice');

const bank = { ...people.enterprise('513301'), name: '某银行股份有限公司康定市支行' };

/** What the unit owed the debtor and paid to a third party, in fen. */
const PAID_OUT = 86_000_000;
const CLAIM = 214_600_000;

/**
 * The first penalty in Ganzi on a unit that has to assist, at the court of Kangding (K市), in a bank's loan dispute. A unit of
 * another county (L县) was served the notice to assist and the ruling, but paid the money to a third party. Ordered to
 * recover it in time, it could not and said so, and was fined 300,000 yuan (得荣县人民法院, 2023). The unit, its county and the
 * year are not published: the unit is anonymous, and the year is 2021, so that it does not affect the published counts
 * of 2022.
 */
export const paidOutCase = storyCase({
  story: 'paid-out-against-notice',
  courtCode: '川3301',
  serial: 24,
  filedOn: '2021-03-02',
  concludedOn: '2021-08-20',
  method: 'FORCED',
  cause: '金融借款合同纠纷',
  claim: CLAIM,
  recovered: CLAIM - PAID_OUT,
  basisKind: 'JUDGMENT',
  basisNumber: '（2020）川3301民初218号',
  sides: [partySide('APPLICANT', bank), partySide('DEBTOR', people.enterprise('513301'))],
});

/** The breach and its fine: the linkage office records the breach, the credit office the fine. */
export const paidOutBreach = {
  caseId: paidOutCase.id,
  agencyId: agencyNamed('甘孜州某县某单位').id,
  noticeServedOn: '2021-03-15',
  paidOutOn: '2021-04-08',
  paidOutAmount: '860000.00',
  orderedToRecoverOn: '2021-04-21',
  /** It never was. */
  recoveredOn: null,
  fineAmount: '300000.00',
  finedOn: '2021-05-12',
  fineResult: '经责令限期追回，该单位书面说明款项已支付第三人，无法追回；罚款已缴纳',
} as const;
