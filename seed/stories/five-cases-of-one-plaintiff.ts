import { agencyNamed } from '../places/agencies.ts';

import { agencyStoryCase, storyPeople, storyRandom } from './agency-story.ts';

const plaintiff = storyPeople.enterprise(storyRandom, '350900');
const claims = [18_650_000, 24_310_000, 9_875_000, 31_200_000, 12_460_000];

/**
 * One plaintiff won five suits against one unit; all five were performed together after the superiors had summoned
 * the unit (法治日报, 2022-01-14). Unit and sums are not published. Five of Ningde's 75 cases of 2020.
 */
export const fiveCases = claims.map((claim, i) =>
  agencyStoryCase({
    story: 'five-cases-of-one-plaintiff',
    agencyId: agencyNamed('宁德市某单位').id,
    courtCode: '闽09',
    serial: 101 + i,
    filedOn: '2020-06-03',
    concludedOn: '2020-09-10',
    cause: '买卖合同纠纷',
    claim,
    instrumentNumber: `（2019）闽09民初${171 + i}号`,
    effectiveOn: '2020-02-20',
    performanceDueOn: '2020-03-21',
    ordered: `被告于判决生效之日起三十日内支付原告货款${claim / 100}元。`,
    applicant: plaintiff,
  }),
);
