import { agencyNamed } from '../places/agencies.ts';

import { agencyStoryCase, storyPeople, storyRandom } from './agency-story.ts';

const agencyId = agencyNamed('异地某县人民政府').id;

/**
 * In 2020 a court of Ningde fined the government of a county elsewhere 500,000 yuan and listed it as dishonest; then it
 * performed (法治日报, 2022-01-14). The county is hidden in the source. One of Ningde's 75 cases of 2020.
 */
export const countyFined = agencyStoryCase({
  story: 'county-fined-500000',
  agencyId,
  courtCode: '闽09',
  serial: 36,
  filedOn: '2020-03-17',
  concludedOn: '2020-11-27',
  method: 'FORCED',
  cause: '建设工程施工合同纠纷',
  claim: 683_740_000,
  instrumentNumber: '（2019）闽09民初61号',
  effectiveOn: '2019-11-08',
  performanceDueOn: '2019-12-08',
  ordered: '被告于判决生效之日起三十日内支付原告工程款6837400元。',
  applicant: storyPeople.enterprise(storyRandom, '350900'),
});

/** The court's measures: sanction, listing and removal are rows of the credit office. */
export const countyFine = {
  caseId: countyFined.facts.id,
  agencyId,
  amount: '500000.00',
  decidedOn: '2020-08-19',
} as const;
export const countyListing = {
  caseId: countyFined.facts.id,
  agencyId,
  ground: 'ABLE_BUT_REFUSES',
  listedOn: '2020-08-26',
  removedOn: '2020-12-01',
} as const;
