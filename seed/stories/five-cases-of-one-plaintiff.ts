import { dateOf, dayOf } from '../calendar.ts';
import { agencyNamed } from '../places/agencies.ts';
import { yuan } from '../world/case/docket.ts';

import { agencyStoryCase, plaintiffsOf } from './agency-story.ts';
import { storyJudgment } from './story-case.ts';
import { peopleOfStory } from './story-people.ts';

const people = peopleOfStory('five-cases-of-one-plaintiff');

const agencyId = agencyNamed('某市某区人民政府').id;
const plaintiff = people.adult('350900');
const family = { ...people.adult('350900'), address: plaintiff.address };

/**
 * A person and his family won five suits against one district government since 2020. Only the one of 2020 entered
 * enforcement; in the four of 2021 the judge warned and urged in time, and each was performed soon after its final
 * judgment (法治日报, 2022-01-14). District and sums are not published. Suits against a county's government begin at the
 * intermediate court, so their final judgments are the High Court's. The first is one of Ningde's 75 cases of 2020.
 */
export const firstOfFive = agencyStoryCase({
  story: 'five-cases-of-one-plaintiff',
  agencyId,
  courtCode: '闽09',
  judgedBy: '闽',
  instance: 'FINAL',
  serial: 101,
  filedOn: '2020-09-03',
  concludedOn: '2020-10-21',
  cause: '行政赔偿',
  claim: 18_650_000,
  instrumentNumber: '（2020）闽行终171号',
  effectiveOn: '2020-06-22',
  performanceDueOn: '2020-07-22',
  ordered: '被告于判决生效之日起三十日内支付原告安置补偿款186500元。',
  applicants: [plaintiff, family],
});

const ofNextYear = [
  { serial: 88, claim: 24_310_000, effectiveOn: '2021-03-16', performedOn: '2021-03-30' },
  { serial: 89, claim: 9_875_000, effectiveOn: '2021-03-16', performedOn: '2021-03-30' },
  { serial: 213, claim: 31_200_000, effectiveOn: '2021-06-24', performedOn: '2021-07-12' },
  { serial: 340, claim: 12_460_000, effectiveOn: '2021-09-28', performedOn: '2021-10-18' },
];

/** The four judgments of 2021, which were performed without enforcement. */
export const laterFour = ofNextYear.map(({ serial, claim, effectiveOn, performedOn }) =>
  storyJudgment({
    instrumentNumber: `（2021）闽行终${serial}号`,
    courtCode: '闽',
    effectiveOn,
    ordered: `被告于判决生效之日起三十日内支付原告安置补偿款${claim / 100}元。`,
    amount: yuan(claim),
    performanceDueOn: thirtyDaysAfter(effectiveOn),
    defendantAgencyId: agencyId,
    performedOn,
    instance: 'FINAL',
    plaintiffs: plaintiffsOf([plaintiff, family]),
  }),
);

function thirtyDaysAfter(date: string): string {
  return dateOf(dayOf(date) + 30);
}
