import { dateOf, dayOf, type Day } from '../calendar.ts';
import { idOf, type Random } from '../random.ts';

import type { CaseFacts, PetitionFacts } from './case-facts.ts';

const grounds = [
  '消极执行',
  '超期执行',
  '违法查封、扣押、冻结',
  '终结本次执行程序不当',
  '案款未及时发放',
  '不公开执行信息',
];

/** Complaints about enforcement: about one in 150 cases, a fifth of them founded, answered within two months. */
export function* petitionsAbout(random: Random, cases: Iterable<CaseFacts>, asOf: Day): Generator<PetitionFacts> {
  for (const facts of cases) {
    const own = random.stream(`petition/${facts.id}`);
    if (!own.chance(1 / 150)) {
      continue;
    }
    const filed = dayOf(facts.filedOn) + own.int(40, 300);
    if (filed > asOf) {
      continue;
    }
    const answered = filed + own.int(5, 60);
    yield {
      id: idOf('pe', facts.id),
      caseId: facts.id,
      courtCode: facts.courtCode,
      regionCode: facts.regionCode,
      filedOn: dateOf(filed),
      ground: own.pick(grounds),
      founded: answered <= asOf ? own.chance(0.2) : null,
      answeredOn: answered <= asOf ? dateOf(answered) : null,
    };
  }
}
