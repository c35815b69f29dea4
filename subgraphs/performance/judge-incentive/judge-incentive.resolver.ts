import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadOne } from '../../shared/loading/load.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Court } from '../court/court.stub.ts';
import { Judgment } from '../judgment/judgment.stub.ts';
import { SupervisionLedger } from '../supervision-ledger/supervision-ledger.entity.ts';

import { JudgeIncentive } from './judge-incentive.entity.ts';
import { judgeIncentiveList } from './judge-incentive.list.ts';

@Resolver(() => JudgeIncentive)
export class JudgeIncentiveResolver {
  @Query(() => JudgeIncentive, {
    nullable: true,
    description: '法官考核记录 The entry of an id; null if there is none.',
  })
  judgeIncentive(
    @Arg('id', () => ID, { description: '编号 Its opaque id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<JudgeIncentive | null> {
    return loadOne(context, JudgeIncentive, 'id', id);
  }

  @Query(() => judgeIncentiveList.Connection, {
    description: '法官考核记录列表 Entries for judges, for their courts only; others read `judgeIncentiveTotals`.',
  })
  judgeIncentives(
    @Args(() => judgeIncentiveList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<JudgeIncentive>> {
    return judgeIncentiveList.page(context, args);
  }

  @FieldResolver(() => Court, { nullable: true, description: '法院 The court of the judge.' })
  court(@Root() { courtCode }: JudgeIncentive): Court {
    return { code: courtCode };
  }

  @FieldResolver(() => SupervisionLedger, {
    nullable: true,
    description: '督促履行台账 The ledger that the work was for; null where there is none.',
  })
  ledger(
    @Root() { ledgerId }: JudgeIncentive,
    @Ctx() context: RequestContext,
  ): Promise<SupervisionLedger | null> | null {
    return ledgerId === null ? null : loadOne(context, SupervisionLedger, 'id', ledgerId);
  }

  @FieldResolver(() => Judgment, {
    nullable: true,
    description: '裁判 The judgment it is about; null where there is none.',
  })
  judgment(@Root() { judgmentId }: JudgeIncentive): Judgment | null {
    return judgmentId === null ? null : { id: judgmentId };
  }
}
