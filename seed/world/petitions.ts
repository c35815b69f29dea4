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

/** Complaints about enforcement: about one for 150 cases, a fifth of them founded, mostly answered within two months. */
export function* petitionsAbout(random: Random, cases: Iterable<CaseFacts>, asOf: Day): Generator<PetitionFacts> {
  for (const told of cases) {
    const own = random.stream(`petition/${told.id}`);
    if (!own.chance(1 / 150)) {
      continue;
    }
    const filed = dayOf(told.filedOn) + own.int(40, 300);
    if (filed > asOf) {
      continue;
    }
    const answered = filed + own.int(5, 60);
    yield {
      id: idOf('pe', told.id),
      caseId: told.id,
      courtCode: told.courtCode,
      regionCode: told.regionCode,
      filedOn: dateOf(filed),
      ground: own.pick(grounds),
      founded: answered <= asOf ? own.chance(0.2) : null,
      answeredOn: answered <= asOf ? dateOf(answered) : null,
    };
  }
}
