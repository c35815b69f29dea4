import { agencyNamed } from '../places/agencies.ts';

import { agencyStoryCase, storyPeople, storyRandom } from './agency-story.ts';
import { storyJudgment } from './story-case.ts';

const agencyId = agencyNamed('霞浦县牙城镇人民政府').id;

/**
 * Yacheng township of Xiapu was to pay for the lost value of a house (11万余元); it paid in 2020, and the buyer also
 * received the title deeds (法治日报, 2022-01-14). One of Ningde's 75 cases of 2020. The exact sum is not published: the
 * figure has the published digits.
 */
export const yachengTownship = agencyStoryCase({
  story: 'yacheng-township',
  agencyId,
  courtCode: '闽0921',
  serial: 412,
  filedOn: '2020-05-12',
  concludedOn: '2020-07-15',
  cause: '房屋拆迁安置补偿合同纠纷',
  claim: 11_238_600,
  instrumentNumber: '（2019）闽0921民初1362号',
  effectiveOn: '2020-01-10',
  performanceDueOn: '2020-02-10',
  ordered: '被告于判决生效之日起三十日内支付原告房屋价值损失款112386元。',
  applicant: storyPeople.adult(storyRandom, '350921'),
});

/** The duty to issue the title deeds: conduct, performed without enforcement being filed. */
export const yachengTitleDeeds = storyJudgment({
  instrumentNumber: '（2019）闽0921民初1363号',
  courtCode: '闽0921',
  effectiveOn: '2020-01-10',
  ordered: '被告于判决生效之日起六十日内协助原告办理房屋不动产权属证书。',
  amount: null,
  performanceDueOn: '2020-03-10',
  defendantAgencyId: agencyId,
  performedOn: '2020-07-15',
});
