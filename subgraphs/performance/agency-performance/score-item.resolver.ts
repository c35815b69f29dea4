import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import { loadOne } from '../../shared/loading/load.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { ScoringRule } from '../scoring-scheme/scoring-rule.entity.ts';
import { SupervisionAction } from '../supervision-action/supervision-action.entity.ts';
import { OrderedDuty } from '../supervision-ledger/supervision-enums.ts';
import { SupervisionLedger } from '../supervision-ledger/supervision-ledger.entity.ts';

import { ScoreItem } from './score-item.entity.ts';

@Resolver(() => ScoreItem)
export class ScoreItemResolver {
  @FieldResolver(() => ScoringRule, {
    nullable: true,
    description: '评分规则 The rule by which the points are counted.',
  })
  rule(@Root() { ruleId }: ScoreItem, @Ctx() context: RequestContext): Promise<ScoringRule | null> {
    return loadOne(context, ScoringRule, 'id', ruleId);
  }

  @FieldResolver(() => SupervisionLedger, {
    nullable: true,
    description: '督促履行台账 Evidence: the ledger; null where it rests on no one case.',
  })
  ledger(@Root() { ledgerId }: ScoreItem, @Ctx() context: RequestContext): Promise<SupervisionLedger | null> | null {
    return ledgerId === null ? null : loadOne(context, SupervisionLedger, 'id', ledgerId);
  }

  @FieldResolver(() => SupervisionAction, {
    nullable: true,
    description: '督促措施 Evidence: the action that the points are for; null where they are for none.',
  })
  action(@Root() { actionId }: ScoreItem, @Ctx() context: RequestContext): Promise<SupervisionAction | null> | null {
    return actionId === null ? null : loadOne(context, SupervisionAction, 'id', actionId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      '判令内容 Evidence: what was ordered, put together from kind of duty, amount and term; null where it rests on no ' +
      'one case.',
  })
  ordered(@Root() { orderedDuty, amountOwed, performanceDueOn }: ScoreItem): string | null {
    if (orderedDuty === null) {
      return null;
    }
    const amount = amountOwed === null ? '' : `${amountOwed}元`;
    const term = performanceDueOn === null ? '未载明履行期限' : `应于${performanceDueOn}（含当日）前履行完毕`;
    return `${OrderedDuty.labels[orderedDuty]}${amount}，${term}`;
  }
}
