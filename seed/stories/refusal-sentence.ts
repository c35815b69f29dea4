import { partySide } from '../world/case/parties.ts';

import { storyCase } from './story-case.ts';
import { peopleOfStory } from './story-people.ts';

const people = peopleOfStory('refusal-sentence');

/**
 * The first refusal conviction of Ganzi, at the court of Kangding (K市): the debtor of a construction contract hid and moved
 * property after the judgment; court, police and procuratorate worked together, and the debtor was sentenced to eight
 * months, suspended for eighteen (得荣县人民法院, 2023). The year is not published: it is 2020, outside the published
 * counts of 2022, and nobody else in Ganzi is convicted earlier.
 */
export const refusalCase = storyCase({
  story: 'refusal-sentence',
  courtCode: '川3301',
  serial: 17,
  filedOn: '2020-01-14',
  concludedOn: '2020-11-20',
  method: 'FORCED',
  cause: '建设工程施工合同纠纷',
  claim: 38_600_000,
  recovered: 38_600_000,
  basisKind: 'JUDGMENT',
  basisNumber: '（2019）川3301民初109号',
  sides: [partySide('APPLICANT', people.builder('513301')), partySide('DEBTOR', people.adult('513301'))],
});

/** The stages of the prosecution of the case's debtor, for the credit office. */
export const refusalProsecution = {
  caseId: refusalCase.id,
  route: 'PUBLIC',
  clueOn: '2020-04-27',
  referredOn: '2020-05-06',
  filedOn: '2020-05-20',
  reviewedOn: '2020-07-15',
  prosecutedOn: '2020-08-12',
  judgedOn: '2020-10-28',
  termMonths: 8,
  suspensionMonths: 18,
} as const;

/** The listing of the same debtor, which says how performance was evaded; it ends when the duty is performed. */
export const refusalListing = {
  ground: 'EVADES',
  conduct: '判决生效后隐匿、转移财产，规避执行',
  listedOn: '2020-03-10',
} as const;
