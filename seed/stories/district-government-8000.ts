import { agencyNamed } from '../places/agencies.ts';

import { agencyStoryCase } from './agency-story.ts';
import { peopleOfStory } from './story-people.ts';

const people = peopleOfStory('district-government-8000');

/**
 * A district government owed 8,000 yuan and could pay, but had not paid almost a year after the judgment; the intermediate
 * court's forced enforcement ended it (法治日报, 2022-01-14). The case crosses regions: a court of another city judges suits
 * against the district. So the debtor is an anonymous 某区人民政府 outside Ningde and the court is Ningde's intermediate
 * court. The source names no year. One of Ningde's 36 cases of 2021.
 */
export const districtGovernment8000 = agencyStoryCase({
  story: 'district-government-8000',
  agencyId: agencyNamed('某区人民政府').id,
  courtCode: '闽09',
  serial: 57,
  filedOn: '2021-03-09',
  concludedOn: '2021-05-11',
  method: 'FORCED',
  cause: '行政赔偿',
  claim: 800_000,
  instrumentNumber: '（2020）闽09行初33号',
  effectiveOn: '2020-05-29',
  performanceDueOn: '2020-06-28',
  ordered: '被告于判决生效之日起三十日内赔偿原告8000元。',
  applicants: [people.adult('350900')],
});
