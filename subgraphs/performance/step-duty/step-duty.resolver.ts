import { Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';

import { readRecords } from '../../shared/database/read-records.ts';
import { loadOne } from '../../shared/loading/load.ts';
import { dateInShanghai } from '../../shared/scalars/date-time.ts';
import { DateScalar } from '../../shared/scalars/date.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { SupervisionLedger } from '../supervision-ledger/supervision-ledger.entity.ts';

import { doneOn, lateDays } from './duty-lateness.ts';
import { StepDuty } from './step-duty.entity.ts';
import { StepRule } from './step-rule.entity.ts';

@Resolver(() => StepDuty)
export class StepDutyResolver {
  @FieldResolver(() => DateScalar, {
    nullable: true,
    description: '完成日期 Day on which it was done; null if it was not, or the standard is not met.',
  })
  async doneOn(@Root() { ledgerId, node }: StepDuty, @Ctx() context: RequestContext): Promise<string | null> {
    const ledger = await loadOne(context, SupervisionLedger, 'id', ledgerId);
    return ledger && doneOn(ledger, node);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      '超期天数 Days from the due day until it was done; while it is not, until today, until the ledger was closed, or, ' +
      'for a step before enforcement, until enforcement was filed. 0 if in time, null where there is no due day.',
  })
  async lateDays(@Root() { ledgerId, node, dueOn }: StepDuty, @Ctx() context: RequestContext): Promise<number | null> {
    const ledger = await loadOne(context, SupervisionLedger, 'id', ledgerId);
    return ledger && lateDays(ledger, node, dueOn, dateInShanghai(context.now));
  }

  @Query(() => [StepRule], {
    description:
      '流程节点期限规则 By which rule each node of a supervision ledger falls due, in order, with its source.',
  })
  stepRules(@Ctx() { em }: RequestContext): Promise<StepRule[]> {
    return readRecords(em, StepRule, {}, { orderBy: [{ serial: 'asc' }] });
  }
}
