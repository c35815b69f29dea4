import { agencyNamed } from '../places/agencies.ts';

import { agencyStoryCase } from './agency-story.ts';
import { peopleOfStory } from './story-people.ts';

const people = peopleOfStory('county-fined-500000');

const agencyId = agencyNamed('异地某县人民政府').id;
const otherAgencyId = agencyNamed('异地另一某县人民政府').id;

/**
 * Since 2020 a court of Ningde has fined the government of a county outside the prefecture 500,000 yuan and put another
 * county's government on the dishonest list; then they performed. Of the fined county there were 30 cases in 2020 and
 * only 3 in 2021 (法治日报, 2022-01-14). The source hides both counties. Two of Ningde's 75 cases of 2020.
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
  applicants: [people.builder('350900')],
});

export const countyListed = agencyStoryCase({
  story: 'county-listed',
  agencyId: otherAgencyId,
  courtCode: '闽09',
  serial: 41,
  filedOn: '2020-04-08',
  concludedOn: '2020-11-26',
  method: 'FORCED',
  cause: '建设工程施工合同纠纷',
  claim: 214_960_000,
  instrumentNumber: '（2019）闽09民初74号',
  effectiveOn: '2019-12-20',
  performanceDueOn: '2020-01-19',
  ordered: '被告于判决生效之日起三十日内支付原告工程款2149600元。',
  applicants: [people.builder('350900')],
});

/** The court's measures: sanction, listing and removal are rows of the credit office. */
export const countyFine = {
  caseId: countyFined.facts.id,
  agencyId,
  amount: '500000.00',
  decidedOn: '2020-08-19',
} as const;
export const countyListing = {
  caseId: countyListed.facts.id,
  agencyId: otherAgencyId,
  ground: 'ABLE_BUT_REFUSES',
  listedOn: '2020-08-26',
  removedOn: '2020-12-01',
} as const;
