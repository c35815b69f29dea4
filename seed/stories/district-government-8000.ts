import { agencyNamed } from '../places/agencies.ts';

import { agencyStoryCase, storyPeople, storyRandom } from './agency-story.ts';

/**
 * A district government overlooked a payment of 8,000 yuan and paid when it was urged (法治日报, 2022-01-14). The source
 * hides the district, so the debtor is the anonymous 某区人民政府 and the court Ningde's intermediate court. One of Ningde's
 * 36 cases of 2021.
 */
export const districtGovernment8000 = agencyStoryCase({
  story: 'district-government-8000',
  agencyId: agencyNamed('某区人民政府').id,
  courtCode: '闽09',
  serial: 57,
  filedOn: '2021-03-09',
  concludedOn: '2021-03-24',
  cause: '行政赔偿',
  claim: 800_000,
  instrumentNumber: '（2020）闽09行初88号',
  effectiveOn: '2020-11-16',
  performanceDueOn: '2020-12-16',
  ordered: '被告于判决生效之日起三十日内赔偿原告8000元。',
  applicant: storyPeople.adult(storyRandom, '350900'),
});
