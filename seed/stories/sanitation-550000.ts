import { agencyNamed } from '../places/agencies.ts';

import { plaintiffsOf } from './agency-story.ts';
import { storyJudgment } from './story-case.ts';
import { peopleOfStory } from './story-people.ts';

const people = peopleOfStory('sanitation-550000');

/**
 * A sanitation department owed a construction company 550,000 yuan and interest by a retrial judgment of Fujian's High
 * Court of August 2021. It did not perform at first, and did so at once when it heard that enforcement was about to be
 * filed (法治日报, 2022-01-14). So there is a judgment and no case. The source hides the city; days within the month are
 * chosen.
 */
export const sanitation550000 = storyJudgment({
  instrumentNumber: '（2021）闽民再187号',
  courtCode: '闽',
  effectiveOn: '2021-08-17',
  ordered: '被告于判决生效之日起三十日内支付原告工程款550000元及利息。',
  amount: '550000.00',
  performanceDueOn: '2021-09-16',
  defendantAgencyId: agencyNamed('某市环境卫生管理处').id,
  performedOn: '2021-10-15',
  instance: 'RETRIAL',
  plaintiffs: plaintiffsOf([people.builder('350900')]),
});
