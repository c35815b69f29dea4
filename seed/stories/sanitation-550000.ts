import { agencyNamed } from '../places/agencies.ts';

import { agencyStoryCase, storyPeople, storyRandom } from './agency-story.ts';

/**
 * A sanitation department owed 550,000 yuan for works and paid when its superiors pressed it (法治日报, 2022-01-14).
 * The source hides the city. One of Fujian's 533 cases of 2021, and of Ningde's 36, whose court reported it.
 */
export const sanitation550000 = agencyStoryCase({
  story: 'sanitation-550000',
  agencyId: agencyNamed('某市环境卫生管理处').id,
  courtCode: '闽09',
  serial: 143,
  filedOn: '2021-05-18',
  concludedOn: '2021-07-02',
  cause: '建设工程施工合同纠纷',
  claim: 55_000_000,
  instrumentNumber: '（2020）闽09民初215号',
  effectiveOn: '2020-12-21',
  performanceDueOn: '2021-01-20',
  ordered: '被告于判决生效之日起三十日内支付原告工程款550000元。',
  applicant: storyPeople.enterprise(storyRandom, '350900'),
});
