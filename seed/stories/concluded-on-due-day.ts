import { partySide } from '../world/case/parties.ts';

import { storyCase } from './story-case.ts';
import { peopleOfStory } from './story-people.ts';

const people = peopleOfStory('concluded-on-due-day');

/**
 * No source tells this one: a case concluded on the last day of its statutory period, which is in time. Without it, a
 * measure that counts "before the due day" could not be told from one that counts "by the due day".
 */
export const concludedOnDueDay = storyCase({
  story: 'concluded-on-due-day',
  courtCode: '闽0902',
  serial: 9101,
  filedOn: '2021-03-15',
  concludedOn: '2021-09-15',
  method: 'FORCED',
  cause: '买卖合同纠纷',
  claim: 3_268_000,
  recovered: 3_268_000,
  basisKind: 'MEDIATION',
  basisNumber: '（2020）闽0902民初3801号',
  sides: [partySide('APPLICANT', people.adult('350902')), partySide('DEBTOR', people.adult('350902'))],
});
