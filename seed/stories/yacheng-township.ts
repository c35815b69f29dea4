import { agencyNamed } from '../places/agencies.ts';

import { plaintiffsOf } from './agency-story.ts';
import { storyJudgment } from './story-case.ts';
import { peopleOfStory } from './story-people.ts';

const people = peopleOfStory('yacheng-township');

const agencyId = agencyNamed('霞浦县牙城镇人民政府').id;
const villager = plaintiffsOf([people.adult('350921')]);

/**
 * An office set up by Yacheng township of Xiapu agreed in 2008 with a villager on demolition and resettlement. After
 * several suits since 2018, Ningde's final judgment of November 2020 ordered some 110,000 yuan for the loss of the house
 * (11万余元) and help with two title deeds. Xiapu's court warned, explained the law and urged; the township paid before
 * enforcement, and the deeds were applied for: the whole dispute was settled as one (法治日报, 2022-01-14). The exact sum and
 * days are not published: the sum has the published digits.
 */
export const yachengTownship = storyJudgment({
  instrumentNumber: '（2020）闽09民终1362号',
  courtCode: '闽09',
  effectiveOn: '2020-11-13',
  ordered: '被告于判决生效之日起六十日内支付原告房屋价值损失款112386元，并协助原告办理集体土地使用证、房屋所有权证。',
  amount: '112386.00',
  performanceDueOn: '2021-01-12',
  defendantAgencyId: agencyId,
  performedOn: '2020-12-24',
  conductProgress: 'UNDER_WAY',
  conductNote: '集体土地使用证、房屋所有权证均已申请办理',
  instance: 'FINAL',
  plaintiffs: villager,
});

/** The earlier suits about the same agreement, both administrative: the source gives neither their number nor their orders. */
export const yachengEarlierSuits = [
  storyJudgment({
    instrumentNumber: '（2018）闽0921行初46号',
    courtCode: '闽0921',
    effectiveOn: '2018-12-28',
    ordered: '被告于判决生效之日起六十日内就原告与被告所设办公室2008年签订的拆迁安置协议，对安置补偿请求作出处理。',
    amount: null,
    performanceDueOn: '2019-02-26',
    defendantAgencyId: agencyId,
    performedOn: '2019-02-20',
    instance: 'FIRST',
    plaintiffs: villager,
  }),
  storyJudgment({
    instrumentNumber: '（2019）闽09行终137号',
    courtCode: '闽09',
    effectiveOn: '2019-09-25',
    ordered: '撤销被诉处理决定；被告于判决生效之日起六十日内就2008年签订的拆迁安置协议所涉房屋重新作出处理。',
    amount: null,
    performanceDueOn: '2019-11-24',
    defendantAgencyId: agencyId,
    performedOn: '2019-11-15',
    instance: 'FINAL',
    plaintiffs: villager,
  }),
] as const;
