import { partySide } from '../world/case/parties.ts';

import { storyPeople, storyRandom } from './agency-story.ts';
import { storyCase } from './story-case.ts';

/**
 * A debtor who could pay and did not was sentenced to eight months, suspended for eighteen (得荣县人民法院, 2023). County
 * and year are not published: the court is the prefecture's and the year 2020, outside the published counts of 2022.
 */
export const refusalCase = storyCase({
  story: 'refusal-sentence',
  courtCode: '川33',
  serial: 17,
  filedOn: '2020-01-14',
  concludedOn: '2020-11-20',
  method: 'FORCED',
  cause: '民间借贷纠纷',
  claim: 38_600_000,
  recovered: 38_600_000,
  basisKind: 'JUDGMENT',
  basisNumber: '（2019）川33民初9号',
  sides: [
    partySide('APPLICANT', storyPeople.adult(storyRandom, '513300')),
    partySide('DEBTOR', storyPeople.adult(storyRandom, '513300')),
  ],
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
