import type { SupervisionLedger } from '../../../subgraphs/performance/supervision-ledger/supervision-ledger.entity.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import type { Random } from '../../random.ts';
import { agencyCauseOf } from '../../world/case/causes.ts';
import type { JudgmentFacts } from '../../world/case-facts.ts';

import type { Duty } from './duty.ts';

type Subject = Pick<Row<SupervisionLedger>, 'cause' | 'orderedDuty'>;
type Cause = NonNullable<Subject['cause']>;
type OrderedDuty = NonNullable<Subject['orderedDuty']>;

const causes: Readonly<Record<string, Cause>> = {
  建设工程施工合同纠纷: 'CONSTRUCTION',
  房屋拆迁安置补偿合同纠纷: 'RESETTLEMENT',
  行政赔偿: 'STATE_COMPENSATION',
  买卖合同纠纷: 'SALE',
  土地租赁合同纠纷: 'LAND_LEASE',
  房屋租赁合同纠纷: 'HOUSE_LEASE',
  服务合同纠纷: 'SERVICE',
  物业服务合同纠纷: 'SERVICE',
  金融借款合同纠纷: 'LOAN',
  民间借贷纠纷: 'LOAN',
  劳动争议: 'LABOUR',
  劳务合同纠纷: 'LABOUR',
  追索劳动报酬纠纷: 'LABOUR',
};

/** By words of an order to act: the kind of duty, and the cause that it usually has. */
const acts: readonly (readonly [string, OrderedDuty, Cause])[] = [
  ['政府信息', 'DISCLOSE', 'DISCLOSURE'],
  ['权属证书', 'REGISTER_TITLE', 'RESETTLEMENT'],
  ['产权证', 'REGISTER_TITLE', 'RESETTLEMENT'],
  ['恢复原状', 'RESTORE', 'LAND_LEASE'],
  ['作出处理', 'DECIDE', 'ADMINISTRATIVE_ACT'],
];

/** The member of the closed list for a cause of the world. */
export function causeMember(cause: string): Cause {
  return causes[cause] ?? 'OTHER';
}

/** What a duty is about: cause and kind of order, from the case where there is one, else from the judgment. */
export function subjectOf(random: Random, { facts, judgment }: Duty): Subject {
  if (judgment?.kind === 'CONDUCT') {
    const act = acts.find(([words]) => judgment.ordered.includes(words));
    const cause = facts ? causeMember(facts.cause) : (act?.[2] ?? 'ADMINISTRATIVE_ACT');
    return { cause, orderedDuty: act?.[1] ?? 'OTHER_ACT' };
  }
  return { cause: facts ? causeMember(facts.cause) : causeOfJudgment(random, judgment), orderedDuty: 'PAY_MONEY' };
}

/** The world keeps no cause of a judgment that was not enforced: drawn, as its case number allows. */
function causeOfJudgment(random: Random, judgment: JudgmentFacts | null): Cause {
  if (judgment?.instrumentNumber.includes('行')) {
    return 'STATE_COMPENSATION';
  }
  const drawn = causeMember(agencyCauseOf(random));
  return drawn === 'STATE_COMPENSATION' ? 'CONSTRUCTION' : drawn;
}
